#include "suite.h"

void typemaps::add_floats(Functions* functions) {
  Suite<float>(functions, "float32").add_all();
  Suite<double>(functions, "float64").add_all();
}
