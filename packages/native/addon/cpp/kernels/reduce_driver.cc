// Walks a reduction in the order that README.md ("Sums") defines: axes by falling |stride| of the
// input, merged; the innermost axis is either reduced (a fold per row) or kept (rows added to a row
// of accumulators).
#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <memory>

#include "reduce.h"
#include "threads.h"

namespace tsmem::kernels {
namespace {

constexpr size_t kCastChunk = 8192;   // elements; a cast row is folded in pieces of this length
constexpr size_t kColumns = 512;      // accumulators at a time, when they are gathered first
// Accumulators at a time in the output itself: 32 KiB of float64, which the second-level cache holds.
// Shorter runs leave each row before the prefetcher has caught up with it.
constexpr size_t kOutputColumns = 4096;
constexpr int64_t kLongestShortRow = 4;

struct FreeDeleter {
  void operator()(char* p) const { std::free(p); }
};

class Reducer {
 public:
  Reducer(const Iteration& it, const ReduceLoop& loop, int loop_dtype)
      : it_(it), loop_(loop), item_(kItemsize[it.dtype[1]]), loop_item_(kItemsize[loop_dtype]),
        out_item_(kItemsize[loop.out]) {
    if (it.dtype[1] != loop_dtype) cast_ = TSMEM_AT_LEVEL(cast_loop)(it.dtype[1], loop_dtype);
    gather_ = TSMEM_AT_LEVEL(movers)().gather[size_class(item_)];
    copy_ = TSMEM_AT_LEVEL(movers)().strided[size_class(out_item_)];
  }

  bool run() {
    const Axis& x = it_.axes[0];
    if (cast_ != nullptr || needs_gather()) {
      buffer_.reset(static_cast<char*>(std::malloc(kCastChunk * 16)));
      scratch_.reset(static_cast<char*>(std::malloc(kCastChunk * 16)));
      if (buffer_ == nullptr || scratch_ == nullptr) return false;
    }
    fill_identity();
    if (x.stride[0] != 0 && x.length > 1) return columns(), true;
    if (is_block_of_short_rows()) return short_rows(), true;
    each_outer(1, it_.data[0], it_.data[1], [&](char* out, const char* in) {
      fold_row(out, in, static_cast<size_t>(x.length));
    });
    return true;
  }

 private:
  static int size_class(size_t itemsize) {
    int log2 = 0;
    while ((size_t{1} << log2) < itemsize) ++log2;
    return log2;
  }
  int64_t in_stride() const { return it_.axes[0].stride[1]; }
  bool is_contiguous() const { return in_stride() == static_cast<int64_t>(item_); }
  bool needs_gather() const { return it_.axes[0].stride[0] != 0 && !is_contiguous(); }

  template <class F>
  void each_outer(int from, char* out, const char* in, F visit) const {
    int64_t index[kMaxAxes];
    std::fill(index, index + it_.ndim, 0);
    for (;;) {
      visit(out, in);
      int d = from;
      for (; d < it_.ndim; ++d) {
        const Axis& axis = it_.axes[d];
        out += axis.stride[0];
        in += axis.stride[1];
        if (++index[d] < axis.length) break;
        out -= axis.stride[0] * axis.length;
        in -= axis.stride[1] * axis.length;
        index[d] = 0;
      }
      if (d >= it_.ndim) return;
    }
  }

  void fill_identity() const {
    Iteration kept = it_;
    kept.ndim = 0;
    for (int d = 0; d < it_.ndim; ++d) {
      if (it_.axes[d].stride[0] != 0) kept.axes[kept.ndim++] = it_.axes[d];
    }
    char identity[16];
    loop_.fill_identity(identity, 1);
    if (kept.ndim == 0) {
      std::memcpy(it_.data[0], identity, out_item_);
      return;
    }
    Reducer over(kept, loop_, loop_);
    over.each_outer(1, it_.data[0], it_.data[1], [&](char* out, const char*) {
      copy_(out, kept.axes[0].stride[0], identity, 0, static_cast<size_t>(kept.axes[0].length));
    });
  }
  // For fill_identity: only the walk over the axes.
  Reducer(const Iteration& it, const ReduceLoop& loop, const ReduceLoop&)
      : it_(it), loop_(loop), item_(1), loop_item_(1), out_item_(1) {}

  // Contiguous values of the loop's dtype.
  void load(char* to, const char* p, size_t n) const {
    const char* values = p;
    if (!is_contiguous()) {
      char* gathered = cast_ == nullptr ? to : scratch_.get();
      gather_(gathered, p, in_stride(), n);
      values = gathered;
    }
    if (cast_ != nullptr) cast_(to, values, n);
  }

  void fold_row(char* out, const char* in, size_t n) const {
    if (cast_ == nullptr) return loop_.inner(out, in, in_stride(), n);
    for (size_t i = 0; i < n; i += kCastChunk) {
      const size_t count = std::min(kCastChunk, n - i);
      load(buffer_.get(), in + static_cast<int64_t>(i) * in_stride(), count);
      loop_.inner(out, buffer_.get(), static_cast<int64_t>(loop_item_), count);
    }
  }

  // (rows, n) without gaps and n <= 4: folding a row costs less than a call.
  bool is_block_of_short_rows() const {
    if (it_.ndim < 2 || loop_.short_rows == nullptr || cast_ != nullptr || !is_contiguous()) return false;
    const Axis& x = it_.axes[0];
    const Axis& y = it_.axes[1];
    return x.length > 1 && x.length <= kLongestShortRow && y.stride[0] != 0 &&
           y.stride[1] == x.length * static_cast<int64_t>(item_);
  }
  void short_rows() const {
    const Axis& y = it_.axes[1];
    const size_t n = static_cast<size_t>(it_.axes[0].length);
    with_accumulators(2, y, [&](char* acc, const char* in, size_t rows) {
      loop_.short_rows(acc, in, rows, n);
    });
  }

  // The innermost axis is kept.
  void columns() const {
    const Axis& x = it_.axes[0];
    const bool has_rows = it_.ndim > 1 && it_.axes[1].stride[0] == 0;
    const int64_t rows = has_rows ? it_.axes[1].length : 1;
    const int64_t row_stride = has_rows ? it_.axes[1].stride[1] : 0;
    with_accumulators(has_rows ? 2 : 1, x, [&](char* acc, const char* in, size_t n) {
      if (buffer_ == nullptr) {
        loop_.across(acc, in, row_stride, static_cast<size_t>(rows), n);
        return;
      }
      for (int64_t r = 0; r < rows; ++r) {
        load(buffer_.get(), in + r * row_stride, n);
        loop_.across(acc, buffer_.get(), 0, 1, n);
      }
    });
  }

  // Visits the kept axis in pieces, with contiguous accumulators for each.
  template <class F>
  void with_accumulators(int from, const Axis& axis, F work) const {
    const bool direct = axis.stride[0] == static_cast<int64_t>(out_item_);
    alignas(64) char acc[kColumns * 16];
    each_outer(from, it_.data[0], it_.data[1], [&](char* out, const char* in) {
      const size_t most = direct ? kOutputColumns : kColumns;
      for (int64_t i = 0; i < axis.length; i += static_cast<int64_t>(most)) {
        const size_t n = std::min(most, static_cast<size_t>(axis.length - i));
        char* o = out + i * axis.stride[0];
        const char* p = in + i * axis.stride[1];
        if (direct) {
          work(o, p, n);
          continue;
        }
        const int64_t item = static_cast<int64_t>(out_item_);
        copy_(acc, item, o, axis.stride[0], n);
        work(acc, p, n);
        copy_(o, axis.stride[0], acc, item, n);
      }
    });
  }

  const Iteration& it_;
  const ReduceLoop& loop_;
  size_t item_, loop_item_, out_item_;
  Loop1 cast_ = nullptr;
  Gather gather_ = nullptr;
  Strided copy_ = nullptr;
  std::unique_ptr<char, FreeDeleter> buffer_, scratch_;
};

}  // namespace

namespace {

// How NumPy's pairwise sum splits n values (pairwise.h), for real and for complex ones.
int64_t first_half(int64_t n, bool is_complex) {
  if (is_complex) return (n - n % 8) / 2;
  const int64_t half = n / 2;
  return half - half % 8;
}

// One contiguous row without a cast, into one value: pieces that any number of threads may take.
// Pieces of a float sum are nodes of the pairwise tree, so joining them pair by pair, level by level,
// adds in the same order as one thread does.
constexpr int kLevels = 3, kPieces = 1 << kLevels;

bool reduce_row_in_pieces(const Iteration& it, const ReduceLoop& loop, const ReduceLoop& combine,
                          bool is_sum) {
  const Axis& axis = it.axes[0];
  const int64_t item = kItemsize[it.dtype[1]], out_item = kItemsize[loop.out];
  if (it.ndim != 1 || axis.stride[0] != 0 || axis.stride[1] != item || thread_count() < 2 ||
      axis.length * item < static_cast<int64_t>(2 * kThreadBytes) || !(loop.order_free || is_sum)) {
    return false;
  }
  const bool is_complex = it.dtype[1] >= kComplex64;
  int64_t from[kPieces + 1] = {0};
  from[kPieces] = axis.length;
  for (int width = kPieces; width > 1; width /= 2) {
    for (int k = 0; k < kPieces; k += width) {
      from[k + width / 2] = from[k] + first_half(from[k + width] - from[k], is_complex);
    }
  }
  alignas(16) char partial[kPieces * 16];
  loop.fill_identity(partial, kPieces);
  // As everywhere, helpers that sleep are woken for four times as much only.
  const bool is_long = axis.length * item >= static_cast<int64_t>(8 * kThreadBytes);
  parallel(kPieces, is_long ? 0 : 2, 1, [&](int64_t first, int64_t last) {
    for (int64_t k = first; k < last; ++k) {
      loop.inner(partial + k * out_item, it.data[1] + from[k] * item, item,
                 static_cast<size_t>(from[k + 1] - from[k]));
    }
  });
  for (int step = 1; step < kPieces; step *= 2) {
    for (int k = 0; k < kPieces; k += 2 * step) {
      combine.across(partial + k * out_item, partial + (k + step) * out_item, 0, 1, 1);
    }
  }
  loop.fill_identity(it.data[0], 1);
  combine.across(it.data[0], partial, 0, 1, 1);
  return true;
}

}  // namespace

bool run_reduce(Iteration& it, const ReduceLoop& loop, const ReduceLoop& combine, int loop_dtype) {
  simplify(it, 1, false);
  const bool is_sum = loop.inner == TSMEM_AT_LEVEL(reduce_loops)()[kReduceSum * kDTypes + loop_dtype].inner;
  if (it.dtype[1] == loop_dtype && reduce_row_in_pieces(it, loop, combine, is_sum)) return true;

  // Kept elements are independent: split the outermost kept axis.
  int split = it.ndim - 1;
  while (split >= 0 && it.axes[split].stride[0] == 0) --split;
  if (split < 0) return Reducer(it, loop, loop_dtype).run();
  const int64_t length = it.axes[split].length;
  const int64_t per_step = std::max<int64_t>(1, it.size() / length) * kItemsize[it.dtype[1]];
  std::atomic<bool> ok{true};
  parallel(length, static_cast<int64_t>(kThreadBytes) / per_step + 1, 64,
           [&](int64_t from, int64_t to) {
             Iteration part = it;
             part.axes[split].length = to - from;
             for (int k = 0; k < it.operands; ++k) part.data[k] += from * it.axes[split].stride[k];
             if (!Reducer(part, loop, loop_dtype).run()) ok = false;
           });
  return ok;
}

}  // namespace tsmem::kernels
