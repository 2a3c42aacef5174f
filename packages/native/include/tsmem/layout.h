// Shapes and byte strides as plain numbers; knows no memory and no JavaScript.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "error.h"

namespace tsmem TSMEM_HIDDEN {

// Memory orders, as options: `In<double, 2, F>` wants Fortran order.
struct C {};
struct F {};

namespace detail {

enum class Order : std::uint8_t { c, f };

constexpr int max_ndim = 32;

inline bool multiply(std::int64_t a, std::int64_t b, std::int64_t* product) {
#if defined(__GNUC__)
  return !__builtin_mul_overflow(a, b, product);
#else
  if (a > 0 ? (b > INT64_MAX / a || b < INT64_MIN / a)
            : (a < -1 ? (b > INT64_MIN / a || b < INT64_MAX / a) : (a == -1 && b == INT64_MIN))) {
    return false;
  }
  *product = a * b;
  return true;
#endif
}

inline bool add(std::int64_t a, std::int64_t b, std::int64_t* sum) {
  if (b > 0 ? a > INT64_MAX - b : a < INT64_MIN - b) return false;
  *sum = a + b;
  return true;
}

// Lengths are counts, strides are in bytes.
struct Layout {
  int ndim = 0;
  std::int64_t shape[max_ndim];
  std::int64_t strides[max_ndim];
};

inline std::string show_shape(const Layout& layout) {
  std::string text = "(";
  for (int i = 0; i < layout.ndim; ++i) {
    if (i > 0) text += ",";
    text += std::to_string(layout.shape[i]);
  }
  return text + (layout.ndim == 1 ? ",)" : ")");
}

// The number of bytes of a gapless array, at most 2^53 - 1.
inline std::int64_t checked_nbytes(const Layout& layout, std::int64_t itemsize) {
  constexpr std::int64_t limit = 9007199254740991;
  bool has_zero = false;
  for (int i = 0; i < layout.ndim; ++i) has_zero = has_zero || layout.shape[i] == 0;
  if (has_zero) return 0;
  std::int64_t bytes = itemsize;
  for (int i = 0; i < layout.ndim; ++i) {
    if (!multiply(bytes, layout.shape[i], &bytes) || bytes > limit) {
      throw Error(Code::size_overflow, "an array of shape " + show_shape(layout) + " with " +
                                           std::to_string(itemsize) +
                                           " bytes per element is too large; ask for less");
    }
  }
  return bytes;
}

inline std::int64_t element_count(const Layout& layout) {
  std::int64_t count = 1;
  for (int i = 0; i < layout.ndim; ++i) count *= layout.shape[i];
  return count;
}

inline void set_gapless_strides(Layout* layout, std::int64_t itemsize, Order order) {
  std::int64_t step = itemsize;
  for (int k = 0; k < layout->ndim; ++k) {
    const int axis = order == Order::f ? k : layout->ndim - 1 - k;
    layout->strides[axis] = step;
    step *= layout->shape[axis] > 0 ? layout->shape[axis] : 1;
  }
}

// NumPy's rule: axes of length 1 may have any stride, and an empty array is contiguous.
inline bool is_contiguous(const Layout& layout, std::int64_t itemsize, Order order) {
  std::int64_t step = itemsize;
  for (int i = 0; i < layout.ndim; ++i) {
    if (layout.shape[i] == 0) return true;
  }
  for (int k = 0; k < layout.ndim; ++k) {
    const int axis = order == Order::f ? k : layout.ndim - 1 - k;
    if (layout.shape[axis] != 1 && layout.strides[axis] != step) return false;
    step *= layout.shape[axis];
  }
  return true;
}

inline bool has_repeated_elements(const Layout& layout) {
  for (int i = 0; i < layout.ndim; ++i) {
    if (layout.shape[i] > 1 && layout.strides[i] == 0) return true;
  }
  return false;
}

// True when every element lies inside a buffer of `length` bytes.
inline bool fits(const Layout& layout, std::int64_t offset, std::int64_t itemsize,
                 std::int64_t length) {
  std::int64_t low = offset, high = 0;
  if (!add(offset, itemsize, &high)) return false;
  for (int i = 0; i < layout.ndim; ++i) {
    if (layout.shape[i] == 0) return true;
    std::int64_t reach = 0;
    if (!multiply(layout.shape[i] - 1, layout.strides[i], &reach)) return false;
    if (!(reach < 0 ? add(low, reach, &low) : add(high, reach, &high))) return false;
  }
  return low >= 0 && high <= length;
}

}  // namespace detail
}  // namespace tsmem
