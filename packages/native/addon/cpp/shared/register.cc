#include "register.h"

#include "../exports.h"
#include "mappings.h"
#include "process_identity.h"
#include "sync_exports.h"

namespace tsmem {

namespace {

// (): [pid, start, space] of this process, as segments record it
napi_value IdentityFunction(napi_env env, napi_callback_info) {
  const shared::ProcessIdentity& own = shared::OwnIdentity();
  const double numbers[] = {static_cast<double>(own.pid), static_cast<double>(own.start),
                            static_cast<double>(own.space)};
  napi_value list = nullptr;
  napi_create_array(env, &list);
  for (uint32_t i = 0; i < 3; i += 1) napi_set_element(env, list, i, NumberValue(env, numbers[i]));
  return list;
}

}  // namespace

void RegisterShared(EnvState* state, Napi::Object exports) {
  Napi::Object shared = Napi::Object::New(exports.Env());
  Export(state, shared, "identity", IdentityFunction);
  RegisterMappings(state, shared);
  sync::RegisterSync(exports.Env(), shared);
  exports.Set("shared", shared);
}

}  // namespace tsmem
