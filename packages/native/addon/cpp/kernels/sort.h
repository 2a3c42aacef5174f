// Sorting of contiguous rows.
#pragma once
#include "levels.h"
#include "types.h"

namespace tsmem::kernels {

/// Sorts n signed keys in place. `scratch` holds n keys.
TSMEM_EACH_LEVEL_DECLARE(void sort_keys64(int64_t* keys, int64_t* scratch, size_t n))
TSMEM_EACH_LEVEL_DECLARE(void sort_keys32(int32_t* keys, int32_t* scratch, size_t n))

/// Sorts n values in place: NaN last, -0 and 0 equal and in their first order. False without memory.
bool sort_row(void* values, int dtype, size_t n);
/// order = positions that sort the values; stable. False without memory.
bool argsort_row(int64_t* order, const void* values, int dtype, size_t n);
/// Splits n values into what is smaller than, equal to and larger than the value that sorting would put
/// at position k, each in its order. False without memory.
bool partition_row(void* values, int dtype, size_t n, size_t k);
/// order = positions that `partition_row` would take, plus `first`. False without memory.
bool argpartition_row(int64_t* order, const void* values, int dtype, size_t n, size_t k);
/// Whether the functions above know the dtype.
bool can_sort(int dtype);

}  // namespace tsmem::kernels
