// The parts of the addon that need no Node: sizes, malloc family, pages, cache, ledgers.
// Built and run by scripts/sanitize-cpp.mjs under the address and undefined-behaviour sanitizers.
#include <atomic>
#include <cstdint>
#include <cstring>
#include <limits>
#include <thread>
#include <vector>

#include "../alloc.h"
#include "../checked_math.h"
#include "../owned_ranges.h"
#include "../page_cache.h"
#include "../pages.h"
#include "../range_ledger.h"
#include "check.h"

namespace {

constexpr size_t kMax = std::numeric_limits<size_t>::max();

void CheckedMathRefusesWhatWraps() {
  size_t out = 0;
  CHECK(tsmem::CheckedMul(0, kMax, &out) && out == 0);
  CHECK(tsmem::CheckedMul(kMax, 1, &out) && out == kMax);
  CHECK(!tsmem::CheckedMul(kMax / 2 + 1, 2, &out));
  CHECK(tsmem::CheckedAdd(kMax - 1, 1, &out) && out == kMax);
  CHECK(!tsmem::CheckedAdd(kMax, 1, &out));
  CHECK(tsmem::CheckedAlignUp(1, 64, &out) && out == 64);
  CHECK(tsmem::CheckedAlignUp(64, 64, &out) && out == 64);
  CHECK(!tsmem::CheckedAlignUp(kMax - 3, 64, &out));
  for (const double bad : {-1.0, 1.5, 9007199254740992.0, 1e300,
                           std::numeric_limits<double>::quiet_NaN(),
                           std::numeric_limits<double>::infinity()}) {
    CHECK(!tsmem::SizeFromDouble(bad, &out));
  }
  CHECK(tsmem::SizeFromDouble(9007199254740991.0, &out) && out == 9007199254740991u);
}

void MallocFamily() {
  tsmem::Free(nullptr);
  void* empty = tsmem::Malloc(0);
  CHECK(empty != nullptr);
  tsmem::Free(empty);
  CHECK(tsmem::Calloc(kMax / 2, 3) == nullptr);
  auto* zeroed = static_cast<char*>(tsmem::Calloc(100, 3));
  for (int i = 0; i < 300; i += 1) CHECK(zeroed[i] == 0);
  zeroed[299] = 7;
  auto* grown = static_cast<char*>(tsmem::Realloc(zeroed, 1 << 20));
  CHECK(grown[299] == 7);
  tsmem::Free(tsmem::Realloc(grown, 0));
  for (size_t alignment = 1; alignment <= (size_t{2} << 20); alignment *= 2) {
    void* aligned = tsmem::AlignedAlloc(10, alignment);
    CHECK(reinterpret_cast<uintptr_t>(aligned) % alignment == 0);
    std::memset(aligned, 1, 10);
    tsmem::AlignedFree(aligned);
  }
  CHECK(tsmem::AlignedAlloc(10, 3) == nullptr);
  CHECK(tsmem::AlignedAlloc(10, 0) == nullptr);
}

void PagesAreZeroedAndAligned() {
  for (const size_t size : {size_t{1}, size_t{1} << 20, (size_t{4} << 20) + 1, size_t{9} << 20}) {
    const tsmem::Extent extent = tsmem::MapExtent(size);
    CHECK(extent.data != nullptr && extent.capacity >= size);
    CHECK(reinterpret_cast<uintptr_t>(extent.data) % tsmem::kPageAlignment == 0);
    auto* bytes = static_cast<unsigned char*>(extent.data);
    CHECK(bytes[0] == 0 && bytes[extent.capacity - 1] == 0);
    bytes[0] = bytes[extent.capacity - 1] = 1;
    tsmem::UnmapExtent(extent);
  }
  CHECK(tsmem::ExtentCapacity(kMax) == 0);
  CHECK(tsmem::MapExtent(kMax).data == nullptr);
  CHECK(tsmem::MapExtent(kMax / 2).data == nullptr);
}

void CacheKeepsUpToItsCap() {
  tsmem::PageCache cache(size_t{8} << 20);
  bool recycled = false;
  const tsmem::Extent first = cache.Take(size_t{1} << 20, &recycled);
  CHECK(!recycled);
  const size_t rest = cache.bytes();  // of the huge page that it may share
  std::memset(first.data, 5, size_t{1} << 20);
  cache.Put(first);
  CHECK(cache.bytes() == rest + first.capacity);
  // About the same size fits, much smaller or larger does not.
  tsmem::Extent other = cache.Take(size_t{1} << 19, &recycled);
  CHECK(!recycled);
  cache.Put(other);
  other = cache.Take((size_t{1} << 20) - 70000, &recycled);
  CHECK(recycled && other.data == first.data);
  cache.Put(other);
  other = cache.Take((size_t{1} << 20) + 1, &recycled);
  CHECK(!recycled);
  cache.Put(other);
  for (int i = 0; i < 20; i += 1) cache.Put(tsmem::MapExtent(size_t{1} << 20));
  CHECK(cache.bytes() <= (size_t{8} << 20));
  cache.Put(tsmem::MapExtent(size_t{9} << 20));  // larger than the cap: unmapped at once
  CHECK(cache.bytes() <= (size_t{8} << 20));
  const size_t kept = cache.bytes();
  CHECK(cache.Trim(0) == kept && cache.bytes() == 0);
  CHECK(cache.Take(kMax - 5, &recycled).data == nullptr);
}

void SmallExtentsShareAHugePage() {
  constexpr uintptr_t kHugePage = uintptr_t{2} << 20;
  for (const size_t size : {size_t{256} << 10, size_t{512} << 10, size_t{1} << 20}) {
    tsmem::PageCache cache(size_t{8} << 20);
    std::vector<tsmem::Extent> pieces;
    bool recycled = false;
    for (size_t i = 0; i < kHugePage / size; i += 1) {
      pieces.push_back(cache.Take(size - i, &recycled));
      CHECK(pieces[i].data != nullptr && pieces[i].capacity == size);
      std::memset(pieces[i].data, static_cast<int>(i + 1), size);
    }
    CHECK(cache.bytes() == 0);
    for (size_t i = 0; i < pieces.size(); i += 1) {
      const auto* bytes = static_cast<unsigned char*>(pieces[i].data);
      CHECK(bytes[0] == i + 1 && bytes[size - 1] == i + 1);
#ifndef _WIN32
      const auto start = reinterpret_cast<uintptr_t>(pieces[i].data);
      CHECK(start / kHugePage == reinterpret_cast<uintptr_t>(pieces[0].data) / kHugePage);
#endif
      tsmem::UnmapExtent(pieces[i]);  // the others stay
    }
  }
  CHECK(tsmem::PieceCapacity(size_t{128} << 10) == 0);
  CHECK(tsmem::PieceCapacity((size_t{1} << 20) + 1) == 0);
}

void CacheServesSeveralThreads() {
  tsmem::PageCache cache(size_t{8} << 20);
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; t += 1) {
    threads.emplace_back([&cache, t] {
      for (int i = 0; i < 500; i += 1) {
        bool recycled = false;
        const tsmem::Extent extent = cache.Take((size_t{1} << 20) + i % 3 * 65536, &recycled);
        auto* bytes = static_cast<volatile unsigned char*>(extent.data);
        bytes[0] = static_cast<unsigned char>(t);
        CHECK(bytes[0] == t);
        cache.Put(extent);
        if (i % 100 == 0) cache.Trim(size_t{2} << 20);
      }
    });
  }
  for (auto& thread : threads) thread.join();
}

void LedgerKnowsInsideAndOverlap() {
  using Ledger = tsmem::RangeLedger<int>;
  Ledger ledger;
  CHECK(ledger.Find(100, 10).relation == Ledger::Relation::kFree);
  ledger.Insert(100, 50, 1);
  ledger.Insert(200, 50, 2);
  CHECK(ledger.Find(100, 50).relation == Ledger::Relation::kInside);
  CHECK(ledger.Find(149, 1).holder == 1);
  CHECK(ledger.Find(150, 50).relation == Ledger::Relation::kFree);
  CHECK(ledger.Find(150, 51).relation == Ledger::Relation::kOverlaps);
  CHECK(ledger.Find(149, 2).relation == Ledger::Relation::kOverlaps);
  CHECK(ledger.Find(90, 20).relation == Ledger::Relation::kOverlaps);
  CHECK(ledger.Find(90, 10).relation == Ledger::Relation::kFree);
  ledger.Erase(100, 2);  // not its holder: stays
  CHECK(ledger.Find(100, 1).holder == 1);
  ledger.Erase(100, 1);
  CHECK(ledger.Find(100, 1).relation == Ledger::Relation::kFree);
}

void OneRangeHasOneOwner() {
  std::vector<std::thread> threads;
  std::atomic<int> claimed{0};
  for (int t = 0; t < 4; t += 1) {
    threads.emplace_back([&claimed, t] {
      for (uintptr_t start = 4096; start < 4096 * 200; start += 4096) {
        if (tsmem::ClaimRange(start, 4096, reinterpret_cast<void*>(uintptr_t{1} + t))) claimed += 1;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(claimed == 199);
  CHECK(tsmem::IsOwned(4096) && tsmem::IsOwned(4096 * 200 - 1) && !tsmem::IsOwned(4096 * 200));
  for (uintptr_t start = 4096; start < 4096 * 200; start += 4096) {
    const void* owner = nullptr;
    uintptr_t owner_start = 0;
    CHECK(tsmem::FindOwned(start + 1, 4095, &owner, &owner_start) == tsmem::Claim::kInside);
    CHECK(owner_start == start);
    tsmem::DisclaimRange(start, owner);
  }
  CHECK(!tsmem::IsOwned(4096));
}

}  // namespace

int main() {
  CheckedMathRefusesWhatWraps();
  MallocFamily();
  PagesAreZeroedAndAligned();
  CacheKeepsUpToItsCap();
  SmallExtentsShareAHugePage();
  CacheServesSeveralThreads();
  LedgerKnowsInsideAndOverlap();
  OneRangeHasOneOwner();
  return tsmem_test::failures == 0 ? 0 : 1;
}
