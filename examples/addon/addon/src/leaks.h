// Two bugs that real bindings had, kept so that the leak test proves that it finds them.
#pragma once

#include <tsmem/tsmem.h>

// A strong reference to the input that nobody deletes: the input lives for ever.
inline tsmem::View<double, 1> tail_leaking_reference(napi_env env,
                                                     const tsmem::InOut<double, 1>& values,
                                                     int start) {
  napi_ref forgotten;
  napi_create_reference(env, values.value(), 1, &forgotten);
  return {values.data() + start, {values.size() - static_cast<std::size_t>(start)}, values};
}

// A reference to a small helper instead: some 200 bytes per call, whatever the size of the input.
inline tsmem::View<double, 1> tail_leaking_helper(napi_env env,
                                                  const tsmem::InOut<double, 1>& values,
                                                  int start) {
  napi_ref forgotten;
  napi_value helper;
  napi_create_array_with_length(env, 2, &helper);
  napi_create_reference(env, helper, 1, &forgotten);
  return {values.data() + start, {values.size() - static_cast<std::size_t>(start)}, values};
}
