// Entry points of selection, sorting and running folds: argument block to loops.
#include <algorithm>
#include <cstdlib>
#include <memory>
#include <mutex>

#include "argument_block.h"
#include "elementwise.h"
#include "index.h"
#include "loops.h"
#include "sort.h"
#include "threads.h"

namespace tsmem::kernels {
namespace {

int size_class(size_t itemsize) {
  int log2 = 0;
  while ((size_t{1} << log2) < itemsize) ++log2;
  return log2;
}

struct FreeDeleter {
  void operator()(char* p) const { std::free(p); }
};
using Buffer = std::unique_ptr<char, FreeDeleter>;
Buffer allocate(size_t bytes) { return Buffer(static_cast<char*>(std::malloc(bytes))); }

// A contiguous operand: table.json, "extra" has the lengths.
struct Range {
  char* data;
  size_t length;
  int dtype;
};
Range range_of(const ArgumentBlock& block, int k) {
  return {block.address(k), static_cast<size_t>(block.integer(kSlotExtra + k)),
          static_cast<int>(block.integer(kSlotDtype + k))};
}
bool aligned(const Range& r) {
  return (reinterpret_cast<uintptr_t>(r.data) & (ArgumentBlock::alignment(r.dtype) - 1)) == 0;
}

// Visits every row along the last axis of the frame; axes[0] of `it` is that axis.
template <class F>
bool each_row(const Iteration& it, F visit) {
  int64_t index[kMaxAxes] = {};
  char* p[kMaxOperands];
  std::copy(it.data, it.data + it.operands, p);
  for (;;) {
    if (!visit(p)) return false;
    int d = 1;
    for (; d < it.ndim; ++d) {
      const Axis& axis = it.axes[d];
      for (int k = 0; k < it.operands; ++k) p[k] += axis.stride[k];
      if (++index[d] < axis.length) break;
      for (int k = 0; k < it.operands; ++k) p[k] -= axis.stride[k] * axis.length;
      index[d] = 0;
    }
    if (d >= it.ndim) return true;
  }
}

// Elements of a mask, and bytes of rows taken, per thread.
constexpr int64_t kMaskGrain = 1 << 15, kTakeGrain = 1 << 17;

// A mask in parts that threads take, and how many set elements lie before each.
class MaskParts {
 public:
  explicit MaskParts(const Range& mask) : length_(mask.length) {
    if (thread_count() > 1) parts_ = std::clamp<size_t>(mask.length / kLeast, 1, kMostParts);
    if (parts_ == 1) {  // there is nothing to split, so nothing to count
      before_[1] = mask.length;
      return;
    }
    const IndexLoops& loops = TSMEM_AT_LEVEL(index_loops)();
    const auto* bytes = reinterpret_cast<const uint8_t*>(mask.data);
    each([&](size_t part, size_t from, size_t n) { before_[part + 1] = loops.count(bytes + from, n); });
    for (size_t part = 0; part < parts_; ++part) before_[part + 1] += before_[part];
  }
  bool is_whole() const { return parts_ == 1; }
  /// Set elements; at most so many for a whole mask.
  size_t count() const { return before_[parts_]; }
  size_t before(size_t part) const { return before_[part]; }
  size_t count_of(size_t part) const { return before_[part + 1] - before_[part]; }

  /// visit(part, first element, elements), on any thread.
  template <class F>
  void each(F visit) const {
    // As elsewhere, helpers that sleep are woken for four times as much only.
    const auto parts = static_cast<int64_t>(parts_);
    parallel(parts, length_ >= 16 * kLeast ? 0 : parts / 2, 1, [&](int64_t first, int64_t end) {
      for (int64_t k = first; k < end; ++k) {
        const auto part = static_cast<size_t>(k);
        visit(part, start(part), start(part + 1) - start(part));
      }
    });
  }

 private:
  static constexpr size_t kMostParts = 64, kLeast = kMaskGrain / 2;
  // At multiples of 64, so that no cache line of bytes is written by two threads.
  size_t start(size_t part) const {
    return part == parts_ ? length_ : length_ / parts_ / 64 * 64 * part;
  }

  size_t length_, parts_ = 1;
  size_t before_[kMostParts + 1] = {0};
};

}  // namespace

void call_mask_count(ArgumentBlock block) {
  const Range mask = range_of(block, 0);
  const MaskParts parts(mask);
  const auto* bytes = reinterpret_cast<const uint8_t*>(mask.data);
  const size_t count = parts.is_whole() ? TSMEM_AT_LEVEL(index_loops)().count(bytes, mask.length)
                                        : parts.count();
  block.set(kSlotResult + 1, static_cast<double>(count));
  block.finish(Status::done);
}

void call_mask_select(ArgumentBlock block) {
  const Range out = range_of(block, 0), values = range_of(block, 1), mask = range_of(block, 2);
  if (!aligned(out) || !aligned(values)) return void(block.finish(Status::misaligned));
  const IndexLoops& loops = TSMEM_AT_LEVEL(index_loops)();
  const Movers& move = TSMEM_AT_LEVEL(movers)();
  const size_t item = kItemsize[values.dtype];
  const auto select = loops.select[size_class(item)];
  const auto* bytes = reinterpret_cast<const uint8_t*>(mask.data);
  const bool stream = (block.integer(kSlotFlags) & 1) == 0 && out.length * item >= stream_threshold();
  constexpr size_t kChunk = 512;  // mask bytes; the selected values stay in the first-level cache
  const MaskParts parts(mask);
  parts.each([&](size_t part, size_t from, size_t length) {
    // Never beyond the output, should another thread write to the mask meanwhile.
    size_t done = std::min(parts.before(part), out.length);
    const size_t end = std::min(done + parts.count_of(part), out.length);
    if (!stream) {
      select(out.data + done * item, end - done, values.data + from * item, bytes + from, length);
      return;
    }
    alignas(64) char packed[kChunk * 16];
    for (size_t i = from; i < from + length && done < end; i += kChunk) {
      const size_t n = std::min(kChunk, from + length - i);
      const size_t count = std::min(loops.count(bytes + i, n), end - done);
      // The buffer has room for all n, so whole registers are stored to the end.
      select(packed, n, values.data + i * item, bytes + i, n);
      move.stream(out.data + done * item, packed, count * item);
      done += count;
    }
    move.stream_fence();
  });
  block.finish(Status::done);
}

void call_mask_fill(ArgumentBlock block) {
  const Range out = range_of(block, 0), value = range_of(block, 1), mask = range_of(block, 2);
  if (!aligned(out) || !aligned(value)) return void(block.finish(Status::misaligned));
  const size_t item = kItemsize[out.dtype];
  const auto fill = TSMEM_AT_LEVEL(index_loops)().fill[size_class(item)];
  const auto* bytes = reinterpret_cast<const uint8_t*>(mask.data);
  parallel(static_cast<int64_t>(mask.length), kMaskGrain, 64, [&](int64_t from, int64_t to) {
    fill(out.data + from * static_cast<int64_t>(item), value.data, bytes + from,
         static_cast<size_t>(to - from));
  });
  block.finish(Status::done);
}

void call_mask_put(ArgumentBlock block) {
  const Range out = range_of(block, 0), values = range_of(block, 1), mask = range_of(block, 2);
  if (!aligned(out) || !aligned(values)) return void(block.finish(Status::misaligned));
  const size_t item = kItemsize[out.dtype];
  const auto put = TSMEM_AT_LEVEL(index_loops)().put[size_class(item)];
  const auto* bytes = reinterpret_cast<const uint8_t*>(mask.data);
  const MaskParts parts(mask);
  parts.each([&](size_t part, size_t from, size_t length) {
    const size_t first = std::min(parts.before(part), values.length);
    put(out.data + from * item, values.data + first * item, values.length - first, bytes + from, length);
  });
  block.finish(Status::done);
}

void call_nonzero(ArgumentBlock block) {
  const Range out = range_of(block, 0), mask = range_of(block, 1);
  if (!aligned(out)) return void(block.finish(Status::misaligned));
  const auto positions = TSMEM_AT_LEVEL(index_loops)().positions;
  const auto* bytes = reinterpret_cast<const uint8_t*>(mask.data);
  const MaskParts parts(mask);
  parts.each([&](size_t part, size_t from, size_t length) {
    const size_t first = std::min(parts.before(part), out.length);
    const size_t count = std::min(parts.count_of(part), out.length - first);
    positions(reinterpret_cast<int64_t*>(out.data) + first, count, bytes + from, length,
              static_cast<int64_t>(from));
  });
  block.finish(Status::done);
}

// Rows: out (outer, n, bytes), in (outer, length, bytes), n indices. The indices are copied piece by
// piece before they are checked: another thread may write to shared memory meanwhile.
void call_take(ArgumentBlock block) {
  const Range out = range_of(block, 0), in = range_of(block, 1), index = range_of(block, 2);
  if (!aligned(index)) return void(block.finish(Status::misaligned));
  const IndexLoops& loops = TSMEM_AT_LEVEL(index_loops)();
  const Movers& move = TSMEM_AT_LEVEL(movers)();
  const size_t bytes = static_cast<size_t>(block.integer(kSlotExtra + 4));
  const size_t outer = static_cast<size_t>(block.integer(kSlotExtra + 5));
  const int64_t length = block.integer(kSlotExtra + 6);
  const bool stream = (block.integer(kSlotFlags) & 1) == 0 && out.length >= stream_threshold() &&
                      bytes * 512 <= 65536;
  constexpr size_t kPiece = 512;
  const auto* indices = reinterpret_cast<const int64_t*>(index.data);
  const auto rows = static_cast<int64_t>(index.length);
  const int64_t per_row = std::max<int64_t>(1, static_cast<int64_t>(bytes * outer));
  std::mutex mutex;  // guards where the first index out of range is, and what it is
  int64_t bad = rows, bad_index = 0;
  parallel(rows, kTakeGrain / per_row + 1, 64, [&](int64_t start, int64_t end) {
    const Buffer packed = stream ? allocate(kPiece * bytes) : nullptr;
    for (size_t o = 0; o < outer; ++o) {
      char* const to = out.data + o * index.length * bytes;
      const char* const from = in.data + o * static_cast<size_t>(length) * bytes;
      for (int64_t i = start; i < end; i += kPiece) {
        int64_t piece[kPiece];
        const auto n = static_cast<size_t>(std::min<int64_t>(kPiece, end - i));
        std::memcpy(piece, indices + i, n * sizeof *piece);
        int64_t low = 0, high = 0;
        loops.extent(piece, n, &low, &high);
        if (low < -length || high >= length) {
          const auto is_bad = [&](int64_t x) { return x < -length || x >= length; };
          const int64_t* const found = std::find_if(piece, piece + n, is_bad);
          const std::lock_guard<std::mutex> lock(mutex);
          if (i + (found - piece) < bad) {
            bad = i + (found - piece);
            bad_index = *found;
          }
          return;
        }
        char* const target = to + static_cast<size_t>(i) * bytes;
        if (packed == nullptr) {
          loops.take(target, from, piece, n, length, bytes);
        } else {
          loops.take(packed.get(), from, piece, n, length, bytes);
          move.stream(target, packed.get(), n * bytes);
        }
      }
    }
    if (stream) move.stream_fence();
  });
  if (bad < rows) {
    block.set(kSlotResult + 1, static_cast<double>(bad_index));
    return void(block.finish(Status::out_of_range));
  }
  block.finish(Status::done);
}

namespace {
// Where the first index outside the axis stands, or null; leaves its value as the second result.
bool in_range(const IndexLoops& loops, const int64_t* piece, size_t n, int64_t length,
              ArgumentBlock block) {
  int64_t low = 0, high = 0;
  loops.extent(piece, n, &low, &high);
  if (low >= -length && high < length) return true;
  const int64_t* const bad =
      std::find_if(piece, piece + n, [&](int64_t x) { return x < -length || x >= length; });
  block.set(kSlotResult + 1, static_cast<double>(*bad));
  block.finish(Status::out_of_range);
  return false;
}
}  // namespace

// Rows: out (outer, length, bytes), in (outer, n, bytes) or one row of `bytes`, n indices. Two passes:
// nothing is written when an index is out of range. The second one checks again, as another thread may have
// written to shared memory since.
void call_put(ArgumentBlock block) {
  const Range out = range_of(block, 0), in = range_of(block, 1), index = range_of(block, 2);
  if (!aligned(index)) return void(block.finish(Status::misaligned));
  const IndexLoops& loops = TSMEM_AT_LEVEL(index_loops)();
  const size_t bytes = static_cast<size_t>(block.integer(kSlotExtra + 4));
  const size_t outer = static_cast<size_t>(block.integer(kSlotExtra + 5));
  const int64_t length = block.integer(kSlotExtra + 6);
  const size_t step = in.length == bytes ? 0 : bytes;
  constexpr size_t kPiece = 512;
  int64_t piece[kPiece];
  const auto* indices = reinterpret_cast<const int64_t*>(index.data);
  for (const bool writes : {false, true}) {
    for (size_t o = 0; o < (writes ? outer : 1); ++o) {
      char* const to = out.data + o * static_cast<size_t>(length) * bytes;
      const char* const from = in.data + o * index.length * step;
      for (size_t i = 0; i < index.length; i += kPiece) {
        const size_t n = std::min(kPiece, index.length - i);
        std::memcpy(piece, indices + i, n * sizeof *piece);
        if (!in_range(loops, piece, n, length, block)) return;
        if (writes) loops.scatter(to, from + i * step, step, piece, n, length, bytes);
      }
    }
  }
  block.finish(Status::done);
}

// Positions in a C-order array (outer, length, inner) of what int64 indices of shape (outer, n, inner)
// choose along its middle axis: range 0 = positions, range 1 = indices. With flag 2 the positions are added
// to what stands there: the sum over the axes of an array, with outer = 1 and steps in `inner`.
void call_positions(ArgumentBlock block) {
  const Range out = range_of(block, 0), index = range_of(block, 1);
  if (!aligned(out) || !aligned(index)) return void(block.finish(Status::misaligned));
  const IndexLoops& loops = TSMEM_AT_LEVEL(index_loops)();
  const size_t outer = static_cast<size_t>(block.integer(kSlotExtra + 4));
  const int64_t length = block.integer(kSlotExtra + 5), inner = block.integer(kSlotExtra + 6);
  const bool adds = (block.integer(kSlotFlags) & 2) != 0;
  const size_t row = index.length / outer;
  constexpr size_t kPiece = 512;
  int64_t piece[kPiece];
  for (size_t o = 0; o < outer; ++o) {
    auto* const to = reinterpret_cast<int64_t*>(out.data) + o * row;
    const auto* const from = reinterpret_cast<const int64_t*>(index.data) + o * row;
    const int64_t base = static_cast<int64_t>(o) * length * inner;
    int64_t column = 0;
    for (size_t i = 0; i < row; i += kPiece) {
      const size_t n = std::min(kPiece, row - i);
      std::memcpy(piece, from + i, n * sizeof *piece);
      if (!in_range(loops, piece, n, length, block)) return;
      for (size_t k = 0; k < n; ++k) {
        const int64_t at = (piece[k] < 0 ? piece[k] + length : piece[k]) * inner;
        if (adds) {
          to[i + k] += at;
        } else {
          to[i + k] = base + at + column;
          if (++column == inner) column = 0;
        }
      }
    }
  }
  block.finish(Status::done);
}

void call_swap(ArgumentBlock block) {
  const Range out = range_of(block, 0), in = range_of(block, 1);
  if (!aligned(out) || !aligned(in)) return void(block.finish(Status::misaligned));
  TSMEM_AT_LEVEL(index_loops)().swap(out.data, in.data, out.length, kItemsize[out.dtype]);
  block.finish(Status::done);
}

void call_arg_reduce(ArgumentBlock block) {
  Iteration it;
  bool empty;
  if (!block.read(it, 2, empty)) return void(block.finish(Status::misaligned));
  const int dtype = it.dtype[1] == kFloat16 ? kFloat32 : it.dtype[1];
  const ArgLoop loop = TSMEM_AT_LEVEL(arg_loop)(block.integer(kSlotOp) == kReduceMax, dtype);
  if (loop == nullptr || it.dtype[0] != kInt64 || it.ndim == 0) {
    return void(block.finish(Status::unknown));
  }
  if (empty) return void(block.finish(Status::done));
  const Axis& axis = it.axes[0];
  const size_t n = static_cast<size_t>(axis.length), item = kItemsize[it.dtype[1]];
  const bool contiguous = axis.stride[1] == static_cast<int64_t>(item) || n == 1;
  const Loop1 cast = it.dtype[1] == dtype ? nullptr : TSMEM_AT_LEVEL(cast_loop)(it.dtype[1], dtype);
  Buffer gathered = contiguous ? nullptr : allocate(n * item);
  Buffer converted = cast == nullptr ? nullptr : allocate(n * kItemsize[dtype]);
  if ((!contiguous && gathered == nullptr) || (cast != nullptr && converted == nullptr)) {
    return void(block.finish(Status::no_memory));
  }
  each_row(it, [&](char* const* p) {
    const char* row = p[1];
    if (!contiguous) {
      TSMEM_AT_LEVEL(movers)().gather[size_class(item)](gathered.get(), row, axis.stride[1], n);
      row = gathered.get();
    }
    if (cast != nullptr) {
      cast(converted.get(), row, n);
      row = converted.get();
    }
    *reinterpret_cast<int64_t*>(p[0]) = static_cast<int64_t>(loop(row, n));
    return true;
  });
  block.finish(Status::done);
}

void call_accumulate(ArgumentBlock block) {
  Iteration it;
  bool empty;
  if (!block.read(it, 2, empty)) return void(block.finish(Status::misaligned));
  const AccumulateLoop loop =
      accumulate_loop(static_cast<int>(block.integer(kSlotOp)), it.dtype[0]);
  if (loop == nullptr || it.dtype[0] != it.dtype[1] || it.ndim == 0) {
    return void(block.finish(Status::unknown));
  }
  if (!empty) {
    const Axis& axis = it.axes[0];
    each_row(it, [&](char* const* p) {
      loop(p[0], axis.stride[0], p[1], axis.stride[1], static_cast<size_t>(axis.length));
      return true;
    });
  }
  block.finish(Status::done);
}

void call_sort(ArgumentBlock block) {
  Iteration it;
  bool empty;
  if (!block.read(it, 1, empty)) return void(block.finish(Status::misaligned));
  if (!can_sort(it.dtype[0]) || it.ndim == 0) return void(block.finish(Status::unknown));
  if (empty) return void(block.finish(Status::done));
  const Axis& axis = it.axes[0];
  const size_t n = static_cast<size_t>(axis.length), item = kItemsize[it.dtype[0]];
  const int64_t step = static_cast<int64_t>(item);
  const bool contiguous = axis.stride[0] == step || n == 1;
  Buffer row = contiguous ? nullptr : allocate(n * item);
  if (!contiguous && row == nullptr) return void(block.finish(Status::no_memory));
  const Movers& move = TSMEM_AT_LEVEL(movers)();
  const bool ok = each_row(it, [&](char* const* p) {
    if (contiguous) return sort_row(p[0], it.dtype[0], n);
    move.gather[size_class(item)](row.get(), p[0], axis.stride[0], n);
    if (!sort_row(row.get(), it.dtype[0], n)) return false;
    move.strided[size_class(item)](p[0], axis.stride[0], row.get(), step, n);
    return true;
  });
  block.finish(ok ? Status::done : Status::no_memory);
}

void call_argsort(ArgumentBlock block) {
  Iteration it;
  bool empty;
  if (!block.read(it, 2, empty)) return void(block.finish(Status::misaligned));
  if (!can_sort(it.dtype[1]) || it.dtype[0] != kInt64 || it.ndim == 0) {
    return void(block.finish(Status::unknown));
  }
  if (empty) return void(block.finish(Status::done));
  const Axis& axis = it.axes[0];
  const size_t n = static_cast<size_t>(axis.length), item = kItemsize[it.dtype[1]];
  const bool in_row = axis.stride[1] == static_cast<int64_t>(item) || n == 1;
  const bool out_row = axis.stride[0] == 8 || n == 1;
  Buffer values = in_row ? nullptr : allocate(n * item);
  Buffer order = out_row ? nullptr : allocate(n * 8);
  if ((!in_row && values == nullptr) || (!out_row && order == nullptr)) {
    return void(block.finish(Status::no_memory));
  }
  const Movers& move = TSMEM_AT_LEVEL(movers)();
  const bool ok = each_row(it, [&](char* const* p) {
    const char* row = p[1];
    if (!in_row) {
      move.gather[size_class(item)](values.get(), row, axis.stride[1], n);
      row = values.get();
    }
    char* to = out_row ? p[0] : order.get();
    if (!argsort_row(reinterpret_cast<int64_t*>(to), row, it.dtype[1], n)) return false;
    if (!out_row) move.strided[3](p[0], axis.stride[0], to, 8, n);
    return true;
  });
  block.finish(ok ? Status::done : Status::no_memory);
}

void call_partition(ArgumentBlock block) {
  Iteration it;
  bool empty;
  if (!block.read(it, 1, empty)) return void(block.finish(Status::misaligned));
  const Axis& axis = it.axes[0];
  const size_t item = kItemsize[it.dtype[0]];
  if (!can_sort(it.dtype[0]) || it.ndim == 0 || (axis.stride[0] != static_cast<int64_t>(item) && axis.length > 1)) {
    return void(block.finish(Status::unknown));
  }
  if (empty) return void(block.finish(Status::done));
  const size_t from = static_cast<size_t>(block.integer(kSlotExtra));
  const size_t k = static_cast<size_t>(block.integer(kSlotExtra + 1));
  const size_t n = static_cast<size_t>(axis.length);
  const bool ok = each_row(it, [&](char* const* p) {
    return partition_row(p[0] + from * item, it.dtype[0], n - from, k - from);
  });
  block.finish(ok ? Status::done : Status::no_memory);
}

void call_argpartition(ArgumentBlock block) {
  Iteration it;
  bool empty;
  if (!block.read(it, 2, empty)) return void(block.finish(Status::misaligned));
  const Axis& axis = it.axes[0];
  if (!can_sort(it.dtype[1]) || it.dtype[0] != kInt64 || it.ndim == 0 ||
      (axis.length > 1 && (axis.stride[0] != 8 ||
                           axis.stride[1] != static_cast<int64_t>(kItemsize[it.dtype[1]])))) {
    return void(block.finish(Status::unknown));
  }
  if (empty) return void(block.finish(Status::done));
  const size_t k = static_cast<size_t>(block.integer(kSlotExtra + 1));
  const bool ok = each_row(it, [&](char* const* p) {
    return argpartition_row(reinterpret_cast<int64_t*>(p[0]), p[1], it.dtype[1],
                            static_cast<size_t>(axis.length), k);
  });
  block.finish(ok ? Status::done : Status::no_memory);
}

}  // namespace tsmem::kernels
