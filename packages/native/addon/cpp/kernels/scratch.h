// Memory for the time of one call. Large blocks are recycled pages: those of malloc are given back to the
// system after each call, and faulting 32 MB again takes a tenth of an argsort of 1e6 values.
#pragma once
#include <cstdlib>

#include "../page_cache.h"

namespace tsmem::kernels {

template <class T>
class Scratch {
 public:
  explicit Scratch(size_t n) : recycled_(n * sizeof(T) >= kRecycleFrom) {
    bool was_used = false;
    if (recycled_) extent_ = ProcessPageCache().Take(n * sizeof(T), &was_used);
    else extent_.data = std::malloc(n * sizeof(T) + 1);
  }
  ~Scratch() {
    if (extent_.data == nullptr) return;
    if (recycled_) ProcessPageCache().Put(extent_);
    else std::free(extent_.data);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  /// nullptr without memory.
  T* get() const { return static_cast<T*>(extent_.data); }

 private:
  static constexpr size_t kRecycleFrom = size_t{1} << 20;
  const bool recycled_;
  Extent extent_;
};

}  // namespace tsmem::kernels
