// IEEE binary16 in integer arithmetic, for CPUs without the conversion instructions.
// Rounds to nearest, ties to even; NaN keeps its upper payload bits and becomes quiet.
#pragma once
#include "types.h"

namespace tsmem::kernels {

inline float half_to_float(Half h) {
  const uint32_t sign = static_cast<uint32_t>(h.bits & 0x8000u) << 16;
  const uint32_t magnitude = h.bits & 0x7fffu;
  if (magnitude >= 0x7c00u) {  // infinity, NaN
    const uint32_t quiet = magnitude > 0x7c00u ? 0x400000u : 0;
    return bitcast<float>(sign | 0x7f800000u | quiet | ((magnitude & 0x3ffu) << 13));
  }
  if (magnitude < 0x400u) {  // zero, subnormal: magnitude * 2^-24 is exact
    const float f = static_cast<float>(static_cast<int32_t>(magnitude)) * 0x1p-24f;
    return bitcast<float>(sign | bitcast<uint32_t>(f));
  }
  return bitcast<float>(sign | ((magnitude << 13) + 0x38000000u));
}

inline Half float_to_half(float f) {
  const uint32_t bits = bitcast<uint32_t>(f);
  const uint32_t sign = (bits >> 16) & 0x8000u;
  const uint32_t magnitude = bits & 0x7fffffffu;
  uint32_t h;
  if (magnitude > 0x7f800000u) {
    h = 0x7e00u | ((magnitude >> 13) & 0x3ffu);
  } else if (magnitude >= 0x477ff000u) {  // 65520 and above round to infinity
    h = 0x7c00u;
  } else if (magnitude < 0x38800000u) {  // below 2^-14: let the float adder round to 2^-24
    h = bitcast<uint32_t>(bitcast<float>(magnitude) + 0.5f) - 0x3f000000u;
  } else {
    h = (magnitude - 0x38000000u + 0xfffu + ((magnitude >> 13) & 1u)) >> 13;
  }
  return Half{static_cast<uint16_t>(sign | h)};
}

// Round to odd keeps what the second rounding needs, so double -> float -> half rounds once.
inline float double_to_float_odd(double d) {
  const float f = static_cast<float>(d);
  const double back = static_cast<double>(f);
  uint32_t bits = bitcast<uint32_t>(f);
  if (back != d && d == d && (bits & 1u) == 0) {
    const bool away = (back > d) == (d > 0);  // rounded away from zero: step back to the odd one
    bits += away ? ~0u : 1u;
    if ((bits & 0x7fffffffu) == 0x7f800001u) --bits;  // a finite value above the largest float
  }
  return bitcast<float>(bits);
}

}  // namespace tsmem::kernels
