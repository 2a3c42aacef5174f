#include "segments.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <mutex>

#include "process_identity.h"

namespace tsmem::shared {

namespace {

// What this process made and nobody has unlinked, to be removed when the process ends.
struct CreatedName {
  std::string name;
  Nonce nonce;
};

struct Table {
  std::mutex mutex;
  std::vector<OpenSegment*> segments;
  std::vector<CreatedName> created;
  SegmentTotals totals;
};

// Never destroyed: other threads may still close mappings while the process ends.
Table& TheTable() {
  static Table* table = new Table;
  return *table;
}

ProcessIdentity IdentityIn(const ProcessSlot& slot) {
  ProcessIdentity process;
  process.pid = slot.pid.load();
  process.start = slot.start.load();
  process.space = slot.space.load();
  return process;
}

bool IsOwn(const ProcessSlot& slot) {
  const ProcessIdentity process = IdentityIn(slot);
  const ProcessIdentity& own = OwnIdentity();
  return process.pid == own.pid && process.start == own.start && process.space == own.space;
}

// Whether some process, other than this one unless `also_own`, has the segment open.
bool IsInUse(const HeaderPage* header, bool also_own) {
  for (const ProcessSlot& slot : header->slots) {
    if (slot.pid.load() == 0 || slot.count.load() == 0) continue;
    if (IsOwn(slot) ? also_own : IsAlive(IdentityIn(slot))) return true;
  }
  return false;
}

bool IsCreatorAlive(const HeaderPage* header) {
  ProcessIdentity creator;
  creator.pid = header->creator_pid;
  creator.start = header->creator_start;
  creator.space = header->creator_space;
  return IsAlive(creator);
}

// Under the file lock, except on Windows, where only the exchange of `pid` keeps claimers apart.
ProcessSlot* ClaimSlot(HeaderPage* header) {
  const ProcessIdentity& own = OwnIdentity();
  for (ProcessSlot& slot : header->slots) {
    uint32_t pid = slot.pid.load();
    if (pid != 0 && (IsOwn(slot) || IsAlive(IdentityIn(slot)))) continue;
    if (!slot.pid.compare_exchange_strong(pid, own.pid)) continue;
    slot.count.store(0);
    slot.start.store(own.start);
    slot.space.store(own.space);
    return &slot;
  }
  return nullptr;
}

void ReleaseSlot(ProcessSlot* slot) {
  slot->count.store(0);
  slot->pid.store(0);
}

bool HasNonce(const HeaderPage* header, const Nonce& nonce) {
  return std::memcmp(header->nonce, nonce.data(), nonce.size()) == 0;
}

Nonce NonceOf(const HeaderPage* header) {
  Nonce nonce;
  std::memcpy(nonce.data(), header->nonce, nonce.size());
  return nonce;
}

HeaderPage* MapHeader(FileHandle file) {
  return static_cast<HeaderPage*>(MapRange(file, 0, kHeaderBytes));
}

Outcome CheckHeader(const HeaderPage* header, const FileFacts& facts, const Nonce* nonce) {
  if (header->magic != kMagic) return {Trouble::kFormat, 0};
  if (header->version != kVersion) return {Trouble::kVersion, static_cast<int>(header->version)};
  const uint32_t state = header->state.load();
  if ((state & kReady) == 0) return {Trouble::kFormat, 0};
  if (nonce != nullptr && !HasNonce(header, *nonce)) return {Trouble::kReplaced, 0};
  if (header->byte_length == 0 || facts.size < kDataOffset ||
      facts.size - kDataOffset < header->byte_length) {
    return {Trouble::kFormat, 0};
  }
  // What lost its name or its last user between our opening it and the file lock is gone.
  if (facts.has_name ? (state & kUnlinked) != 0 : !IsInUse(header, true)) {
    return {Trouble::kMissing, 0};
  }
  return {};
}

// Map the data once more. Under the table's mutex.
Outcome AddMapping(Table& table, OpenSegment* segment, Mapping* mapping) {
  void* data = MapRange(segment->file, kDataOffset, segment->byte_length);
  if (data == nullptr) return {Trouble::kNoMemory, 0};
  segment->count += 1;
  segment->slot->count.store(segment->count);
  table.totals.mappings += 1;
  table.totals.bytes += segment->byte_length;
  *mapping = {segment, data};
  return {};
}

void Forget(Table& table, OpenSegment* segment) {
  auto& list = table.segments;
  list.erase(std::remove(list.begin(), list.end(), segment), list.end());
  UnmapRange(segment->header, kHeaderBytes);
  table.totals.headers -= 1;
  delete segment;
}

// After the last mapping went, or when the first one could not be made. The file lock may be held.
void Leave(Table& table, OpenSegment* segment) {
  if (segment->slot != nullptr) ReleaseSlot(segment->slot);
  CloseFile(segment->file);
  Forget(table, segment);
}

// A mapping of the data is gone.
void RemoveMapping(Table& table, OpenSegment* segment) {
  table.totals.mappings -= 1;
  table.totals.bytes -= segment->byte_length;
  segment->count -= 1;
  segment->slot->count.store(segment->count);
  if (segment->count == 0) Leave(table, segment);
}

OpenSegment* FindById(const Table& table, const FileId& id) {
  for (OpenSegment* segment : table.segments) {
    if (segment->id == id) return segment;
  }
  return nullptr;
}

OpenSegment* Remember(Table& table, HeaderPage* header, const FileId& id, const std::string& name) {
  auto* segment = new OpenSegment;
  segment->header = header;
  segment->id = id;
  segment->name = name;
  segment->byte_length = static_cast<size_t>(header->byte_length);
  table.segments.push_back(segment);
  table.totals.headers += 1;
  return segment;
}

// The first mapping in this process: takes a slot and owns `file` from here on.
Outcome Enter(Table& table, OpenSegment* segment, FileHandle file, Mapping* mapping) {
  segment->file = file;
  segment->slot = ClaimSlot(segment->header);
  const Outcome outcome = segment->slot == nullptr ? Outcome{Trouble::kFull, 0}
                                                   : AddMapping(table, segment, mapping);
  if (!outcome.ok()) Leave(table, segment);
  return outcome;
}

// A file that was opened and locked; owned by this function.
Outcome OpenFile(Table& table, FileHandle file, const FileFacts& facts, const Nonce* nonce,
                 const std::string& name, Mapping* mapping) {
  OpenSegment* known = FindById(table, facts.id);
  if (known != nullptr) {
    Outcome outcome = CheckHeader(known->header, facts, nonce);
    if (outcome.ok()) outcome = AddMapping(table, known, mapping);
    CloseFile(file);
    return outcome;
  }
  if (facts.size < kHeaderBytes) {
    CloseFile(file);
    return {Trouble::kFormat, 0};
  }
  HeaderPage* header = MapHeader(file);
  Outcome outcome{Trouble::kNoMemory, 0};
  if (header != nullptr) {
    outcome = CheckHeader(header, facts, nonce);
    if (outcome.ok()) {
      outcome = Enter(table, Remember(table, header, facts.id, name), file, mapping);
      if (outcome.ok()) UnlockSegmentFile(file);
      return outcome;
    }
    UnmapRange(header, kHeaderBytes);
  }
  CloseFile(file);
  return outcome;
}

void FillHeader(HeaderPage* header, size_t byte_length, uint32_t state) {
  const ProcessIdentity& own = OwnIdentity();
  header->magic = kMagic;  // there already on Linux
  header->version = kVersion;
  header->byte_length = byte_length;
  FillRandom(header->nonce, sizeof header->nonce);
  header->creator_pid = own.pid;
  header->creator_start = own.start;
  header->creator_space = own.space;
  header->state.store(state);
}

std::string Base36(uint64_t number) {
  std::string text;
  do {
    text.insert(text.begin(), "0123456789abcdefghijklmnopqrstuvwxyz"[number % 36]);
    number /= 36;
  } while (number > 0);
  return text;
}

// tsmem.<pid>.<start time>.<random>: says who made it before the header does.
std::string GenerateName() {
  const ProcessIdentity& own = OwnIdentity();
  std::string name = "tsmem." + Base36(own.pid) + "." + Base36(own.start) + ".";
  std::vector<unsigned char> random(kRandomNameLength);
  FillRandom(random.data(), random.size());
  for (const unsigned char byte : random) name += "abcdefghijklmnopqrstuvwxyz234567"[byte % 32];
  return name;
}

// The creator in a generated name; false for other names.
bool CreatorFromName(const std::string& name, ProcessIdentity* creator) {
  constexpr size_t kPrefixLength = 6;
  if (name.compare(0, kPrefixLength, "tsmem.") != 0) return false;
  char* end = nullptr;
  const uint64_t pid = std::strtoull(name.c_str() + kPrefixLength, &end, 36);
  if (*end != '.' || pid == 0 || pid > UINT32_MAX) return false;
  creator->pid = static_cast<uint32_t>(pid);
  creator->start = std::strtoull(end + 1, &end, 36);
  creator->space = OwnIdentity().space;
  return *end == '.';
}

enum class Removal : uint8_t { kOfOwner, kAtExit, kSweep };

// Whether this removal may take the segment away. A creator holds the file lock until its segment is
// finished: whoever finds one unfinished, under the lock, knows that the creator is dead. A file
// without our mark is somebody else's, unless its name says that it was going to be ours.
bool MayRemove(const std::string& name, const HeaderPage* header, Removal removal) {
  if (header == nullptr || header->magic != kMagic) {
    ProcessIdentity creator;
    const bool is_unmarked = header == nullptr || header->magic == 0;
    return removal == Removal::kSweep && is_unmarked && CreatorFromName(name, &creator);
  }
  if (removal == Removal::kOfOwner) return true;
  if ((header->state.load() & kReady) == 0) return removal == Removal::kSweep;
  if (header->version != kVersion) return false;
  if (removal == Removal::kAtExit) return !IsInUse(header, false);
  return !IsCreatorAlive(header) && !IsInUse(header, true);
}

// Remove a name unless `removal` forbids it; with `nonce`, only when it is that segment's.
Outcome Remove(const std::string& name, const Nonce* nonce, Removal removal, bool* removed) {
  FileHandle file = kNoFile;
  FileFacts facts;
  Outcome outcome = OpenNamedFile(name, &file, &facts);
  if (!outcome.ok()) return outcome;
  HeaderPage* header = facts.size >= kHeaderBytes ? MapHeader(file) : nullptr;
  bool may = MayRemove(name, header, removal);
  if (may && nonce != nullptr) may = header != nullptr && HasNonce(header, *nonce);
  if (may) {
    outcome = RemoveName(name);
    *removed = outcome.ok();
    if (*removed && header != nullptr) header->state.fetch_or(kUnlinked);
  }
  if (header != nullptr) UnmapRange(header, kHeaderBytes);
  CloseFile(file);
  return outcome;
}

void ForgetCreated(Table& table, const Nonce& nonce) {
  auto& list = table.created;
  list.erase(std::remove_if(list.begin(), list.end(),
                            [&](const CreatedName& entry) { return entry.nonce == nonce; }),
             list.end());
}

void RememberCreated(Table& table, const OpenSegment* segment) {
  // A signal that kills does not get there: the next sweep of any process does the rest.
  static const bool is_registered = std::atexit(RemoveCreated) == 0;
  (void)is_registered;
  table.created.push_back({segment->name, NonceOf(segment->header)});
}

}  // namespace

Outcome CreateSegment(Naming naming, const std::string& name, size_t byte_length,
                      Mapping* mapping) {
  Table& table = TheTable();
  const std::lock_guard<std::mutex> lock(table.mutex);
  const std::string used = naming == Naming::kGiven       ? name
                           : naming == Naming::kGenerated ? GenerateName()
                                                          : std::string();
  FileHandle file = kNoFile;
  Outcome outcome = CreateSegmentFile(used, byte_length, &file);
  if (!outcome.ok()) return outcome;
  FileFacts facts;
  outcome = ReadFacts(file, &facts);
  // A sweep may have taken the empty file for one that its dead creator left.
  if (outcome.ok() && !used.empty() && !facts.has_name) outcome = {Trouble::kBusy, 0};
  HeaderPage* header = outcome.ok() ? MapHeader(file) : nullptr;
  if (header == nullptr) {
    if (outcome.ok()) outcome = {Trouble::kNoMemory, 0};
    if (!used.empty()) RemoveName(used);
    CloseFile(file);
    return outcome;
  }
  FillHeader(header, byte_length, used.empty() ? kReady | kUnlinked : kReady);
  OpenSegment* segment = Remember(table, header, facts.id, used);
  outcome = Enter(table, segment, file, mapping);
  if (!outcome.ok()) {
    if (!used.empty()) RemoveName(used);
    return outcome;
  }
  UnlockSegmentFile(file);
  if (!used.empty()) RememberCreated(table, segment);
  return outcome;
}

Outcome OpenSegmentByName(const std::string& name, const Nonce* nonce, Mapping* mapping) {
  Table& table = TheTable();
  const std::lock_guard<std::mutex> lock(table.mutex);
  FileHandle file = kNoFile;
  FileFacts facts;
  const Outcome outcome = OpenNamedFile(name, &file, &facts);
  return outcome.ok() ? OpenFile(table, file, facts, nonce, name, mapping) : outcome;
}

Outcome OpenSegmentOfProcess(uint32_t pid, uint32_t descriptor, const Nonce& nonce,
                             Mapping* mapping) {
  Table& table = TheTable();
  const std::lock_guard<std::mutex> lock(table.mutex);
  FileHandle file = kNoFile;
  FileFacts facts;
  const Outcome outcome = OpenFileOfProcess(pid, descriptor, &file, &facts);
  return outcome.ok() ? OpenFile(table, file, facts, &nonce, "", mapping) : outcome;
}

void CloseMapping(const Mapping& mapping) {
  const std::lock_guard<std::mutex> lock(TheTable().mutex);
  UnmapRange(mapping.data, mapping.segment->byte_length);
  RemoveMapping(TheTable(), mapping.segment);
}

void ReplaceMapping(const Mapping& mapping) {
  const std::lock_guard<std::mutex> lock(TheTable().mutex);
  // What cannot be replaced stays mapped, and counted.
  if (ReplaceRange(mapping.data, mapping.segment->byte_length)) {
    RemoveMapping(TheTable(), mapping.segment);
  }
}

Outcome UnlinkSegment(const std::string& name, const Nonce& nonce) {
  Table& table = TheTable();
  const std::lock_guard<std::mutex> lock(table.mutex);
  bool removed = false;
  Outcome outcome = Remove(name, &nonce, Removal::kOfOwner, &removed);
  if (outcome.trouble == Trouble::kMissing) outcome = {};
  if (outcome.ok()) ForgetCreated(table, nonce);
  return outcome;
}

std::vector<std::string> SweepSegments() {
  std::vector<std::string> removed_names;
  const std::lock_guard<std::mutex> lock(TheTable().mutex);
  for (const std::string& name : ListNames()) {
    ProcessIdentity creator;
    if (CreatorFromName(name, &creator) && IsAlive(creator)) continue;
    bool removed = false;
    Remove(name, nullptr, Removal::kSweep, &removed);
    if (removed) removed_names.push_back(name);
  }
  return removed_names;
}

void RemoveCreated() {
  Table& table = TheTable();
  // The process ends: do not wait for a thread that may be gone already.
  const std::unique_lock<std::mutex> lock(table.mutex, std::try_to_lock);
  if (!lock.owns_lock()) return;
  for (const CreatedName& entry : table.created) {
    bool removed = false;
    Remove(entry.name, &entry.nonce, Removal::kAtExit, &removed);
  }
  table.created.clear();
}

SegmentTotals TotalsOfSegments() {
  Table& table = TheTable();
  const std::lock_guard<std::mutex> lock(table.mutex);
  return table.totals;
}

}  // namespace tsmem::shared
