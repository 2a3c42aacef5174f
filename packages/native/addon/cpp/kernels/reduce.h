// Reductions over any set of axes.
#pragma once
#include "iteration.h"
#include "loops.h"

namespace tsmem::kernels {

/// Reduces operand 1 into operand 0, whose stride is 0 along the reduced axes and whose dtype is
/// `loop.out`. Operand 1 is cast to `loop_dtype`. All lengths must be positive; the output is
/// written, never read. False when there was no memory for a buffer; the output is then undefined.
///
/// `combine` is the loop of the same operation over values of dtype `loop.out`: it joins what threads
/// found. Results do not depend on the number of threads.
bool run_reduce(Iteration& it, const ReduceLoop& loop, const ReduceLoop& combine, int loop_dtype);

}  // namespace tsmem::kernels
