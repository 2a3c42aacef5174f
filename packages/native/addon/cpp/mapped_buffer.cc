#include "mapped_buffer.h"

#include <mutex>
#include <unordered_map>
#include <vector>

#include "exports.h"
#include "file_mapping.h"

namespace tsmem {

namespace {

using shared::Outcome;
using shared::Trouble;

// A mapping and its one ArrayBuffer. Made together; deleted by the finalizer of the ArrayBuffer's
// backing store, which always comes last. All on the thread of the environment.
struct MappedBuffer {
  napi_env env = nullptr;
  uint64_t id = 0;
  MappedMemory memory;
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

void Close(const MappedMemory& memory) {
  if (memory.segment == nullptr) CloseFileMapping(memory.data, memory.byte_length);
  else shared::CloseMapping({memory.segment, memory.data});
}

void Replace(const MappedMemory& memory) {
  if (memory.segment == nullptr) ReplaceFileMapping(memory.data, memory.byte_length);
  else shared::ReplaceMapping({memory.segment, memory.data});
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
  if (leave == Leave::kReplace) Replace(record->memory);
  else Close(record->memory);
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

}  // namespace

Outcome WrapMapping(EnvState* state, const MappedMemory& memory, napi_value* buffer, uint64_t* id) {
  auto* record = new MappedBuffer;
  record->env = state->env;
  record->memory = memory;
  const napi_status status = napi_create_external_arraybuffer(
      state->env, memory.data, memory.byte_length, Finalize, record, buffer);
  if (status != napi_ok) {
    delete record;
    Close(memory);
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
  *id = record->id;
  return {};
}

const MappedMemory* MappedMemoryOf(napi_env env, double id) {
  const MappedBuffer* record = RecordOf(env, id);
  return record == nullptr ? nullptr : &record->memory;
}

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

void RegisterMappedBuffers(EnvState* state, napi_value exports) {
  Export(state, exports, "unmap", UnmapFunction);
  Export(state, exports, "rebind", RebindFunction);
  Export(state, exports, "detach", DetachFunction);
}

}  // namespace tsmem
