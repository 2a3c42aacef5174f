// Decompositions of dense float64 matrices, row by row without gaps.
#pragma once
#include "levels.h"
#include "types.h"

namespace tsmem::kernels {

/// How a decomposition ended; the value that JavaScript gets.
enum class Outcome : int {
  no_memory = -2,
  /// A pivot is zero, the matrix is not positive definite, or the iteration did not converge.
  failed = 0,
  done = 1,
  /// Done, with an odd number of exchanged rows (`factor_lu`).
  odd = -1,
};

/// a (n x n) becomes L (unit diagonal) and U of PA = LU.
TSMEM_EACH_LEVEL_DECLARE(Outcome factor_lu(double* a, size_t n))
/// b (n x m) becomes the solution of a x = b; a is destroyed.
TSMEM_EACH_LEVEL_DECLARE(Outcome solve_linear(double* b, size_t m, double* a, size_t n))
/// a (n x n), of which the lower triangle is read, becomes L of a = L L', with zeros above the diagonal.
TSMEM_EACH_LEVEL_DECLARE(Outcome factor_cholesky(double* a, size_t n))
/// a (m x n) becomes R with zeros below the diagonal, q (m x columns) the first columns of Q; columns is
/// m or min(m, n).
TSMEM_EACH_LEVEL_DECLARE(Outcome factor_qr(double* q, size_t columns, double* a, size_t m, size_t n))
/// values (n), ascending, of the symmetric a (n x n), whose upper triangle is read; a becomes the
/// eigenvectors, as columns, if `vectors`, else it is destroyed.
TSMEM_EACH_LEVEL_DECLARE(Outcome decompose_eigh(double* values, double* a, size_t n, bool vectors))
/// a (m x n), m >= n, is destroyed: values (n), descending, u (m x columns) and vh (n x n); columns is n or
/// m, or 0 for the values alone.
TSMEM_EACH_LEVEL_DECLARE(Outcome decompose_svd(double* values, double* u, size_t columns, double* vh, double* a,
                                               size_t m, size_t n))

}  // namespace tsmem::kernels
