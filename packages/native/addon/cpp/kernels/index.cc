#include "index.h"

namespace tsmem::kernels {
namespace {

template <class T, int kOp>
T step(T acc, T x) {
  if constexpr (kOp == kReduceSum) {
    if constexpr (kIsComplex<T>) return T{acc.re + x.re, acc.im + x.im};
    else if constexpr (kIsInt<T>) return static_cast<T>(Wrap<T>(acc) + Wrap<T>(x));
    else return acc + x;
  } else if constexpr (kOp == kReduceProd) {
    if constexpr (kIsComplex<T>) return product(acc, x);
    else if constexpr (kIsInt<T>) return static_cast<T>(Wrap<T>(acc) * Wrap<T>(x));
    else return acc * x;
  } else {
    constexpr bool kMax = kOp == kReduceMax;
    if constexpr (kIsFloat<T>) {
      if (is_nan(acc)) return acc;
    }
    return (kMax ? acc > x : acc < x) ? acc : x;
  }
}

template <class T, int kOp>
void accumulate(char* out, int64_t out_stride, const char* in, int64_t in_stride, size_t n) {
  T acc = *reinterpret_cast<const T*>(in);
  *reinterpret_cast<T*>(out) = acc;
  for (size_t i = 1; i < n; ++i) {
    out += out_stride;
    in += in_stride;
    acc = step<T, kOp>(acc, *reinterpret_cast<const T*>(in));
    *reinterpret_cast<T*>(out) = acc;
  }
}

template <class T>
AccumulateLoop loop_of(int op) {
  switch (op) {
    case kReduceSum:
      return accumulate<T, kReduceSum>;
    case kReduceProd:
      return accumulate<T, kReduceProd>;
    case kReduceMax:
    case kReduceMin:
      if constexpr (!kIsComplex<T>) {
        return op == kReduceMax ? accumulate<T, kReduceMax> : accumulate<T, kReduceMin>;
      }
      return nullptr;
    default:
      return nullptr;
  }
}

}  // namespace

// One version for all levels: each value depends on the one before.
AccumulateLoop accumulate_loop(int op, int dtype) {
  switch (dtype) {
#define X(id, T)                                           \
  case id:                                                 \
    if constexpr (!kIsBool<T> && !kIsHalf<T>) return loop_of<T>(op); \
    return nullptr;
    TSMEM_DTYPES(X)
#undef X
    default:
      return nullptr;
  }
}

}  // namespace tsmem::kernels

#define TSMEM_KERNEL_FILE "index.inc"
#include "for_each_level.h"
