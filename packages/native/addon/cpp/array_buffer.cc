#include "array_buffer.h"

#include <algorithm>
#include <iterator>

#include "engine_count.h"
#include "owned_ranges.h"
#include "page_cache.h"

namespace tsmem {

namespace {

// An idle ArrayBuffer costs the engine's accounting its length, and an entry here.
constexpr size_t kIdleRecords = 64;
constexpr size_t kIdleBytes = size_t{64} << 20;

uintptr_t Start(const BlockRecord* record) { return reinterpret_cast<uintptr_t>(record->data); }

void CountLive(BlockRecord* record) {
  EnvState* state = record->state;
  record->holds_memory = true;
  Totals().blocks.fetch_add(1, std::memory_order_relaxed);
  Totals().bytes.fetch_add(static_cast<int64_t>(record->byte_length), std::memory_order_relaxed);
  state->reg(kRegLiveBlocks) += 1;
  state->reg(kRegLiveBytes) += static_cast<double>(record->byte_length);
  state->reg(kRegPeakBlocks) = std::max(state->reg(kRegPeakBlocks), state->reg(kRegLiveBlocks));
  state->reg(kRegPeakBytes) = std::max(state->reg(kRegPeakBytes), state->reg(kRegLiveBytes));
  state->pending_bytes += record->byte_length;
}

uint32_t TakeSlot(EnvState* state, BlockRecord* record) {
  if (state->free_slots.empty()) {
    state->slots.push_back(record);
    state->generations.push_back(0);
    return static_cast<uint32_t>(state->slots.size() - 1);
  }
  const uint32_t slot = state->free_slots.back();
  state->free_slots.pop_back();
  state->slots[slot] = record;
  return slot;
}

void LeaveSlot(BlockRecord* record) {
  EnvState* state = record->state;
  if (state->slots[record->slot] != record) return;
  state->slots[record->slot] = nullptr;
  state->generations[record->slot] = (state->generations[record->slot] + 1) & 0x1fffff;
  state->free_slots.push_back(record->slot);
}

void DeleteRef(napi_env env, napi_ref* ref) {
  if (*ref == nullptr) return;
  napi_delete_reference(env, *ref);
  *ref = nullptr;
}

void DeleteRecord(BlockRecord* record) {
  EnvState* state = record->state;
  DeleteRef(state->env, &record->weak);
  if (record->idle) {
    auto& idle = state->idle;
    idle.erase(std::remove(idle.begin(), idle.end(), record), idle.end());
  }
  delete record;
  state->records -= 1;
  DeleteWhenDone(state);
}

// Runs on the thread of the environment, perhaps while the environment ends, perhaps (Bun) inside
// the call that detaches. After it nothing in the engine points at the memory.
void Finalize(napi_env, void*, void* hint) {
  auto* record = static_cast<BlockRecord*>(hint);
  if (record->detaching) {
    record->finalized = true;
    return;
  }
  if (record->holds_memory) {
    if (!record->state->closed) record->state->reg(kRegFinalized) += 1;
    ReturnMemory(record);
  }
  DeleteRecord(record);
}

}  // namespace

double IdOf(const BlockRecord* record) {
  const uint64_t generation = record->state->generations[record->slot];
  return static_cast<double>((generation << 32) | record->slot);
}

BlockRecord* RecordOf(EnvState* state, double id) {
  if (!(id >= 0 && id < 9007199254740992.0)) return nullptr;
  const auto bits = static_cast<uint64_t>(id);
  const auto slot = static_cast<uint32_t>(bits);
  if (slot >= state->slots.size() || state->generations[slot] != bits >> 32) return nullptr;
  return state->slots[slot];
}

napi_value MakeEngineBuffer(EnvState* state, size_t byte_length, void** data) {
  napi_value buffer = nullptr;
  if (napi_create_arraybuffer(state->env, byte_length, data, &buffer) != napi_ok) return nullptr;
  return buffer;
}

napi_value WrapExternal(EnvState* state, BlockRecord* record) {
  napi_value buffer = nullptr;
  napi_status status = napi_create_external_arraybuffer(state->env, record->data,
                                                        record->byte_length, Finalize, record,
                                                        &buffer);
  if (status != napi_ok) {
    constexpr int kNoExternalBuffersAllowed = 22;
    if (static_cast<int>(status) == kNoExternalBuffersAllowed) {
      state->external_allowed = false;
      state->externals_refused = true;
    }
    return nullptr;  // also in an environment that is being terminated
  }
  state->records += 1;
  record->slot = TakeSlot(state, record);
  CountLive(record);
  if (napi_create_reference(state->env, buffer, 0, &record->weak) != napi_ok) {
    record->weak = nullptr;
    record->escaped = true;  // cannot be watched, so only the finalizer may free it
  }
  if (record->kind == BlockKind::kPages) CountSteadily(state, record);
  return buffer;
}

napi_value BufferOf(EnvState* state, const BlockRecord* record) {
  napi_value buffer = nullptr;
  if (record->weak == nullptr) return nullptr;
  if (napi_get_reference_value(state->env, record->weak, &buffer) != napi_ok) return nullptr;
  return buffer;
}

void Rebind(EnvState* state, BlockRecord* record, napi_value buffer) {
  DeleteRef(state->env, &record->weak);
  record->lent = record->returned = false;
  record->escaped = napi_create_reference(state->env, buffer, 0, &record->weak) != napi_ok;
  if (record->escaped) record->weak = nullptr;
}

bool Lend(EnvState* state, BlockRecord* record, napi_value lease) {
  if (record->escaped || !record->holds_memory) return false;
  napi_ref weak = nullptr;
  if (napi_create_reference(state->env, lease, 0, &weak) != napi_ok) return false;
  DeleteRef(state->env, &record->weak);
  record->weak = weak;
  // Counted when it was made; from the second time on it counts here.
  if (record->lent) state->pending_bytes += record->byte_length;
  record->lent = true;
  record->returned = false;  // whoever was told that the last lease is dead has not asked yet
  return true;
}

void MarkEscaped(EnvState* state, BlockRecord* record, napi_value keep_alive) {
  if (record->escaped) return;
  record->escaped = true;
  CountPlainly(state, record);
  if (record->kind != BlockKind::kBorrowed || keep_alive == nullptr) return;
  if (napi_create_reference(state->env, keep_alive, 1, &record->keep_alive) != napi_ok) {
    record->keep_alive = nullptr;
  }
}

void ReturnMemory(BlockRecord* record) {
  if (!record->holds_memory) return;
  record->holds_memory = record->returned = false;
  EnvState* state = record->state;
  const size_t byte_length = record->byte_length;
  Totals().blocks.fetch_sub(1, std::memory_order_relaxed);
  Totals().bytes.fetch_sub(static_cast<int64_t>(byte_length), std::memory_order_relaxed);
  if (!state->closed) {
    state->reg(kRegLiveBlocks) -= 1;
    state->reg(kRegLiveBytes) -= static_cast<double>(byte_length);
    state->reg(kRegReleased) += 1;
  }
  CountPlainly(state, record);
  state->pending_bytes -= std::min(state->pending_bytes, byte_length);
  if (record->counted_dead) {
    record->counted_dead = false;
    state->dead_escaped_bytes -= std::min(state->dead_escaped_bytes, byte_length);
  }
  LeaveSlot(record);
  switch (record->kind) {
    case BlockKind::kBorrowed:
      state->borrowed.Erase(Start(record), record);
      DeleteRef(state->env, &record->keep_alive);
      break;
    case BlockKind::kPages:
      DisclaimRange(Start(record), record);
      ProcessPageCache().Put(record->extent);
      break;
    case BlockKind::kAdopted:
      DisclaimRange(Start(record), record);
      record->deleter(record->data, record->hint);
      break;
  }
}

void ReturnMemoryAndIdle(BlockRecord* record, napi_value buffer) {
  EnvState* state = record->state;
  const bool fits = record->kind == BlockKind::kAdopted && buffer != nullptr;
  const bool was_watching = record->weak != nullptr;
  ReturnMemory(record);
  uint32_t count = 0;
  if (!fits || !was_watching || napi_reference_ref(state->env, record->weak, &count) != napi_ok) {
    DeleteRef(state->env, &record->weak);
    return;
  }
  record->idle = true;
  state->idle.push_back(record);
  DropIdle(state, std::max(kIdleBytes, record->byte_length));
}

bool DetachAndReturn(EnvState* state, BlockRecord* record, napi_value buffer) {
  record->detaching = true;
  const bool detached = napi_detach_arraybuffer(state->env, buffer) == napi_ok;
  record->detaching = false;
  if (detached) ReturnMemory(record);
  if (record->finalized) DeleteRecord(record);
  return detached;
}

BlockRecord* TakeIdle(EnvState* state, void* data, size_t byte_length, napi_value* buffer) {
  auto& idle = state->idle;
  for (auto it = idle.rbegin(); it != idle.rend(); ++it) {
    BlockRecord* record = *it;
    if (record->data != data || record->byte_length != byte_length) continue;
    *buffer = BufferOf(state, record);
    idle.erase(std::next(it).base());
    record->idle = false;
    if (*buffer == nullptr) return nullptr;
    uint32_t count = 0;
    napi_reference_unref(state->env, record->weak, &count);
    record->escaped = false;
    record->slot = TakeSlot(state, record);
    CountLive(record);
    return record;
  }
  return nullptr;
}

void DropIdle(EnvState* state, size_t keep_bytes) {
  size_t bytes = 0;
  for (const BlockRecord* record : state->idle) bytes += record->byte_length;
  while (!state->idle.empty() && (bytes > keep_bytes || state->idle.size() > kIdleRecords)) {
    BlockRecord* oldest = state->idle.front();
    state->idle.pop_front();
    bytes -= oldest->byte_length;
    oldest->idle = false;
    DeleteRef(state->env, &oldest->weak);  // its ArrayBuffer dies now, its finalizer deletes it
  }
}

}  // namespace tsmem
