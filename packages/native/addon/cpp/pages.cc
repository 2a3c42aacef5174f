#include "pages.h"

#include <cerrno>
#include <cstdint>
#ifdef _WIN32
#ifndef NOMINMAX
#define NOMINMAX
#endif
#include <windows.h>
#else
#include <sys/mman.h>
#include <unistd.h>
#endif

#include "checked_math.h"

namespace tsmem {

namespace {

constexpr size_t kGranule = size_t{64} << 10;
constexpr size_t kHugePage = size_t{2} << 20;
// Below this the tail of a huge page costs more memory than the faults that it saves. NumPy draws
// the line at the same place.
constexpr size_t kHugeFrom = size_t{4} << 20;

constexpr size_t kSmallestPiece = size_t{256} << 10;

}  // namespace

size_t PieceCapacity(size_t byte_length) {
  for (size_t piece = kSmallestPiece; piece < kHugePage; piece *= 2) {
    if (byte_length <= piece && byte_length > piece / 2) return piece;
  }
  return 0;
}

size_t ExtentCapacity(size_t byte_length) {
  size_t capacity = 0;
  if (byte_length == 0) byte_length = 1;
  return CheckedAlignUp(byte_length, kGranule, &capacity) ? capacity : 0;
}

#ifdef _WIN32

Extent MapExtent(size_t byte_length) {
  const size_t capacity = ExtentCapacity(byte_length);
  if (capacity == 0) return {};
  void* data = VirtualAlloc(nullptr, capacity, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE);
  return data == nullptr ? Extent{} : Extent{data, capacity};
}

void UnmapExtent(const Extent& extent) { VirtualFree(extent.data, 0, MEM_RELEASE); }

// Address space is released as it was reserved, never in parts.
Extent MapPieces() { return {}; }

bool IsMapped(const void* data, size_t byte_length) {
  const auto start = reinterpret_cast<uintptr_t>(data);
  for (uintptr_t at = start; at - start < byte_length;) {
    MEMORY_BASIC_INFORMATION region;
    if (VirtualQuery(reinterpret_cast<void*>(at), &region, sizeof region) == 0) return false;
    if (region.State != MEM_COMMIT) return false;
    at = reinterpret_cast<uintptr_t>(region.BaseAddress) + region.RegionSize;
  }
  return true;
}

#else

namespace {

Extent Map(size_t capacity, bool huge) {
  size_t mapped = capacity;
  // Huge pages need an address at a multiple of their size: map more, give the ends back.
  if (huge && !CheckedAdd(capacity, kHugePage, &mapped)) return {};
  void* start = mmap(nullptr, mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (start == MAP_FAILED) return {};
  if (!huge) return {start, capacity};
  const auto first = reinterpret_cast<uintptr_t>(start);
  const uintptr_t aligned = (first + kHugePage - 1) & ~(uintptr_t{kHugePage} - 1);
  char* data = static_cast<char*>(start) + (aligned - first);
  if (aligned != first) munmap(start, aligned - first);
  const size_t tail = mapped - capacity - (aligned - first);
  if (tail != 0) munmap(data + capacity, tail);
#ifdef MADV_HUGEPAGE
  madvise(data, capacity, MADV_HUGEPAGE);  // advice: a kernel without huge pages says no, and may
#endif
  return {data, capacity};
}

}  // namespace

Extent MapExtent(size_t byte_length) {
  const size_t capacity = ExtentCapacity(byte_length);
  if (capacity == 0) return {};
  return Map(capacity, capacity >= kHugeFrom);
}

Extent MapPieces() { return Map(kHugePage, true); }

void UnmapExtent(const Extent& extent) { munmap(extent.data, extent.capacity); }

bool IsMapped(const void* data, size_t byte_length) {
  if (byte_length == 0) return true;
  const auto page = static_cast<uintptr_t>(sysconf(_SC_PAGESIZE));
  const auto is_page_mapped = [page](uintptr_t at) {
    void* start = reinterpret_cast<void*>(at - at % page);
#ifdef __linux__
    unsigned char is_resident = 0;
    return mincore(start, page, &is_resident) == 0 || errno != ENOMEM;
#else
    return msync(start, page, MS_ASYNC) == 0;
#endif
  };
  const auto first = reinterpret_cast<uintptr_t>(data);
  return is_page_mapped(first) && is_page_mapped(first + byte_length - 1);
}

#endif

}  // namespace tsmem
