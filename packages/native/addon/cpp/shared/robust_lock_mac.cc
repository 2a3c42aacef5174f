// macOS has no robust mutexes. flock on a file of our own gives way when its process ends, however it
// ends; it belongs to the process, so a mutex inside the process goes before it.
#if defined(__APPLE__)

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <mutex>
#include <new>
#include <string>
#include <thread>

#include "robust_lock.h"

namespace tsmem::sync {

namespace {

using Clock = std::chrono::steady_clock;

std::string FileName(const SyncPage& page, int index) {
  char folder[1024];
  const size_t length = confstr(_CS_DARWIN_USER_TEMP_DIR, folder, sizeof folder);
  if (length == 0 || length > sizeof folder) return {};
  char name[64];
  std::snprintf(name, sizeof name, "tsmem-%016llx%016llx-%d.lock",
                static_cast<unsigned long long>(page.identity[0]),
                static_cast<unsigned long long>(page.identity[1]), index);
  return std::string(folder) + name;
}

struct OneLock {
  std::timed_mutex inside;
  std::atomic<std::thread::id> owner{};
  int file = -1;
};

}  // namespace

class ProcessLocks {
 public:
  OneLock locks[kLocks];
  ~ProcessLocks() {
    for (OneLock& lock : locks) {
      if (lock.file >= 0) close(lock.file);
    }
  }
};

void ProcessLocksDeleter::operator()(ProcessLocks* locks) const { delete locks; }

bool InitLocks(SyncPage&) { return true; }

ProcessLocksPtr OpenLocks(const SyncPage& page) {
  ProcessLocksPtr locks(new (std::nothrow) ProcessLocks);
  if (locks == nullptr) return nullptr;
  for (int index = 0; index < kLocks; index += 1) {
    const std::string name = FileName(page, index);
    if (name.empty()) return nullptr;
    const int file = open(name.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
    struct stat facts;
    if (file < 0) return nullptr;
    locks->locks[index].file = file;
    if (fstat(file, &facts) != 0 || facts.st_uid != geteuid() || !S_ISREG(facts.st_mode)) {
      return nullptr;
    }
  }
  return locks;
}

void UnlinkLocks(const SyncPage& page) {
  for (int index = 0; index < kLocks; index += 1) unlink(FileName(page, index).c_str());
}

LockStatus Acquire(ProcessLocks& locks, SyncPage& page, int index, double wait_ms) {
  OneLock& lock = locks.locks[index];
  const std::thread::id self = std::this_thread::get_id();
  if (lock.owner.load() == self) return LockStatus::kDeadlock;
  const auto until = Clock::now() + std::chrono::microseconds(static_cast<int64_t>(wait_ms * 1e3));
  if (!lock.inside.try_lock_until(until)) return LockStatus::kBusy;
  auto pause = std::chrono::microseconds(50);
  while (flock(lock.file, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) {
      lock.inside.unlock();
      return LockStatus::kFailed;
    }
    if (Clock::now() >= until) {
      lock.inside.unlock();
      return LockStatus::kBusy;
    }
    std::this_thread::sleep_for(pause);
    if (pause < std::chrono::milliseconds(2)) pause *= 2;
  }
  lock.owner.store(self);
  LockCell& cell = page.locks[index];
  const bool has_died = cell.held.exchange(1) != 0;
  const bool was_abandoned = cell.abandoned.exchange(0) != 0;
  return has_died || was_abandoned ? LockStatus::kOwnerDied : LockStatus::kAcquired;
}

LockStatus Release(ProcessLocks& locks, SyncPage& page, int index) {
  OneLock& lock = locks.locks[index];
  if (lock.owner.load() != std::this_thread::get_id()) return LockStatus::kNotOwner;
  page.locks[index].held.store(0);
  lock.owner.store(std::thread::id());
  const bool is_free = flock(lock.file, LOCK_UN) == 0;
  lock.inside.unlock();
  return is_free ? LockStatus::kAcquired : LockStatus::kFailed;
}

}  // namespace tsmem::sync

#endif
