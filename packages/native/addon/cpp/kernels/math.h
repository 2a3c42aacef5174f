// exp, log, sin and cos without branches, so that loops over them vectorise. Measured errors are in
// README.md, "Transcendental functions". Included by operations.h inside the namespace of a CPU
// level: no include guard.
//
// Polynomials interpolate at Chebyshev nodes (computed with 60 digits). Argument reduction after
// W. J. Cody and W. Waite 1980, Software manual for the elementary functions.

TSMEM_INLINE double multiply_add(double a, double b, double c) {
#if TSMEM_LEVEL > 0 || defined(__aarch64__)
  return __builtin_fma(a, b, c);
#else
  return a * b + c;
#endif
}
TSMEM_INLINE float multiply_add(float a, float b, float c) {
#if TSMEM_LEVEL > 0 || defined(__aarch64__)
  return __builtin_fmaf(a, b, c);
#else
  return a * b + c;
#endif
}

// c[kFrom] + c[kFrom + 1] x + …; a recursion, so that no loop is left inside the caller's loop.
template <size_t kFrom = 0, class T, size_t N>
TSMEM_INLINE T horner(const T (&c)[N], T x) {
  if constexpr (kFrom + 1 == N) return c[kFrom];
  else return multiply_add(horner<kFrom + 1>(c, x), x, c[kFrom]);
}

// Adding 1.5 * 2^52 rounds to an integer and leaves it in the low bits.
constexpr double kRound64 = 6755399441055744.0;
constexpr float kRound32 = 12582912.0f;

TSMEM_INLINE double two_to(double rounded) {  // 2^k from k + kRound64
  return bitcast<double>((bitcast<uint64_t>(rounded) << 52) + 0x3ff0000000000000u);
}
TSMEM_INLINE float two_to(float rounded) {
  return bitcast<float>((bitcast<uint32_t>(rounded) << 23) + 0x3f800000u);
}

TSMEM_INLINE double exp_of(double x) {
  static constexpr double c[] = {0x1.0000000000001p-1, 0x1.5555555555556p-3,  0x1.5555555553d63p-5,
                          0x1.11111111109b3p-7, 0x1.6c16c1788bd90p-10, 0x1.a01a01a7c41d5p-13,
                          0x1.a019b90d2ae7ap-16, 0x1.71de0dae63bb3p-19, 0x1.289185613a3d6p-22,
                          0x1.af38a9b0ec855p-26};
  x = x > 710 ? 710 : x;  // the result is infinity, 0
  x = x < -760 ? -760 : x;
  const double k = (x * 0x1.71547652b82fep+0 + kRound64) - kRound64;
  const double r = multiply_add(k, -0x1.a39ef35793c76p-33, multiply_add(k, -0x1.62e42fee00000p-1, x));
  const double r2 = r * r;
  // Two interleaved chains instead of one of ten steps.
  double even = multiply_add(c[8], r2, c[6]), odd = multiply_add(c[9], r2, c[7]);
  even = multiply_add(even, r2, c[4]);
  odd = multiply_add(odd, r2, c[5]);
  even = multiply_add(even, r2, c[2]);
  odd = multiply_add(odd, r2, c[3]);
  even = multiply_add(even, r2, c[0]);
  odd = multiply_add(odd, r2, c[1]);
  const double p = 1 + multiply_add(r2, multiply_add(odd, r, even), r);
  // 2^k in two factors: k reaches beyond the exponents of normal numbers.
  const double half = k * 0.5 + kRound64;
  return p * two_to(half) * two_to((k - (half - kRound64)) + kRound64);
}
TSMEM_INLINE float exp_of(float x) {
  static constexpr float c[] = {0.5f, 0x1.5554dcp-3f, 0x1.55551ap-5f, 0x1.120b6ep-7f, 0x1.6d110ap-10f};
  x = x > 89 ? 89 : x;
  x = x < -105 ? -105 : x;
  const float k = (x * 0x1.715476p+0f + kRound32) - kRound32;
  const float r = multiply_add(k, 0x1.bd0106p-13f, multiply_add(k, -0x1.63p-1f, x));
  const float p = 1 + multiply_add(r * r, horner(c, r), r);
  const float half = k * 0.5f + kRound32;
  return p * two_to(half) * two_to((k - (half - kRound32)) + kRound32);
}

// x = 2^k m with m in [sqrt(1/2), sqrt(2)); log m = 2 artanh(f / (2 + f)) with f = m - 1.
TSMEM_INLINE double log_of(double x) {
  static constexpr double c[] = {0x1.5555555555558p-1, 0x1.99999999952d7p-2, 0x1.2492492df281ap-2,
                          0x1.c71c62e3f11e6p-3, 0x1.7462b51cb66b1p-3, 0x1.39fe51a7c18f9p-3,
                          0x1.2b5900de53b32p-3};
  const bool subnormal = x < 0x1p-1022;
  const double scaled = subnormal ? x * 0x1p54 : x;
  const uint64_t bits = bitcast<uint64_t>(scaled) + (0x3ff0000000000000u - 0x3fe6a09e667f3bcdu);
  // The biased exponent as a double, by the same trick as kRound64: conversions of 64-bit integers
  // do not vectorise on every level.
  const double biased = bitcast<double>((bits >> 52) | 0x4330000000000000u) - 0x1p52;
  const double k = biased - (subnormal ? 1077 : 1023);
  const double m = bitcast<double>((bits & 0x000fffffffffffffu) + 0x3fe6a09e667f3bcdu);
  const double f = m - 1, s = f / (2 + f), z = s * s;
  const double half_square = 0.5 * f * f;
  const double tail = multiply_add(s, half_square + z * horner(c, z), k * 0x1.a39ef35793c76p-33);
  double result = multiply_add(k, 0x1.62e42fee00000p-1, f - (half_square - tail));
  constexpr double inf = std::numeric_limits<double>::infinity();
  result = x == inf ? inf : result;
  result = x == 0 ? -inf : result;
  return x >= 0 ? result : std::numeric_limits<double>::quiet_NaN();
}
TSMEM_INLINE float log_of(float x) {
  static constexpr float c[] = {0x1.55555cp-1f, 0x1.997c2ep-2f, 0x1.2ee656p-2f};
  const bool subnormal = x < 0x1p-126f;
  const float scaled = subnormal ? x * 0x1p25f : x;
  const uint32_t bits = bitcast<uint32_t>(scaled) + (0x3f800000u - 0x3f3504f3u);
  const float k = static_cast<float>(static_cast<int32_t>(bits >> 23) - (subnormal ? 152 : 127));
  const float m = bitcast<float>((bits & 0x007fffffu) + 0x3f3504f3u);
  const float f = m - 1, s = f / (2 + f), z = s * s;
  const float half_square = 0.5f * f * f;
  const float tail = multiply_add(s, half_square + z * horner(c, z), k * -0x1.bd0106p-13f);
  float result = multiply_add(k, 0x1.63p-1f, f - (half_square - tail));
  constexpr float inf = std::numeric_limits<float>::infinity();
  result = x == inf ? inf : result;
  result = x == 0 ? -inf : result;
  return x >= 0 ? result : std::numeric_limits<float>::quiet_NaN();
}

// Quadrant q and remainder of |x| <= kSineLimit; pi/2 in parts of 33, 33 and 53 bits, so that the
// products with the first two are exact.
constexpr double kSineLimit = 1048576;

// (sin(r) / r - 1) / r^2 and (cos(r) - 1 + r^2 / 2) / r^4, |r| <= pi / 4.
constexpr double kSineTerms64[] = {-0x1.5555555555555p-3, 0x1.1111111110bb1p-7, -0x1.a01a019e8357dp-13,
                                   0x1.71de37961e4c6p-19, -0x1.ae600a926c89ap-26, 0x1.5e0af186af739p-33};
constexpr double kCosineTerms64[] = {0x1.5555555555555p-5, -0x1.6c16c16c16966p-10, 0x1.a01a019f4e867p-16,
                                     -0x1.27e4fa17a41b4p-22, 0x1.1eeb68b109173p-29, -0x1.907d7aebd5e3dp-37};
constexpr float kSineTerms32[] = {-0x1.555556p-3f, 0x1.11110ep-7f, -0x1.a013a4p-13f, 0x1.6dbcfcp-19f};
constexpr float kCosineTerms32[] = {0x1.555554p-5f, -0x1.6c12dp-10f, 0x1.9bd786p-16f};

template <bool kCosine>
TSMEM_INLINE double sine_of(double x) {
  const double rounded = x * 0x1.45f306dc9c883p-1 + kRound64;
  const double q = rounded - kRound64;
  const double first = x - q * 0x1.921fb54400000p+0, second = q * 0x1.0b4611a600000p-34;
  const double t = first - second;
  const double r = t - (q * 0x1.3198a2e037073p-69 - ((first - t) - second));
  const double z = r * r;
  const double sine = multiply_add(r * z, horner(kSineTerms64, z), r);
  const double half = 0.5 * z, one = 1 - half;
  const double cosine = one + multiply_add(z * z, horner(kCosineTerms64, z), (1 - one) - half);
  const uint64_t quadrant = bitcast<uint64_t>(rounded) + (kCosine ? 1 : 0);
  const double value = (quadrant & 1) != 0 ? cosine : sine;
  const double result = bitcast<double>(bitcast<uint64_t>(value) ^ ((quadrant & 2) << 62));
  return kCosine || x != 0 ? result : x;  // keeps -0
}

// float32: the angle is reduced in float64, which is exact enough for all of its bits.
struct ReducedAngle {
  float r, low;
  uint32_t quadrant;
  TSMEM_INLINE explicit ReducedAngle(float x) {
    const double rounded = x * 0x1.45f306dc9c883p-1 + kRound64;
    const double q = rounded - kRound64;
    const double exact = (x - q * 0x1.921fb54400000p+0) - q * 0x1.0b4611a626331p-34;
    r = static_cast<float>(exact);
    low = static_cast<float>(exact - r);
    quadrant = static_cast<uint32_t>(bitcast<uint64_t>(rounded));
  }
};

template <bool kCosine>
TSMEM_INLINE float sine_of(float x) {
  const ReducedAngle angle(x);
  const float z = angle.r * angle.r;
  const float sine = multiply_add(angle.r * z, horner(kSineTerms32, z), angle.r);
  const float half = 0.5f * z, one = 1 - half;
  const float cosine = one + multiply_add(z * z, horner(kCosineTerms32, z), (1 - one) - half);
  const uint32_t quadrant = angle.quadrant + (kCosine ? 1 : 0);
  const float value = (quadrant & 1) != 0 ? cosine : sine;
  const float result = bitcast<float>(bitcast<uint32_t>(value) ^ ((quadrant & 2) << 30));
  return kCosine || x != 0 ? result : x;  // keeps -0
}

struct Exp {
  template <class T>
  static TSMEM_INLINE T apply(T x) { return exp_of(x); }
};
struct Log {
  template <class T>
  static TSMEM_INLINE T apply(T x) { return log_of(x); }
};

// Arguments that are large, infinite or NaN anywhere in a chunk send it to the C library.
template <class Ways>
struct Periodic {
  static constexpr size_t kChunk = 256;
  template <class T>
  static void run(T* out, const T* in, size_t n) {
    for (size_t i = 0; i < n; i += kChunk, out += kChunk, in += kChunk) {
      const size_t count = n - i < kChunk ? n - i : kChunk;
      int large = 0;
      for (size_t k = 0; k < count; ++k) large |= !(std::fabs(in[k]) <= static_cast<T>(kSineLimit));
      if (large) {
        for (size_t k = 0; k < count; ++k) out[k] = Ways::library(in[k]);
      } else {
        TSMEM_IVDEP
        for (size_t k = 0; k < count; ++k) out[k] = Ways::vector(in[k]);
      }
    }
  }
};
template <bool kCosine>
struct SineWays {
  template <class T>
  static T library(T x) { return kCosine ? std::cos(x) : std::sin(x); }
  template <class T>
  static TSMEM_INLINE T vector(T x) { return sine_of<kCosine>(x); }
};
using Sin = Periodic<SineWays<false>>;
using Cos = Periodic<SineWays<true>>;
