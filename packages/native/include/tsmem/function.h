// tsmem::function: one declaration wraps one C or C++ function.
#pragma once

#include <array>
#include <utility>

#include "returned.h"
#include "typemap.h"

namespace tsmem TSMEM_HIDDEN {

// A wrapped function, before it belongs to a realm.
struct Function {
  std::string name;
  napi_callback callback;
};

namespace detail {

// What Node-API hands back to the callback.
struct Registered {
  std::string name;
  std::shared_ptr<const Environment> environment;
};

struct Slot {
  Argument* argument;
  bool takes_value;
};

// Turns the JavaScript arguments into C values; see Argument for the order of the steps.
TSMEM_SHARED_CODE inline void prepare(Call& call, const Slot* slots, std::size_t count) {
  std::size_t wanted = 0;
  for (std::size_t i = 0; i < count; ++i) wanted += slots[i].takes_value ? 1 : 0;
  if (call.arguments.size() != wanted) {
    throw Error(Code::invalid_argument, "takes " + std::to_string(wanted) +
                                            (wanted == 1 ? " argument (" : " arguments (") +
                                            std::to_string(call.arguments.size()) + " given)");
  }
  const auto each = [&](auto&& step) {
    std::size_t position = 0;
    for (std::size_t i = 0; i < count; ++i) {
      try {
        step(slots[i], position);
      } catch (const Error& error) {
        if (!slots[i].takes_value) throw;
        throw Error(error.code(),
                    "argument " + std::to_string(position + 1) + ": " + error.what());
      }
      if (slots[i].takes_value) ++position;
    }
  };
  each([&](const Slot& slot, std::size_t position) {
    slot.argument->read(call, slot.takes_value ? call.arguments[position] : nullptr);
  });
  each([&](const Slot& slot, std::size_t) { slot.argument->confirm(call); });
  // Addresses of arrays of JavaScript are taken only now, and inputs before outputs: memory for an
  // output may be needed in the shape of an input, and its allocation runs no JavaScript of users.
  each([&](const Slot& slot, std::size_t) {
    if (slot.takes_value) slot.argument->bind(call);
  });
  each([&](const Slot& slot, std::size_t) {
    if (!slot.takes_value) slot.argument->bind(call);
  });
}

TSMEM_SHARED_CODE inline napi_value take_results(Call& call) {
  if (call.results.empty()) return undefined(call.env);
  if (call.results.size() == 1) return call.results[0];
  const napi_value list = make_array(call.env);
  for (std::size_t i = 0; i < call.results.size(); ++i) {
    set(call.env, list, static_cast<std::uint32_t>(i), call.results[i]);
  }
  return list;
}

// The border to JavaScript: no C++ exception passes it.
TSMEM_SHARED_CODE inline napi_value enter(napi_env env, napi_callback_info info,
                                          void (*body)(Call&)) {
  constexpr std::size_t most = 32;
  std::size_t argc = most;
  napi_value argv[most];
  void* data = nullptr;
  if (napi_get_cb_info(env, info, &argc, argv, nullptr, &data) != napi_ok) return nullptr;
  const Registered& registered = *static_cast<const Registered*>(data);
  try {
    Call call(env, *registered.environment);
    for (std::size_t i = 0; i < argc && i < most; ++i) call.arguments.push_back(argv[i]);
    body(call);
    return take_results(call);
  } catch (...) {
    throw_current_to_js(env, registered.name);
    return nullptr;
  }
}

TSMEM_SHARED_CODE inline void finish(Call& call, const Slot* slots, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) slots[i].argument->finish(call);
}

TSMEM_SHARED_CODE inline void push_outputs(Call& call, const Slot* slots, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) slots[i].argument->push_results(call);
}

// The typemaps of a function, each with the parameter at which it starts.
template <class Parameters, std::size_t I, class... Maps>
struct Resolve {
  using type = std::tuple<>;
  static constexpr std::size_t end = I;
};
template <class Parameters, std::size_t I, class Map, class... Rest>
struct Resolve<Parameters, I, Map, Rest...> {
  using Head = Typemap<Map, Parameters, I>;
  using Tail = Resolve<Parameters, I + Head::arity, Rest...>;
  using type = decltype(std::tuple_cat(std::declval<std::tuple<Head*>>(),
                                       std::declval<typename Tail::type>()));
  static constexpr std::size_t end = Tail::end;
};

template <class Resolved>
struct ArgumentsOf;
template <class... Typemaps>
struct ArgumentsOf<std::tuple<Typemaps*...>> {
  using type = std::tuple<typename Typemaps::Argument...>;
  static constexpr std::size_t count = sizeof...(Typemaps);
  static constexpr std::size_t arity[count + 1] = {Typemaps::arity..., 0};
  static constexpr bool takes_value[count + 1] = {Typemaps::takes_value..., false};

  static void configure(type& arguments) {
    std::apply([](auto&... argument) { (Typemaps::configure(argument), ...); }, arguments);
  }

  // The typemap that covers parameter `p`, and the parameter at which it starts.
  static constexpr std::pair<std::size_t, std::size_t> locate(std::size_t p) {
    std::size_t start = 0, map = 0;
    while (start + arity[map] <= p) start += arity[map++];
    return {map, start};
  }
};

template <class... Maps>
struct KeepersOf {
  static void mark(Call&) {}
};
template <class Map, class... Rest>
struct KeepersOf<Map, Rest...> {
  static void mark(Call& call) {
    KeepersOf<Rest...>::mark(call);
  }
};
template <class T, int N, class... Options, class... Rest>
struct KeepersOf<View<T, N, Options...>, Rest...> {
  static void mark(Call& call) {
    constexpr int keeper = View<T, N, Options...>::keeper;
    if (keeper != nobody && static_cast<std::size_t>(keeper) < call.inputs.size() &&
        call.inputs[static_cast<std::size_t>(keeper)] != nullptr) {
      call.inputs[static_cast<std::size_t>(keeper)]->let_live_on();
    }
    KeepersOf<Rest...>::mark(call);
  }
};

template <auto Fn, class Result, class Parameters, class... Maps>
struct Wrapper {
  using Resolved = typename Resolve<Parameters, 0, Maps...>::type;
  using Arguments = ArgumentsOf<Resolved>;
  static constexpr std::size_t parameter_count = std::tuple_size<Parameters>::value;
  static_assert(Resolve<Parameters, 0, Maps...>::end == parameter_count,
                "the typemaps do not cover the parameters of the function exactly");

  static napi_value invoke(napi_env env, napi_callback_info info) { return enter(env, info, call); }

 private:
  static void call(Call& call) {
    run(call, std::make_index_sequence<parameter_count>(),
        std::make_index_sequence<Arguments::count>());
  }

  template <std::size_t... P, std::size_t... M>
  static void run(Call& call, std::index_sequence<P...>, std::index_sequence<M...>) {
    typename Arguments::type arguments;
    Arguments::configure(arguments);
    const Slot slots[sizeof...(M) + 1] = {{&std::get<M>(arguments), Arguments::takes_value[M]}...,
                                          {nullptr, false}};
    for (std::size_t i = 0; i < sizeof...(M); ++i) {
      if (slots[i].takes_value) call.inputs.push_back(slots[i].argument->input());
    }
    KeepersOf<Maps...>::mark(call);
    if (HoldsView<Bare<Result>>::value) {
      for (InputArray* input : call.inputs) {
        if (input != nullptr) input->let_live_on();
      }
    }
    prepare(call, slots, sizeof...(M));
    if constexpr (std::is_void<Result>::value) {
      errno = 0;
      Fn(pass<P>(arguments)...);
      call.error_number = errno;
      check_errno(call);
      finish(call, slots, sizeof...(M));
    } else if constexpr (has_option<Status, Maps...>) {
      errno = 0;
      const long long status = static_cast<long long>(Fn(pass<P>(arguments)...));
      call.error_number = errno;
      if (status != 0) fail_status(call, status);
      finish(call, slots, sizeof...(M));
    } else {
      errno = 0;
      decltype(auto) result = Fn(pass<P>(arguments)...);
      call.error_number = errno;
      check_errno(call);
      finish(call, slots, sizeof...(M));
      push_returned(call, result);
    }
    push_outputs(call, slots, sizeof...(M));
  }

  template <std::size_t P>
  static decltype(auto) pass(typename Arguments::type& arguments) {
    constexpr auto place = Arguments::locate(P);
    using Map = typename std::remove_pointer<
        typename std::tuple_element<place.first, Resolved>::type>::type;
    return Map::template pass<P - place.second>(std::get<place.first>(arguments));
  }

  static void check_errno(const Call& call) {
    if (has_option<Errno, Maps...> && call.error_number != 0) fail_errno(call.error_number);
  }

  [[noreturn]] static void fail_status(const Call& call, long long status) {
    if (call.error_number != 0) fail_errno(call.error_number);
    if (status > 0 && status < 256) fail_errno(static_cast<int>(status));
    throw Error(Code::native, "the function returned status " + std::to_string(status));
  }
};

template <class Signature>
struct SignatureOf;
template <class R, class... P>
struct SignatureOf<R (*)(P...)> {
  using Result = R;
  using Parameters = std::tuple<P...>;
};
template <class R, class... P>
struct SignatureOf<R (*)(P...) noexcept> : SignatureOf<R (*)(P...)> {};

// Without typemaps each parameter stands for itself; Errno and Status are no typemaps.
template <class... Maps>
constexpr bool stands_for_itself =
    ((std::is_same<Maps, Errno>::value || std::is_same<Maps, Status>::value) && ...);

template <auto Fn, bool by_itself, class Parameters, class... Maps>
struct Wrap {
  using type = Wrapper<Fn, typename SignatureOf<decltype(Fn)>::Result, Parameters, Maps...>;
};
template <auto Fn, class... Parameters, class... Maps>
struct Wrap<Fn, true, std::tuple<Parameters...>, Maps...> {
  using type = Wrapper<Fn, typename SignatureOf<decltype(Fn)>::Result, std::tuple<Parameters...>,
                       Bare<Parameters>..., Maps...>;
};

}  // namespace detail

// Wraps a C or C++ function.
//
// `Maps` stand for its parameters from left to right: an array typemap for a pointer and its lengths,
// the plain type for a scalar. Without any, each parameter stands for itself, which is for C++
// functions that take In<>, InOut<> and scalars. JavaScript passes one value per In, InOut, scalar and
// Out with a shape, and gets the result and the outputs: nothing, a value, or a list of several.
template <auto Fn, class... Maps>
Function function(std::string name) {
  using Parameters = typename detail::SignatureOf<decltype(Fn)>::Parameters;
  using Wrap = detail::Wrap<Fn, detail::stands_for_itself<Maps...>, Parameters, Maps...>;
  return {std::move(name), Wrap::type::invoke};
}

}  // namespace tsmem
