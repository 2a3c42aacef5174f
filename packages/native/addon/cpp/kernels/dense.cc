#include "dense.h"

#include <algorithm>
#include <numeric>

#include "matmul.h"
#include "scratch.h"

#define TSMEM_KERNEL_FILE "dense.inc"
#include "for_each_level.h"
