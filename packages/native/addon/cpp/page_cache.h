// Extents that nobody uses, kept mapped so that the next large array does not fault its pages again.
// Plain C++. One per process, shared by all threads under its mutex: what a finalizer gives back
// anywhere serves the next allocation anywhere.
#ifndef TSMEM_PAGE_CACHE_H_
#define TSMEM_PAGE_CACHE_H_

#include <cstddef>
#include <list>
#include <mutex>

#include "pages.h"

namespace tsmem {

class PageCache {
 public:
  explicit PageCache(size_t cap) : cap_(cap) {}
  ~PageCache() { Trim(0); }
  PageCache(const PageCache&) = delete;
  PageCache& operator=(const PageCache&) = delete;

  // A kept extent that fits without wasting more than a quarter, else new pages. The content of a
  // kept one is whatever its last user left; `*recycled` tells. data is nullptr without memory,
  // after everything kept was given back and tried again.
  Extent Take(size_t byte_length, bool* recycled);
  // Keeps the extent, and gives back the oldest ones above the cap.
  void Put(const Extent& extent);
  // Give back the oldest extents until at most `keep` bytes are kept. Returns the bytes given back.
  size_t Trim(size_t keep);
  size_t bytes() const;

 private:
  Extent Find(size_t byte_length);
  // The first of new small extents that share a huge page; the others are kept. data is nullptr when
  // the size is not small.
  Extent TakePiece(size_t byte_length);
  size_t DropOldest(size_t keep);

  mutable std::mutex mutex_;
  std::list<Extent> extents_;  // oldest first; a handful, so a walk is cheaper than an index
  size_t bytes_ = 0;
  const size_t cap_;
};

// The cache of this process.
PageCache& ProcessPageCache();

}  // namespace tsmem

#endif  // TSMEM_PAGE_CACHE_H_
