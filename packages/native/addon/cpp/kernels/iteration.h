// The N-d iteration that every elementwise kernel and reduction walks.
#pragma once
#include "types.h"

namespace tsmem::kernels {

constexpr int kMaxOperands = kSlotMaxOperands;
constexpr int kMaxAxes = kSlotMaxAxes;

struct Axis {
  int64_t length;
  int64_t stride[kMaxOperands];  // bytes
};

/// Operand 0 is the output. `axes[0]` is the innermost axis.
struct Iteration {
  int operands;
  int ndim;
  char* data[kMaxOperands];
  int dtype[kMaxOperands];
  Axis axes[kMaxAxes];
  bool fresh;  // the output was never touched: non-temporal stores would only cost

  int64_t size() const {
    int64_t n = 1;
    for (int d = 0; d < ndim; ++d) n *= axes[d].length;
    return n;
  }
};

/// Drops axes of length 1, orders the axes so that |stride| of operand `key` falls from the
/// outermost to the innermost, and merges what is contiguous for every operand. With `flip`, axes
/// that operand `key` walks backwards are turned round first; sums must not, their order counts.
/// The set of visited tuples stays. ndim is at least 1 afterwards. All lengths must be positive.
void simplify(Iteration& it, int key, bool flip);

}  // namespace tsmem::kernels
