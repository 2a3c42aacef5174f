// The pages of locks that this process uses: one entry per page, whoever opened it.
#ifndef TSMEM_SHARED_SYNC_AREA_H_
#define TSMEM_SHARED_SYNC_AREA_H_

#include <atomic>
#include <cstddef>

#include "robust_lock.h"
#include "sync_page.h"

namespace tsmem::sync {

struct SyncArea {
  uint64_t identity[2] = {};
  // Linux: a mapping of our own. The C library keeps a list of the robust mutexes that a thread
  // holds, with their addresses: a page in that list must never be unmapped, and one mutex must have
  // one address per process. Elsewhere nullptr, and each user looks through a mapping of its own.
  SyncPage* page = nullptr;
  void* mapping = nullptr;
  size_t mapping_bytes = 0;
  ProcessLocksPtr locks;
  int users = 0;  // under the mutex of the table
  // Locks of this page that threads of this process hold. One that ended while holding is counted
  // for ever, so that its page stays.
  std::atomic<int> holders{0};
};

// The same list as `syncFaults` in src/shared/sync.ts.
enum class SyncFault : int {
  kNone,
  kTooSmall,     // the memory is shorter than a SyncPage, or not aligned to 64 bytes
  kNotReady,     // nobody has made a page here, or not yet
  kOtherKind,    // a page, but of something else
  kNotShared,    // memory of the engine or of this process alone
  kCopied,       // a copy of a page that is open here
  kFailed,       // the system gave no memory or no mutex
};

// Any thread. `memory` stays valid during the call; elsewhere than on Linux as long as the area is used.
SyncFault CreateArea(void* memory, size_t byte_length, uint32_t kind, SyncArea** out);
SyncFault OpenArea(void* memory, size_t byte_length, uint32_t kind, SyncArea** out);
// Gives the page back when nobody here uses it and no thread of ours holds a lock in it.
void CloseArea(SyncArea* area);
// Pages open or kept in this process.
int CountAreas();

}  // namespace tsmem::sync

#endif  // TSMEM_SHARED_SYNC_AREA_H_
