// Entry point of folds of slices: argument block to loops.
#include <cstring>

#include "argument_block.h"
#include "loops.h"

namespace tsmem::kernels {

// Lines: out (outer, m), in (outer, n), m int64 indices of 0 to n - 1. out[i] folds the values from index i to
// index i + 1, or is the one at index i when that is not larger; the last slice goes to the end. A slice starts
// from its first value. Indices are read once each: another thread may write to shared memory meanwhile.
void call_reduceat(ArgumentBlock block) {
  const auto address = [&](int k) { return block.address(k); };
  const int dtype = static_cast<int>(block.integer(kSlotDtype));
  const ReduceLoop& loop = TSMEM_AT_LEVEL(reduce_loops)()[block.integer(kSlotOp) * kDTypes + dtype];
  if (loop.inner == nullptr || loop.out != dtype) return void(block.finish(Status::unknown));
  for (int k = 0; k < 3; ++k) {
    const auto mask = ArgumentBlock::alignment(static_cast<int>(block.integer(kSlotDtype + k))) - 1;
    if ((reinterpret_cast<uintptr_t>(address(k)) & mask) != 0) return void(block.finish(Status::misaligned));
  }
  const auto outer = block.integer(kSlotExtra + 4);
  const auto count = block.integer(kSlotExtra + 2);
  const int64_t n = block.integer(kSlotExtra + 1) / outer;
  const auto* indices = reinterpret_cast<const volatile int64_t*>(address(2));
  const int64_t item = kItemsize[dtype];
  for (int64_t line = 0; line < outer; ++line) {
    char* out = address(0) + line * count * item;
    const char* const in = address(1) + line * n * item;
    int64_t next = count > 0 ? indices[0] : 0;
    for (int64_t i = 0; i < count; ++i, out += item) {
      const int64_t from = next;
      if (from < 0 || from >= n) {
        block.set(kSlotResult + 1, static_cast<double>(from));
        return void(block.finish(Status::out_of_range));
      }
      next = i + 1 < count ? indices[i + 1] : n;
      std::memcpy(out, in + from * item, static_cast<size_t>(item));
      // An index beyond the end is found when its own turn comes.
      const int64_t end = next < n ? next : n;
      if (end > from + 1) loop.inner(out, in + (from + 1) * item, item, static_cast<size_t>(end - from - 1));
    }
  }
  block.finish(Status::done);
}

}  // namespace tsmem::kernels
