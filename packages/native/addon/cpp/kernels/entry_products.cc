// Entry points of matrix products and decompositions: argument block to kernels.
#include <algorithm>
#include <atomic>

#include "argument_block.h"
#include "dense.h"
#include "products.h"
#include "threads.h"

namespace tsmem::kernels {
namespace {

// A product of matrices and the axes of the stack that they lie in, innermost first.
struct Stack {
  const Iteration* it;
  int64_t m, n, k, count;
  Multiply multiply;

  Matrix matrix(int operand, char* data, int rows, int columns) const {
    return {data, it->axes[rows].stride[operand], it->axes[columns].stride[operand]};
  }

  bool one(char* const* data, int64_t from, int64_t rows) const {
    Matrix c = matrix(0, data[0], 2, 1), a = matrix(1, data[1], 2, 0);
    c.data += from * c.row_stride;
    a.data += from * a.row_stride;
    return multiply(c, a, matrix(2, data[2], 0, 1), static_cast<size_t>(rows), static_cast<size_t>(n),
                    static_cast<size_t>(k));
  }

  // The products from number `from` to `to` of the stack.
  bool some(int64_t from, int64_t to) const {
    constexpr int kCore = 3;
    int64_t index[kSlotMaxAxes] = {};
    char* data[3] = {it->data[0], it->data[1], it->data[2]};
    int64_t rest = from;
    for (int d = kCore; d < it->ndim; ++d) {
      const Axis& axis = it->axes[d];
      index[d] = rest % axis.length;
      rest /= axis.length;
      for (int o = 0; o < 3; ++o) data[o] += index[d] * axis.stride[o];
    }
    for (int64_t i = from; i < to; ++i) {
      if (!one(data, 0, m)) return false;
      for (int d = kCore; d < it->ndim; ++d) {
        const Axis& axis = it->axes[d];
        const bool wraps = ++index[d] == axis.length;
        const int64_t steps = wraps ? 1 - axis.length : 1;
        for (int o = 0; o < 3; ++o) data[o] += steps * axis.stride[o];
        if (!wraps) break;
        index[d] = 0;
      }
    }
    return true;
  }
};

}  // namespace

// The frame is (..., m, n, k); the output has stride 0 along k, the inputs along n and m.
void call_matmul(ArgumentBlock block) {
  Iteration it;
  bool empty;
  if (!block.read(it, 3, empty)) return void(block.finish(Status::misaligned));
  const int dtype = it.dtype[0];
  const Multiply multiply = TSMEM_AT_LEVEL(product_of)(dtype);
  if (it.ndim < 3 || it.dtype[1] != dtype || it.dtype[2] != dtype || multiply == nullptr) {
    return void(block.finish(Status::unknown));
  }
  if (empty) return void(block.finish(Status::done));
  Stack stack{&it, it.axes[2].length, it.axes[1].length, it.axes[0].length, 1, multiply};
  for (int d = 3; d < it.ndim; ++d) stack.count *= it.axes[d].length;
  // Rows and matrices are independent; a thread takes at least 16 rows and half a million steps.
  const int64_t enough = int64_t{1} << 19, per_row = std::max<int64_t>(1, stack.n * stack.k);
  std::atomic<bool> all{true};
  if (stack.count == 1) {
    parallel(stack.m, std::max<int64_t>(16, enough / per_row), 8, [&](int64_t from, int64_t to) {
      if (!stack.one(it.data, from, to - from)) all = false;
    });
  } else {
    parallel(stack.count, std::max<int64_t>(1, enough / per_row / stack.m), 1, [&](int64_t from, int64_t to) {
      if (!stack.some(from, to)) all = false;
    });
  }
  block.finish(all ? Status::done : Status::no_memory);
}

namespace {

// What a decomposition reads of the block: ranges of float64 and three sizes.
struct Sizes {
  explicit Sizes(const ArgumentBlock& block)
      : m(static_cast<size_t>(block.integer(kSlotExtra + 4))),
        n(static_cast<size_t>(block.integer(kSlotExtra + 5))),
        columns(static_cast<size_t>(block.integer(kSlotExtra + 6))) {}
  size_t m, n, columns;
};

double* doubles(const ArgumentBlock& block, int range) { return reinterpret_cast<double*>(block.address(range)); }

// Leaves the outcome in the second result slot.
template <class Work>
void finish_dense(ArgumentBlock block, int ranges, const Work& work) {
  for (int k = 0; k < ranges; ++k) {
    if (reinterpret_cast<uintptr_t>(block.address(k)) % sizeof(double) != 0) {
      return void(block.finish(Status::misaligned));
    }
  }
  const Outcome outcome = work();
  block.set(kSlotResult + 1, static_cast<double>(static_cast<int>(outcome)));
  block.finish(outcome == Outcome::no_memory ? Status::no_memory : Status::done);
}

}  // namespace

// Range 0: a, n x n.
void call_lu(ArgumentBlock block) {
  const Sizes size(block);
  finish_dense(block, 1, [&] { return TSMEM_AT_LEVEL(factor_lu)(doubles(block, 0), size.n); });
}

// Ranges: b, n x m; a, n x n.
void call_solve(ArgumentBlock block) {
  const Sizes size(block);
  finish_dense(block, 2, [&] {
    return TSMEM_AT_LEVEL(solve_linear)(doubles(block, 0), size.m, doubles(block, 1), size.n);
  });
}

// Range 0: a, n x n.
void call_cholesky(ArgumentBlock block) {
  const Sizes size(block);
  finish_dense(block, 1, [&] { return TSMEM_AT_LEVEL(factor_cholesky)(doubles(block, 0), size.n); });
}

// Ranges: q, m x columns; a, m x n.
void call_qr(ArgumentBlock block) {
  const Sizes size(block);
  finish_dense(block, 2, [&] {
    return TSMEM_AT_LEVEL(factor_qr)(doubles(block, 0), size.columns, doubles(block, 1), size.m, size.n);
  });
}

// Ranges: values, n; a, n x n. Vectors unless columns is 0.
void call_eigh(ArgumentBlock block) {
  const Sizes size(block);
  finish_dense(block, 2, [&] {
    return TSMEM_AT_LEVEL(decompose_eigh)(doubles(block, 0), doubles(block, 1), size.n, size.columns != 0);
  });
}

// Ranges: values and u, n + m x columns; vh, n x n, if columns is not 0; a, m x n.
void call_svd(ArgumentBlock block) {
  const Sizes size(block);
  finish_dense(block, 3, [&] {
    double* const values = doubles(block, 0);
    return TSMEM_AT_LEVEL(decompose_svd)(values, values + size.n, size.columns, doubles(block, 1), doubles(block, 2),
                                         size.m, size.n);
  });
}

}  // namespace tsmem::kernels
