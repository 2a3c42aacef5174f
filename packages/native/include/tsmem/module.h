// From a list of wrapped functions to the exports of an addon.
#pragma once

#include <initializer_list>
#include <vector>

#include "function.h"

namespace tsmem TSMEM_HIDDEN {
namespace detail {

inline void delete_registered(void* list) {
  delete static_cast<std::vector<std::unique_ptr<Registered>>*>(list);
}

}  // namespace detail

// Adds the functions to `exports`, for one realm (the main thread or a worker). Call it from the
// initialiser of an addon, as often as you like; `exports` may be any object.
template <class List>
napi_value define_all(napi_env env, napi_value exports, const List& functions) {
  using namespace detail;
  return at_border(env, "tsmem::define", [&] {
    const auto environment = std::make_shared<const Environment>(env);
    auto kept = std::make_unique<std::vector<std::unique_ptr<Registered>>>();
    for (const Function& function : functions) {
      kept->push_back(std::make_unique<Registered>(Registered{function.name, environment}));
      napi_property_descriptor property{};
      property.utf8name = function.name.c_str();
      property.method = function.callback;
      property.attributes = napi_default_jsproperty;
      property.data = kept->back().get();
      check(env, napi_define_properties(env, exports, 1, &property));
    }
    // The callbacks need their names until the realm ends; after its hooks no JavaScript runs.
    check(env, napi_add_env_cleanup_hook(env, delete_registered, kept.get()));
    kept.release();
    return exports;
  });
}

inline napi_value define(napi_env env, napi_value exports,
                         std::initializer_list<Function> functions) {
  return define_all(env, exports, functions);
}

}  // namespace tsmem

// The whole initialiser of an addon: TSMEM_MODULE(tsmem::function<&f, ...>("f"), ...)
#define TSMEM_MODULE(...)                               \
  NAPI_MODULE_INIT() {                                  \
    return ::tsmem::define(env, exports, {__VA_ARGS__}); \
  }
