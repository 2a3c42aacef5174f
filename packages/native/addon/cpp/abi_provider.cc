#include "abi_provider.h"

#include <cstdio>
#include <string>

#include "blocks.h"
#include "exports.h"

namespace tsmem {

namespace {

EnvState* Provider(const tsmem_abi* abi) { return static_cast<EnvState*>(abi->context); }

// Exceptions are thrown in the environment of the caller: each addon has its own napi_env, and one
// thrown in ours would surface at our next call, not at theirs.
napi_status ThrowIn(napi_env env, const char* code, const std::string& message) {
  napi_throw_range_error(env, code, message.c_str());
  return napi_pending_exception;
}

napi_status ThrowFault(napi_env env, const char* operation, Fault fault, const void* data,
                       size_t byte_length) {
  char range[96];
  std::snprintf(range, sizeof range, "%zu bytes at 0x%llx", byte_length,
                static_cast<unsigned long long>(reinterpret_cast<uintptr_t>(data)));
  const std::string start = std::string(operation) + ": ";
  switch (fault) {
    case Fault::kNull:
      return ThrowIn(env, "ERR_TSMEM_OUT_OF_RANGE",
                     start + "the address is NULL but the length is not 0; check what C returned");
    case Fault::kWraps:
      return ThrowIn(env, "ERR_TSMEM_SIZE_OVERFLOW",
                     start + range + " end beyond the address space; check the length");
    case Fault::kOwned:
    case Fault::kOverlaps:
      return ThrowIn(env, "ERR_TSMEM_OTHER_OWNER",
                     start + range + " overlap a live block; use that block, or dispose it first");
    case Fault::kNoExternals:
      return ThrowIn(env, "ERR_TSMEM_UNAVAILABLE",
                     start + "this runtime forbids views of foreign memory; copy it instead");
    default:
      return ThrowIn(env, "ERR_TSMEM_OUT_OF_MEMORY",
                     start + "cannot allocate an ArrayBuffer for " + range);
  }
}

// Our own environment may hold an exception now; give it to the caller's.
napi_status MoveException(napi_env from, napi_env to) {
  napi_value error = nullptr;
  bool pending = false;
  napi_is_exception_pending(from, &pending);
  if (pending && napi_get_and_clear_last_exception(from, &error) == napi_ok) napi_throw(to, error);
  return napi_pending_exception;
}

void ClearException(napi_env env) {
  napi_value ignored = nullptr;
  bool pending = false;
  if (napi_is_exception_pending(env, &pending) == napi_ok && pending) {
    napi_get_and_clear_last_exception(env, &ignored);
  }
}

napi_status MakeBlock(EnvState* state, napi_env env, napi_value buffer, size_t byte_length,
                      bool borrowed, napi_value keep_alive, napi_value* owner_block) {
  napi_value factory = nullptr;
  napi_value receiver = nullptr;
  napi_value arguments[4] = {buffer, NumberValue(state->env, static_cast<double>(byte_length)),
                             nullptr, keep_alive};
  napi_get_undefined(state->env, &receiver);
  napi_get_boolean(state->env, borrowed, &arguments[2]);
  if (keep_alive == nullptr) arguments[3] = receiver;
  if (napi_get_reference_value(state->env, state->block_factory, &factory) != napi_ok ||
      factory == nullptr ||
      napi_call_function(state->env, receiver, factory, 4, arguments, owner_block) != napi_ok) {
    return MoveException(state->env, env);  // the ArrayBuffer is garbage now and frees the memory
  }
  return napi_ok;
}

napi_status AbiAdopt(const tsmem_abi* abi, napi_env env, void* data, size_t byte_length,
                     tsmem_deleter deleter, void* hint, napi_value* owner_block) {
  EnvState* state = Provider(abi);
  napi_value buffer = nullptr;
  const Fault fault =
      Adopt(state, data, byte_length, deleter == nullptr ? FreeDeleter : deleter, hint, nullptr,
            &buffer);
  if (fault != Fault::kNone) {
    ClearException(state->env);
    return ThrowFault(env, "adopt", fault, data, byte_length);
  }
  return MakeBlock(state, env, buffer, byte_length, false, nullptr, owner_block);
}

napi_status AbiBorrow(const tsmem_abi* abi, napi_env env, void* data, size_t byte_length,
                      napi_value keep_alive, napi_value* owner_block) {
  EnvState* state = Provider(abi);
  napi_value buffer = nullptr;
  const Fault fault = Borrow(state, data, byte_length, &buffer);
  if (fault != Fault::kNone) {
    ClearException(state->env);
    return ThrowFault(env, "borrow", fault, data, byte_length);
  }
  return MakeBlock(state, env, buffer, byte_length, true, keep_alive, owner_block);
}

napi_status AbiCounters(const tsmem_abi* abi, tsmem_counters* out) {
  EnvState* state = Provider(abi);
  const auto count = [state](Register index) { return static_cast<uint64_t>(state->reg(index)); };
  *out = {count(kRegLiveBlocks), count(kRegLiveBytes), count(kRegAdopted),
          count(kRegCopied),     count(kRegBorrowed),  count(kRegReleased)};
  return napi_ok;
}

}  // namespace

void PublishAbi(EnvState* state) {
  state->abi = {TSMEM_ABI_VERSION, sizeof(tsmem_abi), AbiAdopt, AbiBorrow, AbiCounters, state};
  napi_env env = state->env;
  napi_value global = nullptr;
  napi_value symbols = nullptr;
  napi_value symbol_for = nullptr;
  napi_value name = nullptr;
  napi_value symbol = nullptr;
  napi_value external = nullptr;
  if (napi_get_global(env, &global) != napi_ok ||
      napi_get_named_property(env, global, "Symbol", &symbols) != napi_ok ||
      napi_get_named_property(env, symbols, "for", &symbol_for) != napi_ok ||
      napi_create_string_utf8(env, TSMEM_ABI_SYMBOL, NAPI_AUTO_LENGTH, &name) != napi_ok ||
      napi_call_function(env, symbols, symbol_for, 1, &name, &symbol) != napi_ok ||
      napi_create_external(env, &state->abi, nullptr, nullptr, &external) != napi_ok ||
      napi_type_tag_object(env, external, &TSMEM_ABI_TYPE_TAG) != napi_ok) {
    ClearException(env);  // other addons then copy; nothing else depends on it
    return;
  }
  napi_property_descriptor property = {};
  property.name = symbol;
  property.value = external;
  property.attributes = napi_configurable;
  if (napi_define_properties(env, global, 1, &property) != napi_ok) ClearException(env);
}

}  // namespace tsmem
