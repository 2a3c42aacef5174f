// An array argument on its way to C: what is demanded of it, and the copy that is made when needed.
#pragma once

#include <cstdlib>

#include "nested_list.h"

namespace tsmem TSMEM_HIDDEN {
namespace detail {

constexpr int any_ndim = -1;

// What a typemap demands of an array. Known at compile time; one per use of In or InOut.
struct InputSpec {
  DType dtype;
  int ndim;                   // or any_ndim
  std::size_t alignment;      // bytes
  Order order;
  CastRule rule;
  bool in_place;              // C writes, and JavaScript sees it
  bool writeback;             // in place through a copy when the layout does not fit
  const std::int64_t* fixed;  // the exact shape, or null
};

// Memory for the length of a call. When C returns a view of it, it is an ArrayBuffer that lives on.
class Scratch {
 public:
  Scratch() = default;
  ~Scratch() { std::free(block_); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  Scratch(Scratch&& other) noexcept
      : block_(other.block_), data_(other.data_), buffer_(other.buffer_), length_(other.length_) {
    other.block_ = nullptr;
  }

  void* allocate(Call& call, std::int64_t nbytes, bool lives_on) {
    length_ = nbytes;
    if (lives_on) {
      buffer_ = call.environment.new_array_buffer(nbytes, &data_);
    } else {
      std::free(block_);
      block_ = std::malloc(static_cast<std::size_t>(nbytes > 0 ? nbytes : 1));
      if (block_ == nullptr) {
        throw Error(Code::out_of_memory, "cannot allocate " + std::to_string(nbytes) +
                                             " bytes for a contiguous copy of the argument");
      }
      data_ = block_;
    }
    return data_;
  }

  bool is_used() const { return data_ != nullptr; }
  void* data() const { return data_; }
  napi_value buffer() const { return buffer_; }
  std::int64_t length() const { return length_; }

 private:
  void* block_ = nullptr;
  void* data_ = nullptr;
  napi_value buffer_ = nullptr;
  std::int64_t length_ = 0;
};

inline std::string count_dimensions(int ndim) {
  return std::to_string(ndim) + (ndim == 1 ? " dimension" : " dimensions");
}

inline void fail_unless_fits(std::int64_t length, std::int64_t longest) {
  if (length <= longest) return;
  throw Error(Code::out_of_range, "a dimension of " + std::to_string(length) +
                                      " does not fit the C type of the function, which ends at " +
                                      std::to_string(longest));
}

inline void* address_of_nothing() {
  alignas(64) static unsigned char nothing[64] = {};
  return nothing;
}

// The part of In and InOut that does not depend on the element type.
class InputArray : public Argument {
 public:
  explicit InputArray(const InputSpec& spec) : spec_(spec) {}

  void read(Call& call, napi_value value) override {
    if (!read_source(call, value, &source_)) {
      read_list(call, value);
      return;
    }
    if (!can_cast(source_.dtype, spec_.dtype, spec_.in_place ? CastRule::none : spec_.rule)) {
      fail_type(info(source_.dtype).name);
    }
    if (spec_.in_place && source_.readonly) {
      throw Error(Code::read_only, "assignment destination is read-only; pass a writable array");
    }
    layout_ = source_.layout;
    check_shape();
  }

  void confirm(Call& call) override {
    if (!is_list_) confirm_source(call.env, source_);
  }

  void bind(Call& call) override {
    if (is_list_) {
      bind_list(call);
      return;
    }
    const Region region = locate(call.env, source_);
    Bytes start = region.start + source_.byte_offset;
    const std::int64_t itemsize = info(spec_.dtype).itemsize;
    const std::int64_t nbytes = checked_nbytes(layout_, itemsize);
    if (nbytes == 0) {
      data_ = address_of_nothing();
      set_gapless_strides(&layout_, itemsize, spec_.order);
      return;
    }
    const char* obstacle = find_obstacle(start);
    if (obstacle == nullptr) {
      data_ = start;
      return;
    }
    const bool may_copy = spec_.in_place ? spec_.writeback : spec_.rule != CastRule::none;
    if (!may_copy) throw Error(Code::invalid_argument, obstacle);
    if (spec_.in_place && has_repeated_elements(layout_)) {
      throw Error(Code::invalid_argument,
                  "Array has repeated elements (a stride of 0), which C cannot write in place");
    }
    data_ = scratch_.allocate(call, nbytes, lives_on_);
    gather(start, layout_, source_.dtype, source_.swapped, data_, spec_.dtype, spec_.order);
    set_gapless_strides(&layout_, itemsize, spec_.order);
  }

  void finish(Call& call) override {
    if (!spec_.in_place || !scratch_.is_used()) return;
    const Region region = locate(call.env, source_);  // the function may have run JavaScript
    scatter(data_, spec_.dtype, spec_.order, region.start + source_.byte_offset, source_.layout,
            source_.swapped);
  }

  InputArray* input() override { return this; }

  // From now on a copy of this argument must outlive the call, because C returns a view of it.
  void let_live_on() { lives_on_ = true; }

  // The longest dimension that the C types of the function can hold; checked before any copy is made.
  void limit_lengths(std::int64_t longest) { longest_ = longest; }

  // The value that JavaScript passed.
  napi_value value() const { return source_.value; }

  void* address() const { return data_; }
  const Layout& layout() const { return layout_; }
  const ArraySource& source() const { return source_; }
  const Scratch& scratch() const { return scratch_; }

 private:
  [[noreturn]] void fail_type(const char* given) const {
    throw Error(spec_.in_place || spec_.rule == CastRule::none ? Code::dtype : Code::cast,
                std::string("Array of type '") + info(spec_.dtype).name +
                    "' required.  Array of type '" + given + "' given" +
                    (spec_.in_place ? "" : ", which the casting rule forbids to convert"));
  }

  void check_shape() const {
    check_lengths_fit();
    if (spec_.ndim != any_ndim && layout_.ndim != spec_.ndim) {
      throw Error(Code::shape, "Array must have " + count_dimensions(spec_.ndim) +
                                   ".  Given array has " + count_dimensions(layout_.ndim));
    }
    if (spec_.fixed == nullptr) return;
    for (int i = 0; i < spec_.ndim; ++i) {
      if (layout_.shape[i] == spec_.fixed[i]) continue;
      Layout required;
      required.ndim = spec_.ndim;
      for (int k = 0; k < spec_.ndim; ++k) required.shape[k] = spec_.fixed[k];
      throw Error(Code::shape, "Array must have shape of " + show_shape(required) +
                                   ".  Given array has shape of " + show_shape(layout_));
    }
  }

  void check_lengths_fit() const {
    if (spec_.ndim == any_ndim) {
      fail_unless_fits(checked_nbytes(layout_, 1), longest_);
      return;
    }
    for (int i = 0; i < layout_.ndim; ++i) fail_unless_fits(layout_.shape[i], longest_);
  }

  void read_list(Call& call, napi_value value) {
    if (!is_array(call.env, value)) {
      throw Error(Code::invalid_argument, std::string("Array of type '") + info(spec_.dtype).name +
                                              "' required.  A '" + show_type(call.env, value) +
                                              "' was given");
    }
    if (spec_.in_place || spec_.rule == CastRule::none) {
      throw Error(Code::invalid_argument, std::string("Array of type '") + info(spec_.dtype).name +
                                              "' required.  A 'list' was given");
    }
    is_list_ = true;
    layout_ = list_shape(call, value);
    check_shape();
    const std::int64_t itemsize = info(spec_.dtype).itemsize;
    const std::int64_t nbytes = checked_nbytes(layout_, itemsize);
    data_ = scratch_.allocate(call, nbytes, lives_on_);
    if (nbytes == 0 && layout_.shape[0] == 0) return;
    std::memset(data_, 0, static_cast<std::size_t>(nbytes));
    ListReader(call, layout_, spec_.dtype, spec_.rule).read(value, static_cast<Bytes>(data_));
  }

  void bind_list(Call& call) {
    const std::int64_t itemsize = info(spec_.dtype).itemsize;
    set_gapless_strides(&layout_, itemsize, Order::c);
    if (spec_.order == Order::f && layout_.ndim > 1) {
      Scratch in_c_order(std::move(scratch_));
      data_ = scratch_.allocate(call, in_c_order.length(), lives_on_);
      gather(static_cast<Bytes>(in_c_order.data()), layout_, spec_.dtype, false, data_,
             spec_.dtype, Order::f);
    }
    set_gapless_strides(&layout_, itemsize, spec_.order);
  }

  // Why C cannot use the memory as it is; null when it can.
  const char* find_obstacle(Bytes start) const {
    const std::int64_t itemsize = info(spec_.dtype).itemsize;
    if (source_.dtype != spec_.dtype) return "Array must not need a conversion";
    if (source_.swapped) {
      return "Array must have native byteorder.  A byte-swapped array was given";
    }
    const bool fits_order = is_contiguous(layout_, itemsize, spec_.order) ||
                            (spec_.ndim == any_ndim && is_contiguous(layout_, itemsize, Order::f));
    if (!fits_order) {
      return spec_.order == Order::f
                 ? "Array must be Fortran-contiguous.  An array of another order was given"
                 : "Array must be contiguous.  A non-contiguous array was given";
    }
    if (reinterpret_cast<std::uintptr_t>(start) % spec_.alignment != 0) {
      return "Array must be aligned.  An unaligned array was given";
    }
    if (spec_.dtype == DType::boolean && !is_normal_boolean(start)) {
      return "Array of type 'bool' must hold 0 and 1 only.  Another byte was found";
    }
    return nullptr;
  }

  // C++ may assume that a bool is 0 or 1; JavaScript can have written any byte.
  bool is_normal_boolean(ConstBytes start) const {
    const std::int64_t count = element_count(layout_);
    for (std::int64_t i = 0; i < count; ++i) {
      if (start[i] > 1) return false;
    }
    return true;
  }

  const InputSpec& spec_;
  ArraySource source_;
  Layout layout_;
  Scratch scratch_;
  std::int64_t longest_ = INT64_MAX;
  void* data_ = nullptr;
  bool is_list_ = false;
  bool lives_on_ = false;
};

}  // namespace detail
}  // namespace tsmem
