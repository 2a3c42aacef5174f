// Process-wide pool. Helpers are started at the first large operation. After an operation they watch for the
// next one for a moment, then they sleep.
//
// One operation at a time has the helpers; another environment's thread that wants them meanwhile runs
// its operation alone, so nothing ever waits for a thread that may be gone. The pool is never
// destroyed: at exit, helpers are asleep in a condition variable that outlives every static object, and the
// process ends under them, which is allowed for detached threads. After fork() the child has no helpers:
// it notices by its process id and works alone. A worker that is terminated is not interrupted inside a
// native call, so `parallel` always reaches its end.
#include "threads.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <system_error>
#include <thread>

#if defined(_WIN32)
#define WIN32_LEAN_AND_MEAN
#define NOMINMAX
#include <windows.h>
#else
#include <dlfcn.h>
#include <unistd.h>
#endif

namespace tsmem::kernels {
namespace {

constexpr int kMostThreads = 64;

using Clock = std::chrono::steady_clock;
// A sleeping thread takes 30 us to wake: whoever waits watches that long first, so that operations that
// follow each other find the helpers awake.
constexpr std::chrono::microseconds kWatch{60};
// Helpers that sleep are worth the wait for work of this many times the grain.
constexpr int64_t kSleepFactor = 4;

void pause_briefly() {
#if defined(__x86_64__) && defined(__GNUC__)
  __builtin_ia32_pause();
#elif defined(__aarch64__) && defined(__GNUC__)
  asm volatile("yield");
#else
  std::this_thread::yield();
#endif
}

// Watches until `seen` returns true, for kWatch at most. Returns what it returned last.
template <class F>
bool watch(F seen) {
  const auto end = Clock::now() + kWatch;
  do {
    for (int i = 0; i < 32; ++i) {
      if (seen()) return true;
      pause_briefly();
    }
  } while (Clock::now() < end);
  return seen();
}

long process_id() {
#if defined(_WIN32)
  return 0;  // no fork
#else
  return static_cast<long>(getpid());
#endif
}

// Node unloads an addon with the last worker that used it; the helpers' code must stay mapped.
void keep_loaded() {
  static const int anchor = 0;
#if defined(_WIN32)
  HMODULE module;
  GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_PIN | GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS,
                     reinterpret_cast<LPCWSTR>(&anchor), &module);
#else
  Dl_info info;
  if (dladdr(&anchor, &info) != 0 && info.dli_fname != nullptr) {
    dlopen(info.dli_fname, RTLD_NOW | RTLD_NOLOAD | RTLD_NODELETE);
  }
#endif
}

int default_count() {
  if (const char* wanted = std::getenv("TSMEM_THREADS")) {
    const int count = std::atoi(wanted);
    if (count >= 1) return std::min(count, kMostThreads);
  }
  const int cores = static_cast<int>(std::thread::hardware_concurrency());
  return std::clamp(cores - 1, 1, 4);
}

class Pool {
 public:
  std::atomic<int> wanted{default_count()};

  // Whether a piece that is worth less than a helper's waking may be given away: one is awake. When two such
  // operations follow each other at once, the helpers are woken for the third.
  bool is_awake() {
    if (watching_.load(std::memory_order_relaxed) > 0) return true;
    const int64_t now = Clock::now().time_since_epoch().count();
    const int64_t before = last_asked_.exchange(now, std::memory_order_relaxed);
    if (now - before < Clock::duration(kWatch).count()) {
      std::unique_lock<std::mutex> turn(turn_, std::try_to_lock);
      if (turn.owns_lock() && owner_ == process_id() && start_helpers(1)) {
        {
          std::lock_guard<std::mutex> lock(mutex_);
          is_called_ = true;
        }
        work_.notify_one();
      }
    }
    return false;
  }

  // Pieces 1 … pieces - 1 run on helpers, piece 0 on the caller. False when there are no helpers.
  bool run(int pieces, const std::function<void(int)>& piece) {
    std::unique_lock<std::mutex> turn(turn_, std::try_to_lock);
    if (!turn.owns_lock() || owner_ != process_id() || !start_helpers(pieces - 1)) return false;
    int sleeping;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      piece_ = &piece;
      next_ = 1;
      end_ = pieces;
      unfinished_.store(pieces - 1, std::memory_order_relaxed);
      waiting_.store(pieces - 1, std::memory_order_relaxed);
      sleeping = sleeping_;
    }
    if (sleeping > 0) work_.notify_all();
    piece(0);
    // Pieces that no helper has taken yet are done here: a sleeping helper is not waited for.
    while (take_piece()) {
    }
    const auto is_done = [this] { return unfinished_.load(std::memory_order_acquire) == 0; };
    if (!watch(is_done)) {
      std::unique_lock<std::mutex> lock(mutex_);
      done_.wait(lock, is_done);
    }
    return true;
  }

 private:
  bool start_helpers(int count) {
    if (helpers_ == 0) keep_loaded();
    while (helpers_ < count) {
      try {
        std::thread([this] { help(); }).detach();
      } catch (const std::system_error&) {
        return helpers_ > 0;
      }
      ++helpers_;
    }
    return true;
  }

  bool take_piece() {
    int mine;
    const std::function<void(int)>* piece;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      if (next_ >= end_) return false;
      mine = next_++;
      waiting_.store(end_ - next_, std::memory_order_relaxed);
      piece = piece_;
    }
    (*piece)(mine);
    // From here on `piece` may be gone.
    if (unfinished_.fetch_sub(1, std::memory_order_acq_rel) == 1) {
      std::lock_guard<std::mutex> lock(mutex_);
      done_.notify_one();
    }
    return true;
  }

  [[noreturn]] void help() {
    for (;;) {
      watching_.fetch_add(1, std::memory_order_relaxed);
      const bool seen = watch([this] { return waiting_.load(std::memory_order_relaxed) > 0; });
      watching_.fetch_sub(1, std::memory_order_relaxed);
      if (!seen) {
        std::unique_lock<std::mutex> lock(mutex_);
        ++sleeping_;
        work_.wait(lock, [this] { return next_ < end_ || is_called_; });
        --sleeping_;
        is_called_ = false;
      }
      take_piece();
    }
  }

  std::mutex turn_;  // held for a whole operation
  int helpers_ = 0;  // guarded by turn_
  const long owner_ = process_id();
  std::atomic<int64_t> last_asked_{0};

  std::mutex mutex_;  // guards what follows
  std::condition_variable work_, done_;
  const std::function<void(int)>* piece_ = nullptr;
  int next_ = 0, end_ = 0, sleeping_ = 0;
  bool is_called_ = false;
  // Written under the mutex, or by whoever finished a piece; watched without it.
  std::atomic<int> waiting_{0}, unfinished_{0}, watching_{0};
};

Pool& pool() {
  static Pool* const the_pool = new Pool;  // never freed, see above
  return *the_pool;
}

}  // namespace

void parallel(int64_t length, int64_t grain, int64_t multiple,
              const std::function<void(int64_t from, int64_t to)>& work) {
  const int64_t most = pool().wanted.load(std::memory_order_relaxed);
  const int64_t pieces = std::min(most, grain > 0 ? length / grain : length);
  if (pieces < 2) return work(0, length);
  if (length / kSleepFactor < 2 * grain && !pool().is_awake()) return work(0, length);
  const int64_t each = ((length / pieces + multiple - 1) / multiple) * multiple;
  const auto piece = [&](int k) {
    const int64_t from = std::min(length, k * each);
    const int64_t to = k + 1 == pieces ? length : std::min(length, from + each);
    if (from < to) work(from, to);
  };
  if (!pool().run(static_cast<int>(pieces), piece)) work(0, length);
}

int thread_count() { return pool().wanted.load(std::memory_order_relaxed); }

void set_thread_count(int count) {
  pool().wanted.store(std::clamp(count, 1, kMostThreads), std::memory_order_relaxed);
}

}  // namespace tsmem::kernels
