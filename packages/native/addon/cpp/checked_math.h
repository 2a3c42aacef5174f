// Arithmetic on sizes that says so when it would wrap. Plain C++.
#ifndef TSMEM_CHECKED_MATH_H_
#define TSMEM_CHECKED_MATH_H_

#include <cstddef>
#include <cstdint>
#include <limits>

namespace tsmem {

// a × b into *out; false when the product does not fit.
inline bool CheckedMul(size_t a, size_t b, size_t* out) {
  if (a != 0 && b > std::numeric_limits<size_t>::max() / a) return false;
  *out = a * b;
  return true;
}

// a + b into *out; false when the sum does not fit.
inline bool CheckedAdd(size_t a, size_t b, size_t* out) {
  if (b > std::numeric_limits<size_t>::max() - a) return false;
  *out = a + b;
  return true;
}

inline bool IsPowerOfTwo(size_t value) { return value != 0 && (value & (value - 1)) == 0; }

// value rounded up to a multiple of `alignment` (a power of two); false when that does not fit.
inline bool CheckedAlignUp(size_t value, size_t alignment, size_t* out) {
  size_t padded = 0;
  if (!CheckedAdd(value, alignment - 1, &padded)) return false;
  *out = padded & ~(alignment - 1);
  return true;
}

// A double from JavaScript as a size: an integer from 0 to 2^53 - 1 that also fits size_t.
inline bool SizeFromDouble(double value, size_t* out) {
  if (!(value >= 0 && value <= 9007199254740991.0)) return false;
  if (static_cast<double>(static_cast<uint64_t>(value)) != value) return false;
  if (static_cast<uint64_t>(value) > std::numeric_limits<size_t>::max()) return false;
  *out = static_cast<size_t>(value);
  return true;
}

}  // namespace tsmem

#endif  // TSMEM_CHECKED_MATH_H_
