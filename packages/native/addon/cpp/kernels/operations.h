// What each elementwise operation does to one or two values, in NumPy's definition.
// Included by elementwise.inc inside the namespace of a CPU level: no include guard, and nothing
// here may be called from another level.

#include "math.h"
#include "functions.h"

template <class T>
inline bool truth(T x) {
  if constexpr (kIsBool<T>) {
    return x.byte != 0;
  } else if constexpr (kIsComplex<T>) {
    return (x.re != 0) | (x.im != 0);
  } else {
    return x != 0;
  }
}
inline Bool make_bool(bool b) { return Bool{static_cast<uint8_t>(b)}; }

struct Add {
  template <class T>
  static inline T apply(T a, T b) {
    if constexpr (kIsBool<T>) return make_bool((a.byte | b.byte) != 0);
    else if constexpr (kIsComplex<T>) return T{a.re + b.re, a.im + b.im};
    else if constexpr (kIsInt<T>) return static_cast<T>(Wrap<T>(a) + Wrap<T>(b));
    else return a + b;
  }
};
struct Subtract {
  template <class T>
  static inline T apply(T a, T b) {
    if constexpr (kIsComplex<T>) return T{a.re - b.re, a.im - b.im};
    else if constexpr (kIsInt<T>) return static_cast<T>(Wrap<T>(a) - Wrap<T>(b));
    else return a - b;
  }
};
struct Multiply {
  template <class T>
  static inline T apply(T a, T b) {
    if constexpr (kIsBool<T>) return make_bool((a.byte != 0) & (b.byte != 0));
    else if constexpr (kIsComplex<T>) return product(a, b);
    else if constexpr (kIsInt<T>) return static_cast<T>(Wrap<T>(a) * Wrap<T>(b));
    else return a * b;
  }
};
struct Divide {
  template <class T>
  static inline T apply(T a, T b) {
    if constexpr (kIsComplex<T>) {  // Smith 1962, as NumPy orders it
      const auto br = std::fabs(b.re), bi = std::fabs(b.im);
      if (br >= bi) {
        if (br == 0 && bi == 0) return T{a.re / br, a.im / br};
        const auto ratio = b.im / b.re;
        const auto scale = 1 / (b.re + TSMEM_ROUNDED(b.im * ratio));
        return T{(a.re + TSMEM_ROUNDED(a.im * ratio)) * scale,
                 (a.im - TSMEM_ROUNDED(a.re * ratio)) * scale};
      }
      const auto ratio = b.re / b.im;
      const auto scale = 1 / (b.im + TSMEM_ROUNDED(b.re * ratio));
      return T{(TSMEM_ROUNDED(a.re * ratio) + a.im) * scale,
               (TSMEM_ROUNDED(a.im * ratio) - a.re) * scale};
    } else {
      return a / b;
    }
  }
};

// a / b of integers of at most 32 bits, b != 0: float64 holds both and is exact enough to be truncated, as the
// distance to a whole number is at least 1 / b. Vector units divide floats, but no integers.
template <class T>
inline int64_t quotient(T a, T b) {
  return static_cast<int64_t>(static_cast<double>(a) / static_cast<double>(b));
}
template <class T>
constexpr bool kDividesAsFloat = kIsInt<T> && sizeof(T) <= 4;

// Floor division and its remainder share the sign of the divisor; x / 0 is 0 for integers.
struct FloorDivide {
  template <class T>
  static inline T apply(T a, T b) {
    if constexpr (kIsFloat<T>) {
      if (b == 0) return a / b;
      const T mod = std::fmod(a, b);
      T div = (a - mod) / b;
      if (mod != 0 && (b < 0) != (mod < 0)) div -= 1;
      if (div == 0) return std::copysign(T(0), a / b);
      T floored = std::floor(div);
      if (div - floored > T(0.5)) floored += 1;
      return floored;
    } else if constexpr (kDividesAsFloat<T>) {
      const T divisor = b == 0 ? T(1) : b;
      const int64_t q = quotient(a, divisor);
      const int64_t rest = static_cast<int64_t>(a) - q * divisor;
      const int64_t floored = q - ((rest != 0) & ((rest < 0) != (divisor < 0)));
      return b == 0 ? T(0) : static_cast<T>(floored);
    } else if constexpr (std::is_signed<T>::value) {
      if (b == 0) return 0;
      if (b == -1) return static_cast<T>(Wrap<T>(0) - Wrap<T>(a));
      const T quotient = static_cast<T>(a / b);
      return static_cast<T>(quotient - ((a % b != 0) & ((a < 0) != (b < 0))));
    } else {
      return b == 0 ? T(0) : static_cast<T>(a / b);
    }
  }
};
struct Remainder {
  template <class T>
  static inline T apply(T a, T b) {
    if constexpr (kIsFloat<T>) {
      T mod = std::fmod(a, b);
      if (b == 0) return mod;
      if (mod == 0) return std::copysign(T(0), b);
      if ((b < 0) != (mod < 0)) mod += b;
      return mod;
    } else if constexpr (kDividesAsFloat<T>) {
      const T divisor = b == 0 ? T(1) : b;
      const int64_t rest = static_cast<int64_t>(a) - quotient(a, divisor) * divisor;
      return static_cast<T>(rest + ((rest != 0) & ((rest < 0) != (divisor < 0)) ? divisor : 0));
    } else if constexpr (std::is_signed<T>::value) {
      if (b == 0 || b == -1) return 0;
      const T mod = static_cast<T>(a % b);
      return static_cast<T>(mod != 0 && (mod < 0) != (b < 0) ? mod + b : mod);
    } else {
      return b == 0 ? T(0) : static_cast<T>(a % b);
    }
  }
};
struct Fmod {
  template <class T>
  static inline T apply(T a, T b) {
    if constexpr (kIsFloat<T>) return std::fmod(a, b);
    else if constexpr (std::is_signed<T>::value) return b == 0 || b == -1 ? T(0) : static_cast<T>(a % b);
    else return b == 0 ? T(0) : static_cast<T>(a % b);
  }
};
// Integer powers wrap; the caller rejects negative exponents before, as NumPy does.
struct Power {
  template <class T>
  static TSMEM_INLINE T apply(T a, T b) {
    if constexpr (std::is_same<T, float>::value) {
      return power_of(a, b);
    } else if constexpr (kIsFloat<T>) {
      return std::pow(a, b);
    } else {
      Wrap<T> base = Wrap<T>(a), result = 1;
      for (auto exponent = static_cast<std::make_unsigned_t<T>>(b > 0 ? b : 0); exponent != 0;
           exponent = static_cast<std::make_unsigned_t<T>>(exponent >> 1)) {
        if (exponent & 1) result *= base;
        base *= base;
      }
      return static_cast<T>(result);
    }
  }
};

// NaN propagates, the first one wins; of two equal values (0 and -0) the second is the result.
struct Maximum {
  template <class T>
  static inline T apply(T a, T b) {
    if constexpr (kIsBool<T>) return make_bool((a.byte | b.byte) != 0);
    else if constexpr (kIsFloat<T>) return a > b || is_nan(a) ? a : b;
    else return a > b ? a : b;
  }
};
struct Minimum {
  template <class T>
  static inline T apply(T a, T b) {
    if constexpr (kIsBool<T>) return make_bool((a.byte != 0) & (b.byte != 0));
    else if constexpr (kIsFloat<T>) return a < b || is_nan(a) ? a : b;
    else return a < b ? a : b;
  }
};
struct Fmax {
  template <class T>
  static inline T apply(T a, T b) { return a >= b || is_nan(b) ? a : b; }
};
struct Fmin {
  template <class T>
  static inline T apply(T a, T b) { return a <= b || is_nan(b) ? a : b; }
};

struct Equal {
  template <class T>
  static inline Bool apply(T a, T b) {
    if constexpr (kIsBool<T>) return make_bool((a.byte != 0) == (b.byte != 0));
    else if constexpr (kIsComplex<T>) return make_bool((a.re == b.re) & (a.im == b.im));
    else return make_bool(a == b);
  }
};
struct NotEqual {
  template <class T>
  static inline Bool apply(T a, T b) {
    if constexpr (kIsBool<T>) return make_bool((a.byte != 0) != (b.byte != 0));
    else if constexpr (kIsComplex<T>) return make_bool((a.re != b.re) | (a.im != b.im));
    else return make_bool(a != b);
  }
};
// Complex numbers order by real part, then imaginary part; NaN in a deciding part gives false.
struct Less {
  template <class T>
  static inline Bool apply(T a, T b) {
    if constexpr (kIsBool<T>) return make_bool((a.byte == 0) & (b.byte != 0));
    else if constexpr (kIsComplex<T>)
      return make_bool((a.re < b.re && !is_nan(a.im) && !is_nan(b.im)) || (a.re == b.re && a.im < b.im));
    else return make_bool(a < b);
  }
};
struct LessEqual {
  template <class T>
  static inline Bool apply(T a, T b) {
    if constexpr (kIsBool<T>) return make_bool((a.byte == 0) | (b.byte != 0));
    else if constexpr (kIsComplex<T>)
      return make_bool((a.re < b.re && !is_nan(a.im) && !is_nan(b.im)) || (a.re == b.re && a.im <= b.im));
    else return make_bool(a <= b);
  }
};
struct Greater {
  template <class T>
  static inline Bool apply(T a, T b) { return Less::apply(b, a); }
};
struct GreaterEqual {
  template <class T>
  static inline Bool apply(T a, T b) { return LessEqual::apply(b, a); }
};

struct LogicalAnd {
  template <class T>
  static inline Bool apply(T a, T b) { return make_bool(truth(a) & truth(b)); }
};
struct LogicalOr {
  template <class T>
  static inline Bool apply(T a, T b) { return make_bool(truth(a) | truth(b)); }
};
struct LogicalXor {
  template <class T>
  static inline Bool apply(T a, T b) { return make_bool(truth(a) != truth(b)); }
};
struct BitwiseAnd {
  template <class T>
  static inline T apply(T a, T b) {
    if constexpr (kIsBool<T>) return make_bool((a.byte != 0) & (b.byte != 0));
    else return static_cast<T>(a & b);
  }
};
struct BitwiseOr {
  template <class T>
  static inline T apply(T a, T b) {
    if constexpr (kIsBool<T>) return make_bool((a.byte | b.byte) != 0);
    else return static_cast<T>(a | b);
  }
};
struct BitwiseXor {
  template <class T>
  static inline T apply(T a, T b) {
    if constexpr (kIsBool<T>) return make_bool((a.byte != 0) != (b.byte != 0));
    else return static_cast<T>(a ^ b);
  }
};
// Shifts by the width or more, or by a negative count, move every bit out.
struct LeftShift {
  template <class T>
  static inline T apply(T a, T b) {
    const auto count = static_cast<std::make_unsigned_t<T>>(b);
    return count < sizeof(T) * 8 ? static_cast<T>(Wrap<T>(a) << count) : T(0);
  }
};
struct RightShift {
  template <class T>
  static inline T apply(T a, T b) {
    const auto count = static_cast<std::make_unsigned_t<T>>(b);
    if (count < sizeof(T) * 8) return static_cast<T>(a >> count);
    return a < 0 ? static_cast<T>(-1) : T(0);
  }
};
struct Copysign {
  template <class T>
  static inline T apply(T a, T b) { return std::copysign(a, b); }
};

// sqrt(a^2 + b^2), scaled by a power of two where the squares could leave the range of exponents.
TSMEM_INLINE double hypot_of(double a, double b) {
  const double x = std::fabs(a), y = std::fabs(b);
  const double high = x > y ? x : y, low = x > y ? y : x;
  const bool large = high > 0x1p500, small = high < 0x1p-480;
  const double scale = large ? 0x1p-600 : small ? 0x1p600 : 1, back = large ? 0x1p600 : small ? 0x1p-600 : 1;
  const double p = high * scale, q = low * scale;
  const double result = std::sqrt(p * p + q * q) * back;
  constexpr double inf = std::numeric_limits<double>::infinity();
  return (x == inf) | (y == inf) ? inf : result;
}
TSMEM_INLINE float hypot_of(float a, float b) {
  const double x = a, y = b;
  const float result = static_cast<float>(std::sqrt(x * x + y * y));
  constexpr float inf = std::numeric_limits<float>::infinity();
  return (std::fabs(a) == inf) | (std::fabs(b) == inf) ? inf : result;
}
struct Hypot {
  template <class T>
  static TSMEM_INLINE T apply(T a, T b) { return hypot_of(a, b); }
};

struct Negative {
  template <class T>
  static inline T apply(T a) {
    if constexpr (kIsComplex<T>) return T{-a.re, -a.im};
    else if constexpr (kIsInt<T>) return static_cast<T>(Wrap<T>(0) - Wrap<T>(a));
    else return -a;
  }
};
struct Absolute {
  template <class T>
  static inline auto apply(T a) {
    if constexpr (kIsComplex<T>) return hypot_of(a.re, a.im);
    else if constexpr (kIsFloat<T>) return std::fabs(a);
    else if constexpr (std::is_signed<T>::value) return a < 0 ? static_cast<T>(Wrap<T>(0) - Wrap<T>(a)) : a;
    else return a;
  }
};
struct Square {
  template <class T>
  static inline T apply(T a) {
    if constexpr (kIsComplex<T>) return product(a, a);
    else if constexpr (kIsInt<T>) return static_cast<T>(Wrap<T>(a) * Wrap<T>(a));
    else return a * a;
  }
};
struct Reciprocal {
  template <class T>
  static inline T apply(T a) { return 1 / a; }
};
struct Sign {  // keeps NaN; both zeros give 0
  template <class T>
  static inline T apply(T a) {
    if constexpr (kIsFloat<T>) return a > 0 ? T(1) : a < 0 ? T(-1) : a == 0 ? T(0) : a;
    else return static_cast<T>((a > 0) - (a < 0));
  }
};
struct Conjugate {
  template <class T>
  static inline T apply(T a) { return T{a.re, -a.im}; }
};
struct Invert {
  template <class T>
  static inline T apply(T a) {
    if constexpr (kIsBool<T>) return make_bool(a.byte == 0);
    else return static_cast<T>(~a);
  }
};
// Bits of the magnitude, added up in pairs, fours and eights: vector units count no bits on older CPUs.
struct BitwiseCount {
  template <class T>
  static inline uint8_t apply(T a) {
    using U = std::make_unsigned_t<T>;
    U x = static_cast<U>(a);
    if constexpr (std::is_signed<T>::value) x = static_cast<U>(a < 0 ? Wrap<T>(0) - Wrap<T>(a) : Wrap<T>(a));
    constexpr U kOnes = static_cast<U>(0x5555555555555555u), kTwos = static_cast<U>(0x3333333333333333u);
    constexpr U kFours = static_cast<U>(0x0f0f0f0f0f0f0f0fu), kBytes = static_cast<U>(0x0101010101010101u);
    x = static_cast<U>(x - ((x >> 1) & kOnes));
    x = static_cast<U>((x & kTwos) + ((x >> 2) & kTwos));
    x = static_cast<U>((x + (x >> 4)) & kFours);
    return static_cast<uint8_t>(static_cast<U>(Wrap<T>(x) * kBytes) >> (sizeof(T) * 8 - 8));
  }
};
struct LogicalNot {
  template <class T>
  static inline Bool apply(T a) { return make_bool(!truth(a)); }
};
struct Isnan {
  template <class T>
  static inline Bool apply(T a) {
    if constexpr (kIsComplex<T>) return make_bool(is_nan(a.re) | is_nan(a.im));
    else return make_bool(is_nan(a));
  }
};
struct Isinf {
  template <class T>
  static inline Bool apply(T a) {
    if constexpr (kIsComplex<T>) {
      using R = decltype(a.re);
      constexpr R inf = std::numeric_limits<R>::infinity();
      return make_bool((std::fabs(a.re) == inf) | (std::fabs(a.im) == inf));
    } else {
      return make_bool(std::fabs(a) == std::numeric_limits<T>::infinity());
    }
  }
};
struct Isfinite {
  template <class T>
  static inline Bool apply(T a) {
    if constexpr (kIsComplex<T>) {
      using R = decltype(a.re);
      constexpr R inf = std::numeric_limits<R>::infinity();
      return make_bool((std::fabs(a.re) < inf) & (std::fabs(a.im) < inf));
    } else {
      return make_bool(std::fabs(a) < std::numeric_limits<T>::infinity());
    }
  }
};
struct Signbit {
  template <class T>
  static inline Bool apply(T a) {
    using U = std::conditional_t<sizeof(T) == 8, uint64_t, uint32_t>;
    return make_bool((bitcast<U>(a) >> (sizeof(T) * 8 - 1)) != 0);
  }
};

#define TSMEM_LIBM(Name, function)                              \
  struct Name {                                                 \
    template <class T>                                          \
    static inline T apply(T a) { return std::function(a); }     \
  };
TSMEM_LIBM(Floor, floor)
TSMEM_LIBM(Ceil, ceil)
TSMEM_LIBM(Trunc, trunc)
TSMEM_LIBM(Rint, nearbyint)
TSMEM_LIBM(Sqrt, sqrt)
#undef TSMEM_LIBM
