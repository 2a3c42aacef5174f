// Sleep until a word in shared memory changes.
#ifndef TSMEM_SHARED_FUTEX_H_
#define TSMEM_SHARED_FUTEX_H_

#include <atomic>
#include <cstdint>

namespace tsmem::sync {

// Sleep while the word is `expected`, for `wait_ms` at most; may wake early. On Linux the kernel
// sleeps for us; elsewhere a loop looks at the word, at first every 50 µs, in the end every 2 ms.
void WaitWhile(std::atomic<int32_t>& word, int32_t expected, double wait_ms);
void Wake(std::atomic<int32_t>& word, int32_t count);

}  // namespace tsmem::sync

#endif  // TSMEM_SHARED_FUTEX_H_
