// The malloc family and raw access for @tsmem/native/unsafe.
#ifndef TSMEM_UNSAFE_H_
#define TSMEM_UNSAFE_H_

#include "env_state.h"

namespace tsmem {

void RegisterUnsafe(EnvState* state, napi_value exports);

}  // namespace tsmem

#endif  // TSMEM_UNSAFE_H_
