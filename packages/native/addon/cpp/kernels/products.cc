#include "products.h"

#include "scratch.h"

#define TSMEM_KERNEL_FILE "products.inc"
#include "for_each_level.h"
