// Copies of strided arrays with conversion of the elements and of their byte order.
#pragma once

#include <cstring>

#include "dtype.h"
#include "layout.h"

namespace tsmem TSMEM_HIDDEN {
namespace detail {

using Bytes = unsigned char*;
using ConstBytes = const unsigned char*;

inline void copy_swapped(ConstBytes from, Bytes to, int itemsize, int part) {
  for (int start = 0; start < itemsize; start += part) {
    for (int i = 0; i < part; ++i) to[start + i] = from[start + part - 1 - i];
  }
}

// IEEE 754 binary16 to binary32; every value has a counterpart.
inline float from_half(std::uint16_t half) {
  const std::uint32_t sign = static_cast<std::uint32_t>(half & 0x8000u) << 16;
  std::uint32_t exponent = (half >> 10) & 0x1fu;
  std::uint32_t fraction = half & 0x3ffu;
  std::uint32_t bits;
  if (exponent == 0x1f) {
    bits = sign | 0x7f800000u | (fraction << 13);
  } else if (exponent != 0) {
    bits = sign | ((exponent + 112) << 23) | (fraction << 13);
  } else if (fraction == 0) {
    bits = sign;
  } else {
    exponent = 113;
    while ((fraction & 0x400u) == 0) {
      fraction <<= 1;
      --exponent;
    }
    bits = sign | (exponent << 23) | ((fraction & 0x3ffu) << 13);
  }
  float value;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

struct Half {
  std::uint16_t bits;
};

template <class To, class From>
To cast_number(From value) {
  if constexpr (std::is_same<From, Half>::value) {
    return cast_number<To>(from_half(value.bits));
  } else if constexpr (IsComplex<To>::value && IsComplex<From>::value) {
    return To(static_cast<typename To::value_type>(value.real()),
              static_cast<typename To::value_type>(value.imag()));
  } else if constexpr (IsComplex<To>::value) {
    return To(static_cast<typename To::value_type>(value), 0);
  } else {
    return static_cast<To>(value);
  }
}

// Reads `count` elements that are `step` bytes apart and writes them without gaps.
template <class From, class To>
void convert_run(ConstBytes from, std::int64_t step, bool swapped, Bytes to, std::int64_t count) {
  constexpr int part = IsComplex<From>::value ? sizeof(From) / 2 : sizeof(From);
  unsigned char native[sizeof(From)];
  for (std::int64_t i = 0; i < count; ++i, from += step, to += sizeof(To)) {
    ConstBytes source = from;
    if (swapped) {
      copy_swapped(from, native, sizeof(From), part);
      source = native;
    }
    From value;
    if constexpr (std::is_same<From, bool>::value) {
      value = *source != 0;  // memory that JavaScript wrote may hold other bytes than 0 and 1
    } else {
      std::memcpy(&value, source, sizeof value);
    }
    const To result = cast_number<To>(value);
    std::memcpy(to, &result, sizeof result);
  }
}

using ConvertRun = void (*)(ConstBytes, std::int64_t, bool, Bytes, std::int64_t);

template <class To>
ConvertRun converter_to(DType from) {
  constexpr bool is_complex = IsComplex<To>::value;
  constexpr bool is_float = std::is_floating_point<To>::value || is_complex;
  constexpr bool takes_signed = is_float || (std::is_signed<To>::value);
  switch (from) {
    case DType::boolean:
      return convert_run<bool, To>;
    case DType::uint8:
      return convert_run<std::uint8_t, To>;
    case DType::uint16:
      return convert_run<std::uint16_t, To>;
    case DType::uint32:
      return convert_run<std::uint32_t, To>;
    case DType::uint64:
      return convert_run<std::uint64_t, To>;
    default:
      break;
  }
  if constexpr (takes_signed) {
    switch (from) {
      case DType::int8:
        return convert_run<std::int8_t, To>;
      case DType::int16:
        return convert_run<std::int16_t, To>;
      case DType::int32:
        return convert_run<std::int32_t, To>;
      case DType::int64:
        return convert_run<std::int64_t, To>;
      default:
        break;
    }
  }
  if constexpr (is_float) {
    switch (from) {
      case DType::float16:
        return convert_run<Half, To>;
      case DType::float32:
        return convert_run<float, To>;
      case DType::float64:
        return convert_run<double, To>;
      default:
        break;
    }
  }
  if constexpr (is_complex) {
    if (from == DType::complex64) return convert_run<std::complex<float>, To>;
    if (from == DType::complex128) return convert_run<std::complex<double>, To>;
  }
  return nullptr;
}

// The loop for a conversion that can_cast(from, to, same_kind) allows; null for any other.
inline ConvertRun converter(DType from, DType to) {
  switch (to) {
    case DType::boolean:
      return from == DType::boolean ? convert_run<bool, bool> : nullptr;
    case DType::int8:
      return converter_to<std::int8_t>(from);
    case DType::uint8:
      return converter_to<std::uint8_t>(from);
    case DType::int16:
      return converter_to<std::int16_t>(from);
    case DType::uint16:
      return converter_to<std::uint16_t>(from);
    case DType::int32:
      return converter_to<std::int32_t>(from);
    case DType::uint32:
      return converter_to<std::uint32_t>(from);
    case DType::int64:
      return converter_to<std::int64_t>(from);
    case DType::uint64:
      return converter_to<std::uint64_t>(from);
    case DType::float32:
      return converter_to<float>(from);
    case DType::float64:
      return converter_to<double>(from);
    case DType::complex64:
      return converter_to<std::complex<float>>(from);
    case DType::complex128:
      return converter_to<std::complex<double>>(from);
    default:
      return nullptr;  // C++17 has no float16, so nothing converts to it
  }
}

// Calls body(offset in bytes) for each run of the last axis in `order`; `*length` is what a run holds.
template <class Body>
void for_each_run(const Layout& layout, Order order, Body&& body) {
  const int inner = order == Order::f ? 0 : layout.ndim - 1;
  for (int i = 0; i < layout.ndim; ++i) {
    if (layout.shape[i] == 0) return;
  }
  if (layout.ndim == 0) {
    body(std::int64_t{0}, std::int64_t{0}, std::int64_t{1});
    return;
  }
  std::int64_t index[max_ndim] = {};
  std::int64_t offset = 0;
  for (;;) {
    body(offset, layout.strides[inner], layout.shape[inner]);
    int k = 1;
    for (; k < layout.ndim; ++k) {
      const int axis = order == Order::f ? k : layout.ndim - 1 - k;
      offset += layout.strides[axis];
      if (++index[axis] < layout.shape[axis]) break;
      offset -= layout.strides[axis] * layout.shape[axis];
      index[axis] = 0;
    }
    if (k == layout.ndim) return;
  }
}

// Copies a strided array into gapless memory of dtype `to_dtype` in the given order.
inline void gather(ConstBytes from, const Layout& layout, DType from_dtype, bool swapped, void* to,
                   DType to_dtype, Order order) {
  Bytes target = static_cast<Bytes>(to);
  const std::int64_t itemsize = info(to_dtype).itemsize;
  // An equal dtype is only moved, except bool, whose bytes are made 0 or 1.
  if (from_dtype == to_dtype && !swapped && to_dtype != DType::boolean) {
    for_each_run(layout, order, [&](std::int64_t offset, std::int64_t step, std::int64_t count) {
      if (step == itemsize) {
        std::memcpy(target, from + offset, static_cast<std::size_t>(count * itemsize));
        target += count * itemsize;
        return;
      }
      for (std::int64_t i = 0; i < count; ++i, target += itemsize) {
        std::memcpy(target, from + offset + i * step, static_cast<std::size_t>(itemsize));
      }
    });
    return;
  }
  const ConvertRun run = converter(from_dtype, to_dtype);
  for_each_run(layout, order, [&](std::int64_t offset, std::int64_t step, std::int64_t count) {
    run(from + offset, step, swapped, target, count);
    target += count * itemsize;
  });
}

// The way back: gapless memory in the given order into a strided array of the same dtype.
inline void scatter(const void* from, DType dtype, Order order, Bytes to, const Layout& layout,
                    bool swapped) {
  ConstBytes source = static_cast<ConstBytes>(from);
  const int itemsize = info(dtype).itemsize;
  const int part = info(dtype).part;
  for_each_run(layout, order, [&](std::int64_t offset, std::int64_t step, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i, source += itemsize) {
      Bytes target = to + offset + i * step;
      if (swapped) {
        copy_swapped(source, target, itemsize, part);
      } else {
        std::memcpy(target, source, static_cast<std::size_t>(itemsize));
      }
    }
  });
}

}  // namespace detail
}  // namespace tsmem
