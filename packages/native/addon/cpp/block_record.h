// What the addon knows about one block outside the JavaScript heap.
#ifndef TSMEM_BLOCK_RECORD_H_
#define TSMEM_BLOCK_RECORD_H_

#include <cstddef>
#include <cstdint>

#include "napi_setup.h"
#include "pages.h"

namespace tsmem {

struct EnvState;

using Deleter = void (*)(void* data, void* hint);

enum class BlockKind : uint8_t {
  kAdopted,   // came from C with a deleter
  kBorrowed,  // C keeps it; keep_alive is what we hold for that
  kPages,     // an extent of the page cache
};

// The life of a record: made together with its ArrayBuffer; `holds_memory` until the memory went
// back; deleted by the finalizer of the ArrayBuffer's backing store, which always comes last. All
// fields belong to the thread of the environment.
struct BlockRecord {
  EnvState* state = nullptr;
  BlockKind kind = BlockKind::kAdopted;
  bool holds_memory = false;
  // The ArrayBuffer reached user code: an empty `weak` no longer proves that nobody has the memory.
  bool escaped = false;
  // Escaped, its ArrayBuffer was collected, and the finalizer has not come yet.
  bool counted_dead = false;
  // Among the bytes that the engine counts as a constant; see engine_count.h.
  bool steady = false;
  // JavaScript keeps the ArrayBuffer for good and lends the memory: `weak` is to the lease.
  bool lent = false;
  // The lease was found dead, and JavaScript has not taken the memory back yet.
  bool returned = false;
  // Given back, and its private ArrayBuffer is kept for the next block at the same place.
  bool idle = false;
  // A detach is under way; the finalizer may run inside it and then leaves the deleting to it.
  bool detaching = false;
  bool finalized = false;
  uint32_t slot = 0;
  void* data = nullptr;
  size_t byte_length = 0;
  Extent extent;
  Deleter deleter = nullptr;
  void* hint = nullptr;
  napi_ref weak = nullptr;        // to the ArrayBuffer, or to the lease; strong while idle
  napi_ref keep_alive = nullptr;  // strong, only for an escaped borrowed block
};

}  // namespace tsmem

#endif  // TSMEM_BLOCK_RECORD_H_
