#include "levels.h"

#include <atomic>
#include <cstdlib>
#include <cstring>
#include <initializer_list>

namespace tsmem::kernels {
namespace {

// The level of that name, or `otherwise` when there is none or the CPU does not have it.
Level level_named(const char* name, Level otherwise) {
  for (const Level level : {Level::baseline, Level::avx2, Level::avx512}) {
    if (std::strcmp(name, level_name(level)) == 0 && level <= detect_level()) return level;
  }
  return otherwise;
}

Level level_at_start() {
  const char* wanted = std::getenv("TSMEM_CPU");
  return wanted == nullptr ? detect_level() : level_named(wanted, detect_level());
}

// Process-wide; written at first use and by tests only.
std::atomic<Level>& level_in_use() {
  static std::atomic<Level> level{level_at_start()};
  return level;
}

}  // namespace

Level detect_level() {
#ifdef TSMEM_X86_LEVELS
  __builtin_cpu_init();
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma") ||
      !__builtin_cpu_supports("bmi") || !__builtin_cpu_supports("bmi2")) {
    return Level::baseline;
  }
  // f16c and lzcnt came with or before AVX2 in every CPU that has it.
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")) {
    return Level::avx512;
  }
  return Level::avx2;
#else
  return Level::baseline;
#endif
}

Level current_level() { return level_in_use().load(std::memory_order_relaxed); }

void set_level(const char* name) {
  level_in_use().store(level_named(name, current_level()), std::memory_order_relaxed);
}

const char* level_name(Level level) {
  switch (level) {
    case Level::avx512:
      return "avx512";
    case Level::avx2:
      return "avx2";
    default:
      return "baseline";
  }
}

}  // namespace tsmem::kernels
