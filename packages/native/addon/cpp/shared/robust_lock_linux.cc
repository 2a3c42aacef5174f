#if defined(__linux__)

#include <dlfcn.h>
#include <pthread.h>
#include <time.h>

#include <cerrno>
#include <new>

#include "robust_lock.h"

namespace tsmem::sync {

class ProcessLocks {};

void ProcessLocksDeleter::operator()(ProcessLocks* locks) const { delete locks; }

namespace {

static_assert(sizeof(pthread_mutex_t) <= sizeof(LockCell::mutex));

pthread_mutex_t* MutexOf(LockCell& cell) { return reinterpret_cast<pthread_mutex_t*>(cell.mutex); }

// glibc has it from 2.30 on, musl not at all; elsewhere the wall clock must do.
using ClockLock = int (*)(pthread_mutex_t*, clockid_t, const timespec*);

ClockLock FindClockLock() {
  return reinterpret_cast<ClockLock>(dlsym(RTLD_DEFAULT, "pthread_mutex_clocklock"));
}

int LockFor(pthread_mutex_t* mutex, double wait_ms) {
  static const ClockLock clock_lock = FindClockLock();
  timespec until;
  clock_gettime(clock_lock != nullptr ? CLOCK_MONOTONIC : CLOCK_REALTIME, &until);
  const auto wait_ns = static_cast<int64_t>(wait_ms * 1e6) + until.tv_nsec;
  until.tv_sec += wait_ns / 1000000000;
  until.tv_nsec = wait_ns % 1000000000;
  return clock_lock != nullptr ? clock_lock(mutex, CLOCK_MONOTONIC, &until)
                               : pthread_mutex_timedlock(mutex, &until);
}

}  // namespace

bool InitLocks(SyncPage& page) {
  pthread_mutexattr_t attributes;
  if (pthread_mutexattr_init(&attributes) != 0) return false;
  bool is_good = pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED) == 0 &&
                 pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST) == 0 &&
                 pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_ERRORCHECK) == 0;
  for (LockCell& cell : page.locks) {
    is_good = is_good && pthread_mutex_init(MutexOf(cell), &attributes) == 0;
  }
  pthread_mutexattr_destroy(&attributes);
  return is_good;
}

ProcessLocksPtr OpenLocks(const SyncPage&) { return ProcessLocksPtr(new (std::nothrow) ProcessLocks); }

void UnlinkLocks(const SyncPage&) {}

LockStatus Acquire(ProcessLocks&, SyncPage& page, int index, double wait_ms) {
  LockCell& cell = page.locks[index];
  pthread_mutex_t* mutex = MutexOf(cell);
  int error = pthread_mutex_trylock(mutex);
  if (error == EBUSY && wait_ms > 0) error = LockFor(mutex, wait_ms);
  switch (error) {
    case 0:
      if (cell.abandoned.load(std::memory_order_relaxed) == 0) return LockStatus::kAcquired;
      cell.abandoned.store(0, std::memory_order_relaxed);
      return LockStatus::kOwnerDied;
    case EOWNERDEAD:
      // Without this, unlocking would make the mutex unusable for ever. Dying before it is harmless:
      // the next owner gets EOWNERDEAD again.
      cell.abandoned.store(0, std::memory_order_relaxed);
      pthread_mutex_consistent(mutex);
      return LockStatus::kOwnerDied;
    case EBUSY:
    case ETIMEDOUT:
      return LockStatus::kBusy;
    case EDEADLK:
      return LockStatus::kDeadlock;
    default:
      return LockStatus::kFailed;
  }
}

LockStatus Release(ProcessLocks&, SyncPage& page, int index) {
  switch (pthread_mutex_unlock(MutexOf(page.locks[index]))) {
    case 0:
      return LockStatus::kAcquired;
    case EPERM:
      return LockStatus::kNotOwner;
    default:
      return LockStatus::kFailed;
  }
}

}  // namespace tsmem::sync

#endif
