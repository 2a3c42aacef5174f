// Pairwise summation in NumPy's order (README.md, "Sums"). Higham 1993, The accuracy of floating
// point summation. Included by reduce.inc inside the namespace of a CPU level: no include guard.

// T[8] with lane-wise +: one register, or as many as the CPU level needs. Defined per level, because
// the compiler fixes how a vector is passed and kept where its type is defined.
#if defined(__GNUC__)
template <class T>
struct Lanes;
template <>
struct Lanes<double> {
  typedef double type __attribute__((vector_size(64), aligned(8), may_alias));
};
template <>
struct Lanes<float> {
  typedef float type __attribute__((vector_size(32), aligned(4), may_alias));
};
template <class T>
using Eight = typename Lanes<T>::type;
#else
template <class T>
struct Eight {
  T lane[8];
  T operator[](int i) const { return lane[i]; }
  Eight& operator+=(const Eight& other) {
    for (int i = 0; i < 8; ++i) lane[i] += other.lane[i];
    return *this;
  }
};
#endif

template <class T>
TSMEM_INLINE T combine(const Eight<T>& r) {
  return ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]));
}
template <class T>
TSMEM_INLINE const Eight<T>& eight(const T* p) {
  return *reinterpret_cast<const Eight<T>*>(p);
}

// 8 <= n <= 128
template <class T>
TSMEM_INLINE T sum_leaf(const T* p, size_t n) {
  Eight<T> r = eight(p);
  size_t i = 8;
  for (; i + 8 <= n; i += 8) r += eight(p + i);
  T sum = combine<T>(r);
  for (; i < n; ++i) sum += p[i];
  return sum;
}

// Adds up what a leaf's accumulators leave over: whole eights, then single values.
template <class T>
TSMEM_INLINE T finish_leaf(Eight<T> r, const T* p, size_t i, size_t n) {
  for (; i + 8 <= n; i += 8) r += eight(p + i);
  T sum = combine<T>(r);
  for (; i < n; ++i) sum += p[i];
  return sum;
}

// Four neighbouring leaves side by side, so that four chains of additions overlap.
template <class T>
TSMEM_INLINE T sum_four_leaves(const T* p, const size_t* n) {
  const T* const p1 = p + n[0];
  const T* const p2 = p1 + n[1];
  const T* const p3 = p2 + n[2];
  Eight<T> a = eight(p), b = eight(p1), c = eight(p2), d = eight(p3);
  size_t common = n[0];
  for (int k = 1; k < 4; ++k) common = n[k] < common ? n[k] : common;
  size_t i = 8;
  for (; i + 8 <= common; i += 8) {
    a += eight(p + i);
    b += eight(p1 + i);
    c += eight(p2 + i);
    d += eight(p3 + i);
  }
  const T first = finish_leaf(a, p, i, n[0]) + finish_leaf(b, p1, i, n[1]);
  return first + (finish_leaf(c, p2, i, n[2]) + finish_leaf(d, p3, i, n[3]));
}

inline size_t first_half(size_t n) {
  const size_t half = n / 2;
  return half - half % 8;
}

template <class T>
T pairwise_sum(const T* p, size_t n) {
  if (n < 8) {
    T sum = 0;
    for (size_t i = 0; i < n; ++i) sum += p[i];
    return sum;
  }
  if (n <= 128) return sum_leaf(p, n);
  const size_t left = first_half(n);
  const size_t right = n - left;
  if (left > 128 && right <= 256) {  // both halves are two leaves
    const size_t a = first_half(left), c = first_half(right);
    const size_t lengths[4] = {a, left - a, c, right - c};
    return sum_four_leaves(p, lengths);
  }
  return pairwise_sum(p, left) + pairwise_sum(p + left, right);
}

// Strided input: leaves are gathered first.
template <class T>
T pairwise_sum_strided(const char* p, int64_t stride, size_t n) {
  if (n <= 128) {
    T leaf[128];
    for (size_t i = 0; i < n; ++i, p += stride) leaf[i] = *reinterpret_cast<const T*>(p);
    return pairwise_sum(leaf, n);
  }
  const size_t left = first_half(n);
  return pairwise_sum_strided<T>(p, stride, left) +
         pairwise_sum_strided<T>(p + static_cast<int64_t>(left) * stride, stride, n - left);
}

// Complex values are pairs of four accumulators; `n` counts values.
template <class T>
Complex<T> pairwise_sum_complex(const char* p, int64_t stride, size_t n) {
  const auto at = [p, stride](size_t i) {
    return *reinterpret_cast<const Complex<T>*>(p + static_cast<int64_t>(i) * stride);
  };
  if (n < 4) {
    Complex<T> sum{0, 0};
    for (size_t i = 0; i < n; ++i) {
      sum.re += at(i).re;
      sum.im += at(i).im;
    }
    return sum;
  }
  if (n <= 64) {
    Complex<T> r[4] = {at(0), at(1), at(2), at(3)};
    size_t i = 4;
    for (; i + 4 <= n; i += 4) {
      for (size_t k = 0; k < 4; ++k) {
        r[k].re += at(i + k).re;
        r[k].im += at(i + k).im;
      }
    }
    Complex<T> sum{(r[0].re + r[1].re) + (r[2].re + r[3].re),
                   (r[0].im + r[1].im) + (r[2].im + r[3].im)};
    for (; i < n; ++i) {
      sum.re += at(i).re;
      sum.im += at(i).im;
    }
    return sum;
  }
  const size_t left = (n - n % 8) / 2;
  const Complex<T> a = pairwise_sum_complex<T>(p, stride, left);
  const Complex<T> b =
      pairwise_sum_complex<T>(p + static_cast<int64_t>(left) * stride, stride, n - left);
  return Complex<T>{a.re + b.re, a.im + b.im};
}
