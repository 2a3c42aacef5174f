// Arrays on their way to JavaScript, and the policy for memory that C allocated.
#pragma once

#include "bridge.h"
#include "input_array.h"

namespace tsmem TSMEM_HIDDEN {

// Gives memory back: `data` is what the C function returned, `hint` what was registered with it.
using Deleter = void (*)(void* data, void* hint);

namespace detail {

struct ResultFacts {
  napi_value buffer = nullptr;  // either the buffer, or
  napi_value lender = nullptr;  // who lends it
  napi_value owner = nullptr;   // who is disposed with the array
  napi_value base = nullptr;    // what the array is a view of
  std::int64_t byte_offset = 0;
  bool readonly = false;
};

inline void push_array(Call& call, const ResultFacts& facts, DType dtype, Order order,
                       const Layout& layout) {
  const napi_env env = call.env;
  const napi_value nothing = undefined(env);
  napi_value arguments[8 + max_ndim] = {
      facts.buffer != nullptr ? facts.buffer : nothing,
      facts.lender != nullptr ? facts.lender : nothing,
      facts.owner != nullptr ? facts.owner : nothing,
      facts.base != nullptr ? facts.base : nothing,
      make_number(env, static_cast<double>(facts.byte_offset)),
      make_number(env, result_dtype_index(dtype)),
      make_boolean(env, order == Order::f),
      make_boolean(env, facts.readonly),
  };
  for (int i = 0; i < layout.ndim; ++i) {
    arguments[8 + i] = make_number(env, static_cast<double>(layout.shape[i]));
  }
  napi_value result;
  check(env, napi_new_instance(env, call.environment.get_slot(Environment::result_class),
                               static_cast<std::size_t>(8 + layout.ndim), arguments, &result));
  call.results.push_back(result);
}

inline void free_with_libc(void* data, void*) { std::free(data); }

// Below this size a copy costs less than a block outside the JavaScript heap.
constexpr std::int64_t copy_below = 16 * 1024;

// Memory that is given back exactly once: by JavaScript after `hand_over`, or by the destructor.
class OwnedMemory {
 public:
  OwnedMemory() = default;
  OwnedMemory(void* data, Deleter deleter, void* hint)
      : data_(data), deleter_(deleter), hint_(hint) {}
  ~OwnedMemory() { release(); }
  OwnedMemory(const OwnedMemory&) = delete;
  OwnedMemory& operator=(const OwnedMemory&) = delete;
  OwnedMemory(OwnedMemory&& other) noexcept
      : data_(other.data_), deleter_(other.deleter_), hint_(other.hint_) {
    other.data_ = nullptr;
  }
  OwnedMemory& operator=(OwnedMemory&& other) noexcept {
    if (this == &other) return *this;
    release();
    data_ = other.data_;
    deleter_ = other.deleter_;
    hint_ = other.hint_;
    other.data_ = nullptr;
    return *this;
  }

  void* data() const { return data_; }

  void release() {
    if (data_ == nullptr) return;
    void* const data = data_;
    data_ = nullptr;
    deleter_(data, hint_);
  }

  // With @tsmem/native the block goes to its ledger: freed at dispose, or once no longer used, also
  // inside a loop that never awaits. Without it, and when it is small, the bytes are copied into
  // memory of V8 and freed at once: Node would run a finalizer of ours too late to bound such a loop.
  ResultFacts hand_over(Call& call, std::int64_t nbytes) {
    ResultFacts facts;
    const napi_env env = call.env;
    const tsmem_abi* bridge = nbytes >= copy_below ? call.environment.bridge() : nullptr;
    if (bridge == nullptr) {
      void* copy = nullptr;
      facts.buffer = call.environment.new_array_buffer(nbytes, &copy);
      if (nbytes > 0) std::memcpy(copy, data_, static_cast<std::size_t>(nbytes));
      release();
      return facts;
    }
    void* const data = data_;
    data_ = nullptr;  // from here the bridge owns it, even when it fails
    check(env, bridge->adopt(bridge, env, data, static_cast<std::size_t>(nbytes), deleter_, hint_,
                             &facts.owner));
    facts.lender = facts.owner;
    facts.byte_offset = block_offset(env, facts.owner);
    return facts;
  }

  static std::int64_t block_offset(napi_env env, napi_value block) {
    std::int64_t offset = 0;
    if (!read_safe_integer(env, get(env, block, "byteOffset"), &offset)) {
      throw Error(Code::native, "a block without byteOffset");
    }
    return offset;
  }

 private:
  void* data_ = nullptr;
  Deleter deleter_ = free_with_libc;
  void* hint_ = nullptr;
};

}  // namespace detail
}  // namespace tsmem
