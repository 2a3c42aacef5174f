// Element types of the kernels. Plain data: no constructors, so that loops over them vectorise.
#pragma once
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <type_traits>

#include "generated/table.h"

namespace tsmem::kernels {

struct Bool {
  uint8_t byte;  // any nonzero value is true; stores write 0 or 1
};
struct Half {
  uint16_t bits;
};
template <class T>
struct Complex {
  T re, im;
};

struct Pair64 {  // 16 bytes that are only moved
  uint64_t low, high;
};

template <class T>
struct IsComplex : std::false_type {};
template <class T>
struct IsComplex<Complex<T>> : std::true_type {};
template <class T>
constexpr bool kIsComplex = IsComplex<T>::value;
template <class T>
constexpr bool kIsBool = std::is_same<T, Bool>::value;
template <class T>
constexpr bool kIsHalf = std::is_same<T, Half>::value;
template <class T>
constexpr bool kIsInt = std::is_integral<T>::value;
template <class T>
constexpr bool kIsFloat = std::is_floating_point<T>::value;

// Unsigned type of at least 32 bits in which wrapping arithmetic of T is defined.
template <class T>
using Wrap = std::conditional_t<(sizeof(T) > 4), uint64_t, uint32_t>;

template <class To, class From>
inline To bitcast(From from) {
  static_assert(sizeof(To) == sizeof(From), "same size");
  To to;
  std::memcpy(&to, &from, sizeof to);
  return to;
}

inline bool is_nan(float x) { return x != x; }
inline bool is_nan(double x) { return x != x; }

// x86's cvtt* instructions give the smallest integer for NaN and for what does not fit; NumPy
// shows that value on x86, so it is the definition on every platform.
template <class F>
inline int32_t to_int32(F x) {
  const bool fits = x > static_cast<F>(-2147483904.0) && x < static_cast<F>(2147483648.0) &&
                    (sizeof(F) == 4 || static_cast<double>(x) > -2147483649.0);
  return fits ? static_cast<int32_t>(x) : INT32_MIN;
}
template <class F>
inline int64_t to_int64(F x) {
  const bool fits =
      x >= static_cast<F>(-9223372036854775808.0) && x < static_cast<F>(9223372036854775808.0);
  return fits ? static_cast<int64_t>(x) : INT64_MIN;
}

// Keeps a product apart from the sum around it: GCC 12 turns (x*y - z*w, x*w + z*y) into fused
// multiply-add-subtract even under -ffp-contract=off.
#if defined(__GNUC__) && !defined(__clang__) && __GNUC__ >= 12
#define TSMEM_ROUNDED(x) __builtin_assoc_barrier(x)
#else
#define TSMEM_ROUNDED(x) (x)
#endif

template <class T>
inline Complex<T> product(Complex<T> a, Complex<T> b) {
  return Complex<T>{TSMEM_ROUNDED(a.re * b.re) - TSMEM_ROUNDED(a.im * b.im),
                    TSMEM_ROUNDED(a.re * b.im) + TSMEM_ROUNDED(a.im * b.re)};
}

}  // namespace tsmem::kernels

// For what a loop must contain to vectorise, however large it is.
#if defined(__GNUC__)
#define TSMEM_INLINE inline __attribute__((always_inline))
#else
#define TSMEM_INLINE __forceinline
#endif

// Before a loop whose output either equals an input or does not touch it.
#if defined(__clang__)
#define TSMEM_IVDEP _Pragma("clang loop vectorize(assume_safety)")
#elif defined(__GNUC__)
#define TSMEM_IVDEP _Pragma("GCC ivdep")
#else
#define TSMEM_IVDEP __pragma(loop(ivdep))
#endif
