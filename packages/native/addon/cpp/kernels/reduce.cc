#include "loops.h"
#define TSMEM_KERNEL_FILE "reduce.inc"
#include "for_each_level.h"
