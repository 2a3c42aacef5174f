// Arguments travel in a block of doubles that JavaScript and the addon share, as for the kernels: the
// hot functions take none and return nothing.
#include "sync_exports.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "futex.h"
#include "sync_area.h"

namespace tsmem::sync {

namespace {

// The same list as `slot` in src/shared/sync.ts.
enum Place { kUser, kIndex, kFirst, kSecond, kResult, kPlaces };

// One use of an area by this environment.
struct User {
  SyncArea* area = nullptr;
  SyncPage* page = nullptr;
  napi_ref view = nullptr;  // of the memory under `page`, where it is not the area's own mapping
  bool holds[kLocks] = {};
};

// Locks of @tsmem/shared in a SharedArrayBuffer, for threads of one process: a word with the owner and
// a bit that says whether somebody waits, and a word that is 1 when the owner ended.
struct ThreadLocks {
  std::atomic<int32_t>* words = nullptr;
  size_t count = 0;  // of locks
  int32_t owner = 0;
  int users = 0;
  napi_ref view = nullptr;  // keeps the memory
};
constexpr int32_t kWaitersBit = 1 << 30;

// Per environment, used by its own thread only.
struct SyncState {
  napi_env env = nullptr;
  double* block = nullptr;
  napi_ref block_ref = nullptr;
  std::vector<User> users;
  std::vector<ThreadLocks> thread_locks;
};

void ReleaseFor(User& user, int index) {
  user.holds[index] = false;
  user.area->holders.fetch_sub(1, std::memory_order_relaxed);
}

// What the user still holds goes to the next owner as abandoned.
void CloseUser(User& user) {
  for (int index = 0; index < kLocks; index += 1) {
    if (!user.holds[index]) continue;
    // Only the owner may write this; another use of the same page may have unlocked since.
    const LockStatus owned = Acquire(*user.area->locks, *user.page, index, 0);
    if (owned == LockStatus::kDeadlock) user.page->locks[index].abandoned.store(1);
    if (Release(*user.area->locks, *user.page, index) == LockStatus::kAcquired) {
      ReleaseFor(user, index);
    }
  }
  CloseArea(user.area);
  user = User{};
}

void Abandon(const ThreadLocks& locks) {
  for (size_t index = 0; index < locks.count; index += 1) {
    std::atomic<int32_t>& word = locks.words[2 * index];
    int32_t seen = word.load();
    if ((seen & ~kWaitersBit) != locks.owner) continue;
    locks.words[2 * index + 1].store(1);
    // Deno comes here after it said that the thread is over: others may take the lock meanwhile.
    while ((seen & ~kWaitersBit) == locks.owner && !word.compare_exchange_weak(seen, 0)) {
    }
  }
}

// The environment ends, perhaps because a worker was terminated in the middle of things. Its own
// thread runs this, so the locks go on before the thread is over.
void CloseState(void* data) {
  auto* state = static_cast<SyncState*>(data);
  for (User& user : state->users) {
    if (user.area != nullptr) CloseUser(user);
  }
  for (const ThreadLocks& locks : state->thread_locks) Abandon(locks);
  if (state->block_ref != nullptr) napi_delete_reference(state->env, state->block_ref);
  delete state;
}

SyncState* StateOf(napi_env env, napi_callback_info info) {
  void* data = nullptr;
  napi_get_cb_info(env, info, nullptr, nullptr, nullptr, &data);
  return static_cast<SyncState*>(data);
}

User* UserAt(SyncState& state, double place) {
  if (!(place >= 0 && place < static_cast<double>(state.users.size()))) return nullptr;
  User& user = state.users[static_cast<size_t>(place)];
  return user.area == nullptr ? nullptr : &user;
}

double WaitOf(double milliseconds) {
  return milliseconds > 0 ? std::min(milliseconds, 1000.0) : 0;
}

// A call about lock `block[kIndex]` of user `block[kUser]`.
template <LockStatus (*kCall)(User&, int, double*)>
napi_value LockCall(napi_env env, napi_callback_info info) {
  SyncState& state = *StateOf(env, info);
  double* block = state.block;
  if (block == nullptr) return nullptr;
  User* user = UserAt(state, block[kUser]);
  const bool is_good = user != nullptr && block[kIndex] >= 0 && block[kIndex] < kLocks;
  const LockStatus status =
      is_good ? kCall(*user, static_cast<int>(block[kIndex]), block) : LockStatus::kFailed;
  block[kResult] = static_cast<double>(status);
  return nullptr;
}

LockStatus AcquireLock(User& user, int index, double* block) {
  const LockStatus status =
      Acquire(*user.area->locks, *user.page, index, WaitOf(block[kFirst]));
  if (status == LockStatus::kAcquired || status == LockStatus::kOwnerDied) {
    user.holds[index] = true;
    user.area->holders.fetch_add(1, std::memory_order_relaxed);
  }
  return status;
}

LockStatus ReleaseLock(User& user, int index, double*) {
  const LockStatus status = Release(*user.area->locks, *user.page, index);
  if (status == LockStatus::kAcquired) ReleaseFor(user, index);
  return status;
}

// A call about word `block[kIndex]` of user `block[kUser]`; NaN when there is no such word.
template <double (*kCall)(std::atomic<int32_t>&, double*)>
napi_value WordCall(napi_env env, napi_callback_info info) {
  SyncState& state = *StateOf(env, info);
  double* block = state.block;
  if (block == nullptr) return nullptr;
  User* user = UserAt(state, block[kUser]);
  const bool is_good = user != nullptr && block[kIndex] >= 0 && block[kIndex] < kWords;
  block[kResult] =
      is_good ? kCall(user->page->words[static_cast<size_t>(block[kIndex])].value, block) : NAN;
  return nullptr;
}

int32_t IntOf(double number) {
  return number >= -2147483648.0 && number <= 2147483647.0 ? static_cast<int32_t>(number) : 0;
}

double Load(std::atomic<int32_t>& word, double*) { return word.load(); }

double Store(std::atomic<int32_t>& word, double* block) {
  word.store(IntOf(block[kFirst]));
  return 0;
}

// Gives the value before.
double Add(std::atomic<int32_t>& word, double* block) {
  return word.fetch_add(IntOf(block[kFirst]));
}

// Gives the value before: `block[kFirst]` when it was exchanged.
double CompareExchange(std::atomic<int32_t>& word, double* block) {
  int32_t expected = IntOf(block[kFirst]);
  word.compare_exchange_strong(expected, IntOf(block[kSecond]));
  return expected;
}

double Wait(std::atomic<int32_t>& word, double* block) {
  WaitWhile(word, IntOf(block[kFirst]), WaitOf(block[kSecond]));
  return 0;
}

double WakeSome(std::atomic<int32_t>& word, double* block) {
  Wake(word, IntOf(block[kFirst]));
  return 0;
}

struct Opening {
  SyncState* state = nullptr;
  napi_value view = nullptr;
  uint32_t kind = 0;
  void* memory = nullptr;
  size_t byte_length = 0;

  Opening(napi_env env, napi_callback_info info) {
    size_t count = 2;
    napi_value values[2] = {};
    void* data = nullptr;
    napi_get_cb_info(env, info, &count, values, nullptr, &data);
    state = static_cast<SyncState*>(data);
    view = values[0];
    napi_typedarray_type type;
    size_t length = 0;
    if (napi_get_value_uint32(env, values[1], &kind) != napi_ok) kind = 0;
    if (napi_get_typedarray_info(env, view, &type, &length, &memory, nullptr, nullptr) == napi_ok &&
        type == napi_uint8_array) {
      byte_length = length;
    }
  }
};

// (view: Uint8Array, kind): the number of the user, or -1 - fault
template <SyncFault (*kOpen)(void*, size_t, uint32_t, SyncArea**)>
napi_value OpenCall(napi_env env, napi_callback_info info) {
  Opening opening(env, info);
  SyncArea* area = nullptr;
  const SyncFault fault = kOpen(opening.memory, opening.byte_length, opening.kind, &area);
  napi_value result = nullptr;
  if (fault != SyncFault::kNone) {
    napi_create_int32(env, -1 - static_cast<int>(fault), &result);
    return result;
  }
  std::vector<User>& users = opening.state->users;
  size_t place = 0;
  while (place < users.size() && users[place].area != nullptr) place += 1;
  if (place == users.size()) users.emplace_back();
  users[place] = User{};
  users[place].area = area;
  users[place].page = area->page;
  if (area->page == nullptr) {
    users[place].page = static_cast<SyncPage*>(opening.memory);
    napi_create_reference(env, opening.view, 1, &users[place].view);
  }
  napi_create_uint32(env, static_cast<uint32_t>(place), &result);
  return result;
}

// Of user `block[kUser]`.
napi_value Close(napi_env env, napi_callback_info info) {
  SyncState& state = *StateOf(env, info);
  User* user = state.block == nullptr ? nullptr : UserAt(state, state.block[kUser]);
  if (user == nullptr) return nullptr;
  napi_ref view = user->view;
  CloseUser(*user);
  if (view != nullptr) napi_delete_reference(env, view);
  return nullptr;
}

// (words: Int32Array of pairs over a SharedArrayBuffer, owner): pass on what `owner` holds when this
// environment ends. Owner 0 takes one such call back.
napi_value Guard(napi_env env, napi_callback_info info) {
  size_t count = 2;
  napi_value values[2] = {};
  void* data = nullptr;
  napi_get_cb_info(env, info, &count, values, nullptr, &data);
  auto* state = static_cast<SyncState*>(data);
  napi_typedarray_type type;
  size_t length = 0;
  void* memory = nullptr;
  int32_t owner = 0;
  if (napi_get_typedarray_info(env, values[0], &type, &length, &memory, nullptr, nullptr) !=
          napi_ok ||
      type != napi_int32_array || napi_get_value_int32(env, values[1], &owner) != napi_ok) {
    napi_throw_type_error(env, nullptr, "sync.guard: an Int32Array and the owner's number");
    return nullptr;
  }
  auto* words = static_cast<std::atomic<int32_t>*>(memory);
  std::vector<ThreadLocks>& all = state->thread_locks;
  const auto known = std::find_if(
      all.begin(), all.end(), [words](const ThreadLocks& locks) { return locks.words == words; });
  if (owner == 0) {
    if (known == all.end() || --known->users > 0) return nullptr;
    napi_delete_reference(env, known->view);
    *known = all.back();
    all.pop_back();
  } else if (known != all.end()) {
    known->users += 1;
  } else {
    ThreadLocks locks{words, length / 2, owner, 1, nullptr};
    if (napi_create_reference(env, values[0], 1, &locks.view) == napi_ok) all.push_back(locks);
  }
  return nullptr;
}

// Of user `block[kUser]`: remove the files that its locks have outside of the page.
napi_value Unlink(napi_env env, napi_callback_info info) {
  SyncState& state = *StateOf(env, info);
  User* user = state.block == nullptr ? nullptr : UserAt(state, state.block[kUser]);
  if (user != nullptr) UnlinkLocks(*user->page);
  return nullptr;
}

napi_value Areas(napi_env env, napi_callback_info) {
  napi_value result = nullptr;
  napi_create_int32(env, CountAreas(), &result);
  return result;
}

// bind(block: Float64Array over shared memory): use this block from now on.
napi_value Bind(napi_env env, napi_callback_info info) {
  size_t count = 1;
  napi_value block = nullptr;
  void* data = nullptr;
  napi_get_cb_info(env, info, &count, &block, nullptr, &data);
  auto* state = static_cast<SyncState*>(data);
  napi_typedarray_type type;
  size_t length = 0;
  void* memory = nullptr;
  if (state->block != nullptr ||
      napi_get_typedarray_info(env, block, &type, &length, &memory, nullptr, nullptr) != napi_ok ||
      type != napi_float64_array || length < kPlaces ||
      napi_create_reference(env, block, 1, &state->block_ref) != napi_ok) {
    napi_throw_type_error(env, nullptr, "sync.bind: a Float64Array of the block's size, once");
    return nullptr;
  }
  state->block = static_cast<double*>(memory);
  return nullptr;
}

}  // namespace

void RegisterSync(Napi::Env env, Napi::Object exports) {
  auto* state = new SyncState;
  state->env = env;
  napi_add_env_cleanup_hook(env, CloseState, state);

  const auto method = [state](const char* name, napi_callback function) {
    return napi_property_descriptor{
        name, nullptr, function, nullptr, nullptr, nullptr, napi_default, state};
  };
  const napi_property_descriptor methods[] = {
      method("bind", Bind),
      method("create", OpenCall<CreateArea>),
      method("open", OpenCall<OpenArea>),
      method("close", Close),
      method("unlink", Unlink),
      method("areas", Areas),
      method("guard", Guard),
      method("acquire", LockCall<AcquireLock>),
      method("release", LockCall<ReleaseLock>),
      method("load", WordCall<Load>),
      method("store", WordCall<Store>),
      method("add", WordCall<Add>),
      method("compareExchange", WordCall<CompareExchange>),
      method("wait", WordCall<Wait>),
      method("wake", WordCall<WakeSome>),
  };
  napi_value sync = nullptr;
  napi_create_object(env, &sync);
  napi_define_properties(env, sync, sizeof methods / sizeof *methods, methods);
  napi_set_named_property(env, exports, "sync", sync);
}

}  // namespace tsmem::sync
