// What every header of tsmem needs to know about its surroundings.
#pragma once

// Version 8 of Node-API is in every supported runtime; an addon may ask for a newer one.
#ifndef NAPI_VERSION
#define NAPI_VERSION 8
#endif
#include <node_api.h>

#if !defined(__cpp_exceptions) && !defined(__EXCEPTIONS) && !defined(_CPPUNWIND)
#error "tsmem.h turns C++ exceptions into JavaScript errors: compile with exceptions enabled"
#endif

// TSMEM_SHARED_CODE marks what all wrapped functions share, so that an addon has it once.
//
// Two addons in one process may be compiled against two versions of these headers. Hidden symbols
// keep the linker from merging their inline functions and statics.
#if defined(__GNUC__)
#define TSMEM_HIDDEN __attribute__((visibility("hidden")))
#define TSMEM_SHARED_CODE __attribute__((noinline))
#else
#define TSMEM_HIDDEN
#define TSMEM_SHARED_CODE __declspec(noinline)
#endif

namespace tsmem TSMEM_HIDDEN {

// A JavaScript value that C++ code takes or returns as it is.
using Value = napi_value;

}  // namespace tsmem
