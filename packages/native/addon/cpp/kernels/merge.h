// Sorting by several threads: each sorts a run, then runs are merged two by two, every merge by all threads.
// Of equal items those of the first run come first, so the result is that of one stable sort.
#pragma once
#include <algorithm>
#include <atomic>

#include "threads.h"

namespace tsmem::kernels {

/// Items per thread below which the calling thread sorts alone; some 100 us.
constexpr int64_t kSortGrain = 1 << 13;

// How many of the first `count` items of the merged runs are of the run a.
template <class Item, class Less>
size_t count_of_first(const Item* a, size_t na, const Item* b, size_t nb, size_t count, Less less) {
  size_t low = count > nb ? count - nb : 0, high = std::min(count, na);
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (less(b[count - middle - 1], a[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}

// Items [from, to) of the merged runs a and b, to the same places of out.
template <class Item, class Less>
void merge_part(Item* out, const Item* a, size_t na, const Item* b, size_t nb, size_t from, size_t to,
                Less less) {
  size_t i = count_of_first(a, na, b, nb, from, less), j = from - i;
  const size_t end_i = count_of_first(a, na, b, nb, to, less), end_j = to - end_i;
  out += from;
  while (i < end_i && j < end_j) {
    const bool second = less(b[j], a[i]);
    *out++ = *(second ? b + j : a + i);
    i += !second;
    j += second;
  }
  out = std::copy(a + i, a + end_i, out);
  std::copy(b + j, b + end_j, out);
}

/// Sorts n items with sort(items, scratch, n) on each thread. Returns where they are: `items` or `scratch`,
/// which has room for n.
template <class Item, class Sort, class Less>
Item* sort_by_threads(Item* items, Item* scratch, size_t n, Sort sort, Less less) {
  constexpr int kMostRuns = 64;
  size_t ends[kMostRuns + 1] = {0};
  std::atomic<int> runs{0};
  parallel(static_cast<int64_t>(n), kSortGrain, 1, [&](int64_t from, int64_t to) {
    sort(items + from, scratch + from, static_cast<size_t>(to - from));
    ends[++runs] = static_cast<size_t>(to);
  });
  const int count = runs;
  std::sort(ends + 1, ends + count + 1);
  for (int width = 1; width < count; width *= 2) {
    const auto end_of = [&](int run) { return ends[std::min(run, count)]; };
    parallel(static_cast<int64_t>(n), kSortGrain, 1, [&](int64_t from, int64_t to) {
      for (int run = 0; run < count; run += 2 * width) {
        const size_t first = end_of(run), middle = end_of(run + width), last = end_of(run + 2 * width);
        const size_t low = std::max(static_cast<size_t>(from), first);
        const size_t high = std::min(static_cast<size_t>(to), last);
        if (low >= high) continue;
        merge_part(scratch + first, items + first, middle - first, items + middle, last - middle,
                   low - first, high - first, less);
      }
    });
    std::swap(items, scratch);
  }
  return items;
}

}  // namespace tsmem::kernels
