// Process-wide pool. Helpers are started at the first large operation and sleep between operations.
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

  // Pieces 1 … pieces - 1 run on helpers, piece 0 on the caller. False when there are no helpers.
  bool run(int pieces, const std::function<void(int)>& piece) {
    std::unique_lock<std::mutex> turn(turn_, std::try_to_lock);
    if (!turn.owns_lock() || owner_ != process_id() || !start_helpers(pieces - 1)) return false;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      piece_ = &piece;
      next_ = 1;
      end_ = pieces;
      unfinished_ = pieces - 1;
    }
    work_.notify_all();
    piece(0);
    // Pieces that no helper has taken yet are done here: a sleeping helper is not waited for.
    while (take_piece()) {
    }
    std::unique_lock<std::mutex> lock(mutex_);
    done_.wait(lock, [this] { return unfinished_ == 0; });
    piece_ = nullptr;
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
      piece = piece_;
    }
    (*piece)(mine);
    std::lock_guard<std::mutex> lock(mutex_);
    if (--unfinished_ == 0) done_.notify_one();
    return true;
  }

  [[noreturn]] void help() {
    for (;;) {
      {
        std::unique_lock<std::mutex> lock(mutex_);
        work_.wait(lock, [this] { return next_ < end_; });
      }
      take_piece();
    }
  }

  std::mutex turn_;  // held for a whole operation
  int helpers_ = 0;  // guarded by turn_
  const long owner_ = process_id();

  std::mutex mutex_;  // guards what follows
  std::condition_variable work_, done_;
  const std::function<void(int)>* piece_ = nullptr;
  int next_ = 0, end_ = 0, unfinished_ = 0;
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
