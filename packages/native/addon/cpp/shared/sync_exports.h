// The locks and words of shared pages, for JavaScript.
#ifndef TSMEM_SHARED_SYNC_EXPORTS_H_
#define TSMEM_SHARED_SYNC_EXPORTS_H_

#include "../napi_setup.h"

namespace tsmem::sync {

void RegisterSync(Napi::Env env, Napi::Object exports);

}  // namespace tsmem::sync

#endif  // TSMEM_SHARED_SYNC_EXPORTS_H_
