// One small function for each way in which C takes or returns an array. The tests call all of them
// for every element type and recompute the results in JavaScript.
#pragma once

#include <complex>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../series.h"

namespace typemaps {

template <class T>
double weigh(T value) {
  return static_cast<double>(value);
}
template <class T>
double weigh(std::complex<T> value) {
  return static_cast<double>(value.real()) + 100 * static_cast<double>(value.imag());
}

// Depends on the order of the elements in memory.
template <class T>
double checksum(const T* values, std::size_t count) {
  double sum = 0;
  for (std::size_t k = 0; k < count; ++k) sum += static_cast<double>(k + 1) * weigh(values[k]);
  return sum;
}

template <class T>
struct Pattern {
  static T at(std::size_t k) { return static_cast<T>(k % 50); }
};
template <>
struct Pattern<bool> {
  static bool at(std::size_t k) { return k % 2 == 0; }
};
template <class T>
struct Pattern<std::complex<T>> {
  static std::complex<T> at(std::size_t k) {
    return {static_cast<T>(k % 50), static_cast<T>(k % 50 + 1)};
  }
};

template <class T>
void fill_all(T* values, std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) values[k] = Pattern<T>::at(k);
}

template <class T>
void add_all(T* values, std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) {
    if constexpr (std::is_same<T, bool>::value) {
      values[k] = values[k] != Pattern<T>::at(k);
    } else {
      values[k] = static_cast<T>(values[k] + Pattern<T>::at(k));
    }
  }
}

template <class... Length>
std::size_t product(Length... lengths) {
  return (static_cast<std::size_t>(lengths) * ...);
}

// A block for any lengths, also for those that cannot be a shape: the wrapper has to notice.
template <class T, class... Length>
T* make_block(Length... lengths) {
  const bool is_shape = (... && (lengths >= 0));
  const std::size_t count = is_shape ? product(lengths...) : 1;
  T* block = static_cast<T*>(counted_malloc(count * sizeof(T)));
  if (block != nullptr) fill_all(block, count);
  return block;
}

// Memory that C keeps.
template <class T>
T* kept_block() {
  static T block[64];
  fill_all(block, 64);
  return block;
}

template <class T, class... Length>
struct PointerFirst {
  static double sum(T* values, Length... lengths) { return checksum(values, product(lengths...)); }
  static void add(T* values, Length... lengths) { add_all(values, product(lengths...)); }
  static void fill(T* values, Length... lengths) { fill_all(values, product(lengths...)); }
  static void make(Length... lengths, T** out, Length*... out_lengths) {
    *out = make_block<T>(lengths...);
    ((*out_lengths = lengths), ...);
  }
  static void keep(Length... lengths, T** out, Length*... out_lengths) {
    *out = kept_block<T>();
    ((*out_lengths = lengths), ...);
  }
};

template <class T, class... Length>
struct LengthsFirst {
  static double sum(Length... lengths, T* values) { return checksum(values, product(lengths...)); }
  static void add(Length... lengths, T* values) { add_all(values, product(lengths...)); }
  static void fill(Length... lengths, T* values) { fill_all(values, product(lengths...)); }
  static void make(Length... lengths, Length*... out_lengths, T** out) {
    *out = make_block<T>(lengths...);
    ((*out_lengths = lengths), ...);
  }
  static void keep(Length... lengths, Length*... out_lengths, T** out) {
    *out = kept_block<T>();
    ((*out_lengths = lengths), ...);
  }
};

// Lengths written into the parameter type; C passes them as a pointer to the first row.
template <class T>
struct Fixed {
  static double sum1(T values[5]) { return checksum(values, 5); }
  static double sum2(T values[2][3]) { return checksum(&values[0][0], 6); }
  static double sum3(T values[2][3][2]) { return checksum(&values[0][0][0], 12); }
  static double sum4(T values[2][2][3][2]) { return checksum(&values[0][0][0][0], 24); }
  static void add1(T values[5]) { add_all(values, 5); }
  static void add2(T values[2][3]) { add_all(&values[0][0], 6); }
  static void add3(T values[2][3][2]) { add_all(&values[0][0][0], 12); }
  static void add4(T values[2][2][3][2]) { add_all(&values[0][0][0][0], 24); }
  static void fill1(T values[5]) { fill_all(values, 5); }
  static void fill2(T values[2][3]) { fill_all(&values[0][0], 6); }
  static void fill3(T values[2][3][2]) { fill_all(&values[0][0][0], 12); }
  static void fill4(T values[2][2][3][2]) { fill_all(&values[0][0][0][0], 24); }
};

// A list of arrays of one shape: `T** rows, int count, int n, int m`.
template <class T, class... Length>
struct Rows {
  static double sum(T** rows, int count, Length... lengths) {
    double total = 0;
    for (int i = 0; i < count; ++i) total += (i + 1) * checksum(rows[i], product(lengths...));
    return total;
  }
  static double sum_last(int count, Length... lengths, T** rows) {
    return sum(rows, count, lengths...);
  }
  static void add(T** rows, int count, Length... lengths) {
    for (int i = 0; i < count; ++i) add_all(rows[i], product(lengths...));
  }
  static void add_last(int count, Length... lengths, T** rows) { add(rows, count, lengths...); }
};

}  // namespace typemaps
