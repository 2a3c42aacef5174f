// Registers what the other files export, and nothing more.
#include "abi_provider.h"
#include "address.h"
#include "blocks.h"
#include "env_state.h"
#include "file_exports.h"
#include "generated/interface_number.h"
#include "kernels/register.h"
#include "napi_setup.h"
#include "shared/register.h"
#include "unsafe.h"

static Napi::Object Init(Napi::Env env, Napi::Object exports) {
  tsmem::EnvState* state = tsmem::OpenState(env, exports);
  tsmem::RegisterBlocks(state, exports);
  tsmem::RegisterAddress(state, exports);
  tsmem::RegisterUnsafe(state, exports);
  tsmem::PublishAbi(state);
  RegisterKernels(env, exports);
  tsmem::RegisterFiles(state, exports);
  tsmem::RegisterShared(state, exports);
  exports.Set("interfaceNumber", Napi::Number::New(env, tsmem::kInterfaceNumber));
  return exports;
}

NODE_API_MODULE(NODE_GYP_MODULE_NAME, Init)
