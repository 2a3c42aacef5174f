// The malloc family with one meaning on every platform. Plain C++, any thread.
#ifndef TSMEM_ALLOC_H_
#define TSMEM_ALLOC_H_

#include <cstddef>

namespace tsmem {

// Each gives nullptr when there is no memory or a product wraps. A size of 0 gives a pointer that
// can be freed, on every platform.
void* Malloc(size_t byte_length);
void* Calloc(size_t count, size_t itemsize);
// Keeps the old block when it gives nullptr. `byte_length` 0 keeps a block of one byte.
void* Realloc(void* block, size_t byte_length);
void Free(void* block);

// `alignment` is a power of two. Freed with AlignedFree only: on Windows this is another heap call.
void* AlignedAlloc(size_t byte_length, size_t alignment);
void AlignedFree(void* block);

}  // namespace tsmem

#endif  // TSMEM_ALLOC_H_
