// Managed and View: ARGOUTVIEWM_ARRAY1-4 / FARRAY2-4 and ARGOUTVIEW_ARRAY1-4 / FARRAY2-4.
// Memory that C allocated, with or without the right to free it.
#pragma once

#include "input.h"
#include "result.h"
#include "shape.h"

namespace tsmem TSMEM_HIDDEN {

// Options of Managed: how the memory is given back; free() when none is named.
template <auto Function>
struct Delete {};        // Function(T*) or Function(void*)
struct DeleteArray {};   // delete[]
struct Shared {};        // nothing of its own: lives as long as what Owner<> of the same call received

// Options of View: who keeps the memory alive. One of the two is needed.
template <int K>
struct KeepAlive {};     // JavaScript argument K
struct Static {};        // nobody: it lives as long as the process

namespace detail {

constexpr int nobody = -1;
constexpr int max_foreign_ndim = 8;

template <class... Options>
struct KeeperOf : std::integral_constant<int, nobody> {};
template <int K, class... Options>
struct KeeperOf<KeepAlive<K>, Options...> : std::integral_constant<int, K> {};
template <class Head, class... Options>
struct KeeperOf<Head, Options...> : KeeperOf<Options...> {};

template <class T, class... Options>
struct DeleterOf {
  static void run(void* data, void*) { std::free(data); }
};
template <class T, auto Function, class... Options>
struct DeleterOf<T, Delete<Function>, Options...> {
  static void run(void* data, void*) { Function(static_cast<T*>(data)); }
};
template <class T, class... Options>
struct DeleterOf<T, DeleteArray, Options...> {
  static void run(void* data, void*) { delete[] static_cast<T*>(data); }
};
template <class T, class Head, class... Options>
struct DeleterOf<T, Head, Options...> : DeleterOf<T, Options...> {};

inline void drop_shared(void*, void* hint) { delete static_cast<std::shared_ptr<void>*>(hint); }

template <class Function, class T>
void run_closure(void* data, void* hint) {
  std::unique_ptr<Function> function(static_cast<Function*>(hint));
  (*function)(static_cast<T*>(data));
}

// A pointer and lengths that C wrote, before anybody trusted them.
class ForeignArray : public Argument {
 public:
  ForeignArray(DType dtype, int ndim, Order order) : dtype_(dtype), order_(order) {
    layout_.ndim = ndim;
    for (int i = 0; i < ndim; ++i) layout_.shape[i] = 0;
  }

  void finish(Call& call) override {
    for (int i = 0; i < layout_.ndim; ++i) {
      if (decode_[i] != nullptr) layout_.shape[i] = decode_[i](&lengths_[i]);
    }
    check_lengths(layout_);
    nbytes_ = checked_nbytes(layout_, info(dtype_).itemsize);
    if (nbytes_ == 0 || pointer() != nullptr) return;
    if (call.error_number != 0) fail_errno(call.error_number);
    throw Error(Code::out_of_range,
                "the function returned a NULL pointer for shape " + show_shape(layout_));
  }

  // C said `const T**`: JavaScript must not write there.
  void mark_constant() { constant_ = true; }

  // The place where C writes one length.
  template <class Dim>
  Dim* length_slot(int axis) {
    static_assert(sizeof(Dim) <= sizeof(std::int64_t), "dimensions have at most 64 bits");
    decode_[axis] = [](const void* slot) {
      Dim length;
      std::memcpy(&length, slot, sizeof length);
      return static_cast<std::int64_t>(length);  // above 2^63 - 1: negative, refused by the check
    };
    lengths_[axis] = 0;
    return reinterpret_cast<Dim*>(&lengths_[axis]);
  }

 protected:
  virtual void* pointer() const = 0;

  // An empty array never needs the memory, so it owns a new empty buffer.
  bool push_if_empty(Call& call) {
    if (nbytes_ > 0) return false;
    void* unused = nullptr;
    ResultFacts facts;
    facts.buffer = call.environment.new_array_buffer(0, &unused);
    push_array(call, facts, dtype_, order_, layout_);
    return true;
  }

  DType dtype_;
  Order order_;
  Layout layout_;
  std::int64_t nbytes_ = 0;
  bool constant_ = false;

 private:
  std::int64_t (*decode_[max_foreign_ndim])(const void*) = {};
  std::int64_t lengths_[max_foreign_ndim] = {};
};

// A view of the memory of an argument shares its buffer; any other memory becomes a borrowed block.
class ForeignView : public ForeignArray {
 public:
  using ForeignArray::ForeignArray;

 protected:
  void push_view(Call& call, int keeper) {
    if (push_if_empty(call)) return;
    ResultFacts facts;
    if (keeper != nobody) {
      facts.base = call.arguments[static_cast<std::size_t>(keeper)];
      InputArray* const input = call.inputs[static_cast<std::size_t>(keeper)];
      if (input != nullptr) {
        if (find_in(call, *input, &facts)) {
          push_array(call, facts, dtype_, order_, layout_);
          return;
        }
        if (input->scratch().is_used() && !constant_) {
          throw Error(Code::invalid_argument,
                      "the function returned memory outside of its argument, which had to be "
                      "converted and cannot keep that memory alive; pass an array that needs no "
                      "conversion");
        }
      }
    }
    if (constant_) {
      copy_constant(call, &facts);
    } else {
      borrow(call, &facts);
    }
    push_array(call, facts, dtype_, order_, layout_);
  }

  // JavaScript has no read-only memory, and a write to a constant of C can end the process.
  void copy_constant(Call& call, ResultFacts* facts) const {
    void* copy = nullptr;
    facts->buffer = call.environment.new_array_buffer(nbytes_, &copy);
    std::memcpy(copy, pointer(), static_cast<std::size_t>(nbytes_));
    facts->base = nullptr;
    facts->readonly = true;
  }

  void borrow(Call& call, ResultFacts* facts) const {
    const tsmem_abi* bridge = call.environment.bridge();
    if (bridge == nullptr) {
      throw Error(Code::unavailable,
                  "a view of memory that C keeps needs @tsmem/native; import it before this call");
    }
    check(call.env, bridge->borrow(bridge, call.env, pointer(), static_cast<std::size_t>(nbytes_),
                                   facts->base, &facts->owner));
    facts->lender = facts->owner;
    facts->byte_offset = OwnedMemory::block_offset(call.env, facts->owner);
  }

 private:
  bool is_inside(const void* start, std::int64_t length) const {
    const auto first = reinterpret_cast<std::uintptr_t>(start);
    const auto wanted = reinterpret_cast<std::uintptr_t>(pointer());
    if (wanted < first) return false;
    const auto offset = wanted - first;
    return offset <= static_cast<std::uintptr_t>(length) &&
           static_cast<std::uintptr_t>(nbytes_) <= static_cast<std::uintptr_t>(length) - offset;
  }

  std::int64_t offset_from(const void* start) const {
    return static_cast<std::int64_t>(reinterpret_cast<std::uintptr_t>(pointer()) -
                                     reinterpret_cast<std::uintptr_t>(start));
  }

  bool find_in(Call& call, const InputArray& input, ResultFacts* facts) const {
    const Scratch& scratch = input.scratch();
    if (scratch.buffer() != nullptr && is_inside(scratch.data(), scratch.length())) {
      facts->buffer = scratch.buffer();
      facts->base = nullptr;  // of the copy nobody else knows
      facts->byte_offset = offset_from(scratch.data());
      return true;
    }
    const ArraySource& source = input.source();
    if (source.holder == nullptr) return false;
    const Region region = locate(call.env, source);
    if (!is_inside(region.start, region.length)) return false;
    facts->readonly = source.readonly || constant_;
    facts->byte_offset = offset_from(region.start);
    if (source.lease != nullptr) {
      facts->lender = source.owner;
    } else if (source.holder_is_view) {
      const TypedArrayFacts holder = typed_array_facts(call.env, source.holder);
      facts->buffer = holder.buffer;
      facts->byte_offset += static_cast<std::int64_t>(holder.byte_offset);
    } else {
      facts->buffer = source.holder;
    }
    return true;
  }
};

}  // namespace detail

// Memory that C allocated and JavaScript now owns.
//
// As a typemap: `T** out, int* n, int* m` in that order or lengths first. Options: F, Delete<&f>,
// DeleteArray, Shared. In C++ code: `Managed<double, 2>(pointer, {n, m})`, with a deleter (function,
// closure) or a std::shared_ptr that several arrays share. Freed exactly once in every case,
// also when the call fails later.
template <class T, int N, class... Options>
class Managed : public detail::ForeignArray {
  static_assert(N >= 1 && N <= detail::max_foreign_ndim, "1 to 8 dimensions");

 public:
  using Type = T;
  static constexpr int ndims = N;

  Managed() : ForeignArray(detail::dtype_of<T>(), N, detail::order_of<Options...>) {}

  Managed(T* data, const Shape<N>& shape) : Managed() {
    layout_ = shape.layout();
    pointer_ = data;
  }

  Managed(T* data, const Shape<N>& shape, Deleter deleter, void* hint = nullptr)
      : Managed(data, shape) {
    deleter_ = deleter;
    hint_ = hint;
  }

  Managed(T* data, const Shape<N>& shape, const std::shared_ptr<void>& owner)
      : Managed(data, shape) {
    share(owner);
  }

  template <class Function, class = decltype(std::declval<Function&>()(std::declval<T*>()))>
  Managed(T* data, const Shape<N>& shape, Function function) : Managed(data, shape) {
    if (data == nullptr) return;
    pointer_ = nullptr;
    hint_ = new Function(std::move(function));
    deleter_ = detail::run_closure<Function, T>;
    pointer_ = data;
  }

  ~Managed() override { take().release(); }
  Managed(const Managed&) = delete;
  Managed& operator=(const Managed&) = delete;
  Managed(Managed&& other) noexcept
      : ForeignArray(other), pointer_(other.pointer_), deleter_(other.deleter_),
        hint_(other.hint_) {
    other.pointer_ = nullptr;
  }

  T** pointer_slot() { return &pointer_; }

  void push_results(detail::Call& call) override {
    if (is_shared && pointer_ != nullptr && hint_ == nullptr) {
      if (call.shared_owner == nullptr) {
        pointer_ = nullptr;
        throw Error(Code::out_of_range, "the function returned no owner for its arrays");
      }
      share(call.shared_owner);
    }
    detail::OwnedMemory memory = take();
    if (push_if_empty(call)) return;
    const detail::ResultFacts facts = memory.hand_over(call, nbytes_);
    detail::push_array(call, facts, dtype_, order_, layout_);
  }

 private:
  static constexpr bool is_shared = detail::has_option<Shared, Options...>;

  void* pointer() const override { return pointer_; }

  void share(const std::shared_ptr<void>& owner) {
    T* const data = pointer_;
    pointer_ = nullptr;  // should the next line throw, this array frees nothing
    if (data == nullptr) return;
    hint_ = new std::shared_ptr<void>(owner);
    deleter_ = detail::drop_shared;
    pointer_ = data;
  }

  detail::OwnedMemory take() {
    T* const data = pointer_;
    pointer_ = nullptr;
    if (is_shared && hint_ == nullptr) return {};
    return {data, deleter_, hint_};
  }

  T* pointer_ = nullptr;
  Deleter deleter_ = detail::DeleterOf<T, Options...>::run;
  void* hint_ = nullptr;
};

// Memory that stays the property of C, or of an argument.
//
// As a typemap: like Managed, with KeepAlive<K> or Static. A view of the memory of argument K shares
// its buffer. What C returns as `const T**` from elsewhere is copied, and read-only. Other memory needs @tsmem/native to be loaded, which keeps the argument alive as long as
// the view; without it the call fails with ERR_TSMEM_UNAVAILABLE rather than return a copy. In C++
// code: `View<double, 1>(pointer, {n}, argument)`.
template <class T, int N, class... Options>
class View : public detail::ForeignView {
  static_assert(N >= 1 && N <= detail::max_foreign_ndim, "1 to 8 dimensions");

 public:
  using Type = T;
  static constexpr int ndims = N;
  static constexpr int keeper = detail::KeeperOf<Options...>::value;
  static constexpr bool is_static = detail::has_option<Static, Options...>;

  View() : ForeignView(detail::dtype_of<T>(), N, detail::order_of<Options...>) {}

  View(T* data, const Shape<N>& shape, const detail::InputArray& keep_alive) : View() {
    layout_ = shape.layout();
    pointer_ = data;
    input_ = &keep_alive;
  }

  T** pointer_slot() { return &pointer_; }

  void push_results(detail::Call& call) override {
    int keep = keeper;
    if (input_ != nullptr) {
      for (std::size_t k = 0; k < call.inputs.size(); ++k) {
        if (call.inputs[k] == input_) keep = static_cast<int>(k);
      }
    }
    push_view(call, keep);
  }

 private:
  void* pointer() const override { return pointer_; }

  T* pointer_ = nullptr;
  const detail::InputArray* input_ = nullptr;
};

// What several Shared arrays of one call belong to: a `Handle**` that C fills, destroyed with the last
// of them.
template <class Handle, auto Destroy>
class Owner : public detail::Argument {
 public:
  Owner() = default;
  ~Owner() override {
    if (handle_ != nullptr) Destroy(handle_);
  }
  Owner(const Owner&) = delete;
  Owner& operator=(const Owner&) = delete;

  Handle** handle_slot() { return &handle_; }

  void finish(detail::Call& call) override {
    if (handle_ == nullptr) return;
    Handle* const handle = handle_;
    handle_ = nullptr;
    call.shared_owner = std::shared_ptr<void>(handle, [](Handle* last) { Destroy(last); });
  }

 private:
  Handle* handle_ = nullptr;
};

}  // namespace tsmem
