// Making blocks: adopt, borrow, acquire. Shared by the JavaScript functions and the C ABI.
#ifndef TSMEM_BLOCKS_H_
#define TSMEM_BLOCKS_H_

#include "env_state.h"

namespace tsmem {

enum class Fault : uint8_t {
  kNone,
  kNull,         // no address, but a length
  kWraps,        // the end of the range is beyond the address space
  kOwned,        // a live block owns a byte of the range
  kOverlaps,     // sticks out of a live borrowed block
  kNoMemory,     // the engine or the system gave none
  kEnding,       // the environment is being terminated
  kNoExternals,  // this runtime forbids external ArrayBuffers
  kNotMapped,    // the process has no memory at an end of the range
};

// Each gives the ArrayBuffer in *buffer and writes kRegId (-1: memory of the engine), kRegAddress,
// kRegByteOffset and kRegFlags.

// Owns `data` from the call on: on a fault the deleter has run, except for kOwned and kOverlaps.
// `into` is an ArrayBuffer of the engine of this length that a copy may use, or nullptr.
Fault Adopt(EnvState* state, void* data, size_t byte_length, Deleter deleter, void* hint,
            napi_value into, napi_value* buffer);
// A range inside a live borrowed one gives that one's ArrayBuffer.
Fault Borrow(EnvState* state, void* data, size_t byte_length, napi_value* buffer);
// Uninitialised large memory from the page cache.
Fault Acquire(EnvState* state, size_t byte_length, napi_value* buffer);

// What malloc gave, back to free.
void FreeDeleter(void* data, void* hint);

void RegisterBlocks(EnvState* state, napi_value exports);

}  // namespace tsmem

#endif  // TSMEM_BLOCKS_H_
