// What a wrapped function returns in C or C++, as JavaScript values.
#pragma once

#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "foreign.h"
#include "output.h"

namespace tsmem TSMEM_HIDDEN {
namespace detail {

template <class T>
struct IsTuple : std::false_type {};
template <class... T>
struct IsTuple<std::tuple<T...>> : std::true_type {};
template <class A, class B>
struct IsTuple<std::pair<A, B>> : std::true_type {};

template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};

// C++ may return a view of any of its arguments, so their copies must live on.
template <class T>
struct HoldsView : std::is_base_of<ForeignView, T> {};
template <class... T>
struct HoldsView<std::tuple<T...>> : std::disjunction<HoldsView<T>...> {};
template <class A, class B>
struct HoldsView<std::pair<A, B>> : std::disjunction<HoldsView<A>, HoldsView<B>> {};

template <class T>
void push_returned(Call& call, T&& value) {
  using Result = typename std::remove_cv<typename std::remove_reference<T>::type>::type;
  const napi_env env = call.env;
  if constexpr (std::is_base_of<Argument, Result>::value) {
    value.finish(call);
    value.push_results(call);
  } else if constexpr (IsTuple<Result>::value) {
    std::apply([&](auto&... part) { (push_returned(call, part), ...); }, value);
  } else if constexpr (IsVector<Result>::value) {
    using Item = typename Result::value_type;
    static_assert(!std::is_same<Item, bool>::value, "vector<bool> is not an array of bool");
    Item* const data = value.data();
    const std::size_t size = value.size();
    auto kept = std::make_shared<Result>(std::move(value));
    Managed<Item, 1> array(data, {size}, std::shared_ptr<void>(std::move(kept)));
    push_returned(call, array);
  } else if constexpr (std::is_same<Result, std::string>::value) {
    call.results.push_back(make_string(env, value.data(), value.size()));
  } else if constexpr (std::is_same<Result, const char*>::value ||
                       std::is_same<Result, char*>::value) {
    napi_value none;
    check(env, napi_get_null(env, &none));
    call.results.push_back(value == nullptr ? none : make_string(env, value, NAPI_AUTO_LENGTH));
  } else if constexpr (std::is_same<Result, Value>::value) {
    call.results.push_back(value);
  } else {
    call.results.push_back(make_scalar<Result>(env, value));
  }
}

}  // namespace detail
}  // namespace tsmem
