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

// n = 128, the leaf of every row whose length is a large power of two. Without a loop, the CPU starts
// on the next leaf while it combines this one.
template <class T>
TSMEM_INLINE T sum_whole_leaf(const T* p) {
  Eight<T> r = eight(p);
  r += eight(p + 8), r += eight(p + 16), r += eight(p + 24), r += eight(p + 32);
  r += eight(p + 40), r += eight(p + 48), r += eight(p + 56), r += eight(p + 64);
  r += eight(p + 72), r += eight(p + 80), r += eight(p + 88), r += eight(p + 96);
  r += eight(p + 104), r += eight(p + 112), r += eight(p + 120);
  return combine<T>(r);
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
  if (n == 128) return sum_whole_leaf(p);
  if (n < 128) return sum_leaf(p, n);
  // Leaf after leaf: several at once, side by side, would be fewer steps in the caches, but their streams
  // within one page defeat the prefetcher, which costs three times as much in memory.
  const size_t left = first_half(n);
  return pairwise_sum(p, left) + pairwise_sum(p + left, n - left);
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
