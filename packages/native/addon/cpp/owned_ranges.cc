#include "owned_ranges.h"

#include <atomic>
#include <mutex>

#include "range_ledger.h"

namespace tsmem {

namespace {

struct Owned {
  std::mutex mutex;
  RangeLedger<const void*> ledger;
  std::atomic<size_t> count{0};
};

Owned& Process() {
  static Owned* const owned = new Owned;  // never destroyed: threads may end after main
  return *owned;
}

using Relation = RangeLedger<const void*>::Relation;

}  // namespace

Claim FindOwned(uintptr_t start, size_t byte_length, const void** owner, uintptr_t* owner_start) {
  Owned& owned = Process();
  if (owned.count.load(std::memory_order_relaxed) == 0) return Claim::kFree;
  const std::lock_guard<std::mutex> lock(owned.mutex);
  const auto answer = owned.ledger.Find(start, byte_length);
  *owner = answer.holder;
  *owner_start = answer.start;
  if (answer.relation == Relation::kFree) return Claim::kFree;
  return answer.relation == Relation::kInside ? Claim::kInside : Claim::kOverlaps;
}

bool ClaimRange(uintptr_t start, size_t byte_length, const void* owner) {
  Owned& owned = Process();
  const std::lock_guard<std::mutex> lock(owned.mutex);
  if (owned.ledger.Find(start, byte_length).relation != Relation::kFree) return false;
  owned.ledger.Insert(start, byte_length, owner);
  owned.count.fetch_add(1, std::memory_order_relaxed);
  return true;
}

void DisclaimRange(uintptr_t start, const void* owner) {
  Owned& owned = Process();
  const std::lock_guard<std::mutex> lock(owned.mutex);
  owned.ledger.Erase(start, owner);
  owned.count.fetch_sub(1, std::memory_order_relaxed);
}

bool IsOwned(uintptr_t address) {
  const void* owner = nullptr;
  uintptr_t start = 0;
  return FindOwned(address, 1, &owner, &start) != Claim::kFree;
}

}  // namespace tsmem
