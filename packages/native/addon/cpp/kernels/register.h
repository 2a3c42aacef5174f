#ifndef TSMEM_KERNELS_REGISTER_H_
#define TSMEM_KERNELS_REGISTER_H_

#include "../napi_setup.h"

// Puts the numeric kernels on the exports of the addon.
void RegisterKernels(Napi::Env env, Napi::Object exports);

#endif  // TSMEM_KERNELS_REGISTER_H_
