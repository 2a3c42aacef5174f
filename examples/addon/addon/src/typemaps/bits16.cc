#include "suite.h"

void typemaps::add_16_bits(Functions* functions) {
  Suite<std::int16_t>(functions, "int16").add_all();
  Suite<std::uint16_t>(functions, "uint16").add_all();
}
