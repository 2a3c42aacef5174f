// The only place that includes napi.h, so that its defines are the same in every file.
#ifndef TSMEM_NAPI_SETUP_H_
#define TSMEM_NAPI_SETUP_H_

#ifndef NAPI_VERSION
#define NAPI_VERSION 8
#endif
#ifndef NODE_ADDON_API_CPP_EXCEPTIONS
#define NODE_ADDON_API_CPP_EXCEPTIONS
#endif
// An environment that is being terminated takes no exceptions, not even while the addon is loaded in
// it: without this, throwing one would end the process.
#ifndef NODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS
#define NODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS
#endif
#include <napi.h>

#endif  // TSMEM_NAPI_SETUP_H_
