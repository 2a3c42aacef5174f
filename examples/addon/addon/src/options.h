// The options of the typemaps, and the arrays that C++ code makes itself.
#pragma once

#include <tsmem/tsmem.h>

#include <memory>
#include <string>
#include <utility>

#include "series.h"

inline float sum_floats(const float* values, int count) {
  float sum = 0;
  for (int i = 0; i < count; ++i) sum += values[i];
  return sum;
}

// Memory of new[], which only delete[] may take back.
inline void new_ints(int count, int*& out, int& out_count) {
  out = new int[static_cast<std::size_t>(count)];
  for (int i = 0; i < count; ++i) out[i] = i;
  out_count = count;
}

inline double* make_ramp(int count) {
  double* block = static_cast<double*>(counted_malloc(static_cast<std::size_t>(count) * 8));
  if (block == nullptr) throw std::bad_alloc();
  for (int i = 0; i < count; ++i) block[i] = i;
  return block;
}

// The deleter is a closure.
inline tsmem::Managed<double, 1> ramp(int count) {
  return {make_ramp(count), {count}, [](double* block) { counted_free(block); }};
}

// Two arrays in one block, which goes with the last of them.
inline std::pair<tsmem::Managed<double, 1>, tsmem::Managed<double, 1>> ramp_halves(int count) {
  double* block = make_ramp(2 * count);
  std::shared_ptr<void> owner(block, counted_free);
  return {tsmem::Managed<double, 1>(block, {count}, owner),
          tsmem::Managed<double, 1>(block + count, {count}, owner)};
}

// A view of whatever part of its argument, also when that had to be converted.
inline tsmem::View<double, 1> second_half(const tsmem::In<double, 1>& values) {
  const std::size_t half = values.size() / 2;
  return {const_cast<double*>(values.data()) + half, {values.size() - half}, values};
}

inline std::string repeat(const std::string& text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

inline const char* sign(double value) {
  return value < 0 ? "negative" : value > 0 ? "positive" : nullptr;
}

// A JavaScript value as it is.
inline tsmem::Value echo(napi_env, tsmem::Value value) { return value; }
