#include "sync_area.h"

#include <algorithm>
#include <cstring>
#include <mutex>
#include <new>
#include <random>
#include <vector>

#if defined(__linux__)
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace tsmem::sync {

namespace {

// Process-wide. Never destroyed: threads may still use it while the process ends.
struct Table {
  std::mutex mutex;
  std::vector<std::unique_ptr<SyncArea>> areas;
};

Table& TheTable() {
  static Table* const table = new Table;
  return *table;
}

bool IsUsable(const void* memory, size_t byte_length) {
  return byte_length >= sizeof(SyncPage) &&
         reinterpret_cast<uintptr_t>(memory) % alignof(SyncPage) == 0;
}

#if defined(__linux__)

// A second mapping of the same pages: mremap with an old size of 0. The kernel refuses it for memory
// that is not shared.
bool MapAgain(SyncPage* page, SyncArea* area) {
  const auto page_bytes = static_cast<uintptr_t>(sysconf(_SC_PAGESIZE));
  const auto address = reinterpret_cast<uintptr_t>(page);
  const uintptr_t start = address & ~(page_bytes - 1);
  const uintptr_t end = (address + sizeof(SyncPage) + page_bytes - 1) & ~(page_bytes - 1);
  void* mapping = mremap(reinterpret_cast<void*>(start), 0, end - start, MREMAP_MAYMOVE);
  if (mapping == MAP_FAILED) return false;
  area->mapping = mapping;
  area->mapping_bytes = end - start;
  area->page = reinterpret_cast<SyncPage*>(static_cast<char*>(mapping) + (address - start));
  return true;
}

void Unmap(SyncArea* area) {
  if (area->mapping != nullptr) munmap(area->mapping, area->mapping_bytes);
}

// Two mappings show the same memory when a change through one is seen through the other.
bool IsSameMemory(SyncArea* area, SyncPage* page) {
  const uint32_t before = page->probe.load();
  area->page->probe.fetch_add(1);
  return page->probe.load() != before;
}

#else

bool MapAgain(SyncPage*, SyncArea*) { return true; }
void Unmap(SyncArea*) {}
bool IsSameMemory(SyncArea*, SyncPage*) { return true; }

#endif

SyncFault AddArea(Table& table, SyncPage* page, SyncArea** out) {
  auto area = std::make_unique<SyncArea>();
  std::memcpy(area->identity, page->identity, sizeof area->identity);
  if (!MapAgain(page, area.get())) return SyncFault::kNotShared;
  area->locks = OpenLocks(*page);
  if (area->locks == nullptr) {
    Unmap(area.get());
    return SyncFault::kFailed;
  }
  area->users = 1;
  *out = area.get();
  table.areas.push_back(std::move(area));
  return SyncFault::kNone;
}

}  // namespace

SyncFault CreateArea(void* memory, size_t byte_length, uint32_t kind, SyncArea** out) try {
  if (!IsUsable(memory, byte_length)) return SyncFault::kTooSmall;
  auto* page = new (memory) SyncPage{};
  std::random_device random;
  for (uint64_t& half : page->identity) half = (uint64_t{random()} << 32) | random();
  page->kind = kind;
  if (!InitLocks(*page)) return SyncFault::kFailed;
  Table& table = TheTable();
  const std::lock_guard<std::mutex> guard(table.mutex);
  const SyncFault fault = AddArea(table, page, out);
  if (fault == SyncFault::kNone) page->magic.store(kMagic, std::memory_order_release);
  return fault;
} catch (const std::exception&) {
  return SyncFault::kFailed;
}

SyncFault OpenArea(void* memory, size_t byte_length, uint32_t kind, SyncArea** out) try {
  if (!IsUsable(memory, byte_length)) return SyncFault::kTooSmall;
  auto* page = static_cast<SyncPage*>(memory);
  if (page->magic.load(std::memory_order_acquire) != kMagic) return SyncFault::kNotReady;
  if (page->kind != kind) return SyncFault::kOtherKind;
  Table& table = TheTable();
  const std::lock_guard<std::mutex> guard(table.mutex);
  for (const std::unique_ptr<SyncArea>& area : table.areas) {
    if (std::memcmp(area->identity, page->identity, sizeof area->identity) != 0) continue;
    if (!IsSameMemory(area.get(), page)) return SyncFault::kCopied;
    area->users += 1;
    *out = area.get();
    return SyncFault::kNone;
  }
  return AddArea(table, page, out);
} catch (const std::exception&) {
  return SyncFault::kFailed;
}

void CloseArea(SyncArea* area) {
  Table& table = TheTable();
  const std::lock_guard<std::mutex> guard(table.mutex);
  area->users -= 1;
  if (area->users > 0 || area->holders.load() > 0) return;
  Unmap(area);
  const auto found = std::find_if(table.areas.begin(), table.areas.end(),
                                  [area](const auto& entry) { return entry.get() == area; });
  std::swap(*found, table.areas.back());
  table.areas.pop_back();
}

int CountAreas() {
  Table& table = TheTable();
  const std::lock_guard<std::mutex> guard(table.mutex);
  return static_cast<int>(table.areas.size());
}

}  // namespace tsmem::sync
