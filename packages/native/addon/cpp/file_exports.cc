#include "file_exports.h"

#include "checked_math.h"
#include "exports.h"
#include "file_mapping.h"
#include "mapped_buffer.h"

namespace tsmem {

namespace {

using shared::Outcome;
using shared::Trouble;

napi_value ListOf(napi_env env, double first, double second) {
  napi_value list = nullptr;
  napi_create_array(env, &list);
  napi_set_element(env, list, 0, NumberValue(env, first));
  napi_set_element(env, list, 1, NumberValue(env, second));
  return list;
}

napi_value FaultOf(napi_env env, const Outcome& outcome) {
  return ListOf(env, static_cast<double>(outcome.trouble), outcome.system_error);
}

// (descriptor, byteLength, sharing): [0, buffer, id] or [trouble, system error]
napi_value MapFunction(napi_env env, napi_callback_info info) {
  const Arguments<3> args(env, info);
  if (args.state->externals_refused) return FaultOf(env, {Trouble::kNoExternals, 0});
  MappedMemory memory;
  if (!SizeFromDouble(NumberOf(env, args.values[1]), &memory.byte_length)) {
    return FaultOf(env, {Trouble::kNoMemory, 0});
  }
  const auto sharing = static_cast<FileSharing>(NumberOf(env, args.values[2]));
  Outcome outcome = MapFile(static_cast<int>(NumberOf(env, args.values[0])), memory.byte_length,
                            sharing, &memory.data);
  napi_value buffer = nullptr;
  uint64_t id = 0;
  if (outcome.ok()) outcome = WrapMapping(args.state, memory, &buffer, &id);
  if (!outcome.ok()) return FaultOf(env, outcome);
  napi_value list = ListOf(env, 0, 0);
  napi_set_element(env, list, 1, buffer);
  napi_set_element(env, list, 2, NumberValue(env, static_cast<double>(id)));
  return list;
}

// (id): [trouble, system error]
napi_value FlushFunction(napi_env env, napi_callback_info info) {
  const Arguments<1> args(env, info);
  const MappedMemory* memory = MappedMemoryOf(env, NumberOf(env, args.values[0]));
  if (memory == nullptr || memory->segment != nullptr) return FaultOf(env, {Trouble::kMissing, 0});
  return FaultOf(env, FlushFileMapping(memory->data, memory->byte_length));
}

// (): [mappings, their bytes] of the whole process
napi_value TotalsFunction(napi_env env, napi_callback_info) {
  const FileTotals totals = TotalsOfFiles();
  return ListOf(env, static_cast<double>(totals.mappings), static_cast<double>(totals.bytes));
}

}  // namespace

void RegisterFiles(EnvState* state, Napi::Object exports) {
  Napi::Object files = Napi::Object::New(exports.Env());
  Export(state, files, "map", MapFunction);
  Export(state, files, "flush", FlushFunction);
  Export(state, files, "totals", TotalsFunction);
  RegisterMappedBuffers(state, files);
  exports.Set("files", files);
}

}  // namespace tsmem
