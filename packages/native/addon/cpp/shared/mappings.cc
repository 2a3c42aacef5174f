#include "mappings.h"

#include <mutex>
#include <unordered_map>

#include "../checked_math.h"
#include "../exports.h"

namespace tsmem {

namespace {

using shared::Mapping;
using shared::Nonce;
using shared::Outcome;
using shared::Trouble;

// A mapping and its one ArrayBuffer. Made together; deleted by the finalizer of the ArrayBuffer's
// backing store, which always comes last. All on the thread of the environment.
struct MappedBuffer {
  napi_env env = nullptr;
  uint64_t id = 0;
  Mapping mapping;
  bool mapped = true;
  // `weak` is the result of transfer(), which the engine does not detach at its end (rebind).
  bool rebound = false;
  bool ending = false;  // the environment's hooks run
  // A detach is under way; the finalizer may run inside it and then leaves the deleting to it.
  bool detaching = false;
  bool finalized = false;
  napi_ref weak = nullptr;
};

// Every live record of the process by id, under the mutex: environments come and go, and an id of
// another one must not be taken for ours.
struct Records {
  std::mutex mutex;
  uint64_t last_id = 0;
  std::unordered_map<uint64_t, MappedBuffer*> by_id;
};

Records& TheRecords() {
  static Records* records = new Records;
  return *records;
}

MappedBuffer* RecordOf(napi_env env, double id) {
  Records& records = TheRecords();
  const std::lock_guard<std::mutex> lock(records.mutex);
  if (!(id >= 0 && id < 9007199254740992.0)) return nullptr;
  const auto found = records.by_id.find(static_cast<uint64_t>(id));
  if (found == records.by_id.end() || found->second->env != env) return nullptr;
  return found->second;
}

napi_value BufferOf(const MappedBuffer* record) {
  napi_value buffer = nullptr;
  if (record->weak == nullptr) return nullptr;
  if (napi_get_reference_value(record->env, record->weak, &buffer) != napi_ok) return nullptr;
  return buffer;
}

void DeleteWeak(MappedBuffer* record) {
  if (record->weak != nullptr) napi_delete_reference(record->env, record->weak);
  record->weak = nullptr;
}

// How the memory of a mapping goes.
enum class Leave : uint8_t { kUnmap, kReplace, kKeep };

void Unmap(MappedBuffer* record, Leave leave) {
  if (!record->mapped) return;
  record->mapped = false;
  {
    Records& records = TheRecords();
    const std::lock_guard<std::mutex> lock(records.mutex);
    records.by_id.erase(record->id);
  }
  if (leave == Leave::kKeep) return;
  if (leave == Leave::kReplace) shared::ReplaceMapping(record->mapping);
  else shared::CloseMapping(record->mapping);
}

// Bun runs the hooks of an environment before its finalizers, Node after them.
void AtEnvironmentEnd(void* data) { static_cast<MappedBuffer*>(data)->ending = true; }

// Whether the environment is ending: then no function that might run JavaScript works.
bool IsEnding(const MappedBuffer* record) {
  napi_value value = nullptr;
  napi_value result = nullptr;
  return record->ending || napi_get_boolean(record->env, true, &value) != napi_ok ||
         napi_coerce_to_bool(record->env, value, &result) != napi_ok;
}

// At the end of an environment finalizers run while another thread may still have the memory, when
// transfer() moved it to a buffer that was posted there. As long as the buffer that we know is
// attached, nobody has, and nothing of this environment runs any more. Once it is not, the memory
// stays mapped for good. Where there is no transfer() (Node 20), the engine has just detached the
// buffer, and only a byte stream could have moved the memory before: zeros take its place, so that
// a worker costs no memory, and such a reader does not crash.
Leave HowToLeave(const MappedBuffer* record) {
  if (!IsEnding(record)) return Leave::kUnmap;
  if (!record->rebound) return Leave::kReplace;
  napi_value buffer = BufferOf(record);
  bool is_detached = true;
  const bool is_ours = buffer != nullptr &&
                       napi_is_detached_arraybuffer(record->env, buffer, &is_detached) == napi_ok &&
                       !is_detached;
  return is_ours ? Leave::kUnmap : Leave::kKeep;
}

void Delete(MappedBuffer* record) {
  napi_remove_env_cleanup_hook(record->env, AtEnvironmentEnd, record);
  DeleteWeak(record);
  delete record;
}

// Nothing in the engine points at the memory any more. Perhaps while the environment ends, perhaps
// (Bun) inside the call that detaches.
void Finalize(napi_env, void*, void* hint) {
  auto* record = static_cast<MappedBuffer*>(hint);
  if (record->detaching) {
    record->finalized = true;
    return;
  }
  Unmap(record, HowToLeave(record));
  Delete(record);
}

Outcome Wrap(EnvState* state, const Mapping& mapping, napi_value* buffer, MappedBuffer** out) {
  auto* record = new MappedBuffer;
  record->env = state->env;
  record->mapping = mapping;
  const napi_status status = napi_create_external_arraybuffer(
      state->env, mapping.data, mapping.segment->byte_length, Finalize, record, buffer);
  if (status != napi_ok) {
    delete record;
    shared::CloseMapping(mapping);
    constexpr int kNoExternalBuffersAllowed = 22;
    return {static_cast<int>(status) == kNoExternalBuffersAllowed ? Trouble::kNoExternals
                                                                  : Trouble::kEnding,
            0};
  }
  {
    Records& records = TheRecords();
    const std::lock_guard<std::mutex> lock(records.mutex);
    record->id = ++records.last_id;
    records.by_id.emplace(record->id, record);
  }
  if (napi_create_reference(state->env, *buffer, 0, &record->weak) != napi_ok) {
    record->weak = nullptr;
  }
  napi_add_env_cleanup_hook(state->env, AtEnvironmentEnd, record);
  *out = record;
  return {};
}

// What JavaScript gets: [trouble, system error] or
// [0, buffer, id, name, nonce, descriptor, byte length].
napi_value Answer(EnvState* state, Outcome outcome, const Mapping& mapping) {
  napi_env env = state->env;
  napi_value buffer = nullptr;
  MappedBuffer* record = nullptr;
  if (outcome.ok()) outcome = Wrap(state, mapping, &buffer, &record);
  napi_value list = nullptr;
  napi_create_array(env, &list);
  napi_set_element(env, list, 0, NumberValue(env, static_cast<double>(outcome.trouble)));
  if (!outcome.ok()) {
    napi_set_element(env, list, 1, NumberValue(env, outcome.system_error));
    return list;
  }
  const shared::OpenSegment& segment = *mapping.segment;
  char nonce[2 * sizeof segment.header->nonce];
  for (size_t i = 0; i < sizeof segment.header->nonce; i += 1) {
    nonce[2 * i] = "0123456789abcdef"[segment.header->nonce[i] >> 4];
    nonce[2 * i + 1] = "0123456789abcdef"[segment.header->nonce[i] & 15];
  }
  napi_value text = nullptr;
  napi_set_element(env, list, 1, buffer);
  napi_set_element(env, list, 2, NumberValue(env, static_cast<double>(record->id)));
  napi_create_string_utf8(env, segment.name.data(), segment.name.size(), &text);
  napi_set_element(env, list, 3, text);
  napi_create_string_utf8(env, nonce, sizeof nonce, &text);
  napi_set_element(env, list, 4, text);
  napi_set_element(env, list, 5, NumberValue(env, static_cast<double>(segment.file)));
  napi_set_element(env, list, 6, NumberValue(env, static_cast<double>(segment.byte_length)));
  return list;
}

napi_value FaultList(napi_env env, const Outcome& outcome) {
  napi_value list = nullptr;
  napi_create_array(env, &list);
  napi_set_element(env, list, 0, NumberValue(env, static_cast<double>(outcome.trouble)));
  napi_set_element(env, list, 1, NumberValue(env, outcome.system_error));
  return list;
}

std::string StringOf(napi_env env, napi_value value) {
  char text[256];
  size_t length = 0;
  if (napi_get_value_string_utf8(env, value, text, sizeof text, &length) != napi_ok) return {};
  return {text, length};
}

// 32 hexadecimal digits; false for anything else.
bool NonceFrom(napi_env env, napi_value value, Nonce* nonce) {
  const std::string text = StringOf(env, value);
  if (text.size() != 2 * nonce->size()) return false;
  for (size_t i = 0; i < text.size(); i += 1) {
    const char* digits = "0123456789abcdef";
    const std::string_view all(digits, 16);
    const size_t digit = all.find(text[i]);
    if (digit == std::string_view::npos) return false;
    unsigned char& byte = (*nonce)[i / 2];
    byte = static_cast<unsigned char>(i % 2 == 0 ? digit << 4 : byte | digit);
  }
  return true;
}

// (naming, name, byteLength)
napi_value CreateFunction(napi_env env, napi_callback_info info) {
  const Arguments<3> args(env, info);
  size_t byte_length = 0;
  SizeFromDouble(NumberOf(env, args.values[2]), &byte_length);
  Mapping mapping;
  const auto naming = static_cast<shared::Naming>(NumberOf(env, args.values[0]));
  const Outcome outcome =
      args.state->externals_refused
          ? Outcome{Trouble::kNoExternals, 0}
          : shared::CreateSegment(naming, StringOf(env, args.values[1]), byte_length, &mapping);
  return Answer(args.state, outcome, mapping);
}

// (name, nonce or undefined)
napi_value OpenFunction(napi_env env, napi_callback_info info) {
  const Arguments<2> args(env, info);
  Nonce nonce;
  const bool has_nonce = NonceFrom(env, args.values[1], &nonce);
  Mapping mapping;
  const Outcome outcome =
      args.state->externals_refused
          ? Outcome{Trouble::kNoExternals, 0}
          : shared::OpenSegmentByName(StringOf(env, args.values[0]), has_nonce ? &nonce : nullptr,
                                      &mapping);
  return Answer(args.state, outcome, mapping);
}

// (pid, descriptor, nonce)
napi_value OpenOfProcessFunction(napi_env env, napi_callback_info info) {
  const Arguments<3> args(env, info);
  Nonce nonce;
  Mapping mapping;
  Outcome outcome{Trouble::kReplaced, 0};
  if (args.state->externals_refused) outcome = {Trouble::kNoExternals, 0};
  else if (NonceFrom(env, args.values[2], &nonce)) {
    outcome = shared::OpenSegmentOfProcess(static_cast<uint32_t>(NumberOf(env, args.values[0])),
                                           static_cast<uint32_t>(NumberOf(env, args.values[1])),
                                           nonce, &mapping);
  }
  return Answer(args.state, outcome, mapping);
}

// (id): the buffer was detached, and nobody has the memory
napi_value UnmapFunction(napi_env env, napi_callback_info info) {
  const Arguments<1> args(env, info);
  MappedBuffer* record = RecordOf(env, NumberOf(env, args.values[0]));
  if (record != nullptr) Unmap(record, Leave::kUnmap);
  return nullptr;
}

// (id, buffer): watch `buffer`, the result of transfer(), which has the memory now
napi_value RebindFunction(napi_env env, napi_callback_info info) {
  const Arguments<2> args(env, info);
  MappedBuffer* record = RecordOf(env, NumberOf(env, args.values[0]));
  if (record == nullptr) return nullptr;
  DeleteWeak(record);
  record->rebound = true;
  if (napi_create_reference(env, args.values[1], 0, &record->weak) != napi_ok) {
    record->weak = nullptr;
  }
  return nullptr;
}

// (id, buffer): detach our buffer and unmap. For runtimes without ArrayBuffer.prototype.transfer,
// which have no detach keys either. True when it was detached.
napi_value DetachFunction(napi_env env, napi_callback_info info) {
  const Arguments<2> args(env, info);
  MappedBuffer* record = RecordOf(env, NumberOf(env, args.values[0]));
  bool detached = false;
  if (record != nullptr) {
    record->detaching = true;
    detached = napi_detach_arraybuffer(env, args.values[1]) == napi_ok;
    record->detaching = false;
    if (detached) Unmap(record, Leave::kUnmap);
    if (record->finalized) Delete(record);
  }
  napi_value result = nullptr;
  napi_get_boolean(env, detached, &result);
  return result;
}

// (name, nonce): [trouble, system error]
napi_value UnlinkFunction(napi_env env, napi_callback_info info) {
  const Arguments<2> args(env, info);
  Nonce nonce;
  if (!NonceFrom(env, args.values[1], &nonce)) return FaultList(env, {Trouble::kReplaced, 0});
  return FaultList(env, shared::UnlinkSegment(StringOf(env, args.values[0]), nonce));
}

// (): names that were removed
napi_value SweepFunction(napi_env env, napi_callback_info) {
  napi_value list = nullptr;
  napi_create_array(env, &list);
  uint32_t count = 0;
  for (const std::string& name : shared::SweepSegments()) {
    napi_value text = nullptr;
    napi_create_string_utf8(env, name.data(), name.size(), &text);
    napi_set_element(env, list, count++, text);
  }
  return list;
}

// (): the process is about to end
napi_value RemoveCreatedFunction(napi_env, napi_callback_info) {
  shared::RemoveCreated();
  return nullptr;
}

// (): [mappings, their bytes, headers] of the whole process
napi_value TotalsFunction(napi_env env, napi_callback_info) {
  const shared::SegmentTotals totals = shared::TotalsOfSegments();
  const double numbers[] = {static_cast<double>(totals.mappings),
                            static_cast<double>(totals.bytes),
                            static_cast<double>(totals.headers)};
  napi_value list = nullptr;
  napi_create_array(env, &list);
  for (uint32_t i = 0; i < 3; i += 1) napi_set_element(env, list, i, NumberValue(env, numbers[i]));
  return list;
}

}  // namespace

void AppendMappedBuffers(napi_env env, napi_value list, uint32_t* count) {
  std::vector<napi_value> buffers;
  {
    Records& records = TheRecords();
    const std::lock_guard<std::mutex> lock(records.mutex);
    for (const auto& [id, record] : records.by_id) {
      if (record->env == env) buffers.push_back(BufferOf(record));
    }
  }
  // Not under the mutex: this may collect, and a finalizer takes it.
  for (napi_value buffer : buffers) {
    if (buffer != nullptr) napi_set_element(env, list, (*count)++, buffer);
  }
}

void RegisterMappings(EnvState* state, napi_value shared) {
  Export(state, shared, "create", CreateFunction);
  Export(state, shared, "open", OpenFunction);
  Export(state, shared, "openOfProcess", OpenOfProcessFunction);
  Export(state, shared, "unmap", UnmapFunction);
  Export(state, shared, "rebind", RebindFunction);
  Export(state, shared, "detach", DetachFunction);
  Export(state, shared, "unlink", UnlinkFunction);
  Export(state, shared, "sweep", SweepFunction);
  Export(state, shared, "removeCreated", RemoveCreatedFunction);
  Export(state, shared, "totals", TotalsFunction);
}

}  // namespace tsmem
