#include "exports.h"

#include <limits>

namespace tsmem {

double NumberOf(napi_env env, napi_value value) {
  double number = 0;
  if (napi_get_value_double(env, value, &number) == napi_ok) return number;
  return std::numeric_limits<double>::quiet_NaN();
}

void* AddressOf(napi_env env, napi_value value) {
  uint64_t bits = 0;
  bool lossless = false;
  if (napi_get_value_bigint_uint64(env, value, &bits, &lossless) != napi_ok) {
    const double number = NumberOf(env, value);
    if (number >= 0 && number <= 9007199254740991.0) bits = static_cast<uint64_t>(number);
  }
  return reinterpret_cast<void*>(static_cast<uintptr_t>(bits));
}

napi_value NumberValue(napi_env env, double number) {
  napi_value value = nullptr;
  napi_create_double(env, number, &value);
  return value;
}

napi_value AddressValue(napi_env env, const void* address) {
  napi_value value = nullptr;
  napi_create_bigint_uint64(env, reinterpret_cast<uintptr_t>(address), &value);
  return value;
}

void Export(EnvState* state, napi_value exports, const char* name, napi_callback function) {
  napi_value value = nullptr;
  napi_create_function(state->env, name, NAPI_AUTO_LENGTH, function, state, &value);
  napi_set_named_property(state->env, exports, name, value);
}

}  // namespace tsmem
