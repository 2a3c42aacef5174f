// Matrix products of float32 and float64.
#pragma once
#include "levels.h"
#include "types.h"

namespace tsmem::kernels {

/// A matrix with any byte strides.
struct Matrix {
  char* data;
  int64_t row_stride, column_stride;
};

/// What becomes of the elements that a product is written to.
enum class Update { set, add, subtract };

/// c (m x n) = a (m x k) b (k x n), or c + a b, or c - a b. c overlaps neither. False without memory.
/// m, n, k > 0.
TSMEM_EACH_LEVEL_DECLARE(bool multiply64(Matrix c, Matrix a, Matrix b, size_t m, size_t n, size_t k,
                                         Update update = Update::set))
TSMEM_EACH_LEVEL_DECLARE(bool multiply32(Matrix c, Matrix a, Matrix b, size_t m, size_t n, size_t k,
                                         Update update = Update::set))

}  // namespace tsmem::kernels
