#include "loops.h"
#define TSMEM_KERNEL_FILE "elementwise.inc"
#include "for_each_level.h"
