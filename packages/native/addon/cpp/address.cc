#include "address.h"

#include "exports.h"

namespace tsmem {

namespace {

bool DataOf(napi_env env, napi_value value, void** data) {
  bool is_kind = false;
  if (napi_is_typedarray(env, value, &is_kind) == napi_ok && is_kind) {
    return napi_get_typedarray_info(env, value, nullptr, nullptr, data, nullptr, nullptr) ==
           napi_ok;
  }
  if (napi_is_arraybuffer(env, value, &is_kind) == napi_ok && is_kind) {
    size_t byte_length = 0;
    return napi_get_arraybuffer_info(env, value, data, &byte_length) == napi_ok;
  }
  if (napi_is_dataview(env, value, &is_kind) == napi_ok && is_kind) {
    size_t byte_length = 0;
    return napi_get_dataview_info(env, value, &byte_length, data, nullptr, nullptr) == napi_ok;
  }
  return false;
}

// (ArrayBuffer, typed array or DataView): bigint, or undefined
napi_value AddressOfFunction(napi_env env, napi_callback_info info) {
  const Arguments<1> args(env, info);
  void* data = nullptr;
  return DataOf(env, args.values[0], &data) ? AddressValue(env, data) : nullptr;
}

// The same as a number: addresses of user memory are below 2^53 on every platform that we build for.
napi_value AddressNumberFunction(napi_env env, napi_callback_info info) {
  const Arguments<1> args(env, info);
  void* data = nullptr;
  if (!DataOf(env, args.values[0], &data)) return nullptr;
  return NumberValue(env, static_cast<double>(reinterpret_cast<uintptr_t>(data)));
}

}  // namespace

void RegisterAddress(EnvState* state, napi_value exports) {
  Export(state, exports, "addressOf", AddressOfFunction);
  Export(state, exports, "addressNumber", AddressNumberFunction);
}

}  // namespace tsmem
