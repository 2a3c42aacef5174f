#include "suite.h"

void typemaps::add_complex(Functions* functions) {
  Suite<std::complex<float>>(functions, "complex64").add_all();
  Suite<std::complex<double>>(functions, "complex128").add_all();
}
