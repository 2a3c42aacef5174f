// The one file of the kernels that knows Node-API.
#include "register.h"

#include "argument_block.h"
#include "levels.h"
#include "threads.h"

namespace {

using tsmem::kernels::ArgumentBlock;

// Per environment. JavaScript owns the block's memory (a SharedArrayBuffer: nothing can detach it)
// and keeps it in a module variable; the reference makes sure of it. Used by the environment's own
// thread only; freed after the last call when the environment ends.
struct KernelState {
  double* slots = nullptr;
  napi_ref block = nullptr;
};

KernelState* StateOf(napi_env env, napi_callback_info info) {
  void* data = nullptr;
  napi_get_cb_info(env, info, nullptr, nullptr, nullptr, &data);
  return static_cast<KernelState*>(data);
}

template <void (*kEntry)(ArgumentBlock)>
napi_value Call(napi_env env, napi_callback_info info) {
  KernelState* state = StateOf(env, info);
  if (state->slots != nullptr) kEntry(ArgumentBlock(state->slots));
  return nullptr;
}

// bind(block: Float64Array): use this block from now on.
napi_value Bind(napi_env env, napi_callback_info info) {
  size_t count = 1;
  napi_value block = nullptr;
  void* data = nullptr;
  napi_get_cb_info(env, info, &count, &block, nullptr, &data);
  KernelState* state = static_cast<KernelState*>(data);
  napi_typedarray_type type;
  size_t length = 0;
  void* slots = nullptr;
  if (state->block != nullptr ||
      napi_get_typedarray_info(env, block, &type, &length, &slots, nullptr, nullptr) != napi_ok ||
      type != napi_float64_array || length < tsmem::kernels::kSlotSlots ||
      napi_create_reference(env, block, 1, &state->block) != napi_ok) {
    napi_throw_type_error(env, nullptr, "kernels.bind: a Float64Array of the block's size, once");
    return nullptr;
  }
  state->slots = static_cast<double*>(slots);
  return nullptr;
}

// address(view): where its first byte is.
napi_value Address(napi_env env, napi_callback_info info) {
  size_t count = 1;
  napi_value view = nullptr;
  napi_get_cb_info(env, info, &count, &view, nullptr, nullptr);
  napi_typedarray_type type;
  void* data = nullptr;
  if (napi_get_typedarray_info(env, view, &type, nullptr, &data, nullptr, nullptr) != napi_ok) {
    napi_throw_type_error(env, nullptr, "kernels.address: not a typed array");
    return nullptr;
  }
  napi_value result = nullptr;
  napi_create_double(env, static_cast<double>(reinterpret_cast<uintptr_t>(data)), &result);
  return result;
}

// cpuLevel(): the level in use; cpuLevel(name): use that one if the CPU has it.
napi_value CpuLevel(napi_env env, napi_callback_info info) {
  using namespace tsmem::kernels;
  size_t count = 1;
  napi_value argument = nullptr;
  napi_get_cb_info(env, info, &count, &argument, nullptr, nullptr);
  char name[16];
  if (count > 0 &&
      napi_get_value_string_utf8(env, argument, name, sizeof name, nullptr) == napi_ok) {
    set_level(name);
  }
  napi_value result = nullptr;
  napi_create_string_utf8(env, level_name(current_level()), NAPI_AUTO_LENGTH, &result);
  return result;
}

// threads(): the number in use; threads(n): change it for the whole process.
napi_value Threads(napi_env env, napi_callback_info info) {
  size_t count = 1;
  napi_value argument = nullptr;
  napi_get_cb_info(env, info, &count, &argument, nullptr, nullptr);
  int32_t wanted = 0;
  if (count > 0 && napi_get_value_int32(env, argument, &wanted) == napi_ok) {
    tsmem::kernels::set_thread_count(wanted);
  }
  napi_value result = nullptr;
  napi_create_int32(env, tsmem::kernels::thread_count(), &result);
  return result;
}

}  // namespace

void RegisterKernels(Napi::Env env, Napi::Object exports) {
  using namespace tsmem::kernels;
  auto* state = new KernelState;
  napi_add_env_cleanup_hook(
      env, [](void* data) { delete static_cast<KernelState*>(data); }, state);

  const auto method = [state](const char* name, napi_callback function) {
    return napi_property_descriptor{
        name, nullptr, function, nullptr, nullptr, nullptr, napi_default, state};
  };
  const napi_property_descriptor methods[] = {
      method("bind", Bind),
      method("address", Address),
      method("cpuLevel", CpuLevel),
      method("threads", Threads),
      method("copy", Call<call_copy>),
      method("unary", Call<call_elementwise_unary>),
      method("binary", Call<call_elementwise_binary>),
      method("where", Call<call_where>),
      method("reduce", Call<call_reduce>),
      method("maskCount", Call<call_mask_count>),
      method("maskSelect", Call<call_mask_select>),
      method("maskFill", Call<call_mask_fill>),
      method("maskPut", Call<call_mask_put>),
      method("nonzero", Call<call_nonzero>),
      method("take", Call<call_take>),
      method("put", Call<call_put>),
      method("positions", Call<call_positions>),
      method("swap", Call<call_swap>),
      method("reduceat", Call<call_reduceat>),
      method("random", Call<call_random>),
      method("argReduce", Call<call_arg_reduce>),
      method("accumulate", Call<call_accumulate>),
      method("sort", Call<call_sort>),
      method("argsort", Call<call_argsort>),
      method("partition", Call<call_partition>),
      method("argpartition", Call<call_argpartition>),
      method("matmul", Call<call_matmul>),
      method("lu", Call<call_lu>),
      method("solve", Call<call_solve>),
      method("cholesky", Call<call_cholesky>),
      method("qr", Call<call_qr>),
      method("eigh", Call<call_eigh>),
      method("svd", Call<call_svd>),
  };
  Napi::Object kernels = Napi::Object::New(env);
  napi_define_properties(env, kernels, sizeof methods / sizeof *methods, methods);
  exports.Set("kernels", kernels);
}
