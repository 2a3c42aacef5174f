// The functions of a block that src/ calls: each gives an ArrayBuffer, a number that is a Fault, or
// undefined. Arguments were checked in JavaScript.
#include "array_buffer.h"
#include "blocks.h"
#include "checked_math.h"
#include "engine_count.h"
#include "exports.h"
#include "mapped_buffer.h"
#include "page_cache.h"
#include "pages.h"
#include "policy.h"

namespace tsmem {

namespace {

napi_value Answer(napi_env env, Fault fault, napi_value buffer) {
  if (fault == Fault::kNone) return buffer;
  bool pending = false;
  // An engine that cannot give memory has thrown its own RangeError; ours says more.
  if (napi_is_exception_pending(env, &pending) == napi_ok && pending) {
    napi_value ignored = nullptr;
    napi_get_and_clear_last_exception(env, &ignored);
  }
  return NumberValue(env, static_cast<double>(fault));
}

// An address from JavaScript cannot be one that C gave when an end of the range is not mapped.
Fault CheckMapped(const void* data, size_t byte_length) {
  if (data == nullptr) return Fault::kNone;
  size_t end = 0;
  // A block without bytes is given back too, and one whose length is wrong.
  if (!CheckedAdd(reinterpret_cast<uintptr_t>(data), byte_length, &end)) {
    return IsMapped(data, 1) ? Fault::kNone : Fault::kWraps;
  }
  return IsMapped(data, byte_length == 0 ? 1 : byte_length) ? Fault::kNone : Fault::kNotMapped;
}

using NativeFree = void (*)(void*);

void CallNativeFree(void* data, void* hint) { reinterpret_cast<NativeFree>(hint)(data); }

// (address, byteLength, free function address or 0, buffer that a copy may use or undefined)
napi_value AdoptFunction(napi_env env, napi_callback_info info) {
  const Arguments<4> args(env, info);
  size_t byte_length = 0;
  SizeFromDouble(NumberOf(env, args.values[1]), &byte_length);
  void* data = AddressOf(env, args.values[0]);
  void* native_free = AddressOf(env, args.values[2]);
  napi_value buffer = nullptr;
  Fault fault = CheckMapped(data, byte_length);
  if (fault == Fault::kNone) {
    fault =
        Adopt(args.state, data, byte_length, native_free == nullptr ? FreeDeleter : CallNativeFree,
              native_free, args.values[3], &buffer);
  }
  return Answer(env, fault, buffer);
}

// (address, byteLength)
napi_value BorrowFunction(napi_env env, napi_callback_info info) {
  const Arguments<2> args(env, info);
  size_t byte_length = 0;
  SizeFromDouble(NumberOf(env, args.values[1]), &byte_length);
  void* data = AddressOf(env, args.values[0]);
  napi_value buffer = nullptr;
  Fault fault = CheckMapped(data, byte_length);
  if (fault == Fault::kNone) fault = Borrow(args.state, data, byte_length, &buffer);
  return Answer(env, fault, buffer);
}

// (byteLength)
napi_value AcquireFunction(napi_env env, napi_callback_info info) {
  const Arguments<1> args(env, info);
  size_t byte_length = 0;
  SizeFromDouble(NumberOf(env, args.values[0]), &byte_length);
  napi_value buffer = nullptr;
  const Fault fault = Acquire(args.state, byte_length, &buffer);
  return Answer(env, fault, buffer);
}

// (id, keepAlive): the buffer is about to reach user code
napi_value EscapeFunction(napi_env env, napi_callback_info info) {
  const Arguments<2> args(env, info);
  BlockRecord* record = RecordOf(args.state, NumberOf(env, args.values[0]));
  if (record != nullptr) MarkEscaped(args.state, record, args.values[1]);
  return nullptr;
}

// (id): a block that never escaped; its ArrayBuffer is never used again
napi_value ReleaseFunction(napi_env env, napi_callback_info info) {
  const Arguments<1> args(env, info);
  BlockRecord* record = RecordOf(args.state, NumberOf(env, args.values[0]));
  if (record != nullptr) ReturnMemoryAndIdle(record, BufferOf(args.state, record));
  return nullptr;
}

// (id, buffer): `buffer` is private, the result of transfer(), and has the memory now
napi_value RebindFunction(napi_env env, napi_callback_info info) {
  const Arguments<2> args(env, info);
  BlockRecord* record = RecordOf(args.state, NumberOf(env, args.values[0]));
  if (record != nullptr) Rebind(args.state, record, args.values[1]);
  return nullptr;
}

// (id, lease, bytes disposed since the last loan): the block never escaped; its ArrayBuffer is kept, and free
// once the lease is dead. How many bytes were lent beyond those that make a collection due, negative when it
// is not, or undefined when the lease cannot be watched
napi_value LendFunction(napi_env env, napi_callback_info info) {
  const Arguments<3> args(env, info);
  size_t disposed = 0;
  SizeFromDouble(NumberOf(env, args.values[2]), &disposed);
  ForgetPending(args.state, disposed);
  BlockRecord* record = RecordOf(args.state, NumberOf(env, args.values[0]));
  if (record == nullptr || !Lend(args.state, record, args.values[1])) return nullptr;
  return NumberValue(env, BytesBeyondDue(args.state));
}

// (): the id of a lent block that is free again, or -1
napi_value TakeReturnedFunction(napi_env env, napi_callback_info info) {
  const Arguments<1> args(env, info);
  return NumberValue(env, TakeReturned(args.state));
}

// (id, buffer): detach an escaped buffer of ours, then return its memory. Only for runtimes without
// ArrayBuffer.prototype.transfer, which have no detach keys either. True when it was detached.
napi_value DetachFunction(napi_env env, napi_callback_info info) {
  const Arguments<2> args(env, info);
  EnvState* state = args.state;
  BlockRecord* record = RecordOf(state, NumberOf(env, args.values[0]));
  napi_value result = nullptr;
  const bool detached = record != nullptr && DetachAndReturn(state, record, args.values[1]);
  napi_get_boolean(env, detached, &result);
  return result;
}

// (): the buffers of this thread that lie outside the engine, reached user code and are alive
napi_value EscapedFunction(napi_env env, napi_callback_info info) {
  const Arguments<1> args(env, info);
  EnvState* state = args.state;
  napi_value list = nullptr;
  napi_create_array(env, &list);
  uint32_t count = 0;
  for (const BlockRecord* record : state->slots) {
    if (record == nullptr || !record->escaped) continue;
    napi_value buffer = BufferOf(state, record);
    if (buffer != nullptr) napi_set_element(env, list, count++, buffer);
  }
  AppendMappedBuffers(env, list, &count);
  return list;
}

// (): collect and sweep, if enough was made or lent since the last time
napi_value CollectWhenDueFunction(napi_env env, napi_callback_info info) {
  const Arguments<1> args(env, info);
  CollectWhenDue(args.state);
  return nullptr;
}

// (): sweep without collecting first
napi_value SweepFunction(napi_env env, napi_callback_info info) {
  const Arguments<1> args(env, info);
  return NumberValue(env, static_cast<double>(Sweep(args.state)));
}

// (keepBytes): give back idle pages
napi_value TrimFunction(napi_env env, napi_callback_info info) {
  const Arguments<1> args(env, info);
  size_t keep = 0;
  SizeFromDouble(NumberOf(env, args.values[0]), &keep);
  DropIdle(args.state, keep);
  ForgetSteadyPeak(args.state);
  return NumberValue(env, static_cast<double>(ProcessPageCache().Trim(keep)));
}

// (): [cached bytes, blocks and bytes of the whole process]
napi_value ProcessStatsFunction(napi_env env, napi_callback_info) {
  napi_value list = nullptr;
  const double numbers[] = {static_cast<double>(ProcessPageCache().bytes()),
                            static_cast<double>(Totals().blocks.load()),
                            static_cast<double>(Totals().bytes.load())};
  napi_create_array(env, &list);
  for (uint32_t i = 0; i < 3; i += 1) napi_set_element(env, list, i, NumberValue(env, numbers[i]));
  return list;
}

// (externalAllowed, externalsRefused, collector, blockFactory, countsDown)
napi_value ConfigureFunction(napi_env env, napi_callback_info info) {
  const Arguments<5> args(env, info);
  EnvState* state = args.state;
  napi_get_value_bool(env, args.values[4], &state->counts_down);
  napi_get_value_bool(env, args.values[0], &state->external_allowed);
  napi_get_value_bool(env, args.values[1], &state->externals_refused);
  napi_create_reference(env, args.values[2], 1, &state->collector);
  napi_create_reference(env, args.values[3], 1, &state->block_factory);
  return nullptr;
}

}  // namespace

void RegisterBlocks(EnvState* state, napi_value exports) {
  Export(state, exports, "adopt", AdoptFunction);
  Export(state, exports, "borrow", BorrowFunction);
  Export(state, exports, "acquire", AcquireFunction);
  Export(state, exports, "escape", EscapeFunction);
  Export(state, exports, "release", ReleaseFunction);
  Export(state, exports, "rebind", RebindFunction);
  Export(state, exports, "lend", LendFunction);
  Export(state, exports, "takeReturned", TakeReturnedFunction);
  Export(state, exports, "collectWhenDue", CollectWhenDueFunction);
  Export(state, exports, "detach", DetachFunction);
  Export(state, exports, "escaped", EscapedFunction);
  Export(state, exports, "sweep", SweepFunction);
  Export(state, exports, "trim", TrimFunction);
  Export(state, exports, "processStats", ProcessStatsFunction);
  Export(state, exports, "configure", ConfigureFunction);
}

}  // namespace tsmem
