// Mapped memory, of a segment or of a file, as ArrayBuffers: who unmaps it, and when.
#ifndef TSMEM_MAPPED_BUFFER_H_
#define TSMEM_MAPPED_BUFFER_H_

#include "env_state.h"
#include "shared/segments.h"

namespace tsmem {

struct MappedMemory {
  void* data = nullptr;
  size_t byte_length = 0;
  shared::OpenSegment* segment = nullptr;  // null: a file (file_mapping.h)
};

// Make the one ArrayBuffer over a mapping. Owns the mapping from the call on, also when it fails.
// `id` is what the exports know it by.
shared::Outcome WrapMapping(EnvState* state, const MappedMemory& memory, napi_value* buffer,
                            uint64_t* id);

// What is mapped under an id; null when it is not (any more), or of another environment.
const MappedMemory* MappedMemoryOf(napi_env env, double id);

// Append the ArrayBuffers over mappings of this environment that are alive to a list.
void AppendMappedBuffers(napi_env env, napi_value list, uint32_t* count);

// Puts unmap, rebind and detach on `exports`.
void RegisterMappedBuffers(EnvState* state, napi_value exports);

}  // namespace tsmem

#endif  // TSMEM_MAPPED_BUFFER_H_
