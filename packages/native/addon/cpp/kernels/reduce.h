// Reductions over any set of axes.
#pragma once
#include "iteration.h"
#include "loops.h"

namespace tsmem::kernels {

/// Reduces operand 1 into operand 0, whose stride is 0 along the reduced axes and whose dtype is
/// `loop.out`. Operand 1 is cast to `loop_dtype`. All lengths must be positive; the output is
/// written, never read. False when there was no memory for a buffer; the output is then undefined.
bool run_reduce(Iteration& it, const ReduceLoop& loop, int loop_dtype);

}  // namespace tsmem::kernels
