// Plain numbers, booleans and strings between JavaScript and C.
#pragma once

#include <complex>
#include <cstdio>
#include <limits>

#include "convert.h"
#include "js.h"

namespace tsmem TSMEM_HIDDEN {
namespace detail {

inline const char* show_type(napi_env env, napi_value value) {
  switch (type_of(env, value)) {
    case napi_undefined:
      return "undefined";
    case napi_null:
      return "null";
    case napi_boolean:
      return "boolean";
    case napi_number:
      return "number";
    case napi_string:
      return "string";
    case napi_symbol:
      return "symbol";
    case napi_bigint:
      return "bigint";
    case napi_function:
      return "function";
    default:
      return is_array(env, value) ? "list" : "object";
  }
}

inline std::string show_number(double number) {
  char text[40];
  const bool is_whole = number >= -1e15 && number <= 1e15 &&
                        static_cast<double>(static_cast<std::int64_t>(number)) == number;
  std::snprintf(text, sizeof text, is_whole ? "%.0f" : "%.17g", number);
  return text;
}

[[noreturn]] inline void fail_overflow(const std::string& shown, DType dtype) {
  throw Error(Code::overflow, shown + " out of bounds for " + info(dtype).name);
}

// An integer for C: a number without fraction, or a bigint. Nothing is rounded or wrapped.
template <class T>
T read_integer(napi_env env, napi_value value) {
  constexpr DType dtype = integer_dtype<T>();
  const napi_valuetype type = type_of(env, value);
  if (type == napi_bigint) {
    bool is_lossless = false;
    if (std::is_signed<T>::value) {
      std::int64_t wide = 0;
      check(env, napi_get_value_bigint_int64(env, value, &wide, &is_lossless));
      if (!is_lossless || wide < static_cast<std::int64_t>(std::numeric_limits<T>::min()) ||
          wide > static_cast<std::int64_t>(std::numeric_limits<T>::max())) {
        fail_overflow("a bigint is", dtype);
      }
      return static_cast<T>(wide);
    }
    std::uint64_t wide = 0;
    check(env, napi_get_value_bigint_uint64(env, value, &wide, &is_lossless));
    if (!is_lossless || wide > static_cast<std::uint64_t>(std::numeric_limits<T>::max())) {
      fail_overflow("a bigint is", dtype);
    }
    return static_cast<T>(wide);
  }
  if (type != napi_number) {
    throw Error(Code::invalid_argument, std::string("an integer (") + info(dtype).name +
                                            ") required.  A '" + show_type(env, value) +
                                            "' was given");
  }
  double number = 0;
  check(env, napi_get_value_double(env, value, &number));
  std::int64_t whole = 0;
  if (!read_safe_integer(env, value, &whole)) {
    if (number > 9e15 || number < -9e15) {
      fail_overflow(show_number(number) + " is", dtype);
    }
    throw Error(Code::cast, show_number(number) + " cannot be converted to " + info(dtype).name +
                                " according to the rule 'safe'; give an integer");
  }
  const bool fits = std::is_signed<T>::value
                        ? whole >= static_cast<std::int64_t>(std::numeric_limits<T>::min()) &&
                              (sizeof(T) == 8 ||
                               whole <= static_cast<std::int64_t>(std::numeric_limits<T>::max()))
                        : whole >= 0 &&
                              (sizeof(T) == 8 ||
                               static_cast<std::uint64_t>(whole) <=
                                   static_cast<std::uint64_t>(std::numeric_limits<T>::max()));
  if (!fits) fail_overflow(show_number(number) + " is", dtype);
  return static_cast<T>(whole);
}

inline double read_double(napi_env env, napi_value value) {
  const napi_valuetype type = type_of(env, value);
  double number = 0;
  if (type == napi_number) {
    check(env, napi_get_value_double(env, value, &number));
    return number;
  }
  if (type == napi_bigint) {
    std::int64_t whole = 0;
    bool is_lossless = false;
    check(env, napi_get_value_bigint_int64(env, value, &whole, &is_lossless));
    if (!is_lossless) fail_overflow("a bigint is", DType::int64);
    return static_cast<double>(whole);
  }
  throw Error(Code::invalid_argument, std::string("a number required.  A '") +
                                          show_type(env, value) + "' was given");
}

inline bool read_boolean(napi_env env, napi_value value) {
  bool flag = false;
  if (napi_get_value_bool(env, value, &flag) != napi_ok) {
    throw Error(Code::invalid_argument, std::string("a boolean required.  A '") +
                                            show_type(env, value) + "' was given");
  }
  return flag;
}

template <class T>
T read_complex(napi_env env, napi_value value) {
  using Part = typename T::value_type;
  if (type_of(env, value) == napi_object) {
    return T(static_cast<Part>(read_double(env, get(env, value, "re"))),
             static_cast<Part>(read_double(env, get(env, value, "im"))));
  }
  return T(static_cast<Part>(read_double(env, value)), 0);
}

template <class T>
T read_scalar(napi_env env, napi_value value) {
  if constexpr (std::is_same<T, bool>::value) {
    return read_boolean(env, value);
  } else if constexpr (std::is_enum<T>::value) {
    return static_cast<T>(read_integer<typename std::underlying_type<T>::type>(env, value));
  } else if constexpr (std::is_integral<T>::value) {
    return read_integer<T>(env, value);
  } else if constexpr (std::is_floating_point<T>::value) {
    return static_cast<T>(read_double(env, value));
  } else {
    static_assert(IsComplex<T>::value, "tsmem has no typemap for this parameter type");
    return read_complex<T>(env, value);
  }
}

// An element of a nested list; booleans count as 0 and 1 for number types, as in NumPy.
template <class T>
void store_element(napi_env env, napi_value value, Bytes to) {
  T element;
  bool flag = false;
  if (!std::is_same<T, bool>::value && type_of(env, value) == napi_boolean) {
    check(env, napi_get_value_bool(env, value, &flag));
    element = static_cast<T>(flag ? 1 : 0);
  } else {
    element = read_scalar<T>(env, value);
  }
  std::memcpy(to, &element, sizeof element);
}

using StoreElement = void (*)(napi_env, napi_value, Bytes);

inline StoreElement element_store(DType dtype) {
  switch (dtype) {
    case DType::boolean:
      return store_element<bool>;
    case DType::int8:
      return store_element<std::int8_t>;
    case DType::uint8:
      return store_element<std::uint8_t>;
    case DType::int16:
      return store_element<std::int16_t>;
    case DType::uint16:
      return store_element<std::uint16_t>;
    case DType::int32:
      return store_element<std::int32_t>;
    case DType::uint32:
      return store_element<std::uint32_t>;
    case DType::int64:
      return store_element<std::int64_t>;
    case DType::uint64:
      return store_element<std::uint64_t>;
    case DType::float32:
      return store_element<float>;
    case DType::float64:
      return store_element<double>;
    case DType::complex64:
      return store_element<std::complex<float>>;
    default:
      return store_element<std::complex<double>>;
  }
}

// 64-bit integers become bigint, as in the typed arrays of JavaScript; everything else a number.
template <class T>
napi_value make_scalar(napi_env env, T value) {
  napi_value result;
  if constexpr (std::is_same<T, bool>::value) {
    return make_boolean(env, value);
  } else if constexpr (std::is_enum<T>::value) {
    return make_scalar(env, static_cast<typename std::underlying_type<T>::type>(value));
  } else if constexpr (std::is_integral<T>::value && sizeof(T) == 8) {
    if constexpr (std::is_signed<T>::value) {
      check(env, napi_create_bigint_int64(env, static_cast<std::int64_t>(value), &result));
    } else {
      check(env, napi_create_bigint_uint64(env, static_cast<std::uint64_t>(value), &result));
    }
    return result;
  } else if constexpr (IsComplex<T>::value) {
    check(env, napi_create_object(env, &result));
    check(env, napi_set_named_property(env, result, "re",
                                       make_number(env, static_cast<double>(value.real()))));
    check(env, napi_set_named_property(env, result, "im",
                                       make_number(env, static_cast<double>(value.imag()))));
    return result;
  } else {
    static_assert(std::is_arithmetic<T>::value, "tsmem has no typemap for this result type");
    return make_number(env, static_cast<double>(value));
  }
}

}  // namespace detail
}  // namespace tsmem
