// The one bridge from a block to an ArrayBuffer, and back: makes external ArrayBuffers, watches them
// weakly, and returns their memory. All on the thread of the environment.
#ifndef TSMEM_ARRAY_BUFFER_H_
#define TSMEM_ARRAY_BUFFER_H_

#include "env_state.h"

namespace tsmem {

// Make an external ArrayBuffer for `record` (state, kind, data and byte_length are set) and take the
// record over. nullptr when the engine refuses: then the record is untouched and still the caller's;
// a refusal for good (Electron) also clears `external_allowed`.
napi_value WrapExternal(EnvState* state, BlockRecord* record);
// A new ArrayBuffer of the engine; nullptr when there is no memory or the environment is ending.
napi_value MakeEngineBuffer(EnvState* state, size_t byte_length, void** data);

// The number that JavaScript knows a record by, and back; nullptr when the record is gone.
double IdOf(const BlockRecord* record);
BlockRecord* RecordOf(EnvState* state, double id);

// The ArrayBuffer of a record; nullptr when it was collected.
napi_value BufferOf(EnvState* state, const BlockRecord* record);
// Watch another ArrayBuffer that now has the memory (the result of transfer()).
void Rebind(EnvState* state, BlockRecord* record, napi_value buffer);
// Watch the lease over a block that never escaped, while JavaScript keeps the ArrayBuffer for the next one.
// False when it cannot be watched; then the block is as it was.
bool Lend(EnvState* state, BlockRecord* record, napi_value lease);
void MarkEscaped(EnvState* state, BlockRecord* record, napi_value keep_alive);

// Give the memory back to where it came from, exactly once. The ArrayBuffer must be unreachable, or
// private and never used again, or detached.
void ReturnMemory(BlockRecord* record);
// ReturnMemory, and keep the private ArrayBuffer `buffer` for the next block at the same place.
void ReturnMemoryAndIdle(BlockRecord* record, napi_value buffer);
// Detach `buffer`, which this record made, then return its memory. False when it stays attached.
bool DetachAndReturn(EnvState* state, BlockRecord* record, napi_value buffer);
// An idle record for exactly this range, ready to be used again, with its ArrayBuffer.
BlockRecord* TakeIdle(EnvState* state, void* data, size_t byte_length, napi_value* buffer);
void DropIdle(EnvState* state, size_t keep_bytes);

}  // namespace tsmem

#endif  // TSMEM_ARRAY_BUFFER_H_
