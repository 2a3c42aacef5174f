// Who a process is, in a way that outlives the reuse of its number. Plain C++.
#ifndef TSMEM_SHARED_PROCESS_IDENTITY_H_
#define TSMEM_SHARED_PROCESS_IDENTITY_H_

#include <cstdint>

namespace tsmem::shared {

struct ProcessIdentity {
  uint32_t pid = 0;
  // When the process started, in a unit of the platform: clock ticks since boot (Linux),
  // microseconds since 1970 (macOS, Windows). 0 when the system does not say.
  uint64_t start = 0;
  // The numbering that `pid` belongs to: the inode of the pid namespace (Linux), else 0.
  uint64_t space = 0;
};

// This process.
const ProcessIdentity& OwnIdentity();

// False only when the process is certainly over: nobody has the number, or somebody who started at
// another time, or what is left waits to be reaped. A process of another pid namespace counts as
// alive, since its number means nothing here.
bool IsAlive(const ProcessIdentity& process);

}  // namespace tsmem::shared

#endif  // TSMEM_SHARED_PROCESS_IDENTITY_H_
