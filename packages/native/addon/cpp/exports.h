// Small helpers for raw Node-API functions. The hot functions use the C interface: the C++ wrapper
// costs a try block and handle objects per call.
#ifndef TSMEM_EXPORTS_H_
#define TSMEM_EXPORTS_H_

#include <cstddef>

#include "env_state.h"

namespace tsmem {

template <size_t N>
struct Arguments {
  napi_value values[N] = {};
  EnvState* state = nullptr;

  Arguments(napi_env env, napi_callback_info info) {
    size_t count = N;
    void* data = nullptr;
    napi_get_cb_info(env, info, &count, values, nullptr, &data);
    state = static_cast<EnvState*>(data);
  }
};

// The numbers were checked in JavaScript; anything else reads as NaN, 0 or false.
double NumberOf(napi_env env, napi_value value);
// A bigint or a number as an address.
void* AddressOf(napi_env env, napi_value value);
napi_value NumberValue(napi_env env, double number);
napi_value AddressValue(napi_env env, const void* address);

void Export(EnvState* state, napi_value exports, const char* name, napi_callback function);

}  // namespace tsmem

#endif  // TSMEM_EXPORTS_H_
