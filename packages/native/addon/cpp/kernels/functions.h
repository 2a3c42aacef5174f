// The other transcendental functions without branches. Included by operations.h behind math.h, inside the
// namespace of a CPU level: no include guard. float32 has its own constants and fewer terms.
//
// Identities and corrections as in W. J. Cody and W. Waite 1980; polynomials interpolate at Chebyshev
// nodes (computed with 60 digits).

template <class A, class B>
TSMEM_INLINE std::common_type_t<A, B> chosen(bool condition, A a, B b) { return condition ? a : b; }

// A constant of each precision.
template <class T>
constexpr T pick(double for_double, float for_float) {
  if constexpr (sizeof(T) == 8) return for_double;
  else return for_float;
}
template <class T>
constexpr T kRound = pick<T>(kRound64, kRound32);
template <class T>
constexpr T kInfinity = std::numeric_limits<T>::infinity();
template <class T>
constexpr T kNan = std::numeric_limits<T>::quiet_NaN();
template <class T>
constexpr T kPi4 = pick<T>(0x1.921fb54442d18p-1, 0x1.921fb6p-1f);
template <class T>
constexpr T kPi4Low = pick<T>(0x1.1a62633145c07p-55, -0x1.777a5cp-26f);

// Terms of the series that follow, by the type they are for.
template <class T>
struct Series;
template <>
struct Series<double> {
  static constexpr double exp[] = {  // (e^r - 1 - r) / r^2
      0x1.0000000000001p-1, 0x1.5555555555556p-3, 0x1.5555555553d63p-5, 0x1.11111111109b3p-7,
      0x1.6c16c1788bd90p-10, 0x1.a01a01a7c41d5p-13, 0x1.a019b90d2ae7ap-16, 0x1.71de0dae63bb3p-19,
      0x1.289185613a3d6p-22, 0x1.af38a9b0ec855p-26};
  static constexpr double log[] = {  // of s^2, as in log_of
      0x1.5555555555558p-1, 0x1.99999999952d7p-2, 0x1.2492492df281ap-2, 0x1.c71c62e3f11e6p-3,
      0x1.7462b51cb66b1p-3, 0x1.39fe51a7c18f9p-3, 0x1.2b5900de53b32p-3};
  static constexpr double arctan[] = {  // (arctan(u) / u - 1) / u^2
      -0x1.5555555555555p-2, 0x1.9999999999953p-3, -0x1.249249248d7dcp-3, 0x1.c71c71c303dbbp-4,
      -0x1.745d165dc9713p-4, 0x1.3b1392d519db1p-4, -0x1.110e87b4357d2p-4, 0x1.e19a0bfa3eef9p-5,
      -0x1.ac7a5a79b3f26p-5, 0x1.74dccfb93fff0p-5, -0x1.1b311bb48c215p-5, 0x1.0acd9e91a5a35p-6};
  static constexpr double arcsin[] = {  // (arcsin(s) / s - 1) / s^2
      0x1.5555555555555p-3, 0x1.3333333333388p-4, 0x1.6db6db6dac1e0p-5, 0x1.f1c71c7a52ba3p-6,
      0x1.6e8ba123e494cp-6, 0x1.1c4efce23019fp-6, 0x1.c990ad3d8fdcap-7, 0x1.7b027ee1dd585p-7,
      0x1.3b49de7121487p-7, 0x1.31622469ce5adp-7, 0x1.8f193743418ffp-9, 0x1.406192d124629p-6,
      -0x1.3b416bb7d9257p-6, 0x1.e529c6fce9bb4p-6};
};
template <>
struct Series<float> {
  static constexpr float exp[] = {0x1p-1f, 0x1.555556p-3f, 0x1.5554e8p-5f, 0x1.1110ep-7f, 0x1.6d43bp-10f,
                                  0x1.a1256cp-13f};
  static constexpr float log[] = {0x1.55555cp-1f, 0x1.997c2ep-2f, 0x1.2ee656p-2f};
  static constexpr float arctan[] = {-0x1.555554p-2f, 0x1.99973p-3f, -0x1.242036p-3f, 0x1.b8103p-4f,
                                     -0x1.08455ep-4f};
  static constexpr float arcsin[] = {0x1.555554p-3f, 0x1.333430p-4f, 0x1.6d5bbap-5f, 0x1.fd8da2p-6f,
                                     0x1.18f91ep-6f, 0x1.13fed4p-5f};
};

// x = k log 2 + r; gives e^r - 1 as a sum of two parts, and k.
template <class T>
TSMEM_INLINE T reduced_exp(T x, T& k, T& rest) {
  k = (x * pick<T>(0x1.71547652b82fep+0, 0x1.715476p+0f) + kRound<T>) - kRound<T>;
  const T first = x - k * pick<T>(0x1.62e42fee00000p-1, 0x1.63p-1f);  // exact
  const T second = k * pick<T>(0x1.a39ef35793c76p-33, -0x1.bd0106p-13f);
  const T r = first - second, low = (first - r) - second;
  const T tail = multiply_add(r * r, horner(Series<T>::exp, r), low), sum = r + tail;
  rest = tail - (sum - r);
  return sum;
}
template <class T>
TSMEM_INLINE T scaled_by(T p, T k) {  // p 2^k, in two factors
  const T half = k * T(0.5) + kRound<T>;
  return p * two_to(half) * two_to((k - (half - kRound<T>)) + kRound<T>);
}

template <class T>
TSMEM_INLINE T exp2_of(T x) {
  x = x > pick<T>(1025, 129) ? pick<T>(1025, 129) : x;
  x = x < pick<T>(-1080, -152) ? pick<T>(-1080, -152) : x;
  const T k = (x + kRound<T>) - kRound<T>, r = (x - k) * pick<T>(0x1.62e42fefa39efp-1, 0x1.62e43p-1f);
  return scaled_by(1 + multiply_add(r * r, horner(Series<T>::exp, r), r), k);
}
// e^x - 1 as a sum of two parts, -50 <= x <= 700 (float32: -25 to 85).
template <class T>
TSMEM_INLINE T expm1_parts(T x, T& rest) {
  T k, small_rest;
  const T small = reduced_exp(x, k, small_rest), power = two_to(k + kRound<T>);
  // power small + (power - 1), whose larger part comes first, and what its rounding takes.
  const T a = power * small, b = power - 1, sum = a + b;
  const T lost = std::fabs(a) > std::fabs(b) ? b - (sum - a) : a - (sum - b);
  rest = multiply_add(power, small_rest, lost);
  return sum;
}
template <class T>
TSMEM_INLINE T expm1_of(T x) {
  constexpr T large = pick<T>(600, 60), least = pick<T>(-50, -25);
  const T y = x < least ? least : x;
  T rest;
  const T sum = expm1_parts(y > large ? large : y, rest);
  const T result = chosen(y > large, exp_of(y), sum + rest);
  return chosen(x == 0, x, result);
}
template <class T>
TSMEM_INLINE T half_exp_of(T x) {  // e^x / 2, x >= 0
  constexpr T large = pick<T>(712, 91);
  T k, rest;
  const T small = reduced_exp(x > large ? large : x, k, rest);
  return scaled_by(1 + small, k - 1);
}
template <class T>
TSMEM_INLINE T sinh_of(T x) {
  constexpr T large = pick<T>(22, 11);
  const T a = std::fabs(x);
  T rest;
  const T t = expm1_parts(chosen(a > large, large, a), rest);
  // (t + t / (t + 1)) / 2, and how `rest` and the roundings change it; 1 / (t + 1) is 1 - q.
  const T under = t + 1, lost = t > 1 ? 1 - (under - t) : t - (under - 1);
  const T q = t / under, p = 1 - q, sum = t + q;
  const T more = (q - (sum - t)) + (rest + p * (rest * p - q * lost));
  const T small = chosen(a == 0, 0, T(0.5) * (sum + more));
  return std::copysign(chosen(a > large, half_exp_of(a), small), x);
}
template <class T>
TSMEM_INLINE T cosh_of(T x) {
  const T half = half_exp_of(std::fabs(x));
  return half + T(0.25) / half;
}
template <class T>
TSMEM_INLINE T tanh_of(T x) {
  constexpr T large = pick<T>(22, 10);
  const T a = std::fabs(x);
  T rest;
  const T t = expm1_parts(2 * chosen(a > large, large, a), rest);
  // t / (t + 2), and how `rest` and the rounding of the sum change it; 1 / (t + 2) is (1 - q) / 2.
  const T under = t + 2, lost = (t > 2 ? 2 - (under - t) : t - (under - 2)) + rest;
  const T q = t / under, result = q + (rest - q * lost) * (T(0.5) - T(0.5) * q);
  return std::copysign(chosen(a > large, 1, chosen(a == 0, 0, result)), x);
}

// x = 2^k m with m in [sqrt(1/2), sqrt(2)), as in log_of; gives m - 1.
TSMEM_INLINE double split_binary(double x, double& k) {
  const bool subnormal = x < 0x1p-1022;
  const double scaled = subnormal ? x * 0x1p54 : x;
  const uint64_t bits = bitcast<uint64_t>(scaled) + (0x3ff0000000000000u - 0x3fe6a09e667f3bcdu);
  k = bitcast<double>((bits >> 52) | 0x4330000000000000u) - 0x1p52 - (subnormal ? 1077 : 1023);
  return bitcast<double>((bits & 0x000fffffffffffffu) + 0x3fe6a09e667f3bcdu) - 1;
}
TSMEM_INLINE float split_binary(float x, float& k) {
  const bool subnormal = x < 0x1p-126f;
  const float scaled = subnormal ? x * 0x1p25f : x;
  const uint32_t bits = bitcast<uint32_t>(scaled) + (0x3f800000u - 0x3f3504f3u);
  k = static_cast<float>(static_cast<int32_t>(bits >> 23) - (subnormal ? 152 : 127));
  return bitcast<float>((bits & 0x007fffffu) + 0x3f3504f3u) - 1;
}
// The upper half of the bits, so that products with as short a constant are exact.
TSMEM_INLINE double upper_half(double x) { return bitcast<double>(bitcast<uint64_t>(x) & 0xffffffff00000000u); }
TSMEM_INLINE float upper_half(float x) { return bitcast<float>(bitcast<uint32_t>(x) & 0xfffff000u); }

// log x = k log 2 + high + low, with few enough bits in `high` for products without rounding.
template <class T>
TSMEM_INLINE void split_log(T x, T& k, T& high, T& low) {
  const T f = split_binary(x, k);
  const T s = f / (2 + f), z = s * s, half_square = T(0.5) * f * f;
  high = upper_half(f - half_square);
  low = ((f - high) - half_square) + s * (half_square + z * horner(Series<T>::log, z));
}
template <class T>
TSMEM_INLINE T edges_of_log(T x, T result) {
  result = chosen(x == kInfinity<T>, kInfinity<T>, result);
  result = chosen(x == 0, -kInfinity<T>, result);
  return chosen(x >= 0, result, kNan<T>);
}
template <class T>
TSMEM_INLINE T log2_of(T x) {
  constexpr T first = pick<T>(0x1.7154760000000p+0, 0x1.714p+0f), second = pick<T>(0x1.4ae0bf85ddf44p-26, 0x1.47652cp-12f);
  T k, high, low;
  split_log(x, k, high, low);
  const T main = high * first;
  const T rest = (low + high) * second + low * first;
  const T sum = k + main;
  return edges_of_log(x, sum + (rest + ((k - sum) + main)));
}
template <class T>
TSMEM_INLINE T log10_of(T x) {
  constexpr T first = pick<T>(0x1.bcb7b10000000p-2, 0x1.bcap-2f), second = pick<T>(0x1.49b9438ca9aaep-28, 0x1.7b1526p-14f);
  T k, high, low;
  split_log(x, k, high, low);
  const T main = high * first, whole = k * pick<T>(0x1.34413509f6000p-2, 0x1.344p-2f);
  const T rest = k * pick<T>(0x1.9fef311f12b36p-42, 0x1.3509f8p-18f) + ((low + high) * second + low * first);
  const T sum = whole + main;
  return edges_of_log(x, sum + (rest + ((whole - sum) + main)));
}
// log(1 + x) + more; with `plain`, log x + more: one logarithm for both, as two would not vectorise.
template <class T>
TSMEM_INLINE T log_of_sum(T x, bool plain, T more) {
  const T u = chosen(plain, x, 1 + x);
  const T lost = chosen(plain | (u == 0), 0, (x - (u - 1)) / u);  // what the rounding of u took
  return log_of(u) + (lost + more);
}
template <class T>
TSMEM_INLINE T log1p_of(T x) {
  return chosen(x == 0, x, log_of_sum(x, x == kInfinity<T>, T(0)));
}
template <class T>
constexpr T kLog2 = pick<T>(0x1.62e42fefa39efp-1, 0x1.62e43p-1f);
template <class T>
TSMEM_INLINE T arcsinh_of(T x) {
  const T a = std::fabs(x);
  const bool large = a > pick<T>(0x1p28, 0x1p13f);
  const T b = chosen(large, 1, a), square = b * b;
  const T y = chosen(large, a, b + square / (1 + std::sqrt(square + 1)));
  const T result = log_of_sum(y, large, chosen(large, kLog2<T>, 0));
  return chosen(x == 0, x, std::copysign(result, x));
}
template <class T>
TSMEM_INLINE T arccosh_of(T x) {
  const bool large = x > pick<T>(0x1p28, 0x1p13f);
  const T t = chosen(large, 1, x - 1);
  // y = t + sqrt(2 t + t^2), and what the roundings took; it counts for small t only.
  const T square = t * t, q = 2 * t + square, root = std::sqrt(q), y = t + root;
  const T lost_q = (2 * t - q) + square, lost_root = (multiply_add(-root, root, q) + lost_q) / (root + root);
  const T lost = chosen(t < 2, chosen(t > 0, ((root - y) + t) + lost_root, 0), 0);
  const T result = log_of_sum(chosen(large, x, y), large, chosen(large, kLog2<T>, lost / (1 + y)));
  return chosen(x >= 1, result, kNan<T>);
}
template <class T>
TSMEM_INLINE T arctanh_of(T x) {
  const T a = std::fabs(x), t = a + a;
  const T small = t + t * a / (1 - a), large = t / (1 - a);
  const T result = T(0.5) * log1p_of(chosen(a < T(0.5), small, large));
  return chosen(x == 0, x, std::copysign(result, x));
}

// arctan(numerator / denominator) + base, |numerator / denominator| <= tan(pi / 8).
template <class T>
TSMEM_INLINE T arctan_near(T numerator, T denominator, T base, T base_low) {
  const T u = numerator / denominator, z = u * u;
  return base + (u + (u * z * horner(Series<T>::arctan, z) + base_low));
}
template <class T>
TSMEM_INLINE T arctan_of(T x) {
  const T a = std::fabs(x);
  const bool low = a < T(0.41421356237309503), middle = a < T(2.414213562373095);
  const T numerator = chosen(low, a, chosen(middle, a - 1, -1));
  const T denominator = chosen(low, 1, chosen(middle, a + 1, a));
  const T turns = chosen(low, T(0), chosen(middle, T(1), 2));
  return std::copysign(arctan_near(numerator, denominator, turns * kPi4<T>, turns * kPi4Low<T>), x);
}
// The angle of (x, y), from that of the smaller part over the larger one, which is a multiple of pi / 4 away.
template <class T>
TSMEM_INLINE T arctan2_of(T y, T x) {
  constexpr T three = pick<T>(0x1.2d97c7f3321d2p+1, 0x1.2d97c8p+1f);
  constexpr T three_low = pick<T>(0x1.a79394c9e8a0ap-54, -0x1.99bc5cp-28f);
  const T a = std::fabs(x), b = std::fabs(y);
  const bool steep = b > a;
  T high = steep ? b : a, low = steep ? a : b;
  const bool huge = high > pick<T>(0x1p1000, 0x1p120f);
  const T scale = huge ? pick<T>(0x1p-60, 0x1p-30f) : T(1);  // so that the sum of both is finite
  const bool both = low == kInfinity<T>;
  high = both ? T(1) : high * scale;
  low = both ? T(1) : low * scale;
  const bool near = !(low > T(0.41421356237309503) * high);
  const T numerator = near ? low : low - high;
  const T denominator = near ? (high == 0 ? T(1) : high) : low + high;
  // The angle is base + sign * arctan.
  T turns = near ? T(0) : T(1), sign = 1;
  turns = steep ? 2 - turns : turns;
  sign = steep ? -sign : sign;
  const bool left = std::copysign(T(1), x) < 0;
  turns = left ? 4 - turns : turns;
  sign = left ? -sign : sign;
  const T base = turns == 3 ? three : turns * kPi4<T>;
  const T rest = turns == 3 ? three_low : turns * kPi4Low<T>;
  const T angle = arctan_near(sign * numerator, denominator, base, rest);
  return (x != x) | (y != y) ? x + y : std::copysign(angle, y);
}


template <class T>
TSMEM_INLINE T arcsin_of(T x) {
  const T a = std::fabs(x);
  const bool large = a > T(0.5);
  const T z = chosen(large, (1 - a) * T(0.5), a * a), s = chosen(large, std::sqrt(z), a);
  const T more = s * z * horner(Series<T>::arcsin, z);
  const T lost = multiply_add(-s, s, z) / (s + s);  // what the rounding of the root took
  // Half of pi, less twice the arcsine of s: the largest parts first, and what that rounds away.
  const T far_high = 2 * kPi4<T> - 2 * s, far_lost = (2 * kPi4<T> - far_high) - 2 * s;
  const T far = far_high - (2 * (more + lost) - (2 * kPi4Low<T> + far_lost));
  return std::copysign(chosen(large, chosen(a == 1, 2 * kPi4<T>, far), s + more), x);
}
template <class T>
TSMEM_INLINE T arccos_of(T x) {
  const T a = std::fabs(x);
  const bool large = a > T(0.5);
  const T z = chosen(large, (1 - a) * T(0.5), a * a), s = chosen(large, std::sqrt(z), x);
  const T more = s * z * horner(Series<T>::arcsin, z);
  const T lost = chosen(z == 0, 0, multiply_add(-s, s, z) / (s + s));
  const T half = s + (more + lost);
  const T far = chosen(x > 0, 2 * half, 2 * (2 * kPi4<T> - (half - 2 * kPi4Low<T>)));
  return chosen(large, far, 2 * kPi4<T> - (s - (2 * kPi4Low<T> - more)));
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

TSMEM_INLINE float cbrt_of(float x) {
  const float a = std::fabs(x);
  const bool subnormal = a < 0x1p-126f;
  const bool huge = a > 0x1p100f;
  const float y = a * (subnormal ? 0x1p24f : huge ? 0x1p-24f : 1.0f);
  const float third = static_cast<float>(static_cast<int32_t>(bitcast<uint32_t>(y))) * (1.0f / 3);
  float t = bitcast<float>(static_cast<uint32_t>(static_cast<int32_t>(third)) + 709958130u);
  for (int i = 0; i < 2; ++i) {
    const float cube = t * t * t;
    t = t * ((cube + 2 * y) / (2 * cube + y));
  }
  t = bitcast<float>((bitcast<uint32_t>(t) + 0x800u) & 0xfffff000u);  // t * t is exact
  const float r = y / (t * t);
  t = t + t * ((r - t) / (t + t + r));
  t = t * (subnormal ? 0x1p-8f : huge ? 0x1p8f : 1.0f);
  return (a == 0) | (a == kInfinity<float>) | (x != x) ? x : std::copysign(t, x);
}

// tan(r + low), or -1 / tan(r + low) if `odd`, from the terms of sine and cosine.
template <class T, size_t N, size_t M>
TSMEM_INLINE T tangent(T r, T low, bool odd, const T (&s)[N], const T (&c)[M]) {
  const T z = r * r;
  const T half = T(0.5) * z, one = 1 - half;
  const T sine = multiply_add(r * z, horner(s, z), low * one), over = r + sine;
  const T cosine = multiply_add(z * z, horner(c, z), (1 - one) - half) - low * r, under = one + cosine;
  const T lost_over = sine - (over - r), lost_under = cosine - (under - one);
  const T top = odd ? -under : over, bottom = odd ? over : under;
  const T inverse = 1 / bottom, quotient = top * inverse;
  // One step of the division by hand, with what the roundings of both took.
  const T lost = (odd ? -lost_under : lost_over) - quotient * (odd ? lost_over : lost_under);
  return quotient + (multiply_add(-quotient, bottom, top) + lost) * inverse;
}
TSMEM_INLINE double tan_of(double x) {  // |x| <= kSineLimit
  const double rounded = x * 0x1.45f306dc9c883p-1 + kRound64;
  const double q = rounded - kRound64;
  const double first = x - q * 0x1.921fb54400000p+0, second = q * 0x1.0b4611a600000p-34;
  const double t = first - second;
  const double w = q * 0x1.3198a2e037073p-69 - ((first - t) - second);
  const double r = t - w, low = (t - r) - w;
  const bool odd = (bitcast<uint64_t>(rounded) & 1) != 0;
  return x != 0 ? tangent(r, low, odd, kSineTerms64, kCosineTerms64) : x;
}
TSMEM_INLINE float tan_of(float x) {
  const ReducedAngle angle(x);
  const float result = tangent(angle.r, angle.low, (angle.quadrant & 1) != 0, kSineTerms32, kCosineTerms32);
  return x != 0 ? result : x;
}

// x^y as C99 has it. float64 has the bits to spare that a float32 result needs.
TSMEM_INLINE float power_of(float x, float y) {
  const double base = x, exponent = y, size = std::fabs(exponent), half = exponent * 0.5;
  const double magnitude = exp2_of(exponent * log2_of(std::fabs(base)));
  const bool large = size >= 0x1p24;  // an even number, or infinity
  const bool whole = large | ((exponent + kRound64) - kRound64 == exponent);
  const bool odd = whole & !large & ((half + kRound64) - kRound64 != half);
  const bool minus = odd & (std::copysign(1.0, base) < 0);
  constexpr double inf = std::numeric_limits<double>::infinity();
  double result = chosen(minus, -magnitude, magnitude);
  result = chosen((base < 0) & (base > -inf) & !whole, std::numeric_limits<double>::quiet_NaN(), result);
  result = chosen((base == 1) | (exponent == 0) | ((base == -1) & (size == inf)), 1, result);
  return static_cast<float>(result);
}

#define TSMEM_FUNCTION(Name, function)                                                   \
  struct Name {                                                                          \
    template <class T>                                                                   \
    static TSMEM_INLINE T apply(T x) { return function(x); }                             \
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

struct TanWays {
  template <class T>
  static T library(T x) { return std::tan(x); }
  template <class T>
  static TSMEM_INLINE T vector(T x) { return tan_of(x); }
};
using Tan = Periodic<TanWays>;

struct Arctan2 {
  template <class T>
  static TSMEM_INLINE T apply(T a, T b) { return arctan2_of(a, b); }
};
