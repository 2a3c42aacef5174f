// The functions for segments, as JavaScript sees them.
#ifndef TSMEM_SHARED_MAPPINGS_H_
#define TSMEM_SHARED_MAPPINGS_H_

#include "../env_state.h"
#include "segments.h"

namespace tsmem {

// Puts the functions for segments on `shared`.
void RegisterMappings(EnvState* state, napi_value shared);

}  // namespace tsmem

#endif  // TSMEM_SHARED_MAPPINGS_H_
