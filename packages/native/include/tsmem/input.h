// In and InOut: IN_ARRAY1-4, IN_FARRAY2-4, INPLACE_ARRAY1-4, INPLACE_FARRAY2-4 and INPLACE_ARRAY_FLAT.
#pragma once

#include "input_array.h"

namespace tsmem TSMEM_HIDDEN {

// Option of InOut: an array that does not fit C's layout is copied in and, after the call, out again.
struct Writeback {};

namespace detail {

template <class Option, class... Options>
constexpr bool has_option = (std::is_same<Option, Options>::value || ...);

template <class... Options>
constexpr Order order_of = has_option<F, Options...> ? Order::f : Order::c;

template <class... Options>
constexpr CastRule rule_of = has_option<Convert::none, Options...>        ? CastRule::none
                             : has_option<Convert::same_kind, Options...> ? CastRule::same_kind
                                                                          : CastRule::safe;

template <class T>
using Element = typename std::remove_all_extents<T>::type;

// The dimensions of T[2][3], for typemaps of fixed size.
template <class T, class = std::make_index_sequence<std::rank<T>::value>>
struct FixedShape;

template <class T, std::size_t... Axis>
struct FixedShape<T, std::index_sequence<Axis...>> {
  static constexpr std::int64_t lengths[sizeof...(Axis) + 1] = {
      static_cast<std::int64_t>(std::extent<T, Axis>::value)..., 0};
  static constexpr const std::int64_t* shape = sizeof...(Axis) > 0 ? lengths : nullptr;
};

// Gapless elements: what `for (double& x : array.flat())` walks over.
template <class T>
struct Span {
  T* first;
  std::size_t count;
  T* begin() const { return first; }
  T* end() const { return first + count; }
  std::size_t size() const { return count; }
  T& operator[](std::size_t i) const { return first[i]; }
};

// What C++ code sees of an array argument; the memory is valid until the wrapped function returns.
template <class T, class Stored>
class TypedInput : public InputArray {
 public:
  using InputArray::InputArray;

  T* data() const { return static_cast<T*>(address()); }
  int ndim() const { return layout().ndim; }
  std::size_t shape(int axis) const { return static_cast<std::size_t>(layout().shape[axis]); }
  std::size_t size() const { return static_cast<std::size_t>(element_count(layout())); }
  Span<T> flat() const { return {data(), size()}; }

  // Element (i, j, ...); unchecked, like every access of C.
  template <class... Index>
  T& operator()(Index... index) const {
    std::int64_t offset = 0;
    int axis = 0;
    ((offset += static_cast<std::int64_t>(index) * layout().strides[axis++]), ...);
    return data()[offset / static_cast<std::int64_t>(sizeof(Stored))];
  }
};

template <class T>
constexpr int default_ndim(int otherwise) {
  return std::rank<T>::value > 0 ? static_cast<int>(std::rank<T>::value) : otherwise;
}

}  // namespace detail

// Any array for reading: typed array, Buffer, object of the array protocol or nested list.
//
// T is the element type of C, or a type like `double[2][3]` for an exact shape; N the number of
// dimensions. Options: F for Fortran order; Convert::safe (default), same_kind or none. Converted or
// made contiguous in a copy only when needed; the caller's array is never written.
template <class T, int N = detail::default_ndim<T>(1), class... Options>
class In : public detail::TypedInput<const detail::Element<T>, detail::Element<T>> {
  using Stored = detail::Element<T>;

 public:
  using Type = Stored;
  static constexpr int ndims = N;
  static constexpr bool is_fixed = std::rank<T>::value > 0;
  static constexpr detail::InputSpec spec = {detail::dtype_of<Stored>(),
                                             N,
                                             alignof(Stored),
                                             detail::order_of<Options...>,
                                             detail::rule_of<Options...>,
                                             false,
                                             false,
                                             detail::FixedShape<T>::shape};
  In() : detail::TypedInput<const Stored, Stored>(spec) {}
};

// An array that C changes where it is: exact dtype and number of dimensions, writable, aligned,
// contiguous in the order asked for, native byte order; anything else is a TypeError.
//
// Options: F; Writeback. Without N it takes any number of dimensions in C or Fortran order and C sees
// one run of elements: INPLACE_ARRAY_FLAT.
template <class T, int N = detail::default_ndim<T>(detail::any_ndim), class... Options>
class InOut : public detail::TypedInput<detail::Element<T>, detail::Element<T>> {
  using Stored = detail::Element<T>;

 public:
  using Type = Stored;
  static constexpr int ndims = N;
  static constexpr bool is_fixed = std::rank<T>::value > 0;
  static constexpr detail::InputSpec spec = {detail::dtype_of<Stored>(),
                                             N,
                                             alignof(Stored),
                                             detail::order_of<Options...>,
                                             detail::CastRule::none,
                                             true,
                                             detail::has_option<Writeback, Options...>,
                                             detail::FixedShape<T>::shape};
  InOut() : detail::TypedInput<Stored, Stored>(spec) {}
};

}  // namespace tsmem
