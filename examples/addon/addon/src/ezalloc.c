#include "ezalloc.h"

#include <errno.h>
#include <stdlib.h>

void alloc_ints(int count, int** out, int* out_count) {
  if (count < 0) {
    errno = EINVAL;
    return;
  }
  *out = malloc((size_t)count * sizeof(int));
  if (*out == NULL && count > 0) {
    errno = ENOMEM;
    return;
  }
  *out_count = count;
}
