// When to ask for a collection, when to copy instead of adopting, and the sweep.
//
// Node runs finalizers of external ArrayBuffers on a later turn of the event loop, so a loop that
// never awaits would grow without bound. Therefore every kSweepThreshold bytes we ask for a minor
// collection and free the blocks whose ArrayBuffer is gone. That is sound only for buffers that
// never reached user code: transfer() and byte streams move the memory to another ArrayBuffer
// without telling anyone. Escaped blocks wait for their finalizer, and once too much waits, new
// memory is copied into the engine, which can free it inside the loop.
#ifndef TSMEM_POLICY_H_
#define TSMEM_POLICY_H_

#include "env_state.h"

namespace tsmem {

// Copying up to here is cheaper than an external ArrayBuffer.
constexpr size_t kCopyBelow = size_t{16} << 10;
// A collection of the young generation costs about as much as writing 2 MiB. Blocks that come back within
// 8 MiB are still in the last-level cache (25 us for 800 kB, of Zen 4 with 32 MiB that others use too), those
// of 16 MiB are not (38 us). Above 64 MiB of external bytes V8 turns minor collections into full ones.
constexpr size_t kSweepThreshold = size_t{10} << 20;
constexpr size_t kSweepThresholdMax = size_t{256} << 20;
constexpr size_t kDeadEscapedBudget = size_t{32} << 20;

// Collect and sweep when enough was made since the last time. Runs JavaScript (the collector).
void CollectWhenDue(EnvState* state);
// Free what never escaped and is gone, without collecting first. Returns the bytes freed.
size_t Sweep(EnvState* state);
// By how much more was made than makes a collection due; negative when it is not due.
double BytesBeyondDue(const EnvState* state);
// So many bytes do not wait for a collection any more.
void ForgetPending(EnvState* state, size_t byte_length);
// The id of a lent block whose lease the sweep found dead, once each; -1 when there is none.
double TakeReturned(EnvState* state);
// True when `byte_length` bytes of foreign memory should be copied into the engine.
bool ShouldCopy(const EnvState* state, size_t byte_length);

}  // namespace tsmem

#endif  // TSMEM_POLICY_H_
