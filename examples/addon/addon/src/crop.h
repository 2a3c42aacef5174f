/* Cut a rectangle out of a matrix. */
#ifndef EXAMPLE_CROP_H_
#define EXAMPLE_CROP_H_

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Copy rows row_start to row_end - 1 and columns column_start to column_end - 1 into new memory, which
 * the caller frees. Sets errno to EPERM when a bound lies outside 0 to the length of its axis, or
 * behind the other, and to ENOMEM.
 */
void crop(const int* in, int rows, int columns, int row_start, int row_end, int column_start,
          int column_end, int** out, int* out_rows, int* out_columns);

#ifdef __cplusplus
}
#endif

#endif
