// Checked Node-API calls: each throws instead of returning a status.
#pragma once

#include <cstdint>
#include <string>

#include "error.h"

namespace tsmem TSMEM_HIDDEN {
namespace detail {

inline napi_valuetype type_of(napi_env env, napi_value value) {
  napi_valuetype type;
  check(env, napi_typeof(env, value, &type));
  return type;
}

inline bool is_object(napi_env env, napi_value value) {
  const napi_valuetype type = type_of(env, value);
  return type == napi_object || type == napi_function;
}

inline bool is_absent(napi_env env, napi_value value) {
  const napi_valuetype type = type_of(env, value);
  return type == napi_undefined || type == napi_null;
}

inline napi_value undefined(napi_env env) {
  napi_value value;
  check(env, napi_get_undefined(env, &value));
  return value;
}

inline napi_value make_number(napi_env env, double number) {
  napi_value value;
  check(env, napi_create_double(env, number, &value));
  return value;
}

inline napi_value make_boolean(napi_env env, bool flag) {
  napi_value value;
  check(env, napi_get_boolean(env, flag, &value));
  return value;
}

inline napi_value make_string(napi_env env, const char* text, std::size_t length) {
  napi_value value;
  check(env, napi_create_string_utf8(env, text, length, &value));
  return value;
}

inline napi_value make_array(napi_env env) {
  napi_value value;
  check(env, napi_create_array(env, &value));
  return value;
}

inline napi_value get(napi_env env, napi_value object, napi_value key) {
  napi_value value;
  check(env, napi_get_property(env, object, key, &value));
  return value;
}

inline napi_value get(napi_env env, napi_value object, const char* key) {
  napi_value value;
  check(env, napi_get_named_property(env, object, key, &value));
  return value;
}

inline napi_value get(napi_env env, napi_value array, std::uint32_t index) {
  napi_value value;
  check(env, napi_get_element(env, array, index, &value));
  return value;
}

inline void set(napi_env env, napi_value array, std::uint32_t index, napi_value value) {
  check(env, napi_set_element(env, array, index, value));
}

inline bool is_array(napi_env env, napi_value value) {
  bool result = false;
  check(env, napi_is_array(env, value, &result));
  return result;
}

inline std::uint32_t array_length(napi_env env, napi_value array) {
  std::uint32_t length = 0;
  check(env, napi_get_array_length(env, array, &length));
  return length;
}

inline bool is_detached(napi_env env, napi_value buffer) {
  bool result = false;
  return napi_is_detached_arraybuffer(env, buffer, &result) == napi_ok && result;
}

inline bool is_true(napi_env env, napi_value value) {
  bool flag = false;
  return type_of(env, value) == napi_boolean && napi_get_value_bool(env, value, &flag) == napi_ok &&
         flag;
}

inline std::string read_string(napi_env env, napi_value value) {
  std::size_t length = 0;
  check(env, napi_get_value_string_utf8(env, value, nullptr, 0, &length));
  std::string text(length, '\0');
  check(env, napi_get_value_string_utf8(env, value, &text[0], length + 1, &length));
  return text;
}

// Symbol.for(name): Node-API has no call for it below version 9.
inline napi_value registered_symbol(napi_env env, const char* name) {
  napi_value global, symbol, result;
  check(env, napi_get_global(env, &global));
  symbol = get(env, global, "Symbol");
  napi_value key = make_string(env, name, NAPI_AUTO_LENGTH);
  check(env, napi_call_function(env, symbol, get(env, symbol, "for"), 1, &key, &result));
  return result;
}

// An integer from -(2^53 - 1) to 2^53 - 1. False when the value is anything else.
inline bool read_safe_integer(napi_env env, napi_value value, std::int64_t* result) {
  double number = 0;
  if (type_of(env, value) != napi_number) return false;
  check(env, napi_get_value_double(env, value, &number));
  constexpr double limit = 9007199254740991.0;
  if (!(number >= -limit && number <= limit)) return false;
  *result = static_cast<std::int64_t>(number);
  return static_cast<double>(*result) == number;
}

// Keeps the handles of one step of a long loop from piling up.
class HandleScope {
 public:
  explicit HandleScope(napi_env env) : env_(env) {
    check(env, napi_open_handle_scope(env, &scope_));
  }
  ~HandleScope() { napi_close_handle_scope(env_, scope_); }
  HandleScope(const HandleScope&) = delete;
  HandleScope& operator=(const HandleScope&) = delete;

 private:
  napi_env env_;
  napi_handle_scope scope_ = nullptr;
};

}  // namespace detail
}  // namespace tsmem
