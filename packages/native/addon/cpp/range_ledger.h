// Which address ranges belong to a live block, so that no byte gets a second owner. Plain C++,
// without a lock of its own.
#ifndef TSMEM_RANGE_LEDGER_H_
#define TSMEM_RANGE_LEDGER_H_

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>

namespace tsmem {

// Maps disjoint, non-empty ranges to whoever holds them.
template <typename Holder>
class RangeLedger {
 public:
  enum class Relation { kFree, kInside, kOverlaps };
  struct Answer {
    Relation relation = Relation::kFree;
    uintptr_t start = 0;  // of the range that was found
    Holder holder{};
  };

  // How [start, start + byte_length) lies to the ranges of the ledger. The caller has checked that
  // the end does not wrap.
  Answer Find(uintptr_t start, size_t byte_length) const {
    const uintptr_t end = start + byte_length;
    auto next = ranges_.upper_bound(start);
    if (next != ranges_.begin()) {
      const auto& [before, entry] = *std::prev(next);
      if (before + entry.byte_length > start) {
        const bool inside = end <= before + entry.byte_length;
        return {inside ? Relation::kInside : Relation::kOverlaps, before, entry.holder};
      }
    }
    if (next != ranges_.end() && next->first < end) {
      return {Relation::kOverlaps, next->first, next->second.holder};
    }
    return {};
  }

  void Insert(uintptr_t start, size_t byte_length, Holder holder) {
    ranges_.emplace(start, Entry{byte_length, holder});
  }
  // Only when the range that starts there is still this holder's.
  void Erase(uintptr_t start, Holder holder) {
    const auto found = ranges_.find(start);
    if (found != ranges_.end() && found->second.holder == holder) ranges_.erase(found);
  }
  bool empty() const { return ranges_.empty(); }

 private:
  struct Entry {
    size_t byte_length;
    Holder holder;
  };
  std::map<uintptr_t, Entry> ranges_;
};

}  // namespace tsmem

#endif  // TSMEM_RANGE_LEDGER_H_
