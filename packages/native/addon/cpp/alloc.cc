#include "alloc.h"

#include <cstdlib>
#ifdef _WIN32
#include <malloc.h>
#endif

#include "checked_math.h"

namespace tsmem {

void* Malloc(size_t byte_length) { return std::malloc(byte_length == 0 ? 1 : byte_length); }

void* Calloc(size_t count, size_t itemsize) {
  size_t byte_length = 0;
  if (!CheckedMul(count, itemsize, &byte_length)) return nullptr;
  return std::calloc(1, byte_length == 0 ? 1 : byte_length);
}

void* Realloc(void* block, size_t byte_length) {
  return std::realloc(block, byte_length == 0 ? 1 : byte_length);
}

void Free(void* block) { std::free(block); }

void* AlignedAlloc(size_t byte_length, size_t alignment) {
  if (!IsPowerOfTwo(alignment)) return nullptr;
  if (alignment < sizeof(void*)) alignment = sizeof(void*);
  if (byte_length == 0) byte_length = 1;
#ifdef _WIN32
  return _aligned_malloc(byte_length, alignment);
#else
  void* block = nullptr;
  return posix_memalign(&block, alignment, byte_length) == 0 ? block : nullptr;
#endif
}

void AlignedFree(void* block) {
#ifdef _WIN32
  _aligned_free(block);
#else
  std::free(block);
#endif
}

}  // namespace tsmem
