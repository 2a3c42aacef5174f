// Large blocks straight from the system. Plain C++, any thread.
#ifndef TSMEM_PAGES_H_
#define TSMEM_PAGES_H_

#include <cstddef>

namespace tsmem {

// A run of whole pages. `capacity` is what was mapped, at least what was asked for.
struct Extent {
  void* data = nullptr;
  size_t capacity = 0;
};

// The alignment of every extent, in bytes.
constexpr size_t kPageAlignment = 4096;

// Bytes that an extent for `byte_length` bytes would take; 0 when that wraps.
size_t ExtentCapacity(size_t byte_length);

// Map zeroed pages, huge ones where the system has them and the size is worth it.
// data is nullptr when there is no memory.
Extent MapExtent(size_t byte_length);
void UnmapExtent(const Extent& extent);

// The length of the small extents that share a huge page, for `byte_length` bytes; 0 when there is none.
size_t PieceCapacity(size_t byte_length);
// One huge page, to be cut into pieces that are unmapped one by one. Its data is nullptr where the system
// cannot do that.
Extent MapPieces();

// Whether the process has memory at both ends of the range, which does not end beyond the address space.
// Says nothing of who owns it.
bool IsMapped(const void* data, size_t byte_length);

}  // namespace tsmem

#endif  // TSMEM_PAGES_H_
