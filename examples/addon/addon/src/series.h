/* Plain C functions in the ways in which C libraries take and return arrays. */
#ifndef EXAMPLE_SERIES_H_
#define EXAMPLE_SERIES_H_

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Write 0, step, 2 step, ... */
void range_fill(double step, double* out, int count);

/* Write the running sum of `in` to `out`, which has as many elements. */
void cumsum(const double* in, int count, double* out);

/* The same in place. */
void cumsum_in_place(double* values, int count);

/* Multiply every element of a matrix in place. */
void scale(double* values, int rows, int columns, double factor);

/* Smallest and largest value; EINVAL when there is none. */
void minmax(const double* values, int count, double* low, double* high);

/* Two new arrays: the values below the pivot and the others. 0, or an errno. */
int partition(const double* values, int count, double pivot, double** below, size_t* below_count,
              double** others, size_t* other_count);

/* Part of the input, from `start` on: no new memory. EPERM when start is out of bounds. */
void tail(double* values, int count, int start, double** out, int* out_count);

/* The same as new memory, which counted_free takes back. */
void tail_copy(const double* values, int count, int start, double** out, int* out_count);

/* EINVAL when the lengths differ. */
double dot(const double* a, int a_count, const double* b, int b_count);

/* What a careless library returns: no memory, and any count. */
void no_memory(int claimed, int** out, int* out_count);

/* The first primes, in memory that the library keeps. */
void primes(const int** out, int* count);

/* A histogram: two arrays in one object. */
struct histogram;
int histogram_create(const double* values, int count, int bins, struct histogram** out,
                     double** edges, int* edge_count, int** counts, int* bin_count);
void histogram_destroy(struct histogram* histogram);

/* malloc and free that count; live_blocks() is what is left. */
void* counted_malloc(size_t byte_length);
void counted_free(void* block);
int live_blocks(void);

#ifdef __cplusplus
}
#endif

#endif
