// The other transcendental functions without branches. Included by operations.h behind math.h, inside the
// namespace of a CPU level: no include guard. float32 goes through float64 and is rounded once.
//
// Identities and corrections as in W. J. Cody and W. Waite 1980; polynomials interpolate at Chebyshev
// nodes (computed with 60 digits).

TSMEM_INLINE double chosen(bool condition, double a, double b) { return condition ? a : b; }

// x = k log 2 + r; gives e^r - 1, and k.
TSMEM_INLINE double reduced_exp(double x, double& k) {
  static constexpr double c[] = {0x1.0000000000001p-1, 0x1.5555555555556p-3,  0x1.5555555553d63p-5,
                                 0x1.11111111109b3p-7, 0x1.6c16c1788bd90p-10, 0x1.a01a01a7c41d5p-13,
                                 0x1.a019b90d2ae7ap-16, 0x1.71de0dae63bb3p-19, 0x1.289185613a3d6p-22,
                                 0x1.af38a9b0ec855p-26};
  k = (x * 0x1.71547652b82fep+0 + kRound64) - kRound64;
  const double first = x - k * 0x1.62e42fee00000p-1, second = k * 0x1.a39ef35793c76p-33;  // exact; rest
  const double r = first - second, low = (first - r) - second;
  return r + multiply_add(r * r, horner(c, r), low);
}
TSMEM_INLINE double scaled_by(double p, double k) {  // p 2^k, in two factors
  const double half = k * 0.5 + kRound64;
  return p * two_to(half) * two_to((k - (half - kRound64)) + kRound64);
}

TSMEM_INLINE double exp2_of(double x) {
  static constexpr double c[] = {0x1.0000000000001p-1, 0x1.5555555555556p-3,  0x1.5555555553d63p-5,
                                 0x1.11111111109b3p-7, 0x1.6c16c1788bd90p-10, 0x1.a01a01a7c41d5p-13,
                                 0x1.a019b90d2ae7ap-16, 0x1.71de0dae63bb3p-19, 0x1.289185613a3d6p-22,
                                 0x1.af38a9b0ec855p-26};
  x = x > 1025 ? 1025 : x;
  x = x < -1080 ? -1080 : x;
  const double k = (x + kRound64) - kRound64, r = (x - k) * 0x1.62e42fefa39efp-1;
  return scaled_by(1 + multiply_add(r * r, horner(c, r), r), k);
}
TSMEM_INLINE double expm1_of(double x) {
  double y = x > 710 ? 710 : x;
  y = y < -50 ? -50 : y;
  double k;
  const double small = reduced_exp(y, k);
  const double power = two_to(chosen(y > 37, 0, k) + kRound64);
  const double sum = multiply_add(power, small, power - 1);
  const double result = chosen(y > 37, scaled_by(1 + small, k) - 1, sum);
  return chosen(x == 0, x, result);
}
TSMEM_INLINE double half_exp_of(double x) {  // e^x / 2, x >= 0
  double k;
  const double small = reduced_exp(x > 712 ? 712 : x, k);
  return scaled_by(1 + small, k - 1);
}
TSMEM_INLINE double sinh_of(double x) {
  const double a = std::fabs(x), t = expm1_of(chosen(a > 22, 22, a));
  return std::copysign(chosen(a > 22, half_exp_of(a), 0.5 * (t + t / (t + 1))), x);
}
TSMEM_INLINE double cosh_of(double x) {
  const double half = half_exp_of(std::fabs(x));
  return half + 0.25 / half;
}
TSMEM_INLINE double tanh_of(double x) {
  const double a = std::fabs(x), t = expm1_of(2 * chosen(a > 22, 22, a));
  return std::copysign(chosen(a > 22, 1, t / (t + 2)), x);
}

// log x = k log 2 + high + low, with few enough bits in `high` for products without rounding.
TSMEM_INLINE void split_log(double x, double& k, double& high, double& low) {
  static constexpr double c[] = {0x1.5555555555558p-1, 0x1.99999999952d7p-2, 0x1.2492492df281ap-2,
                                 0x1.c71c62e3f11e6p-3, 0x1.7462b51cb66b1p-3, 0x1.39fe51a7c18f9p-3,
                                 0x1.2b5900de53b32p-3};
  const bool subnormal = x < 0x1p-1022;
  const double scaled = subnormal ? x * 0x1p54 : x;
  const uint64_t bits = bitcast<uint64_t>(scaled) + (0x3ff0000000000000u - 0x3fe6a09e667f3bcdu);
  k = bitcast<double>((bits >> 52) | 0x4330000000000000u) - 0x1p52 - (subnormal ? 1077 : 1023);
  const double f = bitcast<double>((bits & 0x000fffffffffffffu) + 0x3fe6a09e667f3bcdu) - 1;
  const double s = f / (2 + f), z = s * s, half_square = 0.5 * f * f;
  high = bitcast<double>(bitcast<uint64_t>(f - half_square) & 0xffffffff00000000u);
  low = ((f - high) - half_square) + s * (half_square + z * horner(c, z));
}
TSMEM_INLINE double edges_of_log(double x, double result) {
  constexpr double inf = std::numeric_limits<double>::infinity();
  result = chosen(x == inf, inf, result);
  result = chosen(x == 0, -inf, result);
  return chosen(x >= 0, result, std::numeric_limits<double>::quiet_NaN());
}
TSMEM_INLINE double log2_of(double x) {
  double k, high, low;
  split_log(x, k, high, low);
  const double main = high * 0x1.7154760000000p+0;
  const double rest = (low + high) * 0x1.4ae0bf85ddf44p-26 + low * 0x1.7154760000000p+0;
  const double sum = k + main;
  return edges_of_log(x, sum + (rest + ((k - sum) + main)));
}
TSMEM_INLINE double log10_of(double x) {
  double k, high, low;
  split_log(x, k, high, low);
  const double main = high * 0x1.bcb7b10000000p-2, whole = k * 0x1.34413509f6000p-2;
  const double rest = k * 0x1.9fef311f12b36p-42 +
                      ((low + high) * 0x1.49b9438ca9aaep-28 + low * 0x1.bcb7b10000000p-2);
  const double sum = whole + main;
  return edges_of_log(x, sum + (rest + ((whole - sum) + main)));
}
// log(1 + x) + more; with `plain`, log x + more: one logarithm for both, as two would not vectorise.
TSMEM_INLINE double log_of_sum(double x, bool plain, double more) {
  const double u = chosen(plain, x, 1 + x);
  const double lost = chosen(plain | (u == 0), 0, (x - (u - 1)) / u);  // what the rounding of u took
  return log_of(u) + (lost + more);
}
TSMEM_INLINE double log1p_of(double x) {
  return chosen(x == 0, x, log_of_sum(x, x == std::numeric_limits<double>::infinity(), 0));
}
constexpr double kLog2 = 0x1.62e42fefa39efp-1;
TSMEM_INLINE double arcsinh_of(double x) {
  const double a = std::fabs(x);
  const bool large = a > 0x1p28;
  const double b = chosen(large, 1, a), square = b * b;
  const double y = chosen(large, a, b + square / (1 + std::sqrt(square + 1)));
  const double result = log_of_sum(y, large, chosen(large, kLog2, 0));
  return chosen(x == 0, x, std::copysign(result, x));
}
TSMEM_INLINE double arccosh_of(double x) {
  const bool large = x > 0x1p28;
  const double t = chosen(large, 1, x - 1);
  const double y = chosen(large, x, t + std::sqrt(t * (2 + t)));
  const double result = log_of_sum(y, large, chosen(large, kLog2, 0));
  return chosen(x >= 1, result, std::numeric_limits<double>::quiet_NaN());
}
TSMEM_INLINE double arctanh_of(double x) {
  const double a = std::fabs(x), t = a + a;
  const double small = t + t * a / (1 - a), large = t / (1 - a);
  const double result = 0.5 * log1p_of(chosen(a < 0.5, small, large));
  return chosen(x == 0, x, std::copysign(result, x));
}

// arctan(numerator / denominator) + base, |numerator / denominator| <= tan(pi / 8).
TSMEM_INLINE double arctan_near(double numerator, double denominator, double base, double base_low) {
  static constexpr double c[] = {-0x1.5555555555555p-2, 0x1.9999999999953p-3, -0x1.249249248d7dcp-3,
                                 0x1.c71c71c303dbbp-4, -0x1.745d165dc9713p-4, 0x1.3b1392d519db1p-4,
                                 -0x1.110e87b4357d2p-4, 0x1.e19a0bfa3eef9p-5, -0x1.ac7a5a79b3f26p-5,
                                 0x1.74dccfb93fff0p-5, -0x1.1b311bb48c215p-5, 0x1.0acd9e91a5a35p-6};
  const double u = numerator / denominator, z = u * u;
  return base + (u + (u * z * horner(c, z) + base_low));
}
TSMEM_INLINE double arctan_of(double x) {
  const double a = std::fabs(x);
  const bool low = a < 0.41421356237309503, middle = a < 2.414213562373095;
  const double numerator = chosen(low, a, chosen(middle, a - 1, -1));
  const double denominator = chosen(low, 1, chosen(middle, a + 1, a));
  const double base = chosen(low, 0, chosen(middle, 0x1.921fb54442d18p-1, 0x1.921fb54442d18p+0));
  const double rest = chosen(low, 0, chosen(middle, 0x1.1a62633145c07p-55, 0x1.1a62633145c07p-54));
  return std::copysign(arctan_near(numerator, denominator, base, rest), x);
}

// arcsin(s) - s for s^2 = z <= 1/4, divided by s z.
TSMEM_INLINE double arcsin_series(double z) {
  static constexpr double c[] = {0x1.5555555555555p-3, 0x1.3333333333388p-4, 0x1.6db6db6dac1e0p-5,
                                 0x1.f1c71c7a52ba3p-6, 0x1.6e8ba123e494cp-6, 0x1.1c4efce23019fp-6,
                                 0x1.c990ad3d8fdcap-7, 0x1.7b027ee1dd585p-7, 0x1.3b49de7121487p-7,
                                 0x1.31622469ce5adp-7, 0x1.8f193743418ffp-9, 0x1.406192d124629p-6,
                                 -0x1.3b416bb7d9257p-6, 0x1.e529c6fce9bb4p-6};
  return horner(c, z);
}
constexpr double kHalfPi = 0x1.921fb54442d18p+0, kHalfPiLow = 0x1.1a62633145c07p-54;
TSMEM_INLINE double arcsin_of(double x) {
  const double a = std::fabs(x);
  const bool large = a > 0.5;
  const double z = chosen(large, (1 - a) * 0.5, a * a), s = chosen(large, std::sqrt(z), a);
  const double more = s * z * arcsin_series(z);
  const double lost = multiply_add(-s, s, z) / (s + s);  // what the rounding of the root took
  const double far = kHalfPi - (2 * s + (2 * (more + lost) - kHalfPiLow));
  return std::copysign(chosen(large, chosen(a == 1, kHalfPi, far), s + more), x);
}
TSMEM_INLINE double arccos_of(double x) {
  const double a = std::fabs(x);
  const bool large = a > 0.5;
  const double z = chosen(large, (1 - a) * 0.5, a * a), s = chosen(large, std::sqrt(z), x);
  const double more = s * z * arcsin_series(z);
  const double lost = chosen(z == 0, 0, multiply_add(-s, s, z) / (s + s));
  const double half = s + (more + lost);
  const double far = chosen(x > 0, 2 * half, 2 * (kHalfPi - (half - kHalfPiLow)));
  return chosen(large, far, kHalfPi - (s - (kHalfPiLow - more)));
}

TSMEM_INLINE double cbrt_of(double x) {
  const double a = std::fabs(x);
  const bool subnormal = a < 0x1p-1022, huge = a > 0x1p1000;
  const double y = a * chosen(subnormal, 0x1p54, chosen(huge, 0x1p-54, 1));
  // A third of the exponent, by arithmetic on the upper half of the bits as a number.
  const double upper = bitcast<double>((bitcast<uint64_t>(y) >> 32) | 0x4330000000000000u) - 0x1p52;
  const double third = upper * (1.0 / 3) + 715094163.0;
  double t = bitcast<double>(bitcast<uint64_t>(third + 0x1p52) << 32);
  for (int i = 0; i < 2; ++i) {  // Halley; 5 %, then 1e-4, then 1e-12
    const double cube = t * t * t;
    t = t * ((cube + 2 * y) / (2 * cube + y));
  }
  t = bitcast<double>((bitcast<uint64_t>(t) + 0x20000000u) & 0xffffffffc0000000u);  // t * t is exact
  const double r = y / (t * t);
  t = t + t * ((r - t) / (t + t + r));
  t = t * chosen(subnormal, 0x1p-18, chosen(huge, 0x1p18, 1));
  constexpr double inf = std::numeric_limits<double>::infinity();
  return chosen((a == 0) | (a == inf) | (x != x), x, std::copysign(t, x));
}

TSMEM_INLINE double tan_of(double x) {  // |x| <= kSineLimit
  static constexpr double s[] = {-0x1.5555555555555p-3,  0x1.1111111110bb1p-7,   -0x1.a01a019e8357dp-13,
                                 0x1.71de37961e4c6p-19, -0x1.ae600a926c89ap-26, 0x1.5e0af186af739p-33};
  static constexpr double c[] = {0x1.5555555555555p-5,   -0x1.6c16c16c16966p-10, 0x1.a01a019f4e867p-16,
                                 -0x1.27e4fa17a41b4p-22, 0x1.1eeb68b109173p-29,  -0x1.907d7aebd5e3dp-37};
  const double rounded = x * 0x1.45f306dc9c883p-1 + kRound64;
  const double q = rounded - kRound64;
  const double first = x - q * 0x1.921fb54400000p+0, second = q * 0x1.0b4611a600000p-34;
  const double t = first - second;
  const double w = q * 0x1.3198a2e037073p-69 - ((first - t) - second);
  const double r = t - w, low = (t - r) - w;
  const double z = r * r;
  const double half = 0.5 * z, one = 1 - half;
  const double over = r + multiply_add(r * z, horner(s, z), low * one);
  const double under = one + (multiply_add(z * z, horner(c, z), (1 - one) - half) - low * r);
  const bool odd = (bitcast<uint64_t>(rounded) & 1) != 0;
  const double result = chosen(odd, -under, over) / chosen(odd, over, under);
  return x != 0 ? result : x;
}

#define TSMEM_FUNCTION(Name, function)                                                   \
  struct Name {                                                                          \
    template <class T>                                                                   \
    static TSMEM_INLINE T apply(T x) { return static_cast<T>(function(x)); }             \
  };
TSMEM_FUNCTION(Cbrt, cbrt_of)
TSMEM_FUNCTION(Exp2, exp2_of)
TSMEM_FUNCTION(Expm1, expm1_of)
TSMEM_FUNCTION(Log2, log2_of)
TSMEM_FUNCTION(Log10, log10_of)
TSMEM_FUNCTION(Log1p, log1p_of)
TSMEM_FUNCTION(Arcsin, arcsin_of)
TSMEM_FUNCTION(Arccos, arccos_of)
TSMEM_FUNCTION(Arctan, arctan_of)
TSMEM_FUNCTION(Sinh, sinh_of)
TSMEM_FUNCTION(Cosh, cosh_of)
TSMEM_FUNCTION(Tanh, tanh_of)
TSMEM_FUNCTION(Arcsinh, arcsinh_of)
TSMEM_FUNCTION(Arccosh, arccosh_of)
TSMEM_FUNCTION(Arctanh, arctanh_of)
#undef TSMEM_FUNCTION

// As sine and cosine: what is large sends its chunk to the C library.
struct Tan {
  static constexpr size_t kChunk = 256;
  template <class T>
  static void run(T* out, const T* in, size_t n) {
    for (size_t i = 0; i < n; i += kChunk, out += kChunk, in += kChunk) {
      const size_t count = n - i < kChunk ? n - i : kChunk;
      int large = 0;
      for (size_t k = 0; k < count; ++k) large |= !(std::fabs(in[k]) <= static_cast<T>(kSineLimit));
      if (large) {
        for (size_t k = 0; k < count; ++k) out[k] = std::tan(in[k]);
      } else {
        TSMEM_IVDEP
        for (size_t k = 0; k < count; ++k) out[k] = static_cast<T>(tan_of(in[k]));
      }
    }
  }
};
