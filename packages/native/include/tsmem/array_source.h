// What JavaScript can pass as an array: typed arrays, Buffers and objects of the array protocol.
#pragma once

#include "call.h"
#include "convert.h"
#include "scalar.h"

namespace tsmem TSMEM_HIDDEN {
namespace detail {

// An array of JavaScript as plain facts. Holds no address: see Argument for why.
struct ArraySource {
  napi_value value = nullptr;   // what was passed
  napi_value holder = nullptr;  // an ArrayBuffer, or a typed array whose bytes are meant
  bool holder_is_view = false;
  napi_value owner = nullptr;  // whoever lends the memory and answers to the lease symbol, or null
  napi_value lease = nullptr;  // what it answered
  DType dtype = DType::uint8;
  bool swapped = false;  // the bytes of each number are in the other order than this machine's
  bool readonly = false;
  std::int64_t byte_offset = 0;  // of element (0, 0, ...), from the start of `holder`
  Layout layout;
};

struct Region {
  Bytes start = nullptr;
  std::int64_t length = 0;  // bytes
};

inline bool is_little_endian() {
  const std::uint16_t one = 1;
  unsigned char first;
  std::memcpy(&first, &one, 1);
  return first == 1;
}

[[noreturn]] inline void fail_released() {
  throw Error(Code::released,
              "the memory of the array was released or transferred; pass a live array");
}

[[noreturn]] inline void fail_protocol(const std::string& what) {
  throw Error(Code::invalid_argument, "array protocol: " + what);
}

inline bool dtype_of_typed_array(napi_typedarray_type type, DType* dtype) {
  constexpr int float16_type = 11;  // napi_float16_array, which older headers do not name
  switch (static_cast<int>(type)) {
    case napi_int8_array:
      *dtype = DType::int8;
      return true;
    case napi_uint8_array:
    case napi_uint8_clamped_array:
      *dtype = DType::uint8;
      return true;
    case napi_int16_array:
      *dtype = DType::int16;
      return true;
    case napi_uint16_array:
      *dtype = DType::uint16;
      return true;
    case napi_int32_array:
      *dtype = DType::int32;
      return true;
    case napi_uint32_array:
      *dtype = DType::uint32;
      return true;
    case napi_float32_array:
      *dtype = DType::float32;
      return true;
    case napi_float64_array:
      *dtype = DType::float64;
      return true;
    case napi_bigint64_array:
      *dtype = DType::int64;
      return true;
    case napi_biguint64_array:
      *dtype = DType::uint64;
      return true;
    case float16_type:
      *dtype = DType::float16;
      return true;
    default:
      return false;
  }
}

struct TypedArrayFacts {
  DType dtype = DType::uint8;
  std::size_t length = 0;  // elements
  void* data = nullptr;
  napi_value buffer = nullptr;
  std::size_t byte_offset = 0;
};

inline TypedArrayFacts typed_array_facts(napi_env env, napi_value value) {
  TypedArrayFacts facts;
  napi_typedarray_type type = static_cast<napi_typedarray_type>(-1);
  check(env, napi_get_typedarray_info(env, value, &type, &facts.length, &facts.data, &facts.buffer,
                                      &facts.byte_offset));
  if (!dtype_of_typed_array(type, &facts.dtype)) {
    throw Error(Code::dtype, "a typed array of this type is not known to the runtime's Node-API");
  }
  return facts;
}

inline void read_typed_array(napi_env env, napi_value value, ArraySource* source) {
  const TypedArrayFacts facts = typed_array_facts(env, value);
  if (is_detached(env, facts.buffer)) fail_released();
  source->holder = value;
  source->holder_is_view = true;
  source->dtype = facts.dtype;
  source->layout.ndim = 1;
  source->layout.shape[0] = static_cast<std::int64_t>(facts.length);
  source->layout.strides[0] = info(facts.dtype).itemsize;
}

inline void read_lengths(napi_env env, napi_value list, const char* what, bool allow_negative,
                         int* count, std::int64_t* lengths) {
  if (!is_array(env, list)) fail_protocol(std::string(what) + " is not a list");
  const std::uint32_t length = array_length(env, list);
  if (length > static_cast<std::uint32_t>(max_ndim)) {
    throw Error(Code::shape, "arrays of more than 32 dimensions are not supported");
  }
  *count = static_cast<int>(length);
  for (std::uint32_t i = 0; i < length; ++i) {
    if (!read_safe_integer(env, get(env, list, i), &lengths[i]) ||
        (!allow_negative && lengths[i] < 0)) {
      fail_protocol(std::string(what) + " has an item that is no " +
                    (allow_negative ? "integer" : "count"));
    }
  }
}

inline void read_buffer(Call& call, napi_value buffer, ArraySource* source) {
  const napi_env env = call.env;
  bool is_buffer = false;
  check(env, napi_is_arraybuffer(env, buffer, &is_buffer));
  source->holder_is_view = !is_buffer;
  source->holder = buffer;
  if (is_buffer) return;
  // Node-API 8 gives the address of shared memory only through a typed array.
  bool is_shared = false;
  check(env, napi_instanceof(env, buffer, call.environment.get_slot(Environment::shared_array_buffer),
                             &is_shared));
  if (!is_shared) fail_protocol("buffer is not an ArrayBuffer or SharedArrayBuffer");
  check(env, napi_new_instance(env, call.environment.get_slot(Environment::uint8_array), 1, &buffer,
                               &source->holder));
}

inline void read_descriptor(Call& call, napi_value descriptor, ArraySource* source) {
  const napi_env env = call.env;
  if (!is_object(env, descriptor)) fail_protocol("the descriptor is not an object");
  const napi_value owner = get(env, descriptor, "owner");
  if (is_object(env, owner)) {
    const napi_value lend = get(env, owner, call.environment.get_slot(Environment::lease_symbol));
    if (type_of(env, lend) == napi_function) {
      source->owner = owner;
      check(env, napi_call_function(env, owner, lend, 0, nullptr, &source->lease));
      if (!is_object(env, source->lease)) fail_protocol("the lease is not an object");
    }
  }
  const napi_value from = source->lease != nullptr ? source->lease : descriptor;
  if (source->lease != nullptr) {
    if (is_true(env, get(env, from, "released"))) fail_released();
    call.pin(source->lease);
  }
  read_buffer(call, get(env, from, "buffer"), source);
  const napi_value dtype = get(env, descriptor, "dtype");
  if (type_of(env, dtype) != napi_string) {
    throw Error(Code::dtype, "Array of a structured type given; pass one of its fields");
  }
  const std::string name = read_string(env, dtype);
  bool is_big_endian = false;
  if (!parse_dtype(name, &source->dtype, &is_big_endian)) {
    throw Error(Code::dtype, "Array of type '" + name + "' given, which C has no counterpart for");
  }
  source->swapped = info(source->dtype).part > 1 && is_big_endian == is_little_endian();
  read_lengths(env, get(env, descriptor, "shape"), "shape", false, &source->layout.ndim,
               source->layout.shape);
  int strides = 0;
  read_lengths(env, get(env, descriptor, "strides"), "strides", true, &strides,
               source->layout.strides);
  if (strides != source->layout.ndim) fail_protocol("strides do not match the shape");
  if (!read_safe_integer(env, get(env, descriptor, "byteOffset"), &source->byte_offset)) {
    fail_protocol("byteOffset is not an integer");
  }
  source->readonly = is_true(env, get(env, descriptor, "readonly"));
}

// False when the value is not an array (a list is none either: it has no memory).
inline bool read_source(Call& call, napi_value value, ArraySource* source) {
  const napi_env env = call.env;
  source->value = value;
  bool is_typed = false;
  check(env, napi_is_typedarray(env, value, &is_typed));
  if (is_typed) {
    read_typed_array(env, value, source);
    return true;
  }
  if (!is_object(env, value)) return false;
  const napi_value descriptor =
      get(env, value, call.environment.get_slot(Environment::array_symbol));
  if (is_absent(env, descriptor)) return false;
  read_descriptor(call, descriptor, source);
  return true;
}

// Another argument's getter may have disposed the owner since.
inline void confirm_source(napi_env env, const ArraySource& source) {
  if (source.lease != nullptr && is_true(env, get(env, source.lease, "released"))) fail_released();
}

// Where the bytes are now. Runs no JavaScript.
inline Region locate(napi_env env, const ArraySource& source) {
  Region region;
  napi_value buffer = source.holder;
  if (source.holder_is_view) {
    const TypedArrayFacts facts = typed_array_facts(env, source.holder);
    region.start = static_cast<Bytes>(facts.data);
    region.length = static_cast<std::int64_t>(facts.length) * info(facts.dtype).itemsize;
    buffer = facts.buffer;
  } else {
    void* data = nullptr;
    std::size_t length = 0;
    check(env, napi_get_arraybuffer_info(env, buffer, &data, &length));
    region.start = static_cast<Bytes>(data);
    region.length = static_cast<std::int64_t>(length);
  }
  if (is_detached(env, buffer)) fail_released();
  if (!fits(source.layout, source.byte_offset, info(source.dtype).itemsize, region.length)) {
    throw Error(Code::shape, "array protocol: elements of shape " + show_shape(source.layout) +
                                 " reach outside their buffer of " +
                                 std::to_string(region.length) + " bytes");
  }
  return region;
}

}  // namespace detail
}  // namespace tsmem
