// Operands beyond the caches, and several threads.
#ifndef TSMEM_TEST_KERNELS_THREADS_H_
#define TSMEM_TEST_KERNELS_THREADS_H_

#include <cstring>
#include <limits>

#include "../kernels/threads.h"
#include "kernels_operands.h"

namespace tsmem_test {

// Operands beyond the caches take blocks of their own, read ahead and store past the caches.
inline void far_operands() {
  const int64_t rows = 37, columns = 60013, n = rows * columns;
  const Operand a(kFloat64, {n}, kPlain), b(kFloat64, {n}, kPlain), out(kFloat64, {n}, kPlain);
  const Operand narrow(kFloat32, {n}, kPlain), one(kFloat64, {1}, kPlain);
  auto* x = reinterpret_cast<double*>(a.data());
  auto* y = reinterpret_cast<double*>(b.data());
  auto* made = reinterpret_cast<double*>(out.data());
  for (int64_t i = 0; i < n; ++i) x[i] = static_cast<double>(i % 1013), y[i] = static_cast<double>(i % 7);
  *reinterpret_cast<double*>(one.data()) = 2.5;
  const auto all = [n](auto is_right) {
    for (int64_t i = 0; i < n; ++i) {
      if (!is_right(i)) return false;
    }
    return true;
  };
  slots[kSlotOp] = kBinaryAdd;
  slots[kSlotLoop] = kFloat64;
  frame({n});
  slots[kSlotFlags] = 0;
  out.give(slots, 0);
  a.give(slots, 1);
  b.give(slots, 2);
  CHECK(run(call_elementwise_binary) == Status::done);
  CHECK(all([&](int64_t i) { return made[i] == x[i] + y[i]; }));
  out.give(slots, 1);
  CHECK(run(call_elementwise_binary) == Status::done);
  CHECK(all([&](int64_t i) { return made[i] == x[i] + 2 * y[i]; }));
  a.give(slots, 1);
  one.give(slots, 2);
  slots[kSlotAxes + 1 + 2] = 0;
  slots[kSlotOp] = kBinaryMultiply;
  CHECK(run(call_elementwise_binary) == Status::done);
  CHECK(all([&](int64_t i) { return made[i] == x[i] * 2.5; }));
  CHECK(run(call_copy) == Status::done);
  CHECK(std::memcmp(made, x, static_cast<size_t>(n) * 8) == 0);
  narrow.give(slots, 0);
  CHECK(run(call_copy) == Status::done);
  CHECK(all([&](int64_t i) {
    return reinterpret_cast<float*>(narrow.data())[i] == static_cast<float>(x[i]);
  }));

  // Every second value of a matrix, and a matrix and a row.
  frame({rows, columns});
  slots[kSlotFlags] = 0;
  for (const int64_t step : {1, 2}) {
    const int64_t length = columns / step;
    slots[kSlotAxes + kSlotAxisSlots] = static_cast<double>(length);
    for (int k = 0; k < 2; ++k) {
      slots[kSlotAxes + 1 + k] = static_cast<double>(k == 0 ? 8 * length : 8 * columns);
      slots[kSlotAxes + kSlotAxisSlots + 1 + k] = static_cast<double>(k == 0 ? 8 : 8 * step);
    }
    slots[kSlotAxes + 1 + 2] = 0;
    slots[kSlotAxes + kSlotAxisSlots + 1 + 2] = 8;
    slots[kSlotAddress + 2] = static_cast<double>(reinterpret_cast<uintptr_t>(y));
    slots[kSlotAddress] = static_cast<double>(reinterpret_cast<uintptr_t>(made));
    slots[kSlotDtype] = kFloat64;
    slots[kSlotOp] = kBinaryAdd;
    const auto at = [&](int64_t i) { return x[i / length * columns + i % length * step]; };
    CHECK(run(call_elementwise_binary) == Status::done);
    CHECK(all([&](int64_t i) { return i >= rows * length || made[i] == at(i) + y[i % length]; }));
    CHECK(run(call_copy) == Status::done);
    CHECK(all([&](int64_t i) { return i >= rows * length || made[i] == at(i); }));
  }
}

// Sorting and selection with helpers give the bytes that one thread gives. Call after call, so that helpers
// are met asleep, awake and on the way to either.
inline void threads_agree() {
  const int64_t n = 300007, rows = 40000, bytes = 24;
  const Operand values(kFloat64, {n}, kPlain), sorted(kFloat64, {n}, kPlain), order(kInt64, {n}, kPlain);
  const Operand mask(kBool, {n}, kPlain), out(kFloat64, {n}, kPlain), index(kInt64, {rows}, kPlain);
  const Operand table(kUint8, {rows * bytes}, kPlain), taken(kUint8, {rows * bytes}, kPlain);
  const Operand kept(kFloat64, {n / 3}, kPlain), one(kFloat64, {1}, kPlain);
  auto* x = reinterpret_cast<double*>(values.data());
  for (int64_t i = 0; i < n; ++i) x[i] = static_cast<double>(below(5000)) - 2500;
  x[7] = -0.0, x[n - 5] = 0.0, x[n / 2] = std::numeric_limits<double>::quiet_NaN();
  auto* indices = reinterpret_cast<int64_t*>(index.data());
  for (int64_t i = 0; i < rows; ++i) indices[i] = below(2 * rows) - rows;
  const auto all = [&] {
    std::vector<char> results;
    const auto keep = [&](const Operand& from, int64_t length) {
      results.insert(results.end(), from.data(), from.data() + length);
    };
    frame({n});
    std::memcpy(sorted.data(), x, static_cast<size_t>(n) * 8);
    sorted.give(slots, 0);
    CHECK(run(call_sort) == Status::done);
    keep(sorted, n * 8);
    order.give(slots, 0);
    values.give(slots, 1);
    CHECK(run(call_argsort) == Status::done);
    keep(order, n * 8);
    mask.give_run(slots, 0, n);
    CHECK(run(call_mask_count) == Status::done);
    const auto count = static_cast<int64_t>(slots[kSlotResult + 1]);
    out.give_run(slots, 0, count);
    values.give_run(slots, 1, n);
    mask.give_run(slots, 2, n);
    CHECK(run(call_mask_select) == Status::done);
    keep(out, count * 8);
    order.give_run(slots, 0, count);
    mask.give_run(slots, 1, n);
    CHECK(run(call_nonzero) == Status::done);
    keep(order, count * 8);
    out.give_run(slots, 0, n);
    values.give_run(slots, 1, count);
    CHECK(run(call_mask_put) == Status::done);
    one.give_run(slots, 1, 1);
    keep(out, n * 8);
    CHECK(run(call_mask_fill) == Status::done);
    keep(out, n * 8);
    taken.give_run(slots, 0, rows * bytes);
    table.give_run(slots, 1, rows * bytes);
    index.give_run(slots, 2, rows);
    slots[kSlotExtra + 4] = bytes;
    slots[kSlotExtra + 5] = 1;
    slots[kSlotExtra + 6] = rows;
    CHECK(run(call_take) == Status::done);
    keep(taken, rows * bytes);
    indices[rows / 3] = rows + 5;
    indices[rows - 1] = rows + 6;
    CHECK(run(call_take) == Status::out_of_range);
    CHECK(slots[kSlotResult + 1] == static_cast<double>(rows + 5));
    indices[rows / 3] = indices[rows - 1] = 1;
    frame({n / 3, 3});
    kept.give(slots, 0);
    values.give(slots, 1);
    double* axes = slots + kSlotAxes;
    axes[1] = 8, axes[2] = 24, axes[kSlotAxisSlots + 1] = 0, axes[kSlotAxisSlots + 2] = 8;
    slots[kSlotLoop] = kFloat64;
    for (const int op : {kReduceSum, kReduceMax}) {
      slots[kSlotOp] = op;
      CHECK(run(call_reduce) == Status::done);
      keep(kept, n / 3 * 8);
    }
    return results;
  };
  indices[rows / 3] = indices[rows - 1] = 1;
  for (int64_t i = 0; i < n; ++i) reinterpret_cast<double*>(out.data())[i] = 0;
  set_thread_count(1);
  all();
  const std::vector<char> alone = all();
  for (int round = 0; round < 6; ++round) {
    set_thread_count(2 + round % 3);
    CHECK(all() == alone);
  }
  set_thread_count(3);
}

// Large enough for helper threads.
inline void threads() {
  set_thread_count(3);
  const int64_t n = 1 << 20;
  const Operand a(kFloat64, {n}, kPlain), b(kFloat64, {n}, kPlain), out(kFloat64, {n}, kPlain);
  const Operand sum(kFloat64, {1}, kPlain);
  for (int round = 0; round < 4; ++round) {
    frame({n});
    out.give(slots, 0);
    a.give(slots, 1);
    b.give(slots, 2);
    slots[kSlotOp] = kBinaryAdd;
    slots[kSlotLoop] = kFloat64;
    CHECK(run(call_elementwise_binary) == Status::done);
    sum.give(slots, 0);
    slots[kSlotAxes + 1] = 0;
    slots[kSlotOp] = kReduceSum;
    CHECK(run(call_reduce) == Status::done);
  }
  threads_agree();
  const int64_t side = 300;
  const Operand left(kFloat64, {side, 1, side}, kPlain), right(kFloat64, {1, side, side}, kPlain);
  const Operand product(kFloat64, {side, side, 1}, kPlain);
  frame({side, side, side});
  product.give(slots, 0);
  left.give(slots, 1);
  right.give(slots, 2);
  CHECK(run(call_matmul) == Status::done);
  set_thread_count(1);
}

}  // namespace tsmem_test

#endif  // TSMEM_TEST_KERNELS_THREADS_H_
