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

// One wrapped function, or a list of them.
struct Functions {
  Functions(Function one) { all.push_back(std::move(one)); }              // NOLINT: implicit
  Functions(std::vector<Function> many) : all(std::move(many)) {}         // NOLINT: implicit
  std::vector<Function> all;
};

// Adds the functions to `exports`, for one realm (the main thread or a worker). Call it from the
// initialiser of an addon, as often as you like; `exports` may be any object.
inline napi_value define(napi_env env, napi_value exports,
                         std::initializer_list<Functions> lists) {
  using namespace detail;
  try {
    const auto environment = std::make_shared<const Environment>(env);
    auto kept = std::make_unique<std::vector<std::unique_ptr<Registered>>>();
    for (const Functions& list : lists) {
      for (const Function& function : list.all) {
        kept->push_back(std::make_unique<Registered>(Registered{function.name, environment}));
        napi_property_descriptor property{};
        property.utf8name = function.name.c_str();
        property.method = function.callback;
        property.attributes = napi_default_jsproperty;
        property.data = kept->back().get();
        check(env, napi_define_properties(env, exports, 1, &property));
      }
    }
    // The callbacks need their names until the realm ends; after its hooks no JavaScript runs.
    check(env, napi_add_env_cleanup_hook(env, delete_registered, kept.get()));
    kept.release();
    return exports;
  } catch (...) {
    throw_current_to_js(env, "tsmem::define");
    return nullptr;
  }
}

}  // namespace tsmem

// The whole initialiser of an addon: TSMEM_MODULE(tsmem::function<&f, ...>("f"), ...)
#define TSMEM_MODULE(...)                               \
  NAPI_MODULE_INIT() {                                  \
    return ::tsmem::define(env, exports, {__VA_ARGS__}); \
  }
