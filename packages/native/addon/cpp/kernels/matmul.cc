#include "matmul.h"

#include <cstdlib>

#define TSMEM_KERNEL_FILE "matmul.inc"
#include "for_each_level.h"
