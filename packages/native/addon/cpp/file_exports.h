// The functions for mapped files, as JavaScript sees them.
#ifndef TSMEM_FILE_EXPORTS_H_
#define TSMEM_FILE_EXPORTS_H_

#include "napi_setup.h"

#include "env_state.h"

namespace tsmem {

// Puts them on exports.files.
void RegisterFiles(EnvState* state, Napi::Object exports);

}  // namespace tsmem

#endif  // TSMEM_FILE_EXPORTS_H_
