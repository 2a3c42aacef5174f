// Element types: their names in the array protocol, their C++ counterparts, and NumPy's casting rules.
#pragma once

#include <complex>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <type_traits>

#include "config.h"

namespace tsmem TSMEM_HIDDEN {

enum class DType : std::uint8_t {
  boolean,
  int8,
  uint8,
  int16,
  uint16,
  int32,
  uint32,
  int64,
  uint64,
  float16,
  float32,
  float64,
  complex64,
  complex128,
};

// How far an input may be changed on its way to C, in NumPy's words. As an option of In:
// `In<float, 1, Convert::same_kind>`.
struct Convert {
  struct safe {};       // only conversions that keep every value; the default
  struct same_kind {};  // also float64 to float32, int64 to int32
  struct none {};       // no copy at all: exact dtype, contiguous, aligned, native byte order
};

namespace detail {

enum class CastRule : std::uint8_t { safe, same_kind, none };

// Kinds in the order in which NumPy's 'same_kind' rule allows a conversion.
enum class Kind : std::uint8_t { boolean, unsigned_int, signed_int, floating, complex };

struct DTypeInfo {
  const char* name;
  Kind kind;
  std::uint8_t itemsize;  // bytes
  std::uint8_t part;      // bytes per number: half of the itemsize for complex; the unit of byte order
};

inline const DTypeInfo& info(DType dtype) {
  static constexpr DTypeInfo table[] = {
      {"bool", Kind::boolean, 1, 1},        {"int8", Kind::signed_int, 1, 1},
      {"uint8", Kind::unsigned_int, 1, 1},  {"int16", Kind::signed_int, 2, 2},
      {"uint16", Kind::unsigned_int, 2, 2}, {"int32", Kind::signed_int, 4, 4},
      {"uint32", Kind::unsigned_int, 4, 4}, {"int64", Kind::signed_int, 8, 8},
      {"uint64", Kind::unsigned_int, 8, 8}, {"float16", Kind::floating, 2, 2},
      {"float32", Kind::floating, 4, 4},    {"float64", Kind::floating, 8, 8},
      {"complex64", Kind::complex, 8, 4},   {"complex128", Kind::complex, 16, 8},
  };
  return table[static_cast<int>(dtype)];
}

constexpr int dtype_count = 14;

// Finds the dtype of a protocol name; a leading '>' sets `swapped`. False when C has no such type.
inline bool parse_dtype(const std::string& name, DType* dtype, bool* swapped) {
  const char* text = name.c_str();
  *swapped = *text == '>';
  if (*swapped) ++text;
  for (int i = 0; i < dtype_count; ++i) {
    if (std::strcmp(text, info(static_cast<DType>(i)).name) != 0) continue;
    *dtype = static_cast<DType>(i);
    if (info(*dtype).part == 1) *swapped = false;
    return true;
  }
  return false;
}

// numpy.can_cast(from, to, rule). 'safe': an unsigned integer fits a wider signed one, and an integer
// of b bytes fits a float of 2b bytes (8-byte integers count as fitting float64).
inline bool can_cast(DType from, DType to, CastRule rule) {
  if (from == to) return true;
  if (rule == CastRule::none) return false;
  const DTypeInfo& a = info(from);
  const DTypeInfo& b = info(to);
  if (rule == CastRule::same_kind) return a.kind <= b.kind;
  if (a.kind == Kind::boolean) return true;
  if (a.kind > b.kind) return false;
  if (a.kind == b.kind) return a.itemsize <= b.itemsize;
  if (b.kind == Kind::signed_int) return a.itemsize < b.itemsize;
  if (a.kind == Kind::floating) return a.part <= b.part;
  return a.itemsize < b.part || (a.itemsize == 8 && b.part == 8);
}

template <class T>
struct IsComplex : std::false_type {};
template <class T>
struct IsComplex<std::complex<T>> : std::true_type {};

template <class T>
constexpr DType integer_dtype() {
  constexpr int width = sizeof(T) == 1 ? 0 : sizeof(T) == 2 ? 1 : sizeof(T) == 4 ? 2 : 3;
  constexpr int first = static_cast<int>(DType::int8);
  return static_cast<DType>(first + 2 * width + (std::is_signed<T>::value ? 0 : 1));
}

// The dtype that C++ type T stores. Plain integers go by size and sign, so `long` is what it is here.
template <class T>
constexpr DType dtype_of() {
  if constexpr (std::is_same<T, bool>::value) {
    static_assert(sizeof(bool) == 1, "a bool of the array protocol has one byte");
    return DType::boolean;
  } else if constexpr (std::is_integral<T>::value) {
    return integer_dtype<T>();
  } else if constexpr (std::is_same<T, float>::value) {
    return DType::float32;
  } else if constexpr (std::is_same<T, double>::value) {
    return DType::float64;
  } else if constexpr (std::is_same<T, std::complex<float>>::value) {
    return DType::complex64;
  } else {
    static_assert(std::is_same<T, std::complex<double>>::value,
                  "tsmem arrays hold bool, integers, float, double or std::complex of these");
    return DType::complex128;
  }
}

}  // namespace detail
}  // namespace tsmem
