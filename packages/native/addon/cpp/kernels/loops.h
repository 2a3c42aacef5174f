// Loop tables: contiguous loops over one element type, which the drivers feed block by block.
#pragma once
#include "levels.h"
#include "types.h"

namespace tsmem::kernels {

/// Starts to load the line at p, which may lie outside of any memory: into all caches, or into the second
/// level only, where it does not displace what is in use.
inline void prefetch_near(const void* p) {
#if defined(__GNUC__)
  __builtin_prefetch(p, 0, 3);
#else
  (void)p;
#endif
}
inline void prefetch_far(const void* p) {
#if defined(__GNUC__)
  __builtin_prefetch(p, 0, 1);
#else
  (void)p;
#endif
}

using Loop1 = void (*)(void* out, const void* a, size_t n);
using Loop2 = void (*)(void* out, const void* a, const void* b, size_t n);
using Loop3 = void (*)(void* out, const void* a, const void* b, const void* c, size_t n);

struct BinaryLoops {
  Loop2 both, right_scalar, left_scalar;  // a scalar operand points at one element
  int out;                                // dtype of the result
};
struct UnaryLoop {
  Loop1 loop;
  int out;
};

/// Moves n elements of one size; strides in bytes. Gather's output is contiguous.
using Gather = void (*)(void* out, const void* in, int64_t stride, size_t n);
using Strided = void (*)(void* out, int64_t out_stride, const void* in, int64_t in_stride, size_t n);
/// out[r][c] = in[c][r]: `rows` rows of `columns` elements, rows `out_stride` bytes apart; element
/// (c, r) of the input is at c * column_stride + r * itemsize.
using Transpose = void (*)(void* out, int64_t out_stride, const void* in, int64_t column_stride,
                           size_t rows, size_t columns);

struct Movers {
  Gather gather[5];        // by log2 of the itemsize
  Strided strided[5];
  Transpose transpose[5];
  void (*stream)(void* out, const void* in, size_t bytes);  // past the caches; any alignment
  void (*stream_fence)();
};

/// Accumulates into values that start as the operation's identity.
struct ReduceLoop {
  /// acc = acc (op) the fold of n values.
  void (*inner)(void* acc, const char* p, int64_t stride, size_t n);
  /// acc[i] = acc[i] (op) row[i], row after row; rows are contiguous.
  void (*across)(void* acc, const char* p, int64_t row_stride, size_t rows, size_t n);
  /// acc[r] = acc[r] (op) the fold of row r; rows of 2 <= n <= 4 values without gaps. Optional.
  void (*short_rows)(void* acc, const void* p, size_t rows, size_t n);
  void (*fill_identity)(void* acc, size_t n);
  int out;         // dtype of the accumulators
  bool order_free; // any grouping gives the same bits
};

/// nullptr entries where an operation has no loop for a dtype.
TSMEM_EACH_LEVEL_DECLARE(const BinaryLoops* binary_loops())
TSMEM_EACH_LEVEL_DECLARE(const UnaryLoop* unary_loops())
TSMEM_EACH_LEVEL_DECLARE(const ReduceLoop* reduce_loops())
TSMEM_EACH_LEVEL_DECLARE(Loop1 cast_loop(int from, int to))
TSMEM_EACH_LEVEL_DECLARE(const Movers& movers())
/// out[i] = condition[i] ? a[i] : b[i], by itemsize.
TSMEM_EACH_LEVEL_DECLARE(Loop3 where_loop(size_t itemsize))

}  // namespace tsmem::kernels
