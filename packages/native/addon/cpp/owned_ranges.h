// The ranges that blocks of any thread own. Process-wide, under one mutex: two workers must not
// adopt the same memory, and unsafe.free must not free what a block owns. Plain C++.
#ifndef TSMEM_OWNED_RANGES_H_
#define TSMEM_OWNED_RANGES_H_

#include <cstddef>
#include <cstdint>

namespace tsmem {

enum class Claim : uint8_t { kFree, kInside, kOverlaps };

// How a range lies to the owned ones. `*owner` is what ClaimRange was given for the one found.
Claim FindOwned(uintptr_t start, size_t byte_length, const void** owner, uintptr_t* owner_start);
// Claim a range for `owner`; false when a byte of it is owned already.
bool ClaimRange(uintptr_t start, size_t byte_length, const void* owner);
void DisclaimRange(uintptr_t start, const void* owner);
// True when an owned block contains this address. Costs one atomic read when nothing is owned.
bool IsOwned(uintptr_t address);

}  // namespace tsmem

#endif  // TSMEM_OWNED_RANGES_H_
