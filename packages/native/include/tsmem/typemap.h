// Which parameters of a C function a typemap stands for, and what it passes to each.
//
// Typemap<Map, Parameters, I> describes Map used at parameter I: `Argument` is its state during a
// call, `arity` the number of C parameters it covers, `takes_value` whether JavaScript passes a value
// for it, and `pass<K>` gives the K-th of its parameters. The order (pointer, lengths) or (lengths,
// pointer) is read off the parameter types.
#pragma once

#include <algorithm>
#include <limits>
#include <string>
#include <tuple>

#include "foreign.h"
#include "output.h"
#include "rows.h"

namespace tsmem TSMEM_HIDDEN {

// A number that C returns through a pointer: `double* low`.
template <class T>
struct Scalar {};

// Report failure: Errno throws when the function left errno set; Status when an int result is not 0
// (with errno, or else the result, as the reason).
struct Errno {};
struct Status {};

namespace detail {

template <class T>
using Bare = typename std::remove_cv<typename std::remove_reference<T>::type>::type;

template <class Parameters, std::size_t I>
using At = typename std::tuple_element<I, Parameters>::type;

// Past the end there is `void`, so that a wrong list ends in a static_assert and not in the library.
template <class Parameters, std::size_t I, bool = (I < std::tuple_size<Parameters>::value)>
struct AtOrVoid {
  using type = At<Parameters, I>;
};
template <class Parameters, std::size_t I>
struct AtOrVoid<Parameters, I, false> {
  using type = void;
};

// The element type behind T*, T(*)[3], T**.
template <class P>
using Pointee = typename std::remove_cv<
    typename std::remove_all_extents<typename std::remove_pointer<P>::type>::type>::type;

// Equal for C: the same type, an integer of the same size and sign, or a complex number of C.
template <class Stored, class Given>
constexpr bool is_same_element() {
  if constexpr (std::is_same<Stored, Given>::value) {
    return true;
  } else if constexpr (std::is_integral<Stored>::value && std::is_integral<Given>::value) {
    return !std::is_same<Stored, bool>::value && !std::is_same<Given, bool>::value &&
           integer_dtype<Stored>() == integer_dtype<Given>();
  } else {
    return IsComplex<Stored>::value && !std::is_arithmetic<Given>::value &&
           !std::is_pointer<Given>::value && sizeof(Stored) == sizeof(Given);
  }
}

enum class Form { object, pointer_only, pointer_first, lengths_first };

// How In, InOut and Out appear among the parameters.
template <class Map, class Parameters, std::size_t I, int lengths, bool pointer_alone>
struct ArrayForm {
  using First = typename AtOrVoid<Parameters, I>::type;
  static constexpr Form form = std::is_same<Bare<First>, Map>::value ? Form::object
                               : pointer_alone                       ? Form::pointer_only
                               : std::is_pointer<First>::value       ? Form::pointer_first
                                                                     : Form::lengths_first;
  static constexpr std::size_t arity =
      form == Form::object || form == Form::pointer_only ? 1 : lengths + 1;
  static constexpr std::size_t pointer_index = form == Form::lengths_first ? lengths : 0;
  using PointerParameter = typename AtOrVoid<Parameters, I + pointer_index>::type;
  using Given = Pointee<PointerParameter>;
  static constexpr bool is_rows = form != Form::object && std::is_pointer<Given>::value;
  static_assert(form == Form::object || std::is_pointer<PointerParameter>::value,
                "an array typemap stands for a pointer with its lengths before or after it");
  static_assert(form != Form::object || std::is_lvalue_reference<First>::value,
                "take array arguments of C++ functions by reference: const In<double, 1>&");
  static_assert(form == Form::object ||
                    is_same_element<typename Map::Type, Pointee<Given>>(),
                "the element type of the typemap is not that of the parameter");
  static constexpr int axis(std::size_t k) {
    return static_cast<int>(form == Form::lengths_first ? k : k - 1);
  }

  // The largest value of the narrowest length parameter.
  static constexpr std::int64_t longest() {
    if constexpr (arity > 1) {
      return narrowest(std::make_index_sequence<arity - 1>());
    } else {
      return INT64_MAX;
    }
  }

 private:
  template <std::size_t... K>
  static constexpr std::int64_t narrowest(std::index_sequence<K...>) {
    constexpr std::size_t first = form == Form::lengths_first ? I : I + 1;
    std::int64_t least = INT64_MAX;
    ((least = std::min(least, most<Bare<typename AtOrVoid<Parameters, first + K>::type>>())), ...);
    return least;
  }
  template <class Length>
  static constexpr std::int64_t most() {
    static_assert(std::is_integral<Length>::value, "the lengths of an array are integers");
    return sizeof(Length) >= sizeof(std::int64_t)
               ? INT64_MAX
               : static_cast<std::int64_t>(std::numeric_limits<Length>::max());
  }
};

// Most typemaps need nothing to be set before the arguments are read.
struct Unconfigured {
  static void configure(Argument&) {}
};

template <class Map, class Parameters, std::size_t I>
struct Typemap;

// In and InOut.
template <class Map, class Parameters, std::size_t I>
struct InputTypemap {
  static constexpr bool is_flat = Map::ndims == any_ndim;
  using Shape = ArrayForm<Map, Parameters, I, is_flat ? 1 : Map::ndims, Map::is_fixed>;
  using Argument = typename std::conditional<Shape::is_rows, Rows<Map>, Map>::type;
  static constexpr std::size_t arity = Shape::arity;
  static constexpr bool takes_value = true;
  static void configure(Argument& argument) { argument.limit_lengths(Shape::longest()); }

  template <std::size_t K>
  static decltype(auto) pass(Argument& argument) {
    using Parameter = At<Parameters, I + K>;
    if constexpr (Shape::form == Form::object) {
      return (argument);
    } else if constexpr (K == Shape::pointer_index) {
      if constexpr (Shape::is_rows) {
        return const_cast<Parameter>(argument.addresses());
      } else {
        return static_cast<Parameter>(argument.address());
      }
    } else if constexpr (is_flat) {
      return static_cast<Bare<Parameter>>(element_count(argument.layout()));
    } else {
      return static_cast<Bare<Parameter>>(argument.layout().shape[Shape::axis(K)]);
    }
  }
};

template <class T, int N, class... Options, class Parameters, std::size_t I>
struct Typemap<In<T, N, Options...>, Parameters, I>
    : InputTypemap<In<T, N, Options...>, Parameters, I> {};

template <class T, int N, class... Options, class Parameters, std::size_t I>
struct Typemap<InOut<T, N, Options...>, Parameters, I>
    : InputTypemap<InOut<T, N, Options...>, Parameters, I> {};

template <class T, int N, class... Options, class Parameters, std::size_t I>
struct Typemap<Out<T, N, Options...>, Parameters, I> {
  using Argument = Out<T, N, Options...>;
  using Shape = ArrayForm<Argument, Parameters, I, N, !Argument::has_dims>;
  static constexpr std::size_t arity = Shape::arity;
  static constexpr bool takes_value = Argument::takes_value;
  static void configure(Argument& argument) { argument.limit_lengths(Shape::longest()); }

  template <std::size_t K>
  static decltype(auto) pass(Argument& argument) {
    using Parameter = At<Parameters, I + K>;
    if constexpr (Shape::form == Form::object) {
      return (argument);
    } else if constexpr (K == Shape::pointer_index) {
      return static_cast<Parameter>(argument.address());
    } else {
      return static_cast<Bare<Parameter>>(argument.layout().shape[Shape::axis(K)]);
    }
  }
};

// Managed and View: `T** out, int* n, int* m`, lengths first or last; references do as well.
template <class Map, class Parameters, std::size_t I>
struct ForeignTypemap : Unconfigured {
  // What C writes to: through a pointer, or a reference.
  template <class P>
  using Target = typename std::conditional<std::is_reference<P>::value, std::remove_reference<P>,
                                           std::remove_pointer<P>>::type::type;
  using First = typename AtOrVoid<Parameters, I>::type;
  static constexpr std::size_t pointer_index =
      std::is_pointer<Target<First>>::value ? 0 : static_cast<std::size_t>(Map::ndims);
  using PointerParameter = typename AtOrVoid<Parameters, I + pointer_index>::type;
  static_assert(std::is_pointer<Target<PointerParameter>>::value,
                "an output typemap stands for T** with its int* lengths before or after it");
  static_assert(is_same_element<typename Map::Type, Pointee<Target<PointerParameter>>>(),
                "the element type of the typemap is not that of the parameter");

  using Argument = Map;
  static constexpr std::size_t arity = static_cast<std::size_t>(Map::ndims) + 1;
  static constexpr bool takes_value = false;

  template <std::size_t K>
  static decltype(auto) pass(Argument& argument) {
    using Parameter = At<Parameters, I + K>;
    using Slot = Target<Parameter>;
    if constexpr (K == pointer_index) {
      using Item = typename std::remove_pointer<Slot>::type;
      if (std::is_const<Item>::value) argument.mark_constant();
      return as<Parameter>(static_cast<Slot*>(static_cast<void*>(argument.pointer_slot())));
    } else {
      constexpr int axis = static_cast<int>(pointer_index == 0 ? K - 1 : K);
      return as<Parameter>(argument.template length_slot<Slot>(axis));
    }
  }

 private:
  template <class Parameter, class Slot>
  static decltype(auto) as(Slot* slot) {
    if constexpr (std::is_reference<Parameter>::value) {
      return (*slot);
    } else {
      return slot;
    }
  }
};

template <class T, int N, class... Options, class Parameters, std::size_t I>
struct Typemap<Managed<T, N, Options...>, Parameters, I>
    : ForeignTypemap<Managed<T, N, Options...>, Parameters, I> {};

template <class T, int N, class... Options, class Parameters, std::size_t I>
struct Typemap<View<T, N, Options...>, Parameters, I>
    : ForeignTypemap<View<T, N, Options...>, Parameters, I> {
  static_assert(View<T, N, Options...>::keeper != nobody || View<T, N, Options...>::is_static,
                "say who keeps the memory of a View alive: KeepAlive<K> or Static");
};

template <class Handle, auto Destroy, class Parameters, std::size_t I>
struct Typemap<Owner<Handle, Destroy>, Parameters, I> : Unconfigured {
  using Argument = Owner<Handle, Destroy>;
  static constexpr std::size_t arity = 1;
  static constexpr bool takes_value = false;
  template <std::size_t K>
  static Handle** pass(Argument& argument) {
    return argument.handle_slot();
  }
};

// Numbers, booleans and strings, written as in the C function.
template <class T>
class ScalarArgument : public Argument {
 public:
  void read(Call& call, napi_value value) override {
    if constexpr (std::is_same<T, Value>::value) {
      value_ = value;
    } else if constexpr (std::is_same<T, std::string>::value) {
      if (type_of(call.env, value) != napi_string) {
        throw Error(Code::invalid_argument, std::string("a string required.  A '") +
                                                show_type(call.env, value) + "' was given");
      }
      value_ = read_string(call.env, value);
    } else {
      value_ = read_scalar<T>(call.env, value);
    }
  }
  T& value() { return value_; }

 private:
  T value_{};
};

template <class Map, class Parameters, std::size_t I>
struct Typemap : Unconfigured {
  static_assert(!std::is_pointer<Map>::value || std::is_same<Map, Value>::value ||
                    std::is_same<Map, const char*>::value,
                "tsmem cannot guess what a pointer means: list the typemaps of the function");
  static constexpr bool is_text = std::is_same<Map, const char*>::value ||
                                  std::is_same<Map, std::string>::value;
  static_assert(std::is_same<Bare<typename AtOrVoid<Parameters, I>::type>, Map>::value,
                "a scalar typemap is the type of the parameter that it stands for");
  using Argument =
      ScalarArgument<typename std::conditional<is_text, std::string, Map>::type>;
  static constexpr std::size_t arity = 1;
  static constexpr bool takes_value = true;
  template <std::size_t K>
  static decltype(auto) pass(Argument& argument) {
    if constexpr (std::is_same<Map, const char*>::value) {
      return argument.value().c_str();
    } else {
      return (argument.value());
    }
  }
};

template <class T>
class ScalarOutput : public Argument {
 public:
  T* slot() { return &value_; }
  void push_results(Call& call) override {
    call.results.push_back(make_scalar<T>(call.env, value_));
  }

 private:
  T value_{};
};

template <class T, class Parameters, std::size_t I>
struct Typemap<Scalar<T>, Parameters, I> : Unconfigured {
  using Argument = ScalarOutput<T>;
  static constexpr std::size_t arity = 1;
  static constexpr bool takes_value = false;
  template <std::size_t K>
  static T* pass(Argument& argument) {
    return argument.slot();
  }
};

struct NoArgument : Argument {};

template <class Parameters, std::size_t I>
struct Typemap<Errno, Parameters, I> : Unconfigured {
  using Argument = NoArgument;
  static constexpr std::size_t arity = 0;
  static constexpr bool takes_value = false;
};

template <class Parameters, std::size_t I>
struct Typemap<Status, Parameters, I> : Typemap<Errno, Parameters, I> {};

struct EnvArgument : Argument {
  void read(Call& call, napi_value) override { env = call.env; }
  napi_env env = nullptr;
};

template <class Parameters, std::size_t I>
struct Typemap<napi_env, Parameters, I> : Unconfigured {
  using Argument = EnvArgument;
  static constexpr std::size_t arity = 1;
  static constexpr bool takes_value = false;
  template <std::size_t K>
  static napi_env pass(Argument& argument) {
    return argument.env;
  }
};

}  // namespace detail
}  // namespace tsmem
