// Operands for the tests of the kernels, whose memory ends exactly where they do, and the argument block.
#ifndef TSMEM_TEST_KERNELS_OPERANDS_H_
#define TSMEM_TEST_KERNELS_OPERANDS_H_

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <vector>

#include "../kernels/argument_block.h"
#include "check.h"

namespace tsmem_test {

using namespace tsmem::kernels;

inline uint32_t random_bits() {
  static uint32_t state = 1;
  state ^= state << 13;
  state ^= state >> 17;
  return state ^= state << 5;
}
inline int64_t below(int64_t n) { return static_cast<int64_t>(random_bits() % static_cast<uint64_t>(n)); }

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

inline double slots[kSlotSlots];

inline void frame(const std::vector<int64_t>& shape) {
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

inline const std::vector<std::vector<int64_t>> kShapes = {
    {1},   {2},    {3},    {7},    {9},     {15},    {17},   {33},
    {65},  {131},  {1027}, {1, 1}, {5, 3},  {3, 37}, {67, 2}, {19, 70}};
inline Layout any_input() { return static_cast<Layout>(below(kLayouts)); }
inline Layout any_output() { return static_cast<Layout>(below(kRepeated)); }

}  // namespace tsmem_test

#endif  // TSMEM_TEST_KERNELS_OPERANDS_H_
