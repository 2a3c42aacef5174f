#include "register.h"

void RegisterKernels(Napi::Env, Napi::Object) {}
