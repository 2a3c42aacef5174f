// Random numbers of PCG XSL RR 128/64, bit for bit those of the JavaScript generator. Only what is exact is
// computed here: a draw that needs a logarithm or an exponential ends the run, and the caller makes it.
//
// M. E. O'Neill, PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms for Random Number
// Generation, 2014. D. Lemire, Fast Random Integer Generation in an Interval, 2018.
#include "argument_block.h"

#if defined(_MSC_VER) && defined(_M_X64)
#include <intrin.h>
#endif

namespace tsmem::kernels {
namespace {

struct Wide {
  uint64_t high, low;
};

Wide multiply(uint64_t a, uint64_t b) {
#if defined(__SIZEOF_INT128__)
  const unsigned __int128 product = static_cast<unsigned __int128>(a) * b;
  return {static_cast<uint64_t>(product >> 64), static_cast<uint64_t>(product)};
#elif defined(_MSC_VER) && defined(_M_X64)
  Wide product;
  product.low = _umul128(a, b, &product.high);
  return product;
#else
  const uint64_t a0 = a & 0xffffffffu, a1 = a >> 32, b0 = b & 0xffffffffu, b1 = b >> 32;
  const uint64_t low = a0 * b0, middle = a1 * b0 + (low >> 32), other = a0 * b1 + (middle & 0xffffffffu);
  return {a1 * b1 + (middle >> 32) + (other >> 32), (other << 32) | (low & 0xffffffffu)};
#endif
}

// The words stand in the block behind those of the axes, low ones first: state, increment, whether the upper
// half of a draw waits for the next draw of 32 bits, that half; then what the kind of draw needs.
constexpr int kState = kSlotAxes, kIncrement = kState + 4, kHas32 = kState + 8, kWaiting = kState + 9;
constexpr int kFirst = kState + 10, kSecond = kState + 12;

uint64_t pair_at(const ArgumentBlock& block, int slot) {
  return static_cast<uint64_t>(block.integer(slot)) | static_cast<uint64_t>(block.integer(slot + 1)) << 32;
}

class Generator {
 public:
  explicit Generator(const ArgumentBlock& block)
      : state_{pair_at(block, kState + 2), pair_at(block, kState)},
        increment_{pair_at(block, kIncrement + 2), pair_at(block, kIncrement)},
        waiting_(static_cast<uint32_t>(block.integer(kWaiting))),
        has32_(block.integer(kHas32) != 0) {}

  void save(ArgumentBlock& block) const {
    const uint64_t words[] = {state_.low, state_.high};
    for (int k = 0; k < 4; ++k) {
      block.set(kState + k, static_cast<double>(static_cast<uint32_t>(words[k / 2] >> (32 * (k % 2)))));
    }
    block.set(kHas32, has32_ ? 1 : 0);
    block.set(kWaiting, waiting_);
  }

  uint64_t next64() {
    const Wide low = multiply(state_.low, kMultiplier.low);
    const uint64_t high = low.high + state_.high * kMultiplier.low + state_.low * kMultiplier.high;
    state_.low = low.low + increment_.low;
    state_.high = high + increment_.high + (state_.low < low.low ? 1 : 0);
    const uint64_t folded = state_.high ^ state_.low;
    const unsigned turn = static_cast<unsigned>(state_.high >> 58);
    return (folded >> turn) | (folded << ((64 - turn) & 63));
  }
  uint32_t next32() {
    if (has32_) {
      has32_ = false;
      return waiting_;
    }
    const uint64_t bits = next64();
    has32_ = true;
    waiting_ = static_cast<uint32_t>(bits >> 32);
    return static_cast<uint32_t>(bits);
  }

 private:
  static constexpr Wide kMultiplier = {0x2360ed051fc65da4u, 0x4385df649fccf645u};
  Wide state_, increment_;
  uint32_t waiting_;
  bool has32_;
};

// Every source gives one value, or false: it has drawn nothing then, and the caller goes on.
struct Doubles {
  bool draw(Generator& bits, double& value) {
    value = static_cast<double>(bits.next64() >> 11) * 0x1p-53;
    return true;
  }
};
struct Floats {
  bool draw(Generator& bits, float& value) {
    value = static_cast<float>(bits.next32() >> 8) * 0x1p-24f;
    return true;
  }
};

// The part of a ziggurat that is wholly below the curve: 256 widths, then 256 limits.
struct Ziggurat {
  const double* table;
  bool inside(unsigned layer, double point) const { return point < table[256 + layer]; }
  double width(unsigned layer) const { return table[layer]; }
};
struct Normal : Ziggurat {
  bool draw(Generator& bits, double& value) {
    const Generator before = bits;
    const uint64_t word = bits.next64();
    const unsigned layer = word & 255;
    const double point = static_cast<double>((word >> 9) & 0xfffffffffffffu), x = point * width(layer);
    value = (word & 256) != 0 ? -x : x;
    if (inside(layer, point)) return true;
    bits = before;
    return false;
  }
  bool draw(Generator& bits, float& value) {
    const Generator before = bits;
    const uint32_t word = bits.next32();
    const unsigned layer = word & 255;
    const double point = (word >> 9) & 0x7fffff;
    const float x = static_cast<float>(point * width(layer));
    value = (word & 256) != 0 ? -x : x;
    if (inside(layer, point)) return true;
    bits = before;
    return false;
  }
};
struct Exponential : Ziggurat {
  bool draw(Generator& bits, double& value) {
    const Generator before = bits;
    const uint64_t word = bits.next64();
    const unsigned layer = (word >> 3) & 255;
    const double point = static_cast<double>(word >> 11);
    value = point * width(layer);
    if (inside(layer, point)) return true;
    bits = before;
    return false;
  }
  bool draw(Generator& bits, float& value) {
    const Generator before = bits;
    const uint32_t word = bits.next32() >> 1;
    const unsigned layer = word & 255;
    const double point = word >> 8;
    value = static_cast<float>(point * width(layer));
    if (inside(layer, point)) return true;
    bits = before;
    return false;
  }
};

// offset + [0, range]: the upper half of a product, unless the lower half would favour some results.
template <class T>
struct Wide64 {
  uint64_t offset, range;
  bool draw(Generator& bits, T& value) {
    const uint64_t count = range + 1;
    if (count == 0) {
      value = static_cast<T>(offset + bits.next64());
      return true;
    }
    Wide product = multiply(bits.next64(), count);
    if (product.low < count) {
      const uint64_t least = (UINT64_MAX - range) % count;
      while (product.low < least) product = multiply(bits.next64(), count);
    }
    value = static_cast<T>(offset + product.high);
    return true;
  }
};
template <class T>
struct Wide32 {
  uint64_t offset;
  uint32_t range;
  bool draw(Generator& bits, T& value) {
    value = static_cast<T>(offset + drawn(bits));
    return true;
  }
  uint32_t drawn(Generator& bits) const {
    if (range == 0) return 0;
    if (range == UINT32_MAX) return bits.next32();
    const uint64_t count = uint64_t{range} + 1;
    uint64_t product = bits.next32() * count;
    if (static_cast<uint32_t>(product) < count) {
      const uint32_t least = static_cast<uint32_t>((UINT32_MAX - range) % count);
      while (static_cast<uint32_t>(product) < least) product = bits.next32() * count;
    }
    return static_cast<uint32_t>(product >> 32);
  }
};
// Draws of kBits bits, several of one word.
template <class T, unsigned kBits>
struct Narrow {
  uint64_t offset;
  uint32_t range, word = 0;
  unsigned left = 0;
  uint32_t cut(Generator& bits) {
    if (left == 0) {
      word = bits.next32();
      left = 32 / kBits - 1;
    } else {
      word >>= kBits;
      --left;
    }
    return word & kMost;
  }
  bool draw(Generator& bits, T& value) {
    value = static_cast<T>(offset + drawn(bits));
    return true;
  }

 private:
  static constexpr uint32_t kMost = (1u << kBits) - 1;
  uint32_t drawn(Generator& bits) {
    if (range == 0) return 0;
    if (range == kMost) return cut(bits);
    const uint32_t count = range + 1;
    uint32_t product = cut(bits) * count;
    if ((product & kMost) < count) {
      const uint32_t least = (kMost - range) % count;
      while ((product & kMost) < least) product = cut(bits) * count;
    }
    return product >> kBits;
  }
};

// Fills the output, or as much as goes without the caller.
template <class T, class Source>
void fill(ArgumentBlock& block, Source source) {
  Generator bits(block);
  T* const out = reinterpret_cast<T*>(block.address(0));
  const int64_t n = block.integer(kSlotExtra);
  int64_t i = 0;
  T value;
  for (; i < n && source.draw(bits, value); ++i) out[i] = value;
  bits.save(block);
  block.set(kSlotResult + 1, static_cast<double>(i));
}

// shift + scale * value, each step rounded; the table of the block's second operand.
struct Moved {
  double shift, scale;
  template <class Source>
  void fill_moved(ArgumentBlock& block, Source source) const {
    struct Affine {
      Source source;
      double shift, scale;
      bool draw(Generator& bits, double& value) {
        if (!source.draw(bits, value)) return false;
        value = shift + scale * value;
        return true;
      }
    };
    fill<double>(block, Affine{source, shift, scale});
  }
};

template <class T>
void fill_integers(ArgumentBlock& block, bool is_bool) {
  const uint64_t offset = pair_at(block, kFirst), range = pair_at(block, kSecond);
  const auto small = static_cast<uint32_t>(range);
  if constexpr (sizeof(T) == 8) {
    if (range > UINT32_MAX) return fill<T>(block, Wide64<T>{offset, range});
  }
  if constexpr (sizeof(T) >= 4) return fill<T>(block, Wide32<T>{offset, small});
  else if (sizeof(T) == 1 && is_bool) return fill<T>(block, Narrow<T, 1>{offset, small});
  else return fill<T>(block, Narrow<T, sizeof(T) * 8>{offset, small});
}

// Kinds of draws, as src/kernels/random.ts has them.
enum Kind : int { kUniform, kNormal, kExponential, kMovedUniform, kMovedNormal, kMovedExponential, kIntegers };

template <class T>
void fill_floats(ArgumentBlock& block, Kind kind) {
  const auto* table = reinterpret_cast<const double*>(block.address(1));
  if (kind == kNormal) return fill<T>(block, Normal{{table}});
  if (kind == kExponential) return fill<T>(block, Exponential{{table}});
  if constexpr (sizeof(T) == 4) return fill<T>(block, Floats{});
  else return fill<T>(block, Doubles{});
}

}  // namespace

// Range 0 = numbers drawn, range 1 = the table of a ziggurat; the second result is how many were drawn.
void call_random(ArgumentBlock block) {
  const auto kind = static_cast<Kind>(block.integer(kSlotOp));
  const int dtype = static_cast<int>(block.integer(kSlotDtype));
  for (int k = 0; k < 2; ++k) {
    const auto mask = ArgumentBlock::alignment(static_cast<int>(block.integer(kSlotDtype + k))) - 1;
    if ((reinterpret_cast<uintptr_t>(block.address(k)) & mask) != 0) return void(block.finish(Status::misaligned));
  }
  const auto* table = reinterpret_cast<const double*>(block.address(1));
  const Moved moved{block.number(kFirst), block.number(kFirst + 1)};
  block.finish(Status::done);
  switch (kind) {
    case kMovedUniform:
      return moved.fill_moved(block, Doubles{});
    case kMovedNormal:
      return moved.fill_moved(block, Normal{{table}});
    case kMovedExponential:
      return moved.fill_moved(block, Exponential{{table}});
    case kIntegers:
      break;
    default:
      return dtype == kFloat32 ? fill_floats<float>(block, kind) : fill_floats<double>(block, kind);
  }
  switch (kItemsize[dtype]) {
    case 1:
      return fill_integers<uint8_t>(block, dtype == kBool);
    case 2:
      return fill_integers<uint16_t>(block, false);
    case 4:
      return fill_integers<uint32_t>(block, false);
    default:
      return fill_integers<uint64_t>(block, false);
  }
}

}  // namespace tsmem::kernels
