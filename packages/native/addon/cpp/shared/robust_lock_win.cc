// A mutex of the kernel under a name made from the identity of the page. Windows tells the next owner
// when a thread ended with it (WAIT_ABANDONED).
#if defined(_WIN32)

#define NOMINMAX
#include <windows.h>

#include <cstdio>
#include <new>

#include "robust_lock.h"

namespace tsmem::sync {

class ProcessLocks {
 public:
  HANDLE mutexes[kLocks] = {};
  // The kernel lets an owner lock again; ours must learn that it has the lock.
  std::atomic<DWORD> owners[kLocks] = {};
  ~ProcessLocks() {
    for (HANDLE mutex : mutexes) {
      if (mutex != nullptr) CloseHandle(mutex);
    }
  }
};

void ProcessLocksDeleter::operator()(ProcessLocks* locks) const { delete locks; }

bool InitLocks(SyncPage&) { return true; }

ProcessLocksPtr OpenLocks(const SyncPage& page) {
  ProcessLocksPtr locks(new (std::nothrow) ProcessLocks);
  if (locks == nullptr) return nullptr;
  for (int index = 0; index < kLocks; index += 1) {
    char name[96];
    std::snprintf(name, sizeof name, "Local\\tsmem-%016llx%016llx-%d",
                  static_cast<unsigned long long>(page.identity[0]),
                  static_cast<unsigned long long>(page.identity[1]), index);
    locks->mutexes[index] = CreateMutexA(nullptr, FALSE, name);
    if (locks->mutexes[index] == nullptr) return nullptr;
  }
  return locks;
}

void UnlinkLocks(const SyncPage&) {}

LockStatus Acquire(ProcessLocks& locks, SyncPage& page, int index, double wait_ms) {
  const DWORD self = GetCurrentThreadId();
  if (locks.owners[index].load() == self) return LockStatus::kDeadlock;
  switch (WaitForSingleObject(locks.mutexes[index], static_cast<DWORD>(wait_ms))) {
    case WAIT_OBJECT_0:
      locks.owners[index].store(self);
      return page.locks[index].abandoned.exchange(0) != 0 ? LockStatus::kOwnerDied
                                                          : LockStatus::kAcquired;
    case WAIT_ABANDONED:
      locks.owners[index].store(self);
      page.locks[index].abandoned.store(0);
      return LockStatus::kOwnerDied;
    case WAIT_TIMEOUT:
      return LockStatus::kBusy;
    default:
      return LockStatus::kFailed;
  }
}

LockStatus Release(ProcessLocks& locks, SyncPage&, int index) {
  if (locks.owners[index].load() != GetCurrentThreadId()) return LockStatus::kNotOwner;
  locks.owners[index].store(0);
  return ReleaseMutex(locks.mutexes[index]) ? LockStatus::kAcquired : LockStatus::kFailed;
}

}  // namespace tsmem::sync

#endif
