// Entry points of elementwise operations and reductions: argument block to driver.
#include <cstring>

#include "argument_block.h"
#include "elementwise.h"
#include "reduce.h"

namespace tsmem::kernels {
namespace {

bool is_direct(const Iteration& it, int k, int loop_dtype) {
  return it.dtype[k] == loop_dtype && (it.axes[0].stride[k] == kItemsize[loop_dtype] ||
                                       it.axes[0].length == 1);
}

// Small contiguous calls skip the driver: they are where the cost of a call shows.
constexpr int64_t kSmall = 4096;

void identity_cast(ElementLoop& loop, const Iteration& it) {
  loop.inputs = 1;
  loop.dtype[0] = loop.dtype[1] = it.dtype[0];
}

}  // namespace

void call_copy(ArgumentBlock block) {
  Iteration it;
  bool empty;
  if (!block.read(it, 2, empty)) return void(block.finish(Status::misaligned));
  if (!empty) {
    const int dtype = it.dtype[0];
    if (it.ndim == 1 && it.axes[0].length <= kSmall && is_direct(it, 0, dtype) &&
        is_direct(it, 1, dtype)) {
      std::memmove(it.data[0], it.data[1], static_cast<size_t>(it.axes[0].length) * kItemsize[dtype]);
    } else {
      ElementLoop loop;
      identity_cast(loop, it);
      run_elementwise(it, loop);
    }
  }
  block.finish(Status::done);
}

// Half precision computes in float: each operation rounds once more, as in NumPy.
static int computed_in(int dtype) { return dtype == kFloat16 ? kFloat32 : dtype; }

void call_elementwise_unary(ArgumentBlock block) {
  Iteration it;
  bool empty;
  if (!block.read(it, 2, empty)) return void(block.finish(Status::misaligned));
  const int dtype = computed_in(static_cast<int>(block.integer(kSlotLoop)));
  const UnaryLoop& entry =
      TSMEM_AT_LEVEL(unary_loops)()[block.integer(kSlotOp) * kDTypes + dtype];
  if (entry.loop == nullptr) return void(block.finish(Status::unknown));
  if (!empty) {
    if (it.ndim == 1 && it.axes[0].length <= kSmall && is_direct(it, 0, entry.out) &&
        is_direct(it, 1, dtype)) {
      entry.loop(it.data[0], it.data[1], static_cast<size_t>(it.axes[0].length));
    } else {
      ElementLoop loop;
      loop.inputs = 1;
      loop.dtype[0] = entry.out;
      loop.dtype[1] = dtype;
      loop.one = entry.loop;
      if (block.integer(kSlotOp) >= kUnarySqrt) loop.cost = 4;  // roots and transcendental functions
      run_elementwise(it, loop);
    }
  }
  block.finish(Status::done);
}

// Loads of half a line each keep more lines under way: 4.8 ms against 5.3 for a += b of 80 MB (Zen 4).
static const BinaryLoops* binary_loops_for(const Iteration& it) {
#ifdef TSMEM_X86_LEVELS
  if (current_level() == Level::avx512 && is_far(it)) return avx2::binary_loops();
#endif
  return TSMEM_AT_LEVEL(binary_loops)();
}

void call_elementwise_binary(ArgumentBlock block) {
  Iteration it;
  bool empty;
  if (!block.read(it, 3, empty)) return void(block.finish(Status::misaligned));
  const int dtype = computed_in(static_cast<int>(block.integer(kSlotLoop)));
  const BinaryLoops& entry = binary_loops_for(it)[block.integer(kSlotOp) * kDTypes + dtype];
  if (entry.both == nullptr) return void(block.finish(Status::unknown));
  if (!empty) {
    if (it.ndim == 1 && it.axes[0].length <= kSmall && is_direct(it, 0, entry.out) &&
        is_direct(it, 1, dtype) && it.dtype[2] == dtype &&
        (it.axes[0].stride[2] == 0 || is_direct(it, 2, dtype))) {
      const Loop2 f = it.axes[0].stride[2] == 0 ? entry.right_scalar : entry.both;
      f(it.data[0], it.data[1], it.data[2], static_cast<size_t>(it.axes[0].length));
    } else {
      ElementLoop loop;
      loop.inputs = 2;
      loop.dtype[0] = entry.out;
      loop.dtype[1] = loop.dtype[2] = dtype;
      loop.two = entry;
      run_elementwise(it, loop);
    }
  }
  block.finish(Status::done);
}

void call_where(ArgumentBlock block) {
  Iteration it;
  bool empty;
  if (!block.read(it, 4, empty)) return void(block.finish(Status::misaligned));
  const int dtype = it.dtype[0];
  if (!empty) {
    ElementLoop loop;
    loop.inputs = 3;
    loop.dtype[0] = loop.dtype[2] = loop.dtype[3] = dtype;
    loop.dtype[1] = kBool;
    loop.three = TSMEM_AT_LEVEL(where_loop)(kItemsize[dtype]);
    run_elementwise(it, loop);
  }
  block.finish(Status::done);
}

void call_reduce(ArgumentBlock block) {
  Iteration it;
  bool empty;
  if (!block.read(it, 2, empty)) return void(block.finish(Status::misaligned));
  const int dtype = computed_in(static_cast<int>(block.integer(kSlotLoop)));
  const ReduceLoop& entry =
      TSMEM_AT_LEVEL(reduce_loops)()[block.integer(kSlotOp) * kDTypes + dtype];
  if (entry.inner == nullptr || entry.out != it.dtype[0]) {
    return void(block.finish(Status::unknown));
  }
  bool ok = true;
  if (!empty) {
    if (it.ndim == 1 && it.axes[0].length <= kSmall && it.dtype[1] == dtype &&
        it.axes[0].stride[0] == 0) {
      entry.fill_identity(it.data[0], 1);
      entry.inner(it.data[0], it.data[1], it.axes[0].stride[1],
                  static_cast<size_t>(it.axes[0].length));
    } else {
      const ReduceLoop& combine =
          TSMEM_AT_LEVEL(reduce_loops)()[block.integer(kSlotOp) * kDTypes + entry.out];
      ok = run_reduce(it, entry, combine, dtype);
    }
  }
  block.finish(ok ? Status::done : Status::no_memory);
}

}  // namespace tsmem::kernels
