#include "suite.h"

void typemaps::add_64_bits(Functions* functions) {
  Suite<std::int64_t>(functions, "int64").add_all();
  Suite<std::uint64_t>(functions, "uint64").add_all();
}
