#include "policy.h"

#include <algorithm>

#include "array_buffer.h"
#include "engine_count.h"

namespace tsmem {

namespace {

void Collect(EnvState* state, bool full) {
  napi_env env = state->env;
  napi_value collector = nullptr;
  if (napi_get_reference_value(env, state->collector, &collector) != napi_ok) return;
  if (collector == nullptr) return;
  napi_value receiver = nullptr;
  napi_value argument = nullptr;
  napi_value result = nullptr;
  napi_get_undefined(env, &receiver);
  napi_get_boolean(env, full, &argument);
  if (napi_call_function(env, receiver, collector, 1, &argument, &result) != napi_ok) {
    // A collector that fails costs memory, not correctness: swallow what it threw.
    napi_get_and_clear_last_exception(env, &result);
  }
}

// The lease is dead, and nobody else could reach the ArrayBuffer: JavaScript may lend it again.
void ReturnLent(EnvState* state, BlockRecord* record) {
  napi_delete_reference(state->env, record->weak);
  record->weak = nullptr;
  record->returned = true;
  state->returned.push_back(IdOf(record));
  state->returned_bytes += record->byte_length;
  ForgetPending(state, record->byte_length);
}

size_t LiveBytes(EnvState* state) {
  const auto live = static_cast<size_t>(state->reg(kRegLiveBytes));
  return live - std::min(live, state->returned_bytes);
}

}  // namespace

double BytesBeyondDue(const EnvState* state) {
  return static_cast<double>(state->pending_bytes) - static_cast<double>(state->sweep_threshold);
}

void ForgetPending(EnvState* state, size_t byte_length) {
  state->pending_bytes -= std::min(state->pending_bytes, byte_length);
}

double TakeReturned(EnvState* state) {
  while (!state->returned.empty()) {
    const double id = state->returned.back();
    state->returned.pop_back();
    BlockRecord* record = RecordOf(state, id);
    if (record == nullptr || !record->returned) continue;
    record->returned = false;
    state->returned_bytes -= std::min(state->returned_bytes, record->byte_length);
    return id;
  }
  state->returned_bytes = 0;
  return -1;
}

bool ShouldCopy(const EnvState* state, size_t byte_length) {
  return byte_length < kCopyBelow || !state->external_allowed ||
         state->dead_escaped_bytes > kDeadEscapedBudget;
}

size_t Sweep(EnvState* state) {
  size_t freed = 0;
  // By index: returning memory runs a foreign deleter, and slots may move.
  for (size_t slot = 0; slot < state->slots.size(); slot += 1) {
    BlockRecord* record = state->slots[slot];
    if (record == nullptr || record->weak == nullptr) continue;
    napi_handle_scope scope = nullptr;
    if (napi_open_handle_scope(state->env, &scope) != napi_ok) return freed;
    napi_value buffer = nullptr;
    const bool known = napi_get_reference_value(state->env, record->weak, &buffer) == napi_ok;
    napi_close_handle_scope(state->env, scope);
    if (!known || buffer != nullptr) continue;
    if (record->lent) {
      freed += record->byte_length;
      ReturnLent(state, record);
      continue;
    }
    if (record->escaped) {
      if (record->counted_dead) continue;
      record->counted_dead = true;
      state->dead_escaped_bytes += record->byte_length;
      continue;
    }
    freed += record->byte_length;
    state->reg(kRegSwept) += 1;
    ReturnMemory(record);
  }
  return freed;
}

void CollectWhenDue(EnvState* state) {
  if (BytesBeyondDue(state) < 0 || state->sweeping) return;
  state->sweeping = true;
  const size_t pending = state->pending_bytes;
  const size_t copied = std::min(pending, state->pending_copied_bytes);
  const size_t dead_before = state->dead_escaped_bytes;
  state->reg(kRegSweeps) += 1;
  Collect(state, false);
  size_t found = Sweep(state) + (state->dead_escaped_bytes - std::min(dead_before, state->dead_escaped_bytes));
  const size_t enough = (pending - copied) / 4;
  if (found < enough) {
    // Either these blocks are in use, or they were promoted and only a full collection sees them
    // dead. One full collection per doubling of what is alive keeps its cost proportional.
    if (LiveBytes(state) > 2 * std::max(state->bytes_after_full_gc, kSweepThreshold)) {
      Collect(state, true);
      found += Sweep(state);
      state->bytes_after_full_gc = LiveBytes(state);
    }
  }
  state->sweep_threshold =
      found < enough ? std::min(2 * state->sweep_threshold, kSweepThresholdMax) : kSweepThreshold;
  state->pending_bytes = 0;
  state->pending_copied_bytes = 0;
  state->sweeping = false;
  CountSweep(state);
}

}  // namespace tsmem
