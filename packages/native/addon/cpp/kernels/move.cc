#include "loops.h"

#if defined(__has_builtin)
#if __has_builtin(__builtin_shufflevector)
#define TSMEM_SHUFFLE 1
#endif
#endif

#define TSMEM_KERNEL_FILE "move.inc"
#include "for_each_level.h"
