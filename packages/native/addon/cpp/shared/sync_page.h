// What lies in shared memory at the start of every lock, semaphore, event and queue.
#ifndef TSMEM_SHARED_SYNC_PAGE_H_
#define TSMEM_SHARED_SYNC_PAGE_H_

#include <atomic>
#include <cstddef>
#include <cstdint>

namespace tsmem::sync {

constexpr int kLocks = 3;
constexpr int kWords = 16;

// A lock that survives its owner. Linux keeps a robust mutex here; the other systems keep the mutex
// in the kernel under a name made from the identity of the page.
struct alignas(64) LockCell {
  alignas(64) unsigned char mutex[64];
  // Set by whoever had to give the lock up without being asked; the next owner clears it.
  std::atomic<uint32_t> abandoned;
  // Not on Linux: 1 while somebody holds the lock, so that the next owner sees a death.
  std::atomic<uint32_t> held;
};

// Each on a cache line of its own: the two ends of a queue write different words.
struct alignas(64) WordCell {
  std::atomic<int32_t> value;
};

struct SyncPage {
  std::atomic<uint32_t> magic;  // written last
  uint32_t kind;                // what the creator made of it
  uint64_t identity[2];         // random; the same for every mapping of this memory
  std::atomic<uint32_t> probe;
  LockCell locks[kLocks];
  WordCell words[kWords];
};
static_assert(sizeof(SyncPage) <= 4096);
static_assert(std::atomic<int32_t>::is_always_lock_free);

// The mutex has the layout of the C library, so that processes with different ones do not understand
// each other: they must notice.
#if defined(__linux__) && !defined(__GLIBC__)
constexpr uint32_t kMagic = 0x314d5354;  // "TSM1"
#else
constexpr uint32_t kMagic = 0x31475354;  // "TSG1"
#endif

}  // namespace tsmem::sync

#endif  // TSMEM_SHARED_SYNC_PAGE_H_
