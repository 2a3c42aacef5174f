// Every kernel at every CPU level of this machine, on operands whose memory ends exactly where they
// do: odd lengths, offsets, reversed, stepped and repeated axes, all dtypes. What they compute is
// compared with JavaScript in test/kernels; here the sanitizers watch what they touch.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <memory>
#include <vector>

#include "../kernels/argument_block.h"
#include "../kernels/levels.h"
#include "../kernels/loops.h"
#include "../kernels/sort.h"
#include "../kernels/threads.h"
#include "check.h"

namespace {

using namespace tsmem::kernels;

uint32_t random_bits() {
  static uint32_t state = 1;
  state ^= state << 13;
  state ^= state >> 17;
  return state ^= state << 5;
}
int64_t below(int64_t n) { return static_cast<int64_t>(random_bits() % static_cast<uint64_t>(n)); }

// How the axes of an operand lie in memory.
enum Layout { kPlain, kReversed, kStepped, kColumns, kRepeated, kLayouts };

// An operand of up to two axes, at the end of a block of its own.
class Operand {
 public:
  Operand(int dtype, std::vector<int64_t> shape, Layout layout) : dtype_(dtype), shape_(shape) {
    const auto item = static_cast<int64_t>(kItemsize[dtype]);
    strides_.assign(shape.size(), 0);
    int64_t stride = item * (layout == kStepped ? 3 : 1);
    for (size_t k = 0; k < shape.size(); ++k) {
      const size_t axis = layout == kColumns ? k : shape.size() - 1 - k;
      strides_[axis] = layout == kReversed ? -stride : stride;
      stride *= shape[axis] > 0 ? shape[axis] : 1;
    }
    if (layout == kRepeated) strides_[random_bits() % strides_.size()] = 0;
    int64_t low = 0, high = item;
    for (size_t axis = 0; axis < shape.size(); ++axis) {
      if (shape[axis] == 0) high = low;
      const int64_t reach = strides_[axis] * (shape[axis] - 1);
      (reach < 0 ? low : high) += reach;
    }
    if (high < low) high = low;
    const int64_t before = below(3) * item;  // so that addresses are not always those of malloc
    const auto bytes = static_cast<size_t>(before + high - low);
    block_.reset(static_cast<char*>(std::malloc(bytes > 0 ? bytes : 1)));
    data_ = block_.get() + before - low;
    for (size_t i = 0; i < bytes; ++i) {
      block_.get()[i] = static_cast<char>(dtype == kBool ? below(2) : random_bits() >> 8);
    }
  }

  void give(double* slots, int k) const {
    slots[kSlotAddress + k] = static_cast<double>(reinterpret_cast<uintptr_t>(data_));
    slots[kSlotDtype + k] = dtype_;
    for (size_t axis = 0; axis < shape_.size(); ++axis) {
      double* slot = slots + kSlotAxes + static_cast<int>(axis) * kSlotAxisSlots;
      slot[1 + k] = shape_[axis] == 1 ? 0 : static_cast<double>(strides_[axis]);
    }
  }
  void give_run(double* slots, int k, int64_t length) const {
    give(slots, k);
    slots[kSlotExtra + k] = static_cast<double>(length);
  }
  char* data() const { return data_; }

 private:
  struct Free {
    void operator()(char* p) const { std::free(p); }
  };
  int dtype_;
  std::vector<int64_t> shape_, strides_;
  std::unique_ptr<char, Free> block_;
  char* data_ = nullptr;
};

double slots[kSlotSlots];

void frame(const std::vector<int64_t>& shape) {
  slots[kSlotNdim] = static_cast<double>(shape.size());
  slots[kSlotFlags] = static_cast<double>(below(2));
  for (size_t axis = 0; axis < shape.size(); ++axis) {
    slots[kSlotAxes + static_cast<int>(axis) * kSlotAxisSlots] = static_cast<double>(shape[axis]);
  }
}

template <class Call>
Status run(Call call) {
  call(ArgumentBlock(slots));
  return static_cast<Status>(static_cast<int>(slots[kSlotResult]));
}

const std::vector<std::vector<int64_t>> kShapes = {
    {1},   {2},    {3},    {7},    {9},     {15},    {17},   {33},
    {65},  {131},  {1027}, {1, 1}, {5, 3},  {3, 37}, {67, 2}, {19, 70}};
Layout any_input() { return static_cast<Layout>(below(kLayouts)); }
Layout any_output() { return static_cast<Layout>(below(kRepeated)); }

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

// Large enough for helper threads.
void threads() {
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

}  // namespace

int main() {
  set_thread_count(1);
  for (const char* level : {"baseline", "avx2", "avx512"}) {
    set_level(level);
    if (std::strcmp(level_name(current_level()), level) != 0) continue;
    elementwise();
    reductions();
    sorting();
    selection();
    products();
    threads();
    std::printf("kernels at level %s\n", level);
  }
  return tsmem_test::failures == 0 ? 0 : 1;
}
