#include "page_cache.h"

namespace tsmem {

Extent PageCache::Find(size_t byte_length) {
  const size_t wanted = ExtentCapacity(byte_length);
  const std::lock_guard<std::mutex> lock(mutex_);
  auto best = extents_.end();
  // From the youngest, which is the likeliest to be in the caches.
  for (auto it = extents_.end(); it != extents_.begin();) {
    --it;
    if (it->capacity < wanted || it->capacity - wanted > wanted / 4) continue;
    if (best == extents_.end() || it->capacity < best->capacity) best = it;
    if (best->capacity == wanted) break;
  }
  if (best == extents_.end()) return {};
  const Extent found = *best;
  extents_.erase(best);
  bytes_ -= found.capacity;
  return found;
}

Extent PageCache::TakePiece(size_t byte_length) {
  const size_t capacity = PieceCapacity(byte_length);
  if (capacity == 0) return {};
  const Extent all = MapPieces();
  if (all.data == nullptr) return {};
  for (size_t at = all.capacity - capacity; at > 0; at -= capacity) {
    Put({static_cast<char*>(all.data) + at, capacity});
  }
  return {all.data, capacity};
}

Extent PageCache::Take(size_t byte_length, bool* recycled) {
  *recycled = false;
  if (ExtentCapacity(byte_length) == 0) return {};
  const Extent found = Find(byte_length);
  if (found.data != nullptr) {
    *recycled = true;
    return found;
  }
  const Extent piece = TakePiece(byte_length);
  if (piece.data != nullptr) return piece;
  const Extent fresh = MapExtent(byte_length);
  if (fresh.data != nullptr || Trim(0) == 0) return fresh;
  return MapExtent(byte_length);
}

void PageCache::Put(const Extent& extent) {
  if (extent.capacity > cap_) {
    UnmapExtent(extent);
    return;
  }
  const std::lock_guard<std::mutex> lock(mutex_);
  extents_.push_back(extent);
  bytes_ += extent.capacity;
  DropOldest(cap_);
}

size_t PageCache::Trim(size_t keep) {
  const std::lock_guard<std::mutex> lock(mutex_);
  return DropOldest(keep);
}

size_t PageCache::DropOldest(size_t keep) {
  size_t dropped = 0;
  while (bytes_ > keep) {
    const Extent oldest = extents_.front();
    extents_.pop_front();
    bytes_ -= oldest.capacity;
    dropped += oldest.capacity;
    UnmapExtent(oldest);
  }
  return dropped;
}

size_t PageCache::bytes() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return bytes_;
}

PageCache& ProcessPageCache() {
  // Never destroyed: finalizers of threads that end late still put extents here.
  static PageCache* const cache = new PageCache(size_t{256} << 20);
  return *cache;
}

}  // namespace tsmem
