#include "blocks.h"

#include <cstring>
#include <memory>

#include "alloc.h"
#include "array_buffer.h"
#include "checked_math.h"
#include "owned_ranges.h"
#include "page_cache.h"
#include "policy.h"

namespace tsmem {

namespace {

void WriteRegisters(EnvState* state, double id, const void* data, unsigned flags) {
  state->reg(kRegId) = id;
  state->reg(kRegAddress) = static_cast<double>(reinterpret_cast<uintptr_t>(data));
  state->reg(kRegByteOffset) = 0;
  state->reg(kRegFlags) = flags;
}

Fault CheckRange(const void* data, size_t byte_length) {
  if (data == nullptr && byte_length != 0) return Fault::kNull;
  size_t end = 0;
  return CheckedAdd(reinterpret_cast<uintptr_t>(data), byte_length, &end) ? Fault::kNone
                                                                         : Fault::kWraps;
}

// The live borrowed block that touches the range, if any. One whose ArrayBuffer is gone steps aside:
// borrowed memory is not ours to free, so a second ArrayBuffer over it is harmless then.
RangeLedger<BlockRecord*>::Answer FindBorrowed(EnvState* state, uintptr_t start,
                                               size_t byte_length) {
  for (;;) {
    const auto answer = state->borrowed.Find(start, byte_length);
    if (answer.relation == RangeLedger<BlockRecord*>::Relation::kFree) return answer;
    BlockRecord* record = answer.holder;
    if (record->weak == nullptr || BufferOf(state, record) != nullptr) return answer;
    if (record->escaped) {
      state->borrowed.Erase(answer.start, record);
    } else {
      ReturnMemory(record);
    }
  }
}

// `into` is an ArrayBuffer of the engine of this length that may be written over, or nullptr.
Fault CopyIntoEngine(EnvState* state, void* data, size_t byte_length, Deleter deleter, void* hint,
                     napi_value into, napi_value* buffer) {
  void* copy = nullptr;
  size_t into_length = 0;
  if (into != nullptr &&
      napi_get_arraybuffer_info(state->env, into, &copy, &into_length) == napi_ok &&
      into_length == byte_length) {
    *buffer = into;
  } else {
    *buffer = MakeEngineBuffer(state, byte_length, &copy);
    state->pending_bytes += byte_length;
    state->pending_copied_bytes += byte_length;
  }
  if (*buffer == nullptr) {
    deleter(data, hint);
    return Fault::kNoMemory;
  }
  if (byte_length != 0) std::memcpy(copy, data, byte_length);
  deleter(data, hint);
  state->reg(kRegAdopted) += 1;
  state->reg(kRegCopied) += 1;
  WriteRegisters(state, -1, copy, kFlagCopied);
  return Fault::kNone;
}

std::unique_ptr<BlockRecord> NewRecord(EnvState* state, BlockKind kind, void* data,
                                       size_t byte_length) {
  auto record = std::make_unique<BlockRecord>();
  record->state = state;
  record->kind = kind;
  record->data = data;
  record->byte_length = byte_length;
  return record;
}

}  // namespace

void FreeDeleter(void* data, void*) { Free(data); }

Fault Adopt(EnvState* state, void* data, size_t byte_length, Deleter deleter, void* hint,
            napi_value into, napi_value* buffer) {
  const Fault fault = CheckRange(data, byte_length);
  if (fault == Fault::kNull) return fault;  // there is nothing to give back
  if (fault == Fault::kWraps) {
    deleter(data, hint);
    return fault;
  }
  const auto start = reinterpret_cast<uintptr_t>(data);
  const void* owner = nullptr;
  uintptr_t owner_start = 0;
  // An empty block can still be somebody's: look at its first byte.
  const size_t probe = byte_length == 0 ? 1 : byte_length;
  if (data != nullptr) {
    if (FindOwned(start, probe, &owner, &owner_start) != Claim::kFree) return Fault::kOwned;
    if (!state->borrowed.empty() && FindBorrowed(state, start, probe).holder != nullptr) {
      return Fault::kOverlaps;
    }
  }
  CollectWhenDue(state);
  if (ShouldCopy(state, byte_length)) {
    return CopyIntoEngine(state, data, byte_length, deleter, hint, into, buffer);
  }
  BlockRecord* reused = TakeIdle(state, data, byte_length, buffer);
  if (reused != nullptr) {
    reused->deleter = deleter;
    reused->hint = hint;
    if (!ClaimRange(start, byte_length, reused)) {
      reused->deleter = [](void*, void*) {};  // another thread was faster: the memory is its own
      ReturnMemory(reused);
      return Fault::kOwned;
    }
    state->reg(kRegAdopted) += 1;
    WriteRegisters(state, IdOf(reused), data, 0);
    return Fault::kNone;
  }
  auto record = NewRecord(state, BlockKind::kAdopted, data, byte_length);
  record->deleter = deleter;
  record->hint = hint;
  if (!ClaimRange(start, byte_length, record.get())) return Fault::kOwned;
  *buffer = WrapExternal(state, record.get());
  if (*buffer == nullptr) {
    DisclaimRange(start, record.get());
    return CopyIntoEngine(state, data, byte_length, deleter, hint, into, buffer);
  }
  state->reg(kRegAdopted) += 1;
  WriteRegisters(state, IdOf(record.release()), data, 0);
  return Fault::kNone;
}

Fault Borrow(EnvState* state, void* data, size_t byte_length, napi_value* buffer) {
  Fault fault = CheckRange(data, byte_length);
  if (fault != Fault::kNone) return fault;
  void* unused = nullptr;
  if (byte_length == 0) {
    *buffer = MakeEngineBuffer(state, 0, &unused);
    if (*buffer == nullptr) return Fault::kNoMemory;
    WriteRegisters(state, -1, data, 0);
    return Fault::kNone;
  }
  const auto start = reinterpret_cast<uintptr_t>(data);
  const void* owner = nullptr;
  uintptr_t owner_start = 0;
  if (FindOwned(start, byte_length, &owner, &owner_start) != Claim::kFree) return Fault::kOwned;
  const auto found = FindBorrowed(state, start, byte_length);
  if (found.holder != nullptr) {
    if (found.relation != RangeLedger<BlockRecord*>::Relation::kInside) return Fault::kOverlaps;
    *buffer = BufferOf(state, found.holder);
    if (*buffer == nullptr) return Fault::kOverlaps;
    WriteRegisters(state, IdOf(found.holder), data, 0);
    state->reg(kRegByteOffset) = static_cast<double>(start - found.start);
    return Fault::kNone;
  }
  CollectWhenDue(state);
  if (state->externals_refused) return Fault::kNoExternals;
  auto record = NewRecord(state, BlockKind::kBorrowed, data, byte_length);
  *buffer = WrapExternal(state, record.get());
  if (*buffer == nullptr) return state->externals_refused ? Fault::kNoExternals : Fault::kEnding;
  state->borrowed.Insert(start, byte_length, record.get());
  state->reg(kRegBorrowed) += 1;
  WriteRegisters(state, IdOf(record.release()), data, 0);
  return Fault::kNone;
}

Fault Acquire(EnvState* state, size_t byte_length, napi_value* buffer) {
  CollectWhenDue(state);
  if (!state->external_allowed || state->dead_escaped_bytes > kDeadEscapedBudget) {
    return Fault::kNoExternals;
  }
  bool recycled = false;
  const Extent extent = ProcessPageCache().Take(byte_length, &recycled);
  if (extent.data == nullptr) return Fault::kNoMemory;
  auto record = NewRecord(state, BlockKind::kPages, extent.data, byte_length);
  record->extent = extent;
  ClaimRange(reinterpret_cast<uintptr_t>(extent.data), extent.capacity, record.get());
  *buffer = WrapExternal(state, record.get());
  if (*buffer == nullptr) {
    DisclaimRange(reinterpret_cast<uintptr_t>(extent.data), record.get());
    ProcessPageCache().Put(extent);
    return state->external_allowed ? Fault::kEnding : Fault::kNoExternals;
  }
  if (recycled) state->reg(kRegRecycled) += 1;
  WriteRegisters(state, IdOf(record.release()), extent.data, recycled ? kFlagRecycled : 0);
  return Fault::kNone;
}

}  // namespace tsmem
