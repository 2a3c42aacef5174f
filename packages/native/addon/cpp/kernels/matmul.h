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

/// c (m x n) = a (m x k) b (k x n). c overlaps neither. False without
/// memory. m, n, k > 0.
TSMEM_EACH_LEVEL_DECLARE(bool multiply64(Matrix c, Matrix a, Matrix b, size_t m, size_t n, size_t k))
TSMEM_EACH_LEVEL_DECLARE(bool multiply32(Matrix c, Matrix a, Matrix b, size_t m, size_t n, size_t k))

}  // namespace tsmem::kernels
