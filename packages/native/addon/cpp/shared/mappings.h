// Mappings as ArrayBuffers: who unmaps them, and when.
#ifndef TSMEM_SHARED_MAPPINGS_H_
#define TSMEM_SHARED_MAPPINGS_H_

#include "../env_state.h"
#include "segments.h"

namespace tsmem {

// Puts the functions for segments on `shared`.
void RegisterMappings(EnvState* state, napi_value shared);

// Append the ArrayBuffers over mappings of this environment that are alive to a list.
void AppendMappedBuffers(napi_env env, napi_value list, uint32_t* count);

}  // namespace tsmem

#endif  // TSMEM_SHARED_MAPPINGS_H_
