// Every kernel at every CPU level of this machine, on operands whose memory ends exactly where they
// do: odd lengths, offsets, reversed, stepped and repeated axes, all dtypes. What they compute is
// compared with JavaScript in test/kernels; here the sanitizers watch what they touch.
#include <cstdint>
#include <cstring>
#include <limits>
#include <vector>

#include "../kernels/levels.h"
#include "../kernels/loops.h"
#include "../kernels/sort.h"
#include "kernels_operands.h"
#include "kernels_threads.h"

namespace {

using namespace tsmem::kernels;
using namespace tsmem_test;

void elementwise() {
  for (const auto& shape : kShapes) {
    for (int dtype = 0; dtype < kDTypes; ++dtype) {
      for (int op = 0; op < kUnaryOps; ++op) {
        const int other = static_cast<int>(below(kDTypes));
        const Operand a(below(3) == 0 ? other : dtype, shape, any_input());
        const int made = TSMEM_AT_LEVEL(unary_loops)()[op * kDTypes + dtype].out;
        const Operand out(below(3) == 0 ? other : made, shape, any_output());
        frame(shape);
        out.give(slots, 0);
        a.give(slots, 1);
        slots[kSlotOp] = op;
        slots[kSlotLoop] = dtype;
        run(call_elementwise_unary);
      }
      for (int op = 0; op < kBinaryOps; ++op) {
        const int other = static_cast<int>(below(kDTypes));
        const Operand a(dtype, shape, any_input());
        const Operand b(below(3) == 0 ? other : dtype, shape, any_input());
        const int made = TSMEM_AT_LEVEL(binary_loops)()[op * kDTypes + dtype].out;
        const Operand out(below(3) == 0 ? other : made, shape, any_output());
        frame(shape);
        out.give(slots, 0);
        a.give(slots, 1);
        b.give(slots, 2);
        slots[kSlotOp] = op;
        slots[kSlotLoop] = dtype;
        run(call_elementwise_binary);
      }
      for (int to = 0; to < kDTypes; ++to) {
        const Operand a(dtype, shape, any_input()), b(to, shape, any_input());
        const Operand mask(kBool, shape, any_input()), out(to, shape, any_output());
        frame(shape);
        out.give(slots, 0);
        a.give(slots, 1);
        CHECK(run(call_copy) == Status::done);
        mask.give(slots, 1);
        a.give(slots, 2);
        b.give(slots, 3);
        CHECK(run(call_where) == Status::done);
      }
    }
  }
}

void reductions() {
  for (const auto& shape : kShapes) {
    for (int dtype = 0; dtype < kDTypes; ++dtype) {
      for (int op = 0; op < kReduceOps; ++op) {
        const ReduceLoop& loop =
            TSMEM_AT_LEVEL(reduce_loops)()[op * kDTypes + (dtype == kFloat16 ? kFloat32 : dtype)];
        for (unsigned reduced = 0; reduced < 1u << shape.size(); ++reduced) {
          auto kept = shape;
          for (size_t axis = 0; axis < shape.size(); ++axis) {
            if ((reduced >> axis) & 1) kept[axis] = 1;
          }
          const int from = below(4) == 0 ? static_cast<int>(below(kDTypes)) : dtype;
          const Operand a(from, shape, any_input());
          const Operand out(loop.inner == nullptr ? dtype : loop.out, kept, any_output());
          frame(shape);
          out.give(slots, 0);
          a.give(slots, 1);
          slots[kSlotOp] = op;
          slots[kSlotLoop] = dtype;
          run(call_reduce);
        }
        const Operand a(dtype, shape, any_input()), same(dtype, shape, any_output());
        auto kept = shape;
        kept.back() = 1;
        const Operand found(kInt64, kept, any_output());
        frame(shape);
        a.give(slots, 1);
        found.give(slots, 0);
        slots[kSlotOp] = op;
        run(call_arg_reduce);
        same.give(slots, 0);
        run(call_accumulate);
      }
    }
  }
}

void sorting() {
  for (const int64_t n : {1, 2, 7, 8, 9, 31, 64, 65, 127, 128, 129, 130, 257, 1000, 1537, 5003}) {
    for (int dtype = 0; can_sort(dtype); ++dtype) {
      for (const Layout layout : {kPlain, kReversed, kStepped, kColumns}) {
        const Operand a(dtype, {2, n}, layout), order(kInt64, {2, n}, any_output());
        frame({2, n});
        order.give(slots, 0);
        a.give(slots, 1);
        CHECK(run(call_argsort) == Status::done);
        // Few different values, and all the same, take other ways through a quicksort.
        if (layout == kColumns) std::memset(a.data(), 1, kItemsize[dtype]);
        a.give(slots, 0);
        CHECK(run(call_sort) == Status::done);
        CHECK(run(call_sort) == Status::done);
        if (layout != kPlain) continue;
        const Operand line(dtype, {2, n}, kPlain), places(kInt64, {2, n}, kPlain);
        const int64_t kth = below(n), from = below(kth + 1);
        frame({2, n});
        places.give(slots, 0);
        line.give(slots, 1);
        slots[kSlotExtra] = 0;
        slots[kSlotExtra + 1] = static_cast<double>(kth);
        CHECK(run(call_argpartition) == Status::done);
        line.give(slots, 0);
        slots[kSlotExtra] = static_cast<double>(from);
        CHECK(run(call_partition) == Status::done);
      }
    }
  }
}

void selection() {
  for (const int64_t n : {0, 1, 3, 7, 8, 9, 31, 63, 65, 127, 513, 1025, 4099}) {
    for (const int dtype : {kInt8, kInt16, kFloat32, kFloat64, kComplex128}) {
      const Operand mask(kBool, {n}, kPlain), values(dtype, {n}, kPlain);
      if (below(4) == 0) {
        std::memset(mask.data(), static_cast<int>(below(2)), static_cast<size_t>(n));
      }
      mask.give_run(slots, 0, n);
      CHECK(run(call_mask_count) == Status::done);
      const auto count = static_cast<int64_t>(slots[kSlotResult + 1]);
      const Operand out(dtype, {count}, kPlain), places(kInt64, {count}, kPlain);
      const Operand one(dtype, {1}, kPlain), target(dtype, {n}, kPlain);
      out.give_run(slots, 0, count);
      values.give_run(slots, 1, n);
      mask.give_run(slots, 2, n);
      CHECK(run(call_mask_select) == Status::done);
      target.give_run(slots, 0, n);
      one.give_run(slots, 1, 1);
      CHECK(run(call_mask_fill) == Status::done);
      out.give_run(slots, 1, count);
      CHECK(run(call_mask_put) == Status::done);
      places.give_run(slots, 0, count);
      mask.give_run(slots, 1, n);
      CHECK(run(call_nonzero) == Status::done);
    }
    for (const int64_t bytes : {1, 2, 3, 4, 8, 12, 16, 24, 40, 64, 100, 200}) {
      const int64_t outer = 1 + below(3), length = 1 + below(40);
      const Operand in(kUint8, {outer * length * bytes}, kPlain);
      const Operand out(kUint8, {outer * n * bytes}, kPlain), index(kInt64, {n}, kPlain);
      auto* indices = reinterpret_cast<int64_t*>(index.data());
      for (int64_t i = 0; i < n; ++i) indices[i] = below(2 * length) - length;
      out.give_run(slots, 0, outer * n * bytes);
      in.give_run(slots, 1, outer * length * bytes);
      index.give_run(slots, 2, n);
      slots[kSlotExtra + 4] = static_cast<double>(bytes);
      slots[kSlotExtra + 5] = static_cast<double>(outer);
      slots[kSlotExtra + 6] = static_cast<double>(length);
      CHECK(run(call_take) == Status::done);
      // Back: the rows to where they came from, or one row to all.
      in.give_run(slots, 0, outer * length * bytes);
      const bool one = n > 0 && below(3) == 0;
      out.give_run(slots, 1, one ? bytes : outer * n * bytes);
      CHECK(run(call_put) == Status::done);
      const Operand places(kInt64, {n}, kPlain);
      places.give_run(slots, 0, n);
      index.give_run(slots, 1, n);
      slots[kSlotExtra + 4] = 1;
      slots[kSlotExtra + 5] = static_cast<double>(length);
      slots[kSlotExtra + 6] = 1;
      slots[kSlotFlags] = 0;
      CHECK(run(call_positions) == Status::done);
      slots[kSlotFlags] = 2;
      CHECK(run(call_positions) == Status::done);
      for (const int dtype : {kUint16, kUint32, kUint64}) {
        const Operand plain(dtype, {n}, kPlain), swapped(dtype, {n}, kPlain);
        swapped.give_run(slots, 0, n);
        plain.give_run(slots, 1, n);
        CHECK(run(call_swap) == Status::done);
      }
      out.give_run(slots, 0, outer * n * bytes);
      in.give_run(slots, 1, outer * length * bytes);
      index.give_run(slots, 2, n);
      slots[kSlotExtra + 4] = static_cast<double>(bytes);
      slots[kSlotExtra + 5] = static_cast<double>(outer);
      slots[kSlotExtra + 6] = static_cast<double>(length);
      slots[kSlotFlags] = 0;
      if (n == 0) continue;
      for (const int64_t bad : {length, -length - 1, std::numeric_limits<int64_t>::min(),
                                std::numeric_limits<int64_t>::max()}) {
        indices[below(n)] = bad;
        CHECK(run(call_take) == Status::out_of_range);
        in.give_run(slots, 0, outer * length * bytes);
        out.give_run(slots, 1, outer * n * bytes);
        CHECK(run(call_put) == Status::out_of_range);
        out.give_run(slots, 0, outer * n * bytes);
        in.give_run(slots, 1, outer * length * bytes);
      }
    }
  }
}

void products() {
  for (const int dtype : {kFloat32, kFloat64}) {
    for (const int64_t m : {1, 3, 8, 65}) {
      for (const int64_t n : {1, 7, 24, 49}) {
        for (const int64_t k : {1, 5, 64, 300, 1100}) {
          for (int round = 0; round < 3; ++round) {
            const Operand a(dtype, {m, 1, k}, any_output()), b(dtype, {1, n, k}, any_output());
            const Operand c(dtype, {m, n, 1}, any_output());
            frame({m, n, k});
            c.give(slots, 0);
            a.give(slots, 1);
            b.give(slots, 2);
            CHECK(run(call_matmul) == Status::done);
          }
        }
      }
    }
  }
}

// Products of other dtypes, alone and in stacks that share matrices.
void stacked_products() {
  for (const int dtype : {kBool, kInt32, kInt64, kFloat32, kFloat64, kComplex64, kComplex128}) {
    for (const int64_t m : {1, 2, 9}) {
      for (const int64_t n : {1, 3, 33}) {
        for (const int64_t k : {1, 4, 70}) {
          const Operand c(dtype, {3, m, n, 1}, kPlain), b(dtype, {3, 1, n, k}, static_cast<Layout>(below(kLayouts)));
          const Operand a(dtype, {1, m, 1, k}, static_cast<Layout>(below(kLayouts)));
          frame({3, m, n, k});
          c.give(slots, 0);
          a.give(slots, 1);
          b.give(slots, 2);
          CHECK(run(call_matmul) == Status::done);
        }
      }
    }
  }
}

// Fills a matrix of one of several kinds: full rank, of rank one, zero, tiny, huge, not finite.
void fill_matrix(const Operand& a, int64_t count, int kind) {
  auto* const x = reinterpret_cast<double*>(a.data());
  for (int64_t i = 0; i < count; ++i) {
    const double value = static_cast<double>(below(2001) - 1000) / 256;
    x[i] = kind == 0 ? value : kind == 1 ? 2 : kind == 2 ? 0 : kind == 3 ? value * 1e-300 : value * 1e300;
    if (kind == 5 && i % 3 == 1) x[i] = std::numeric_limits<double>::quiet_NaN();
    if (kind == 6 && i % 5 == 2) x[i] = std::numeric_limits<double>::infinity();
  }
}

// One decomposition on ranges of float64 of these lengths, the last of which holds the matrix.
template <class Call>
void decompose(Call call, std::vector<int64_t> lengths, int64_t m, int64_t n, int64_t columns, int kind) {
  std::vector<Operand> ranges;
  for (const int64_t length : lengths) ranges.emplace_back(kFloat64, std::vector<int64_t>{length}, kPlain);
  for (size_t k = 0; k < ranges.size(); ++k) {
    fill_matrix(ranges[k], lengths[k], kind);
    ranges[k].give_run(slots, static_cast<int>(k), lengths[k]);
  }
  slots[kSlotExtra + 4] = static_cast<double>(m);
  slots[kSlotExtra + 5] = static_cast<double>(n);
  slots[kSlotExtra + 6] = static_cast<double>(columns);
  CHECK(run(call) == Status::done);
}

void decompositions() {
  for (int kind = 0; kind <= 6; ++kind) {
    for (const int64_t n : {1, 2, 7, 9, 33, 70}) {
      decompose(call_lu, {n * n}, 0, n, 0, kind);
      for (const int64_t m : {1, 11}) decompose(call_solve, {n * m, n * n}, m, n, 0, kind);
      decompose(call_cholesky, {n * n}, 0, n, 0, kind);
      for (const int64_t vectors : {0, 1}) decompose(call_eigh, {n, n * n}, 0, n, vectors, kind);
      for (const int64_t m : {n, n + 5}) {
        for (const int64_t columns : {n, m}) decompose(call_qr, {m * columns, m * n}, m, n, columns, kind);
        for (const int64_t columns : {int64_t{0}, n, m}) {
          decompose(call_svd, {n + m * columns, columns == 0 ? 0 : n * n, m * n}, m, n, columns, kind);
        }
      }
      decompose(call_qr, {n * n, n * (n + 4)}, n, n + 4, n, kind);
    }
  }
}

void slices() {
  for (const int64_t n : {1, 2, 9, 130, 1027}) {
    for (int dtype = 0; dtype < kDTypes; ++dtype) {
      for (int op = 0; op < kReduceOps; ++op) {
        const int64_t outer = 1 + below(3), count = below(20);
        const Operand a(dtype, {outer * n}, kPlain), out(dtype, {outer * count}, kPlain);
        const Operand index(kInt64, {count}, kPlain);
        auto* indices = reinterpret_cast<int64_t*>(index.data());
        for (int64_t i = 0; i < count; ++i) indices[i] = below(n);
        out.give_run(slots, 0, outer * count);
        a.give_run(slots, 1, outer * n);
        index.give_run(slots, 2, count);
        slots[kSlotExtra + 4] = static_cast<double>(outer);
        slots[kSlotOp] = op;
        const Status status = run(call_reduceat);
        CHECK(status == Status::done || status == Status::unknown);
        if (count == 0 || status == Status::unknown) continue;
        for (const int64_t bad : {n, int64_t{-1}, std::numeric_limits<int64_t>::min(),
                                  std::numeric_limits<int64_t>::max()}) {
          indices[below(count)] = bad;
          CHECK(run(call_reduceat) == Status::out_of_range);
        }
      }
    }
  }
}

void draws() {
  const Operand table(kFloat64, {512}, kPlain);
  for (int kind = 0; kind < 7; ++kind) {
    for (int dtype = 0; dtype <= kFloat64; ++dtype) {
      const bool fits = kind == 6 ? dtype <= kUint64 : dtype == kFloat64 || (dtype == kFloat32 && kind < 3);
      if (!fits) continue;
      for (const int64_t n : {0, 1, 7, 1000}) {
        const Operand out(dtype, {n}, kPlain);
        // Limits that some draws stay below, so that runs end anywhere.
        for (int64_t k = 0; k < 512; ++k) {
          reinterpret_cast<double*>(table.data())[k] = k < 256 ? 0.5 : static_cast<double>(uint64_t{1} << below(56));
        }
        out.give_run(slots, 0, n);
        table.give_run(slots, 1, 512);
        slots[kSlotOp] = kind;
        for (int k = 0; k < 14; ++k) slots[kSlotAxes + k] = random_bits();
        slots[kSlotAxes + 4] = random_bits() | 1u;  // with an even increment a draw may never be accepted
        slots[kSlotAxes + 8] = static_cast<double>(below(2));
        if (below(2) == 0 || kItemsize[dtype] < 8) slots[kSlotAxes + 13] = 0;
        if (kItemsize[dtype] < 4) slots[kSlotAxes + 12] = static_cast<double>(below(dtype == kBool ? 2 : 256));
        CHECK(run(call_random) == Status::done);
        const double drawn = slots[kSlotResult + 1];
        CHECK(drawn >= 0 && drawn <= static_cast<double>(n));
        CHECK(drawn == static_cast<double>(n) || kind % 3 != 0);
      }
    }
  }
}

}  // namespace

int main() {
  set_thread_count(1);
  for (const char* level : {"baseline", "avx2", "avx512"}) {
    set_level(level);
    if (std::strcmp(level_name(current_level()), level) != 0) continue;
#ifdef __SANITIZE_THREAD__
    // Which thread touches what is the same at every level. The AVX-512 sort, clean under the other
    // sanitizers, crashes when GCC 12 instruments it for this one, with a single thread too.
    if (current_level() != Level::avx512) threads();
    continue;
#endif
    elementwise();
    reductions();
    sorting();
    selection();
    slices();
    draws();
    products();
    stacked_products();
    decompositions();
    far_operands();
    threads();
    std::printf("kernels at level %s\n", level);
  }
  return tsmem_test::failures == 0 ? 0 : 1;
}
