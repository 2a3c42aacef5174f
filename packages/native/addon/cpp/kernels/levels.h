// CPU levels. Every kernel file `x.inc` is compiled once per level, each time inside its own
// namespace, by `for_each_level.h`; `x.cc` names the file and defines the choice. Headers are
// included before the target options change, so no shared inline function is compiled for a newer
// CPU than the oldest one that this binary loads on.
#pragma once

#if (defined(__x86_64__) && defined(__GNUC__)) && !defined(TSMEM_ONLY_BASELINE)
#define TSMEM_X86_LEVELS 1
#include <immintrin.h>
#endif

namespace tsmem::kernels {

enum class Level : int { baseline = 0, avx2 = 1, avx512 = 2 };

/// Best level that CPU and operating system support.
Level detect_level();
/// Level in use: TSMEM_CPU when it names a supported one, else the best. Fixed at first call.
Level current_level();
/// Use the level of this name from now on, if the CPU has it. For tests: an operation that another
/// thread runs meanwhile may mix levels, which changes transcendental functions only.
void set_level(const char* name);
const char* level_name(Level level);

// Picks the entry of the level in use: TSMEM_AT_LEVEL(binary_loops)() calls avx2::binary_loops().
#ifdef TSMEM_X86_LEVELS
#define TSMEM_AT_LEVEL(name)                          \
  (current_level() == Level::avx512 ? avx512::name    \
   : current_level() == Level::avx2 ? avx2::name      \
                                    : baseline::name)
#define TSMEM_EACH_LEVEL_DECLARE(declaration) \
  namespace baseline { declaration; }         \
  namespace avx2 { declaration; }             \
  namespace avx512 { declaration; }
#else
#define TSMEM_AT_LEVEL(name) baseline::name
#define TSMEM_EACH_LEVEL_DECLARE(declaration) \
  namespace baseline { declaration; }
#endif

}  // namespace tsmem::kernels
