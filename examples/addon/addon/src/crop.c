#include "crop.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

void crop(const int* in, int rows, int columns, int row_start, int row_end, int column_start,
          int column_end, int** out, int* out_rows, int* out_columns) {
  /* An end may equal the length of its axis, and the start: like a slice, that is the last or none. */
  if (row_start < 0 || row_end < row_start || row_end > rows || column_start < 0 ||
      column_end < column_start || column_end > columns) {
    errno = EPERM;
    return;
  }
  const size_t height = (size_t)(row_end - row_start);
  const size_t width = (size_t)(column_end - column_start);
  if (height > 0 && width > 0) {
    int* to = malloc(height * width * sizeof(int));
    if (to == NULL) {
      errno = ENOMEM;
      return;
    }
    *out = to;
    for (int row = row_start; row < row_end; ++row, to += width) {
      memcpy(to, in + (size_t)row * (size_t)columns + column_start, width * sizeof(int));
    }
  }
  *out_rows = (int)height;
  *out_columns = (int)width;
}
