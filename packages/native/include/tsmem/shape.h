// Shapes that C++ code writes down: `Out<double, 2> out({rows, columns})`.
#pragma once

#include "layout.h"

namespace tsmem TSMEM_HIDDEN {

// N lengths of any integer type. Whether they can be lengths is checked where an array is made.
template <int N>
struct Shape {
  template <class... Lengths>
  Shape(Lengths... all) : lengths{clamp(all)...} {  // NOLINT: implicit, so that {n, m} is a shape
    static_assert(sizeof...(Lengths) == N, "as many lengths as the array has dimensions");
  }

  detail::Layout layout() const {
    detail::Layout result;
    result.ndim = N;
    for (int i = 0; i < N; ++i) result.shape[i] = lengths[i];
    return result;
  }

  std::int64_t lengths[N];

 private:
  // A length above 2^63 - 1 becomes negative, which is refused later.
  template <class Length>
  static std::int64_t clamp(Length length) {
    static_assert(std::is_integral<Length>::value, "lengths are integers");
    return static_cast<std::int64_t>(length);
  }
};

namespace detail {

inline void check_lengths(const Layout& layout) {
  for (int i = 0; i < layout.ndim; ++i) {
    if (layout.shape[i] < 0) {
      throw Error(Code::out_of_range, "negative dimensions are not allowed: " + show_shape(layout));
    }
  }
}

}  // namespace detail
}  // namespace tsmem
