// Matrix products of every dtype in which products are computed.
#pragma once
#include "matmul.h"

namespace tsmem::kernels {

/// c (m x n) = a (m x k) b (k x n), all of one dtype: bool, int32, int64, float32, float64, complex64 or
/// complex128. c overlaps neither. False without memory. m, n, k > 0.
using Multiply = bool (*)(Matrix c, Matrix a, Matrix b, size_t m, size_t n, size_t k);

/// nullptr for other dtypes.
TSMEM_EACH_LEVEL_DECLARE(Multiply product_of(int dtype))

}  // namespace tsmem::kernels
