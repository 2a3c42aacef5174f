// The block of doubles in which JavaScript leaves the arguments of a call; table.json has the slots.
// Plain C++: what is read here was validated by src/kernels/call.ts, except alignment.
#pragma once
#include "iteration.h"

namespace tsmem::kernels {

/// What a call leaves in the first result slot.
enum class Status : int { done = 0, misaligned = 1, no_memory = 2, unknown = 3, out_of_range = 4 };

class ArgumentBlock {
 public:
  explicit ArgumentBlock(double* slots) : slots_(slots) {}

  int64_t integer(int slot) const { return static_cast<int64_t>(slots_[slot]); }
  double number(int slot) const { return slots_[slot]; }
  char* address(int operand) const {
    return reinterpret_cast<char*>(static_cast<uintptr_t>(slots_[kSlotAddress + operand]));
  }
  void set(int slot, double value) { slots_[slot] = value; }
  Status finish(Status status) {
    slots_[kSlotResult] = static_cast<double>(static_cast<int>(status));
    return status;
  }

  /// Reads `operands` operands. `empty` when some length is 0; false when an operand is not aligned
  /// to its components: vectorised loops rely on it.
  bool read(Iteration& it, int operands, bool& empty) const {
    it.operands = operands;
    it.ndim = static_cast<int>(integer(kSlotNdim));
    it.fresh = (integer(kSlotFlags) & 1) != 0;
    empty = false;
    for (int d = 0; d < it.ndim; ++d) {  // outermost first in the block
      Axis& axis = it.axes[it.ndim - 1 - d];
      const double* slot = slots_ + kSlotAxes + d * kSlotAxisSlots;
      axis.length = static_cast<int64_t>(slot[0]);
      empty = empty || axis.length <= 0;
      for (int k = 0; k < operands; ++k) axis.stride[k] = static_cast<int64_t>(slot[1 + k]);
    }
    for (int k = 0; k < operands; ++k) {
      it.data[k] = address(k);
      it.dtype[k] = static_cast<int>(integer(kSlotDtype + k));
      uintptr_t bits = reinterpret_cast<uintptr_t>(it.data[k]);
      for (int d = 0; d < it.ndim; ++d) bits |= static_cast<uintptr_t>(it.axes[d].stride[k]);
      if (bits & (alignment(it.dtype[k]) - 1)) return false;
    }
    return true;
  }

  static uintptr_t alignment(int dtype) {
    return dtype >= kComplex64 ? kItemsize[dtype] / 2u : kItemsize[dtype];
  }

 private:
  double* slots_;
};

// Entry points; each reads the block and leaves a Status.
void call_elementwise_unary(ArgumentBlock block);
void call_elementwise_binary(ArgumentBlock block);
void call_where(ArgumentBlock block);
void call_copy(ArgumentBlock block);
void call_reduce(ArgumentBlock block);
void call_mask_count(ArgumentBlock block);
void call_mask_select(ArgumentBlock block);
void call_mask_fill(ArgumentBlock block);
void call_mask_put(ArgumentBlock block);
void call_nonzero(ArgumentBlock block);
void call_take(ArgumentBlock block);
void call_put(ArgumentBlock block);
void call_positions(ArgumentBlock block);
void call_swap(ArgumentBlock block);
void call_reduceat(ArgumentBlock block);
void call_random(ArgumentBlock block);
void call_arg_reduce(ArgumentBlock block);
void call_accumulate(ArgumentBlock block);
void call_sort(ArgumentBlock block);
void call_argsort(ArgumentBlock block);
void call_partition(ArgumentBlock block);
void call_argpartition(ArgumentBlock block);
void call_matmul(ArgumentBlock block);
void call_lu(ArgumentBlock block);
void call_solve(ArgumentBlock block);
void call_cholesky(ArgumentBlock block);
void call_qr(ArgumentBlock block);
void call_eigh(ArgumentBlock block);
void call_svd(ArgumentBlock block);

}  // namespace tsmem::kernels
