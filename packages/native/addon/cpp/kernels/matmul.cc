#include "matmul.h"
#include "scratch.h"

#define TSMEM_KERNEL_FILE "matmul.inc"
#include "for_each_level.h"
