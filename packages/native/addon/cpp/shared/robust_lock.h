// Locks between threads and processes whose next owner learns that the last one died.
//
// One interface, three files: robust_lock_linux.cc, _mac.cc and _win.cc. A lock belongs to a thread.
#ifndef TSMEM_SHARED_ROBUST_LOCK_H_
#define TSMEM_SHARED_ROBUST_LOCK_H_

#include <memory>

#include "sync_page.h"

namespace tsmem::sync {

// The same list as `lockStatus` in src/shared/sync.ts.
enum class LockStatus : int {
  kAcquired,
  kOwnerDied,  // acquired, after its owner ended without unlocking
  kBusy,       // somebody else has it, also after all the waiting
  kDeadlock,   // this thread has it already
  kNotOwner,   // this thread does not have it
  kFailed,     // the system refused
};

// What one process keeps for the locks of one page, outside the shared memory.
class ProcessLocks;
struct ProcessLocksDeleter {
  void operator()(ProcessLocks* locks) const;
};
using ProcessLocksPtr = std::unique_ptr<ProcessLocks, ProcessLocksDeleter>;

// For the creator, before anybody else can see the page.
bool InitLocks(SyncPage& page);
ProcessLocksPtr OpenLocks(const SyncPage& page);
// Remove what carries the name of the page outside of it; who has it open goes on.
void UnlinkLocks(const SyncPage& page);

// Any thread. Waits for `wait_ms` at most; 0 only tries.
LockStatus Acquire(ProcessLocks& locks, SyncPage& page, int index, double wait_ms);
// The thread that acquired it.
LockStatus Release(ProcessLocks& locks, SyncPage& page, int index);

}  // namespace tsmem::sync

#endif  // TSMEM_SHARED_ROBUST_LOCK_H_
