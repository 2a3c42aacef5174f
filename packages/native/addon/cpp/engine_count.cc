#include "engine_count.h"

#include <algorithm>

namespace tsmem {

namespace {

constexpr size_t kSteadyBudget = size_t{256} << 20;
// The most that there were is that of this many sweeps, or of twice as many.
constexpr unsigned kSweepsPerPeak = 64;

// What we add to the engine's count makes up for the steady blocks that are not there now. It is never
// negative, so that the total cannot be either, whenever the engine notices that an ArrayBuffer is gone.
void Settle(EnvState* state) {
  const auto wanted = static_cast<int64_t>(state->steady_peak - state->steady_bytes);
  const int64_t change = wanted - state->steady_added;
  if (change == 0 || state->closed) return;
  int64_t total = 0;
  if (napi_adjust_external_memory(state->env, change, &total) == napi_ok) state->steady_added = wanted;
}

}  // namespace

void CountSteadily(EnvState* state, BlockRecord* record) {
  if (!state->counts_down || record->escaped) return;
  if (state->steady_bytes + record->byte_length > kSteadyBudget) return;
  record->steady = true;
  state->steady_bytes += record->byte_length;
  state->steady_peak = std::max(state->steady_peak, state->steady_bytes);
  state->steady_next_peak = std::max(state->steady_next_peak, state->steady_bytes);
  Settle(state);
}

void CountPlainly(EnvState* state, BlockRecord* record) {
  if (!record->steady) return;
  record->steady = false;
  state->steady_bytes -= record->byte_length;
  Settle(state);
}

void CountSweep(EnvState* state) {
  state->steady_sweeps += 1;
  if (state->steady_sweeps < kSweepsPerPeak) return;
  state->steady_sweeps = 0;
  state->steady_peak = state->steady_next_peak;
  state->steady_next_peak = state->steady_bytes;
  Settle(state);
}

void ForgetSteadyPeak(EnvState* state) {
  state->steady_peak = state->steady_next_peak = state->steady_bytes;
  Settle(state);
}

}  // namespace tsmem
