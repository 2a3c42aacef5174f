// Selection by mask and by index. All lengths in elements unless they say bytes.
#pragma once
#include "levels.h"
#include "types.h"

namespace tsmem::kernels {

struct IndexLoops {
  /// Bytes of the mask that are not 0.
  size_t (*count)(const uint8_t* mask, size_t n);
  /// out = values where the mask is set, packed; `out` has room for exactly `selected`.
  void (*select[5])(void* out, size_t selected, const void* values, const uint8_t* mask, size_t n);
  /// out[i] = *value where mask[i] is set; other elements are not written.
  void (*fill[5])(void* out, const void* value, const uint8_t* mask, size_t n);
  /// out[i] = the next of `values` where mask[i] is set, until they run out; other elements are
  /// not written.
  void (*put[5])(void* out, const void* values, size_t available, const uint8_t* mask, size_t n);
  /// out = positions where the mask is set, plus `first`; room for exactly `selected`.
  void (*positions)(int64_t* out, size_t selected, const uint8_t* mask, size_t n, int64_t first);
  /// Smallest and largest of n > 0 indices.
  void (*extent)(const int64_t* index, size_t n, int64_t* low, int64_t* high);
  /// Rows of `bytes` at in + index * bytes, one after the other; negative indices count from
  /// `length`. Indices are in range.
  void (*take)(char* out, const char* in, const int64_t* index, size_t n, int64_t length,
               size_t bytes);
  /// The other way around: rows at in, `in_step` bytes apart (0: the same one), to out + index * bytes.
  void (*scatter)(char* out, const char* in, size_t in_step, const int64_t* index, size_t n,
                  int64_t length, size_t bytes);
  /// out = in with the bytes of each of n items of 2, 4 or 8 bytes in reverse order.
  void (*swap)(void* out, const void* in, size_t n, size_t itemsize);
};
TSMEM_EACH_LEVEL_DECLARE(const IndexLoops& index_loops())

/// First position of the largest (smallest) of n > 0 values; the first NaN wins. Contiguous.
using ArgLoop = size_t (*)(const void* values, size_t n);
TSMEM_EACH_LEVEL_DECLARE(ArgLoop arg_loop(bool largest, int dtype))

/// out[i] = out[i - 1] (op) in[i], out[0] = in[0]; op is a ReduceOp: sum, prod, max or min.
using AccumulateLoop = void (*)(char* out, int64_t out_stride, const char* in, int64_t in_stride,
                                size_t n);
AccumulateLoop accumulate_loop(int op, int dtype);

}  // namespace tsmem::kernels
