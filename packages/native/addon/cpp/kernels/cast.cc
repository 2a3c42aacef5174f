#include "half.h"
#include "loops.h"
#define TSMEM_KERNEL_FILE "cast.inc"
#include "for_each_level.h"
