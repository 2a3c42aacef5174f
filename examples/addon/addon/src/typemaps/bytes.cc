#include "suite.h"

void typemaps::add_bool_and_bytes(Functions* functions) {
  Suite<bool>(functions, "bool").add_all();
  Suite<std::int8_t>(functions, "int8").add_all();
  Suite<std::uint8_t>(functions, "uint8").add_all();
}
