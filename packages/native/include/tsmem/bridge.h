// The way to the blocks of @tsmem/native, when that package is loaded in this realm.
#pragma once

#include "abi.h"
#include "environment.h"

namespace tsmem TSMEM_HIDDEN {
namespace detail {

// The function table that @tsmem/native published, or null when it is not loaded (yet).
inline const tsmem_abi* find_bridge(napi_env env) {
  napi_value global;
  check(env, napi_get_global(env, &global));
  const napi_value external = get(env, global, registered_symbol(env, TSMEM_ABI_SYMBOL));
  bool is_ours = false;
  if (type_of(env, external) != napi_external ||
      napi_check_object_type_tag(env, external, &TSMEM_ABI_TYPE_TAG, &is_ours) != napi_ok ||
      !is_ours) {
    return nullptr;
  }
  void* data = nullptr;
  check(env, napi_get_value_external(env, external, &data));
  const tsmem_abi* bridge = static_cast<const tsmem_abi*>(data);
  return bridge->version == TSMEM_ABI_VERSION && bridge->size >= sizeof(tsmem_abi) ? bridge
                                                                                   : nullptr;
}

inline const tsmem_abi* Environment::bridge() const {
  if (bridge_ == nullptr) bridge_ = find_bridge(env_);
  return bridge_;
}

}  // namespace detail
}  // namespace tsmem
