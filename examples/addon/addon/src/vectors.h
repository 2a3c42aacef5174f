// C++ functions need no typemaps: their parameter and result types say it all.
#pragma once

#include <tsmem/tsmem.h>

#include <cmath>
#include <complex>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

inline double norm(const tsmem::In<double, 2>& matrix) {
  double sum = 0;
  for (double value : matrix.flat()) sum += value * value;
  return std::sqrt(sum);
}

inline tsmem::Out<double, 2> identity(int n) {
  tsmem::Out<double, 2> result({n, n});
  for (int i = 0; i < n; ++i) result(i, i) = 1;
  return result;
}

// Multiplies by a complex number in place.
inline void rotate(tsmem::InOut<std::complex<double>>& values, std::complex<double> factor) {
  for (std::complex<double>& value : values.flat()) value *= factor;
}

// A vector becomes an array without being copied element by element; it is destroyed with the array.
inline std::vector<std::int64_t> squares(int count) {
  std::vector<std::int64_t> result;
  for (std::int64_t i = 0; i < count; ++i) result.push_back(i * i);
  return result;
}

// Several results become a list.
inline std::tuple<int, int> quotient(int dividend, int divisor) {
  if (divisor == 0) throw std::invalid_argument("divisor is 0; give another one");
  return {dividend / divisor, dividend % divisor};
}

// What each C++ exception becomes in JavaScript.
inline void raise(const std::string& kind) {
  if (kind == "bad_alloc") throw std::bad_alloc();
  if (kind == "out_of_range") throw std::out_of_range("beyond the end");
  if (kind == "length_error") throw std::length_error("too long");
  if (kind == "domain_error") throw std::domain_error("outside the domain");
  if (kind == "range_error") throw std::range_error("not representable");
  if (kind == "overflow_error") throw std::overflow_error("too large");
  if (kind == "underflow_error") throw std::underflow_error("too small");
  if (kind == "invalid_argument") throw std::invalid_argument("not a good value");
  if (kind == "runtime_error") throw std::runtime_error("failed");
  if (kind == "tsmem") throw tsmem::Error(tsmem::Code::read_only, "chosen by the addon");
  if (kind == "errno") throw tsmem::ErrnoError(EIO, "the disk is gone");
  throw 42;
}
