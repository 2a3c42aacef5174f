// Publishes include/tsmem/abi.h to other addons of the environment.
#ifndef TSMEM_ABI_PROVIDER_H_
#define TSMEM_ABI_PROVIDER_H_

#include "env_state.h"

namespace tsmem {

void PublishAbi(EnvState* state);

}  // namespace tsmem

#endif  // TSMEM_ABI_PROVIDER_H_
