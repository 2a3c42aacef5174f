#include "suite.h"

void typemaps::add_32_bits(Functions* functions) {
  Suite<std::int32_t>(functions, "int32").add_all();
  Suite<std::uint32_t>(functions, "uint32").add_all();
}
