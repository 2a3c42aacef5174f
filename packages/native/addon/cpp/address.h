// Where the bytes of a JavaScript buffer or view are.
#ifndef TSMEM_ADDRESS_H_
#define TSMEM_ADDRESS_H_

#include "env_state.h"

namespace tsmem {

void RegisterAddress(EnvState* state, napi_value exports);

}  // namespace tsmem

#endif  // TSMEM_ADDRESS_H_
