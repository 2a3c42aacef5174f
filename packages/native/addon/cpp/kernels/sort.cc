// Rows become signed integer keys with the order of the values, are sorted, and become values again.
#include "sort.h"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <memory>

#include "merge.h"
#include "scratch.h"
#include "threads.h"

namespace tsmem::kernels {
namespace {

struct FreeDeleter {
  void operator()(void* p) const { std::free(p); }
};
template <class T>
std::unique_ptr<T[], FreeDeleter> buffer(size_t n) {
  return std::unique_ptr<T[], FreeDeleter>(static_cast<T*>(std::malloc(n * sizeof(T) + 1)));
}

template <class T>
using KeyOf = std::conditional_t<(sizeof(T) > 4), int64_t, int32_t>;

// Monotone in the value: NaN is the largest, -0 comes just before 0.
template <class T>
KeyOf<T> to_key(T x) {
  using K = KeyOf<T>;
  if constexpr (kIsFloat<T>) {
    const K bits = x != x ? (sizeof(T) == 8 ? static_cast<K>(0x7ff8000000000000) : 0x7fc00000)
                          : bitcast<K>(x);
    return bits ^ static_cast<K>(static_cast<std::make_unsigned_t<K>>(bits >> (sizeof(K) * 8 - 1)) >> 1);
  } else if constexpr (kIsBool<T>) {
    return x.byte != 0;
  } else if constexpr (kIsHalf<T>) {
    const bool nan = (x.bits & 0x7fff) > 0x7c00;
    const int32_t magnitude = x.bits & 0x7fff;
    return nan ? 0x7e00 : (x.bits & 0x8000) != 0 ? -1 - magnitude : magnitude;
  } else if constexpr (std::is_unsigned<T>::value && sizeof(T) == sizeof(K)) {
    return static_cast<K>(x ^ (T{1} << (sizeof(T) * 8 - 1)));
  } else {
    return x;
  }
}
template <class T>
T from_key(KeyOf<T> key) {
  using K = KeyOf<T>;
  if constexpr (kIsFloat<T>) {
    return bitcast<T>(static_cast<K>(
        key ^ static_cast<K>(static_cast<std::make_unsigned_t<K>>(key >> (sizeof(K) * 8 - 1)) >> 1)));
  } else if constexpr (kIsBool<T>) {
    return Bool{static_cast<uint8_t>(key)};
  } else if constexpr (kIsHalf<T>) {
    return Half{static_cast<uint16_t>(key < 0 ? 0x8000 | (-1 - key) : key)};
  } else if constexpr (std::is_unsigned<T>::value && sizeof(T) == sizeof(K)) {
    return static_cast<T>(static_cast<T>(key) ^ (T{1} << (sizeof(T) * 8 - 1)));
  } else {
    return static_cast<T>(key);
  }
}

template <class T>
constexpr bool kHasNegativeZero = kIsFloat<T> || kIsHalf<T>;

// Zeros of both signs are equal: puts their signs back into the order that they had.
template <class T>
class Zeros {
 public:
  // Remembers the order of all zeros; for keys of which some are -0 (key -1).
  bool remember(const KeyOf<T>* keys, size_t n) {
    for (size_t i = 0; i < n; ++i) count_ += keys[i] == -1 || keys[i] == 0;
    order_ = buffer<int8_t>(count_);
    if (order_ == nullptr) return false;
    size_t k = 0;
    for (size_t i = 0; i < n; ++i) {
      if (keys[i] == -1 || keys[i] == 0) order_[k++] = static_cast<int8_t>(keys[i]);
    }
    return true;
  }
  void restore(KeyOf<T>* sorted, size_t n) const {
    if (count_ == 0) return;
    KeyOf<T>* at = std::lower_bound(sorted, sorted + n, KeyOf<T>{-1});
    for (size_t k = 0; k < count_; ++k) at[k] = order_[k];
  }

 private:
  std::unique_ptr<int8_t[], FreeDeleter> order_;
  size_t count_ = 0;
};

// Elements per thread of a pass that only converts.
constexpr int64_t kPassGrain = 1 << 15;

// Returns how many keys are those of -0.
template <class T>
size_t to_keys(KeyOf<T>* keys, const T* values, size_t n) {
  TSMEM_IVDEP
  for (size_t i = 0; i < n; ++i) keys[i] = to_key(values[i]);
  size_t negative_zeros = 0;
  if constexpr (kHasNegativeZero<T>) {
    for (size_t i = 0; i < n; ++i) negative_zeros += keys[i] == -1;
  }
  return negative_zeros;
}
template <class T>
void from_keys(T* values, const KeyOf<T>* keys, size_t n) {
  TSMEM_IVDEP
  for (size_t i = 0; i < n; ++i) values[i] = from_key<T>(keys[i]);
}

template <class T>
bool sort_values(void* values, size_t n) {
  using K = KeyOf<T>;
  T* x = static_cast<T*>(values);
  // Values of the size of a key are sorted where they are.
  constexpr bool kInPlace = sizeof(T) == sizeof(K);
  const Scratch<K> memory(kInPlace ? n : 2 * n);
  if (memory.get() == nullptr) return false;
  K* const keys = kInPlace ? static_cast<K*>(values) : memory.get();
  K* const scratch = kInPlace ? memory.get() : memory.get() + n;
  Zeros<T> zeros;
  std::atomic<size_t> negative_zeros{0};
  const auto length = static_cast<int64_t>(n);
  parallel(length, kPassGrain, 64, [&](int64_t from, int64_t to) {
    negative_zeros += to_keys(keys + from, x + from, static_cast<size_t>(to - from));
  });
  const auto to_values = [&](const K* given) {
    parallel(length, kPassGrain, 64, [&](int64_t from, int64_t to) {
      from_keys(x + from, given + from, static_cast<size_t>(to - from));
    });
  };
  if constexpr (kHasNegativeZero<T>) {
    if (negative_zeros != 0 && !zeros.remember(keys, n)) {
      if constexpr (kInPlace) to_values(keys);
      return false;
    }
  }
  const auto sort = [](K* part, K* spare, size_t count) {
    if constexpr (sizeof(K) == 8) TSMEM_AT_LEVEL(sort_keys64)(part, spare, count);
    else TSMEM_AT_LEVEL(sort_keys32)(part, spare, count);
  };
  K* const sorted = sort_by_threads(keys, scratch, n, sort, [](K a, K b) { return a < b; });
  if constexpr (kHasNegativeZero<T>) zeros.restore(sorted, n);
  to_values(sorted);
  return true;
}

// Keys with their positions, sorted by digits of 11 bits; equal keys keep their order.
template <class K>
struct Keyed {
  std::make_unsigned_t<K> key;
  std::conditional_t<sizeof(K) == 8, uint64_t, uint32_t> at;
};

template <class K>
void radix_sort(Keyed<K>* items, Keyed<K>* scratch, size_t n) {
  constexpr int kBits = 11, kDigits = (sizeof(K) * 8 + kBits - 1) / kBits, kSize = 1 << kBits;
  static thread_local size_t counts[kDigits][kSize];
  std::memset(counts, 0, sizeof counts);
  for (size_t i = 0; i < n; ++i) {
    for (int d = 0; d < kDigits; ++d) ++counts[d][(items[i].key >> (d * kBits)) & (kSize - 1)];
  }
  Keyed<K>* from = items;
  Keyed<K>* to = scratch;
  for (int d = 0; d < kDigits; ++d) {
    size_t* count = counts[d];
    if (count[(from[0].key >> (d * kBits)) & (kSize - 1)] == n) continue;
    size_t sum = 0;
    for (int i = 0; i < kSize; ++i) {
      const size_t c = count[i];
      count[i] = sum;
      sum += c;
    }
    for (size_t i = 0; i < n; ++i) to[count[(from[i].key >> (d * kBits)) & (kSize - 1)]++] = from[i];
    std::swap(from, to);
  }
  if (from != items) std::memcpy(items, from, n * sizeof *items);
}

template <class T>
bool argsort_values(int64_t* order, const void* values, size_t n) {
  using K = KeyOf<T>;
  using U = std::make_unsigned_t<K>;
  const T* x = static_cast<const T*>(values);
  if (sizeof(K) == 4 && n > UINT32_MAX) return false;
  const Scratch<Keyed<K>> memory(2 * n);
  if (memory.get() == nullptr) return false;
  Keyed<K>* const items = memory.get();
  const auto length = static_cast<int64_t>(n);
  parallel(length, kPassGrain, 64, [&](int64_t from, int64_t to) {
    for (int64_t i = from; i < to; ++i) {
      K key = to_key(x[i]);
      if (kHasNegativeZero<T> && key == -1) key = 0;
      items[i].key = static_cast<U>(key) ^ (U{1} << (sizeof(U) * 8 - 1));
      items[i].at = static_cast<decltype(items[i].at)>(i);
    }
  });
  const auto less = [](const Keyed<K>& a, const Keyed<K>& b) { return a.key < b.key; };
  const auto sort = [less](Keyed<K>* part, Keyed<K>* spare, size_t count) {
    if (count < 64) std::stable_sort(part, part + count, less);
    else radix_sort<K>(part, spare, count);
  };
  const Keyed<K>* const sorted = sort_by_threads(items, items + n, n, sort, less);
  parallel(length, kPassGrain, 64, [&](int64_t from, int64_t to) {
    for (int64_t i = from; i < to; ++i) order[i] = static_cast<int64_t>(sorted[i].at);
  });
  return true;
}

// The key that sorting would put at position k; destroys the keys. Digit by digit from the top: those that
// share the digits of the answer move to the front. At most one pass over all keys per digit, whatever they are.
template <class K>
K select_key(K* keys, size_t n, size_t k) {
  using U = std::make_unsigned_t<K>;
  constexpr int kBits = 11, kSize = 1 << kBits;
  constexpr U kSign = U{1} << (sizeof(K) * 8 - 1);
  size_t counts[kSize];
  for (int shift = static_cast<int>(sizeof(K)) * 8; shift > 0 && n > 1;) {
    shift = shift > kBits ? shift - kBits : 0;
    std::memset(counts, 0, sizeof counts);
    for (size_t i = 0; i < n; ++i) {
      ++counts[((static_cast<U>(keys[i]) ^ kSign) >> shift) & (kSize - 1)];
    }
    size_t digit = 0;
    while (k >= counts[digit]) k -= counts[digit++];
    if (counts[digit] == n) continue;
    size_t kept = 0;
    for (size_t i = 0; i < n; ++i) {
      const K key = keys[i];
      keys[kept] = key;
      kept += (((static_cast<U>(key) ^ kSign) >> shift) & (kSize - 1)) == digit;
    }
    n = kept;
  }
  return keys[0];
}

// The key of a value as comparisons see it: zeros of both signs are equal.
template <class T>
KeyOf<T> equal_key(T x) {
  const KeyOf<T> key = to_key(x);
  return kHasNegativeZero<T> && key == -1 ? 0 : key;
}

// Hands out what `item(i)` gives for the n values: smaller ones to the front of `out`, then the
// equal ones, then the larger ones, each in order. `out` may be what item() reads from: of each value the
// place is not behind the one that is read.
template <class T, class O, class Item>
bool split_by(const T* x, size_t n, size_t k, O* out, Item item) {
  using K = KeyOf<T>;
  const auto keys = buffer<K>(n);
  if (keys == nullptr) return false;
  TSMEM_IVDEP
  for (size_t i = 0; i < n; ++i) keys[i] = equal_key(x[i]);
  const K chosen = select_key(keys.get(), n, k);
  size_t equals = 0, larger = 0;
  for (size_t i = 0; i < n; ++i) {
    const K key = equal_key(x[i]);
    equals += key == chosen;
    larger += key > chosen;
  }
  // One more of each: stores without branches also write what they do not keep.
  const auto equal = buffer<O>(equals + 1), above = buffer<O>(larger + 1);
  if (equal == nullptr || above == nullptr) return false;
  size_t l = 0, e = 0, g = 0;
  for (size_t i = 0; i < n; ++i) {
    const K key = equal_key(x[i]);
    const O value = item(i);
    out[l] = value;
    equal[e] = value;
    above[g] = value;
    l += key < chosen;
    e += key == chosen;
    g += key > chosen;
  }
  std::memcpy(out + l, equal.get(), e * sizeof(O));
  std::memcpy(out + l + e, above.get(), g * sizeof(O));
  return true;
}

}  // namespace

bool can_sort(int dtype) { return dtype >= kBool && dtype <= kFloat64; }

bool sort_row(void* values, int dtype, size_t n) {
  switch (dtype) {
#define X(id, T)                                                 \
  case id:                                                       \
    if constexpr (!kIsComplex<T>) return sort_values<T>(values, n); \
    return false;
    TSMEM_DTYPES(X)
#undef X
    default:
      return false;
  }
}

bool argsort_row(int64_t* order, const void* values, int dtype, size_t n) {
  switch (dtype) {
#define X(id, T)                                                           \
  case id:                                                                 \
    if constexpr (!kIsComplex<T>) return argsort_values<T>(order, values, n); \
    return false;
    TSMEM_DTYPES(X)
#undef X
    default:
      return false;
  }
}

bool partition_row(void* values, int dtype, size_t n, size_t k) {
  switch (dtype) {
#define X(id, T)                                                       \
  case id:                                                             \
    if constexpr (!kIsComplex<T>) {                                    \
      T* const x = static_cast<T*>(values);                            \
      return split_by(x, n, k, x, [x](size_t i) { return x[i]; });     \
    }                                                                  \
    return false;
    TSMEM_DTYPES(X)
#undef X
    default:
      return false;
  }
}

bool argpartition_row(int64_t* order, const void* values, int dtype, size_t n, size_t k) {
  switch (dtype) {
#define X(id, T)                                                                                \
  case id:                                                                                      \
    if constexpr (!kIsComplex<T>) {                                                             \
      return split_by(static_cast<const T*>(values), n, k, order,                               \
                      [](size_t i) { return static_cast<int64_t>(i); });                        \
    }                                                                                           \
    return false;
    TSMEM_DTYPES(X)
#undef X
    default:
      return false;
  }
}

}  // namespace tsmem::kernels

#define TSMEM_KERNEL_FILE "sort.inc"
#include "for_each_level.h"
