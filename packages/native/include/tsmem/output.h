// Out: ARGOUT_ARRAY1-4. Memory of ours that C fills.
#pragma once

#include "input.h"
#include "result.h"
#include "shape.h"

namespace tsmem TSMEM_HIDDEN {

// Options of Out.
template <int K>
struct Like {};        // the shape of JavaScript argument K, which In or InOut wraps
struct NoDims {};      // C gets the pointer only
struct Uninit {};      // large arrays are not zeroed; for functions that write every element

namespace detail {

constexpr int from_javascript = -1;

template <class... Options>
struct LikeOf : std::integral_constant<int, from_javascript> {};
template <int K, class... Options>
struct LikeOf<Like<K>, Options...> : std::integral_constant<int, K> {};
template <class Head, class... Options>
struct LikeOf<Head, Options...> : LikeOf<Options...> {};

struct OutputSpec {
  DType dtype;
  int ndim;
  Order order;
  bool uninit;
  int like;                   // JavaScript argument that gives the shape, or from_javascript
  const std::int64_t* fixed;  // or the shape itself
};

// V8 owns the memory from the start, which needs no finalizer and stays bounded in any loop.
class OutputArray : public Argument {
 public:
  explicit OutputArray(const OutputSpec& spec) : spec_(&spec) { layout_.ndim = spec.ndim; }

  OutputArray(const OutputSpec& spec, const Layout& layout) : OutputArray(spec) {
    layout_ = layout;
    allocate(Call::require_current());
  }

  void read(Call& call, napi_value value) override {
    if (value == nullptr) return;
    const napi_env env = call.env;
    if (spec_->ndim == 1 && !is_array(env, value)) {
      layout_.shape[0] = read_scalar<std::int64_t>(env, value);
    } else {
      int ndim = 0;
      if (!is_array(env, value)) {
        throw Error(Code::invalid_argument, std::string("a shape required.  A '") +
                                                show_type(env, value) + "' was given");
      }
      read_lengths(env, value, "shape", true, &ndim, layout_.shape);
      if (ndim != spec_->ndim) {
        throw Error(Code::shape, "a shape of " + count_dimensions(spec_->ndim) +
                                     " required.  One of " + std::to_string(ndim) + " was given");
      }
    }
    check_lengths(layout_);
  }

  void bind(Call& call) override {
    if (spec_->fixed != nullptr) {
      for (int i = 0; i < spec_->ndim; ++i) layout_.shape[i] = spec_->fixed[i];
    } else if (spec_->like != from_javascript) {
      const auto k = static_cast<std::size_t>(spec_->like);
      if (k >= call.inputs.size() || call.inputs[k] == nullptr) {
        throw std::logic_error("Like<K> must name an argument that In or InOut wraps");
      }
      const Layout& like = call.inputs[k]->layout();
      if (like.ndim != spec_->ndim) throw std::logic_error("Like<K>: other number of dimensions");
      for (int i = 0; i < spec_->ndim; ++i) layout_.shape[i] = like.shape[i];
    }
    allocate(call);
  }

  void push_results(Call& call) override {
    ResultFacts facts;
    facts.buffer = buffer_;
    if (block_.data() != nullptr) facts = block_.hand_over(call, nbytes_);
    push_array(call, facts, spec_->dtype, spec_->order, layout_);
  }

  // The longest dimension that the C types of the function can hold.
  void limit_lengths(std::int64_t longest) { longest_ = longest; }

  void* address() const { return data_; }
  const Layout& layout() const { return layout_; }

 private:
  void allocate(Call& call) {
    check_lengths(layout_);
    for (int i = 0; i < layout_.ndim; ++i) fail_unless_fits(layout_.shape[i], longest_);
    nbytes_ = checked_nbytes(layout_, info(spec_->dtype).itemsize);
    set_gapless_strides(&layout_, info(spec_->dtype).itemsize, spec_->order);
    constexpr std::int64_t worth_it = 1 << 20;
    if (spec_->uninit && nbytes_ >= worth_it && call.environment.bridge() != nullptr) {
      block_ = OwnedMemory(std::malloc(static_cast<std::size_t>(nbytes_)), free_with_libc, nullptr);
      data_ = block_.data();
      if (data_ == nullptr) {
        throw Error(Code::out_of_memory, "cannot allocate " + std::to_string(nbytes_) + " bytes");
      }
      return;
    }
    buffer_ = call.environment.new_array_buffer(nbytes_, &data_);
    if (nbytes_ == 0) data_ = address_of_nothing();
  }

  const OutputSpec* spec_;
  Layout layout_;
  std::int64_t nbytes_ = 0;
  std::int64_t longest_ = INT64_MAX;
  void* data_ = nullptr;
  napi_value buffer_ = nullptr;
  OwnedMemory block_;
};

}  // namespace detail

// A new array that C fills; zeroed first.
//
// As a typemap its shape comes from JavaScript (a number for N = 1, else a list), from T itself
// (`Out<double[3]>`), or from another argument (Like<K>). Options: F, Like<K>, NoDims, Uninit. In C++
// code: `Out<double, 2> out({n, m}); ... return out;`.
template <class T, int N = detail::default_ndim<T>(1), class... Options>
class Out : public detail::OutputArray {
  using Stored = detail::Element<T>;

 public:
  using Type = Stored;
  static constexpr int ndims = N;
  static constexpr bool is_fixed = std::rank<T>::value > 0;
  static constexpr bool has_dims = !is_fixed && !detail::has_option<NoDims, Options...>;
  static constexpr detail::OutputSpec spec = {detail::dtype_of<Stored>(),
                                              N,
                                              detail::order_of<Options...>,
                                              detail::has_option<Uninit, Options...>,
                                              detail::LikeOf<Options...>::value,
                                              detail::FixedShape<T>::shape};
  static constexpr bool takes_value = !is_fixed && spec.like == detail::from_javascript;

  Out() : OutputArray(spec) {}
  explicit Out(const Shape<N>& shape) : OutputArray(spec, shape.layout()) {}

  Stored* data() const { return static_cast<Stored*>(address()); }
  std::size_t shape(int axis) const { return static_cast<std::size_t>(layout().shape[axis]); }
  std::size_t size() const { return static_cast<std::size_t>(detail::element_count(layout())); }
  detail::Span<Stored> flat() const { return {data(), size()}; }

  template <class... Index>
  Stored& operator()(Index... index) const {
    std::int64_t offset = 0;
    int axis = 0;
    ((offset += static_cast<std::int64_t>(index) * layout().strides[axis++]), ...);
    return data()[offset / static_cast<std::int64_t>(sizeof(Stored))];
  }
};

}  // namespace tsmem
