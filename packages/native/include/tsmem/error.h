// Failures of native code as C++ exceptions, and how they become JavaScript errors with a code.
#pragma once

#include <cerrno>
#include <cstring>
#include <exception>
#include <new>
#include <stdexcept>
#include <string>
#include <utility>

#include "config.h"

namespace tsmem TSMEM_HIDDEN {

// The codes of docs/errors.md that native code can raise. Each fixes the name and the built-in parent.
enum class Code {
  out_of_memory,
  size_overflow,
  out_of_range,
  invalid_argument,
  shape,
  dtype,
  cast,
  overflow,
  value,
  read_only,
  released,
  unavailable,
  native,
};

// Throw this from a wrapped C++ function to choose the JavaScript error yourself.
class Error : public std::runtime_error {
 public:
  Error(Code code, const std::string& message) : std::runtime_error(message), code_(code) {}
  Code code() const noexcept { return code_; }

 private:
  Code code_;
};

// A C function that set errno. Keeps the number, so that JavaScript can read `error.errno`.
class ErrnoError : public Error {
 public:
  ErrnoError(int number, const std::string& message)
      : Error(code_of(number), message), number_(number) {}
  int number() const noexcept { return number_; }

 private:
  static Code code_of(int number) {
    switch (number) {
      case ENOMEM:
        return Code::out_of_memory;
      case EPERM:  // the numpy.i recipes use it for an index out of bounds
      case EINVAL:
      case ERANGE:
      case EDOM:
        return Code::out_of_range;
      default:
        return Code::native;
    }
  }
  int number_;
};

namespace detail {

// A JavaScript exception is pending; whoever catches this returns to JavaScript at once.
struct PendingException {};

enum class Parent { error, type_error, range_error };

struct CodeInfo {
  const char* code;
  const char* name;
  Parent parent;
};

inline const CodeInfo& info(Code code) {
  static constexpr CodeInfo table[] = {
      {"ERR_TSMEM_OUT_OF_MEMORY", "AllocationError", Parent::range_error},
      {"ERR_TSMEM_SIZE_OVERFLOW", "SizeOverflowError", Parent::range_error},
      {"ERR_TSMEM_OUT_OF_RANGE", "OutOfRangeError", Parent::range_error},
      {"ERR_TSMEM_INVALID_ARGUMENT", "InvalidArgumentError", Parent::type_error},
      {"ERR_TSMEM_SHAPE", "ShapeError", Parent::range_error},
      {"ERR_TSMEM_DTYPE", "DTypeError", Parent::type_error},
      {"ERR_TSMEM_CAST", "CastError", Parent::type_error},
      {"ERR_TSMEM_OVERFLOW", "RangeError", Parent::range_error},
      {"ERR_TSMEM_VALUE", "RangeError", Parent::range_error},
      {"ERR_TSMEM_READ_ONLY", "ReadOnlyError", Parent::type_error},
      {"ERR_TSMEM_RELEASED", "ReleasedError", Parent::type_error},
      {"ERR_TSMEM_UNAVAILABLE", "UnavailableError", Parent::error},
      {"ERR_TSMEM_NATIVE", "Error", Parent::error},
  };
  return table[static_cast<int>(code)];
}

[[noreturn]] inline void fail_errno(int number) {
  const char* text = number == EPERM || number == EINVAL ? "an argument is out of bounds"
                     : number == ENOMEM                  ? "Failed malloc()"
                                                         : std::strerror(number);
  throw ErrnoError(number, std::string(text) + " (errno " + std::to_string(number) + ")");
}

// Makes the JavaScript error and throws it there. A failure to do so leaves the pending exception that
// caused it, so the result is an exception in any case.
inline void throw_to_js(napi_env env, const std::string& where, Code code,
                        const std::string& message, int number = 0) {
  const CodeInfo& kind = info(code);
  const std::string full = where + ": " + message;
  napi_value text, code_value, error, name;
  if (napi_create_string_utf8(env, full.data(), full.size(), &text) != napi_ok ||
      napi_create_string_utf8(env, kind.code, NAPI_AUTO_LENGTH, &code_value) != napi_ok) {
    return;
  }
  const auto create = kind.parent == Parent::range_error  ? napi_create_range_error
                      : kind.parent == Parent::type_error ? napi_create_type_error
                                                          : napi_create_error;
  if (create(env, code_value, text, &error) != napi_ok ||
      napi_create_string_utf8(env, kind.name, NAPI_AUTO_LENGTH, &name) != napi_ok) {
    return;
  }
  napi_property_descriptor property{};
  property.utf8name = "name";
  property.value = name;
  property.attributes = static_cast<napi_property_attributes>(napi_writable | napi_configurable);
  napi_define_properties(env, error, 1, &property);
  if (number != 0) {
    napi_value value;
    if (napi_create_int32(env, number, &value) == napi_ok) {
      napi_set_named_property(env, error, "errno", value);
    }
  }
  napi_throw(env, error);
}

// Throws the exception that is being handled to JavaScript; call it in a catch block.
TSMEM_SHARED_CODE inline void throw_current_to_js(napi_env env, const std::string& where) {
  try {
    throw;
  } catch (const PendingException&) {
  } catch (const ErrnoError& error) {
    throw_to_js(env, where, error.code(), error.what(), error.number());
  } catch (const Error& error) {
    throw_to_js(env, where, error.code(), error.what());
  } catch (const std::bad_alloc&) {
    throw_to_js(env, where, Code::out_of_memory, "out of memory");
  } catch (const std::invalid_argument& error) {
    throw_to_js(env, where, Code::value, error.what());
  } catch (const std::out_of_range& error) {
    throw_to_js(env, where, Code::out_of_range, error.what());
  } catch (const std::length_error& error) {
    throw_to_js(env, where, Code::out_of_range, error.what());
  } catch (const std::domain_error& error) {
    throw_to_js(env, where, Code::out_of_range, error.what());
  } catch (const std::range_error& error) {
    throw_to_js(env, where, Code::out_of_range, error.what());
  } catch (const std::overflow_error& error) {
    throw_to_js(env, where, Code::overflow, error.what());
  } catch (const std::underflow_error& error) {
    throw_to_js(env, where, Code::overflow, error.what());
  } catch (const std::exception& error) {
    throw_to_js(env, where, Code::native, error.what());
  } catch (...) {
    throw_to_js(env, where, Code::native, "an exception of unknown type");
  }
}

// Every Node-API call goes through here. In a worker that is being terminated each of them can fail.
inline void check(napi_env env, napi_status status) {
  if (status == napi_ok) return;
  bool pending = false;
  napi_is_exception_pending(env, &pending);
  if (pending || status == napi_pending_exception) throw PendingException{};
  throw Error(Code::native, "Node-API call failed with status " + std::to_string(status));
}

}  // namespace detail
}  // namespace tsmem
