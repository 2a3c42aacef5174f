// What a set of wrapped functions needs to know about the realm that loaded it.
#pragma once

#include "abi.h"
#include "result_class.h"

namespace tsmem TSMEM_HIDDEN {
namespace detail {

// JavaScript values that are looked up once. One per define() and realm; only its own thread touches
// it. Node-API deletes the reference together with the environment.
class Environment {
 public:
  enum Slot : std::uint32_t {
    array_symbol,
    lease_symbol,
    result_class,
    array_buffer,
    shared_array_buffer,
    uint8_array,
  };

  explicit Environment(napi_env env) : env_(env) {
    napi_value global, text, result;
    check(env, napi_get_global(env, &global));
    const napi_value slots = make_array(env);
    set(env, slots, array_symbol, registered_symbol(env, "tsmem.array"));
    set(env, slots, lease_symbol, registered_symbol(env, "tsmem.lease"));
    text = make_string(env, result_class_source(), NAPI_AUTO_LENGTH);
    check(env, napi_run_script(env, text, &result));
    set(env, slots, result_class, result);
    set(env, slots, array_buffer, get(env, global, "ArrayBuffer"));
    set(env, slots, shared_array_buffer, get(env, global, "SharedArrayBuffer"));
    set(env, slots, uint8_array, get(env, global, "Uint8Array"));
    check(env, napi_create_reference(env, slots, 1, &slots_));
  }

  napi_value get_slot(Slot slot) const {
    napi_value slots;
    check(env_, napi_get_reference_value(env_, slots_, &slots));
    return get(env_, slots, static_cast<std::uint32_t>(slot));
  }

  // New zeroed memory that V8 owns. Made by the constructor of JavaScript and not by
  // napi_create_arraybuffer, because that ends the process when there is no memory.
  napi_value new_array_buffer(std::int64_t nbytes, void** data) const {
    napi_value length = make_number(env_, static_cast<double>(nbytes));
    napi_value buffer;
    const napi_status status =
        napi_new_instance(env_, get_slot(array_buffer), 1, &length, &buffer);
    if (status == napi_pending_exception) {
      napi_value reason;
      if (napi_get_and_clear_last_exception(env_, &reason) != napi_ok) throw PendingException{};
      throw Error(Code::out_of_memory, "cannot allocate " + std::to_string(nbytes) + " bytes");
    }
    check(env_, status);
    std::size_t given = 0;
    check(env_, napi_get_arraybuffer_info(env_, buffer, data, &given));
    if (static_cast<std::int64_t>(given) < nbytes) {
      throw Error(Code::native, "the runtime gave a buffer that is too short");
    }
    return buffer;
  }

  // The function table of @tsmem/native, or null as long as nobody loaded it here.
  const tsmem_abi* bridge() const;

 private:
  napi_env env_;
  mutable const tsmem_abi* bridge_ = nullptr;
  napi_ref slots_ = nullptr;
};

}  // namespace detail
}  // namespace tsmem
