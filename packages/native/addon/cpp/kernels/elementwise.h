// Elementwise kernels over strided, broadcast, transposed and unlike-typed operands.
#pragma once
#include "iteration.h"
#include "loops.h"

namespace tsmem::kernels {

/// One operation on contiguous values of the loop dtypes.
struct ElementLoop {
  int inputs = 1;
  int dtype[kMaxOperands];  // of the loop, per operand
  Loop1 one = nullptr;      // nullptr with one input: a copy
  BinaryLoops two = {};
  Loop3 three = nullptr;
  int cost = 1;             // in moves of its operands
};

/// Runs `loop` over the iteration; each input either is the output (same address, strides and
/// dtype) or does not touch it. Operands are cast to and from the loop's dtypes block by block.
void run_elementwise(Iteration& it, const ElementLoop& loop);

/// Whether the operands are larger than the caches.
bool is_far(const Iteration& it);

/// Bytes of output above which stores go past the caches.
size_t stream_threshold();

}  // namespace tsmem::kernels
