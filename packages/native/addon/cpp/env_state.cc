#include "env_state.h"

#include "policy.h"

namespace tsmem {

namespace {

// The environment is over; only finalizers may follow (on some runtimes they come after this).
void CloseState(Napi::Env env, EnvState* state) {
  state->closed = true;
  for (napi_ref ref : {state->registers_ref, state->collector, state->block_factory}) {
    if (ref != nullptr) napi_delete_reference(env, ref);
  }
  DeleteWhenDone(state);
}

}  // namespace

EnvState* OpenState(Napi::Env env, Napi::Object exports) {
  auto* state = new EnvState;
  state->env = env;
  state->sweep_threshold = kSweepThreshold;
  env.SetInstanceData<EnvState, CloseState>(state);
  Napi::ArrayBuffer memory = Napi::ArrayBuffer::New(env, kRegCount * sizeof(double));
  state->registers = static_cast<double*>(memory.Data());
  napi_create_reference(env, memory, 1, &state->registers_ref);
  exports.Set("registers", Napi::Float64Array::New(env, kRegCount, memory, 0));
  return state;
}

EnvState* StateOf(napi_env env) {
  void* data = nullptr;
  napi_get_instance_data(env, &data);
  return static_cast<EnvState*>(data);
}

void DeleteWhenDone(EnvState* state) {
  if (state->closed && state->records == 0) delete state;
}

ProcessTotals& Totals() {
  static ProcessTotals totals;
  return totals;
}

}  // namespace tsmem
