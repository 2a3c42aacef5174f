// Walks an N-d iteration in blocks that fit the first-level cache. A contiguous loop does the work;
// operands that are not contiguous, or of another dtype, are packed into small buffers first. So
// one loop per operation and dtype serves every layout, and stores past the caches, broadcasting
// and casts cost no further loops.
//
//   rows    the innermost axis is long: block by block along it
//   groups  it is short, as in (1e6, 3): several rows make one block; a row that repeats is packed
//           once
//   tiles   an input runs along another axis, as in a + a.T: squares of it are transposed in
//           registers, so that each cache line is read once
#include <algorithm>
#include <cstdlib>
#include <memory>

#if defined(__unix__) || defined(__APPLE__)
#include <unistd.h>
#endif

#include "elementwise.h"
#include "threads.h"

namespace tsmem::kernels {
namespace {

constexpr size_t kBlock = 512;        // elements
constexpr size_t kBlockBytes = kBlock * 16;
// Output bytes of a block of operands beyond the caches. With two inputs, longer runs of stores stall the
// reads around them: a += b of 80 MB takes 10 % more with 1 KiB, a + b twice the time with 4 KiB. With one, a
// block is worth more than its call: a * 2.5 takes 3.4 ms instead of 4.4 (Zen 4).
constexpr size_t kFarBlock = 512, kFarBlockOfOne = 2048;
constexpr int64_t kShortRow = 64;     // elements; shorter rows are grouped
constexpr size_t kTile = 64;          // elements per side
constexpr size_t kTileBytes = kTile * kTile * 8;

int size_class(size_t itemsize) {
  int log2 = 0;
  while ((size_t{1} << log2) < itemsize) ++log2;
  return log2;
}

struct FreeDeleter {
  void operator()(char* p) const { std::free(p); }
};

class Walker {
 public:
  Walker(const Iteration& it, const ElementLoop& loop, bool stream, bool far)
      : it_(it), loop_(loop), move_(TSMEM_AT_LEVEL(movers)()), stream_(stream), far_(far) {
    for (int k = 0; k < it.operands; ++k) {
      Side& side = side_[k];
      side.item = kItemsize[it.dtype[k]];
      side.loop_item = kItemsize[loop.dtype[k]];
      side.mover = size_class(side.item);
      if (it.dtype[k] != loop.dtype[k]) {
        side.cast = k == 0 ? TSMEM_AT_LEVEL(cast_loop)(loop.dtype[0], it.dtype[0])
                           : TSMEM_AT_LEVEL(cast_loop)(it.dtype[k], loop.dtype[k]);
      }
    }
    is_copy_ = loop.one == nullptr && loop.inputs == 1;
  }

  void run() {
    if (wants_tiles()) return tiles();
    if (it_.ndim > 1 && it_.axes[0].length < kShortRow) return groups();
    each_outer(1, it_.data, [this](char* const* p) { row(p, it_.axes[0].length); });
    if (stream_) move_.stream_fence();
  }

 private:
  struct Side {
    size_t item, loop_item;
    int mover;
    Loop1 cast = nullptr;            // nullptr: same dtype
    const char* packed_from = nullptr;  // what `buffer_` holds, for inputs that repeat
    size_t packed_size = 0;
  };

  template <class F>
  void each_outer(int from, char* const* start, F visit) const {
    char* p[kMaxOperands];
    int64_t index[kMaxAxes];
    std::copy(start, start + it_.operands, p);
    std::fill(index, index + it_.ndim, 0);
    for (;;) {
      visit(p);
      int d = from;
      for (; d < it_.ndim; ++d) {
        const Axis& axis = it_.axes[d];
        for (int k = 0; k < it_.operands; ++k) p[k] += axis.stride[k];
        if (++index[d] < axis.length) break;
        for (int k = 0; k < it_.operands; ++k) p[k] -= axis.stride[k] * axis.length;
        index[d] = 0;
      }
      if (d >= it_.ndim) return;
    }
  }

  void call(void* out, const char* const* in, const bool* scalar, size_t n) const {
    if (loop_.inputs == 1) {
      loop_.one(out, in[1], n);
    } else if (loop_.inputs == 2) {
      const Loop2 f = scalar[1] ? loop_.two.left_scalar
                      : scalar[2] ? loop_.two.right_scalar
                                  : loop_.two.both;
      f(out, in[1], in[2], n);
    } else {
      loop_.three(out, in[1], in[2], in[3], n);
    }
  }

  // out[0..n) = values at p, of the loop's dtype.
  void load(void* out, int k, const char* p, int64_t stride, size_t n) {
    const Side& side = side_[k];
    const bool contiguous = stride == static_cast<int64_t>(side.item);
    if (side.cast == nullptr) {
      if (contiguous) std::memcpy(out, p, n * side.item);
      else move_.gather[side.mover](out, p, stride, n);
    } else if (contiguous) {
      side.cast(out, p, n);
    } else {
      move_.gather[side.mover](scratch_, p, stride, n);
      side.cast(out, scratch_, n);
    }
  }

  // Writes n values of the loop's dtype to the output.
  void store(char* p, int64_t stride, const char* values, size_t n) {
    const Side& side = side_[0];
    if (side.cast != nullptr) {
      if (stride == static_cast<int64_t>(side.item) && !stream_) {
        side.cast(p, values, n);
        return;
      }
      side.cast(scratch_, values, n);
      values = scratch_;
    }
    if (stride != static_cast<int64_t>(side.item)) {
      move_.strided[side.mover](p, stride, values, static_cast<int64_t>(side.item), n);
    } else if (stream_) {
      move_.stream(p, values, n * side.item);
    } else {
      std::memcpy(p, values, n * side.item);
    }
  }

  bool is_direct(int k) const {
    return side_[k].cast == nullptr &&
           it_.axes[0].stride[k] == static_cast<int64_t>(side_[k].item);
  }

  // One block of at most kBlock elements along the innermost axis; `given` holds inputs that are
  // already of the loop's dtype and contiguous.
  void block(char* const* p, size_t n, const char* const* given) {
    const char* in[kMaxOperands];
    bool scalar[kMaxOperands] = {};
    const Axis& axis = it_.axes[0];
    const bool direct_out = is_direct(0) && !stream_;
    if (is_copy_) {
      if (given[1] != nullptr) store(p[0], axis.stride[0], given[1], n);
      else if (direct_out) load(p[0], 1, p[1], axis.stride[1], n);
      else if (is_direct(1)) store(p[0], axis.stride[0], p[1], n);
      else {
        load(buffer_[1], 1, p[1], axis.stride[1], n);
        store(p[0], axis.stride[0], buffer_[1], n);
      }
      return;
    }
    bool has_scalar = loop_.inputs != 2;
    for (int k = 1; k < it_.operands; ++k) {
      if (given[k] != nullptr) {
        in[k] = given[k];
      } else if (is_direct(k)) {
        in[k] = p[k];
      } else if (axis.stride[k] == 0 && !has_scalar) {
        has_scalar = scalar[k] = true;
        if (side_[k].cast == nullptr) {
          in[k] = p[k];
        } else {
          side_[k].cast(buffer_[k], p[k], 1);
          in[k] = buffer_[k];
        }
      } else {
        load(buffer_[k], k, p[k], axis.stride[k], n);
        in[k] = buffer_[k];
      }
    }
    if (direct_out) {
      call(p[0], in, scalar, n);
    } else {
      call(buffer_[0], in, scalar, n);
      store(p[0], axis.stride[0], buffer_[0], n);
    }
  }

  // Asks for the lines that the block of n elements some way behind element i will read, at the start of
  // the next row where this one ends before. Hardware prefetches to the end of a page only.
  void fetch_ahead(char* const* start, int64_t i, size_t n, int64_t length) const {
    for (int k = 1; k < it_.operands; ++k) {
      const int64_t stride = it_.axes[0].stride[k];
      if (stride <= 0 || stride > 64) continue;
      const int64_t next_row = it_.ndim > 1 ? it_.axes[1].stride[k] : 0;
      const char* from = start[k];
      int64_t at = i + (stream_ ? 2048 : 1024) / stride;
      if (at >= length) {
        at -= length;
        from += next_row;
        if (next_row == 0 || at >= length) continue;
      } else if (it_.ndim > 1 && next_row == 0) {
        continue;  // the row before left it in the caches
      }
      from += at * stride;
      const int64_t bytes = static_cast<int64_t>(n) * stride;
      for (int64_t line = 0; line < bytes; line += 64) {
        if (stream_) prefetch_near(from + line);
        else prefetch_far(from + line);
      }
    }
  }

  void row(char* const* start, int64_t length) {
    const Axis& axis = it_.axes[0];
    const bool in_short_blocks = stream_ || (far_ && !is_copy_);
    size_t step = kBlock;
    if (in_short_blocks) {
      int moving = 0;
      for (int k = 1; k < it_.operands; ++k) moving += axis.stride[k] != 0;
      step = std::min(step, (moving == 1 ? kFarBlockOfOne : kFarBlock) / side_[0].item);
    }
    bool whole = !in_short_blocks || (is_copy_ && is_direct(0));
    for (int k = 0; k < it_.operands; ++k) {
      whole = whole && (is_direct(k) || (k > 0 && axis.stride[k] == 0 && loop_.inputs == 2));
    }
    const bool both_scalars = it_.operands == 3 && axis.stride[1] == 0 && axis.stride[2] == 0;
    if (whole && !both_scalars) step = static_cast<size_t>(length);
    static constexpr const char* kNone[kMaxOperands] = {};
    char* p[kMaxOperands];
    std::copy(start, start + it_.operands, p);
    for (int64_t i = 0; i < length; i += static_cast<int64_t>(step)) {
      const size_t n = std::min(step, static_cast<size_t>(length - i));
      if (far_ && !whole) fetch_ahead(start, i, n, length);
      block(p, n, kNone);
      for (int k = 0; k < it_.operands; ++k) p[k] += axis.stride[k] * static_cast<int64_t>(n);
    }
  }

  // ---- groups ----

  // Copies axes 0..d of one operand, `last` steps of axis d, between memory and packed values.
  template <bool kStore>
  void pack(char* packed, int k, char* p, int d, int64_t last) {
    const Side& side = side_[k];
    const int64_t item = static_cast<int64_t>(side.item);
    const int64_t n0 = d == 0 ? last : it_.axes[0].length;
    if (d == 0) {
      move_one<kStore>(packed, item, p, it_.axes[0].stride[k], n0, side.mover);
    } else if (d == 1 && n0 < last) {  // the longer axis makes the inner loop
      for (int64_t i = 0; i < n0; ++i) {
        move_one<kStore>(packed + i * item, n0 * item, p + i * it_.axes[0].stride[k],
                         it_.axes[1].stride[k], last, side.mover);
      }
    } else {
      int64_t inner = item;
      for (int e = 0; e < d; ++e) inner *= it_.axes[e].length;
      for (int64_t i = 0; i < last; ++i) {
        pack<kStore>(packed + i * inner, k, p + i * it_.axes[d].stride[k], d - 1,
                     it_.axes[d - 1].length);
      }
    }
  }
  template <bool kStore>
  void move_one(char* packed, int64_t packed_stride, char* p, int64_t stride, int64_t n, int mover) {
    const size_t count = static_cast<size_t>(n);
    if (kStore) move_.strided[mover](p, stride, packed, packed_stride, count);
    else move_.strided[mover](packed, packed_stride, p, stride, count);
  }

  bool is_contiguous(int k, int d) const {
    int64_t stride = static_cast<int64_t>(side_[k].item);
    for (int e = 0; e <= d; ++e) {
      if (it_.axes[e].stride[k] != stride) return false;
      stride *= it_.axes[e].length;
    }
    return true;
  }

  void groups() {
    int d = 0;  // axes 0..d-1 whole, axis d in chunks
    int64_t inner = 1;
    while (d < it_.ndim - 1 && inner * it_.axes[d].length <= static_cast<int64_t>(kBlock)) {
      inner *= it_.axes[d++].length;
    }
    int64_t chunk = std::max<int64_t>(1, static_cast<int64_t>(kBlock) / inner);
    if (chunk > 64) chunk -= chunk % 64;  // whole cache lines
    bool direct[kMaxOperands];
    for (int k = 0; k < it_.operands; ++k) direct[k] = is_contiguous(k, d);

    const Axis& axis = it_.axes[d];
    each_outer(d + 1, it_.data, [&](char* const* start) {
      char* p[kMaxOperands];
      std::copy(start, start + it_.operands, p);
      for (int64_t i = 0; i < axis.length; i += chunk) {
        const int64_t rows = std::min(chunk, axis.length - i);
        group(p, d, rows, static_cast<size_t>(rows * inner), direct);
        for (int k = 0; k < it_.operands; ++k) p[k] += axis.stride[k] * rows;
      }
    });
    if (stream_) move_.stream_fence();
  }

  void group(char* const* p, int d, int64_t rows, size_t n, const bool* direct) {
    const char* in[kMaxOperands];
    static constexpr bool kNoScalar[kMaxOperands] = {};
    for (int k = 1; k < it_.operands; ++k) {
      Side& side = side_[k];
      if (direct[k] && side.cast == nullptr) {
        in[k] = p[k];
        continue;
      }
      in[k] = buffer_[k];
      if (side.packed_from == p[k] && side.packed_size == n) continue;
      side.packed_from = p[k];
      side.packed_size = n;
      if (side.cast == nullptr) {
        pack<false>(buffer_[k], k, p[k], d, rows);
      } else if (direct[k]) {
        side.cast(buffer_[k], p[k], n);
      } else {
        pack<false>(scratch_, k, p[k], d, rows);
        side.cast(buffer_[k], scratch_, n);
      }
    }
    const char* values = buffer_[0];
    if (is_copy_) values = in[1];
    else if (direct[0] && side_[0].cast == nullptr && !stream_) return call(p[0], in, kNoScalar, n);
    else call(buffer_[0], in, kNoScalar, n);

    if (direct[0]) return store(p[0], static_cast<int64_t>(side_[0].item), values, n);
    if (side_[0].cast != nullptr) {
      side_[0].cast(scratch_, values, n);
      values = scratch_;
    }
    pack<true>(const_cast<char*>(values), 0, p[0], d, rows);
  }

  // ---- tiles ----

  bool is_crosswise(int k) const {
    const int64_t along = std::abs(it_.axes[0].stride[k]), across = std::abs(it_.axes[1].stride[k]);
    return across != 0 && along != 0 && across < along;
  }

  bool wants_tiles() {
    if (it_.ndim < 2 || it_.axes[0].length < 16 || it_.axes[1].length < 16) return false;
    bool any = false;
    for (int k = 1; k < it_.operands; ++k) any = any || is_crosswise(k);
    if (!any) return false;
    tiles_.reset(static_cast<char*>(std::malloc(kTileBytes * (kMaxOperands + 1))));
    return tiles_ != nullptr;  // without memory the rows still work
  }

  void tiles() {
    size_t widest = 1;
    for (int k = 0; k < it_.operands; ++k) {
      widest = std::max({widest, side_[k].item, side_[k].loop_item});
    }
    const int64_t height = widest == 16 ? kTile / 2 : kTile, width = kTile;
    const Axis& x = it_.axes[0];
    const Axis& y = it_.axes[1];
    if (stream_) {  // only whole lines go past the caches
      uintptr_t bits = reinterpret_cast<uintptr_t>(it_.data[0]);
      for (int d = 1; d < it_.ndim; ++d) bits |= static_cast<uintptr_t>(it_.axes[d].stride[0]);
      stream_ = bits % 64 == 0 && is_contiguous(0, 0);
    }
    each_outer(2, it_.data, [&](char* const* start) {
      for (int64_t i = 0; i < y.length; i += height) {
        for (int64_t j = 0; j < x.length; j += width) {
          char* p[kMaxOperands];
          for (int k = 0; k < it_.operands; ++k) p[k] = start[k] + i * y.stride[k] + j * x.stride[k];
          tile(p, static_cast<size_t>(std::min(height, y.length - i)),
               static_cast<size_t>(std::min(width, x.length - j)));
        }
      }
    });
    if (stream_) move_.stream_fence();
  }

  void tile(char* const* start, size_t rows, size_t columns) {
    const Axis& y = it_.axes[1];
    if (is_copy_ && !stream_ && is_direct(0) && side_[1].cast == nullptr && is_crosswise(1)) {
      return transpose(start[0], y.stride[0], 1, start[1], rows, columns);
    }
    const char* base[kMaxOperands] = {};
    for (int k = 1; k < it_.operands; ++k) {
      if (!is_crosswise(k)) continue;
      char* packed = tiles_.get() + static_cast<size_t>(k) * kTileBytes;
      char* raw = side_[k].cast == nullptr ? packed : tiles_.get();
      transpose(raw, static_cast<int64_t>(columns * side_[k].item), k, start[k], rows, columns);
      if (side_[k].cast != nullptr) side_[k].cast(packed, raw, rows * columns);
      base[k] = packed;
    }
    for (size_t i = 0; i < rows; ++i) {
      char* p[kMaxOperands];
      const char* given[kMaxOperands];
      for (int k = 0; k < it_.operands; ++k) {
        p[k] = start[k] + static_cast<int64_t>(i) * y.stride[k];
        given[k] = base[k] == nullptr ? nullptr : base[k] + i * columns * side_[k].loop_item;
      }
      block(p, columns, given);
    }
  }

  void transpose(char* out, int64_t out_stride, int k, const char* in, size_t rows, size_t columns) {
    const Side& side = side_[k];
    const Axis& x = it_.axes[0];
    const Axis& y = it_.axes[1];
    if (y.stride[k] == static_cast<int64_t>(side.item)) {
      move_.transpose[side.mover](out, out_stride, in, x.stride[k], rows, columns);
      return;
    }
    for (size_t c = 0; c < columns; ++c) {
      move_.strided[side.mover](out + c * side.item, out_stride,
                                in + static_cast<int64_t>(c) * x.stride[k], y.stride[k], rows);
    }
  }

  const Iteration& it_;
  const ElementLoop& loop_;
  const Movers& move_;
  bool stream_, far_;
  bool is_copy_;
  Side side_[kMaxOperands];
  std::unique_ptr<char, FreeDeleter> tiles_;
  alignas(64) char buffer_[kMaxOperands][kBlockBytes];
  alignas(64) char scratch_[kBlockBytes];
};

}  // namespace

size_t stream_threshold() {
  // Once; a static local is initialised by one thread only.
  static const size_t threshold = [] {
    long cache = 0;
#if defined(_SC_LEVEL3_CACHE_SIZE)
    cache = sysconf(_SC_LEVEL3_CACHE_SIZE);
#endif
    const size_t last_level = cache > 0 ? static_cast<size_t>(cache) : size_t{8} << 20;
    return std::min(last_level, size_t{32} << 20) / 2;
  }();
  return threshold;
}

namespace {
size_t bytes_per_element(const Iteration& it) {
  size_t bytes = 0;
  for (int k = 0; k < it.operands; ++k) bytes += kItemsize[it.dtype[k]];
  return bytes;
}
}  // namespace

bool is_far(const Iteration& it) {
  return static_cast<size_t>(it.size()) * bytes_per_element(it) >= 2 * stream_threshold();
}

void run_elementwise(Iteration& it, const ElementLoop& loop) {
  simplify(it, 0, true);
  const size_t out_bytes = static_cast<size_t>(it.size()) * kItemsize[it.dtype[0]];
  bool stream = !it.fresh && out_bytes >= stream_threshold();
  for (int k = 1; k < it.operands; ++k) stream = stream && it.data[k] != it.data[0];

  const bool far = is_far(it);
  const int split = it.ndim - 1;  // the outermost axis
  const size_t touched = bytes_per_element(it);
  const int64_t length = it.axes[split].length;
  const int64_t per_step = std::max<int64_t>(1, it.size() / length);
  const int64_t grain = static_cast<int64_t>(kThreadBytes / touched) / (per_step * loop.cost) + 1;
  parallel(length, grain, per_step == 1 ? 64 : 1, [&](int64_t from, int64_t to) {
    if (from == 0 && to == length) {
      Walker(it, loop, stream, far).run();
      return;
    }
    Iteration part = it;
    part.axes[split].length = to - from;
    for (int k = 0; k < it.operands; ++k) part.data[k] += from * it.axes[split].stride[k];
    Walker(part, loop, stream, far).run();
  });
}

}  // namespace tsmem::kernels
