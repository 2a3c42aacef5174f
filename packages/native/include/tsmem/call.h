// One call from JavaScript: its arguments, and the order in which they are turned into C values.
#pragma once

#include <memory>
#include <vector>

#include "environment.h"

namespace tsmem TSMEM_HIDDEN {
namespace detail {

class InputArray;

// Lives on the stack while a wrapped function runs.
class Call {
 public:
  Call(napi_env env, const Environment& environment)
      : env(env), environment(environment), outer_(current()) {
    current() = this;
  }
  ~Call() {
    if (!unpins_.empty()) unpin_all();
    current() = outer_;
  }
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  // The call that runs on this thread, or null. Arrays that C++ code makes find their realm here.
  static Call*& current() {
    static thread_local Call* call = nullptr;
    return call;
  }

  static Call& require_current() {
    if (current() == nullptr) {
      throw std::logic_error("a tsmem array was made outside of a wrapped function");
    }
    return *current();
  }

  // Keeps leased memory in place until the call ends, even when JavaScript that runs meanwhile
  // disposes its owner: `pin` of a lease gives the function that lets go.
  void pin(napi_value lease) {
    napi_value unpin;
    const napi_value pin_function = get(env, lease, "pin");
    if (type_of(env, pin_function) != napi_function) return;
    check(env, napi_call_function(env, lease, pin_function, 0, nullptr, &unpin));
    if (type_of(env, unpin) == napi_function) unpins_.push_back(unpin);
  }

  const napi_env env;
  const Environment& environment;
  std::vector<napi_value> arguments;  // as JavaScript passed them
  std::vector<InputArray*> inputs;    // by JavaScript argument; null where it is no array
  std::vector<napi_value> results;
  int error_number = 0;  // errno after the C function
  std::shared_ptr<void> shared_owner;  // what Owner<> received, for arrays that share it

 private:
  // Functions cannot be called while an exception is pending, so it waits.
  void unpin_all() {
    bool pending = false;
    napi_value error = nullptr, receiver = nullptr, ignored = nullptr;
    if (napi_is_exception_pending(env, &pending) != napi_ok) return;
    if (pending && napi_get_and_clear_last_exception(env, &error) != napi_ok) return;
    napi_get_undefined(env, &receiver);
    for (napi_value unpin : unpins_) {
      if (napi_call_function(env, receiver, unpin, 0, nullptr, &ignored) != napi_ok) {
        napi_get_and_clear_last_exception(env, &ignored);
      }
    }
    if (error != nullptr) napi_throw(env, error);
  }

  std::vector<napi_value> unpins_;
  Call* const outer_;
};

// What one typemap does during a call. The steps are kept apart for safety: `read` may run JavaScript
// (getters, proxies) that detaches buffers seen before, so no address is taken until every argument
// has been read. After `bind` no JavaScript runs until the C function has returned.
class Argument {
 public:
  virtual ~Argument() = default;
  // The array that this argument is, for those who return views of it; null when it is none.
  virtual InputArray* input() { return nullptr; }
  // Takes the JavaScript value; `value` is null for a typemap that has none.
  virtual void read(Call&, napi_value) {}
  // Reads again whatever JavaScript could have changed since `read`.
  virtual void confirm(Call&) {}
  // Resolves addresses, converts and allocates.
  virtual void bind(Call&) {}
  // After the function returned: copies back and checks what C produced. Makes no JavaScript values.
  virtual void finish(Call&) {}
  // Appends what this typemap returns to JavaScript.
  virtual void push_results(Call&) {}
};

}  // namespace detail
}  // namespace tsmem
