// Addresses are bigints, sizes are numbers; src/unsafe/ has checked both.
#include "unsafe.h"

#include <cstring>

#include "alloc.h"
#include "checked_math.h"
#include "exports.h"
#include "owned_ranges.h"

namespace tsmem {

namespace {

template <size_t N>
size_t SizeArgument(napi_env env, const Arguments<N>& args, size_t index) {
  size_t size = 0;
  SizeFromDouble(NumberOf(env, args.values[index]), &size);
  return size;
}

napi_value MallocFunction(napi_env env, napi_callback_info info) {
  const Arguments<1> args(env, info);
  return AddressValue(env, Malloc(SizeArgument(env, args, 0)));
}

napi_value CallocFunction(napi_env env, napi_callback_info info) {
  const Arguments<2> args(env, info);
  return AddressValue(env, Calloc(SizeArgument(env, args, 0), SizeArgument(env, args, 1)));
}

napi_value Boolean(napi_env env, bool value) {
  napi_value result = nullptr;
  napi_get_boolean(env, value, &result);
  return result;
}

// (address, byteLength): the new address, 0n without memory, false when a block owns the memory
napi_value ReallocFunction(napi_env env, napi_callback_info info) {
  const Arguments<2> args(env, info);
  void* block = AddressOf(env, args.values[0]);
  if (IsOwned(reinterpret_cast<uintptr_t>(block))) return Boolean(env, false);
  return AddressValue(env, Realloc(block, SizeArgument(env, args, 1)));
}

// (byteLength, alignment)
napi_value AlignedAllocFunction(napi_env env, napi_callback_info info) {
  const Arguments<2> args(env, info);
  return AddressValue(env, AlignedAlloc(SizeArgument(env, args, 0), SizeArgument(env, args, 1)));
}

// (address): false when a block owns the memory
napi_value FreeFunction(napi_env env, napi_callback_info info) {
  const Arguments<1> args(env, info);
  void* block = AddressOf(env, args.values[0]);
  if (IsOwned(reinterpret_cast<uintptr_t>(block))) return Boolean(env, false);
  Free(block);
  return Boolean(env, true);
}

napi_value AlignedFreeFunction(napi_env env, napi_callback_info info) {
  const Arguments<1> args(env, info);
  void* block = AddressOf(env, args.values[0]);
  if (IsOwned(reinterpret_cast<uintptr_t>(block))) return Boolean(env, false);
  AlignedFree(block);
  return Boolean(env, true);
}

// (destination, source, byteLength): memmove, so that overlapping ranges are right
napi_value MemcpyFunction(napi_env env, napi_callback_info info) {
  const Arguments<3> args(env, info);
  const size_t byte_length = SizeArgument(env, args, 2);
  if (byte_length == 0) return nullptr;
  std::memmove(AddressOf(env, args.values[0]), AddressOf(env, args.values[1]), byte_length);
  return nullptr;
}

// The order of `scalarTypes` in src/unsafe/access.ts.
enum class Scalar : uint8_t { kInt8, kUint8, kInt16, kUint16, kInt32, kUint32, kFloat32, kFloat64, kInt64, kUint64 };

template <typename T>
T Read(const void* address) {
  T value;
  std::memcpy(&value, address, sizeof value);  // any alignment
  return value;
}

template <typename T>
void Write(void* address, T value) {
  std::memcpy(address, &value, sizeof value);
}

Scalar ScalarArgument(napi_env env, napi_value value) {
  return static_cast<Scalar>(static_cast<uint8_t>(NumberOf(env, value)));
}

// (address, scalar)
napi_value PeekFunction(napi_env env, napi_callback_info info) {
  const Arguments<2> args(env, info);
  const void* at = AddressOf(env, args.values[0]);
  napi_value result = nullptr;
  switch (ScalarArgument(env, args.values[1])) {
    case Scalar::kInt8: return NumberValue(env, Read<int8_t>(at));
    case Scalar::kUint8: return NumberValue(env, Read<uint8_t>(at));
    case Scalar::kInt16: return NumberValue(env, Read<int16_t>(at));
    case Scalar::kUint16: return NumberValue(env, Read<uint16_t>(at));
    case Scalar::kInt32: return NumberValue(env, Read<int32_t>(at));
    case Scalar::kUint32: return NumberValue(env, Read<uint32_t>(at));
    case Scalar::kFloat32: return NumberValue(env, Read<float>(at));
    case Scalar::kFloat64: return NumberValue(env, Read<double>(at));
    case Scalar::kInt64: napi_create_bigint_int64(env, Read<int64_t>(at), &result); break;
    case Scalar::kUint64: napi_create_bigint_uint64(env, Read<uint64_t>(at), &result); break;
  }
  return result;
}

// (address, scalar, value): numbers were checked to fit, 64-bit ones are bigints
napi_value PokeFunction(napi_env env, napi_callback_info info) {
  const Arguments<3> args(env, info);
  void* at = AddressOf(env, args.values[0]);
  const double number = NumberOf(env, args.values[2]);
  int64_t wide = 0;
  bool lossless = false;
  switch (ScalarArgument(env, args.values[1])) {
    case Scalar::kInt8: Write(at, static_cast<int8_t>(number)); break;
    case Scalar::kUint8: Write(at, static_cast<uint8_t>(number)); break;
    case Scalar::kInt16: Write(at, static_cast<int16_t>(number)); break;
    case Scalar::kUint16: Write(at, static_cast<uint16_t>(number)); break;
    case Scalar::kInt32: Write(at, static_cast<int32_t>(number)); break;
    case Scalar::kUint32: Write(at, static_cast<uint32_t>(number)); break;
    case Scalar::kFloat32: Write(at, static_cast<float>(number)); break;
    case Scalar::kFloat64: Write(at, number); break;
    case Scalar::kInt64:
    case Scalar::kUint64:
      napi_get_value_bigint_int64(env, args.values[2], &wide, &lossless);
      Write(at, wide);
      break;
  }
  return nullptr;
}

using NativeMalloc = void* (*)(size_t);
using NativeFree = void (*)(void*);

// (function address, byteLength)
napi_value CallMallocFunction(napi_env env, napi_callback_info info) {
  const Arguments<2> args(env, info);
  const auto function = reinterpret_cast<NativeMalloc>(AddressOf(env, args.values[0]));
  return AddressValue(env, function(SizeArgument(env, args, 1)));
}

// (function address, address): false when a block owns the memory
napi_value CallFreeFunction(napi_env env, napi_callback_info info) {
  const Arguments<2> args(env, info);
  void* block = AddressOf(env, args.values[1]);
  if (IsOwned(reinterpret_cast<uintptr_t>(block))) return Boolean(env, false);
  reinterpret_cast<NativeFree>(AddressOf(env, args.values[0]))(block);
  return Boolean(env, true);
}

}  // namespace

void RegisterUnsafe(EnvState* state, napi_value exports) {
  Export(state, exports, "malloc", MallocFunction);
  Export(state, exports, "calloc", CallocFunction);
  Export(state, exports, "realloc", ReallocFunction);
  Export(state, exports, "alignedAlloc", AlignedAllocFunction);
  Export(state, exports, "free", FreeFunction);
  Export(state, exports, "alignedFree", AlignedFreeFunction);
  Export(state, exports, "memcpy", MemcpyFunction);
  Export(state, exports, "peek", PeekFunction);
  Export(state, exports, "poke", PokeFunction);
  Export(state, exports, "callMalloc", CallMallocFunction);
  Export(state, exports, "callFree", CallFreeFunction);
}

}  // namespace tsmem
