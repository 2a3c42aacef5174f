// The first bytes of every segment: what it is, who made it, and who has it open.
// The layout is the contract between processes: a change needs a new kVersion. Plain C++.
#ifndef TSMEM_SHARED_HEADER_PAGE_H_
#define TSMEM_SHARED_HEADER_PAGE_H_

#include <atomic>
#include <cstddef>
#include <cstdint>

namespace tsmem::shared {

constexpr uint64_t kMagic = 0x314d48534d454d54;  // "TMEMSHM1" in little-endian order
constexpr uint32_t kVersion = 1;

// The data start here: a multiple of every page size and of the granularity of Windows mappings.
constexpr size_t kDataOffset = size_t{64} << 10;
// What is mapped and reserved of it. The rest is a hole without memory.
constexpr size_t kHeaderBytes = size_t{4} << 10;

constexpr uint32_t kReady = 1;         // set last by the creator
constexpr uint32_t kUnlinked = 1 << 1;  // nobody can open it by name any more

// A process that has the segment open. Written by that process only; claimed under the file lock of
// the segment (segments.cc), where a slot whose process is over may be taken too.
struct ProcessSlot {
  std::atomic<uint32_t> pid;    // 0: free
  std::atomic<uint32_t> count;  // how many times it has the segment open
  std::atomic<uint64_t> start;
  std::atomic<uint64_t> space;
};

constexpr size_t kFactsBytes = 64;
constexpr size_t kSlotCount = (kHeaderBytes - kFactsBytes) / sizeof(ProcessSlot);

struct HeaderPage {
  uint64_t magic;
  uint32_t version;
  std::atomic<uint32_t> state;
  uint64_t byte_length;  // of the data, as asked for
  unsigned char nonce[16];
  uint32_t creator_pid;
  uint32_t reserved;
  uint64_t creator_start;
  uint64_t creator_space;

  ProcessSlot slots[kSlotCount];
};

static_assert(sizeof(HeaderPage) == kHeaderBytes);
static_assert(offsetof(HeaderPage, slots) == kFactsBytes);
static_assert(kSlotCount == 168);
static_assert(std::atomic<uint64_t>::is_always_lock_free);

}  // namespace tsmem::shared

#endif  // TSMEM_SHARED_HEADER_PAGE_H_
