#ifndef TSMEM_SHARED_REGISTER_H_
#define TSMEM_SHARED_REGISTER_H_

#include "../env_state.h"

namespace tsmem {

// Puts what @tsmem/shared needs on the exports of the addon, as the object `shared`. Each group of
// functions has its own Register…(state, shared) in this folder.
void RegisterShared(EnvState* state, Napi::Object exports);

}  // namespace tsmem

#endif  // TSMEM_SHARED_REGISTER_H_
