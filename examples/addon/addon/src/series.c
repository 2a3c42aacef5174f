#include "series.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static int live = 0;

void* counted_malloc(size_t byte_length) {
  void* block = malloc(byte_length > 0 ? byte_length : 1);
  if (block != NULL) ++live;
  return block;
}

void counted_free(void* block) {
  if (block != NULL) --live;
  free(block);
}

int live_blocks(void) { return live; }

void range_fill(double step, double* out, int count) {
  for (int i = 0; i < count; ++i) out[i] = step * i;
}

void cumsum(const double* in, int count, double* out) {
  double sum = 0;
  for (int i = 0; i < count; ++i) out[i] = sum += in[i];
}

void cumsum_in_place(double* values, int count) { cumsum(values, count, values); }

void scale(double* values, int rows, int columns, double factor) {
  for (size_t i = 0; i < (size_t)rows * (size_t)columns; ++i) values[i] *= factor;
}

void minmax(const double* values, int count, double* low, double* high) {
  if (count == 0) {
    errno = EINVAL;
    return;
  }
  *low = *high = values[0];
  for (int i = 1; i < count; ++i) {
    if (values[i] < *low) *low = values[i];
    if (values[i] > *high) *high = values[i];
  }
}

int partition(const double* values, int count, double pivot, double** below, size_t* below_count,
              double** others, size_t* other_count) {
  size_t fewer = 0;
  for (int i = 0; i < count; ++i) fewer += values[i] < pivot;
  *below = counted_malloc(fewer * sizeof(double));
  if (*below == NULL) return ENOMEM;
  *others = counted_malloc(((size_t)count - fewer) * sizeof(double));
  if (*others == NULL) return ENOMEM; /* whoever owns *below frees it */
  size_t a = 0, b = 0;
  for (int i = 0; i < count; ++i) {
    if (values[i] < pivot) {
      (*below)[a++] = values[i];
    } else {
      (*others)[b++] = values[i];
    }
  }
  *below_count = a;
  *other_count = b;
  return 0;
}

void tail(double* values, int count, int start, double** out, int* out_count) {
  if (start < 0 || start > count) {
    errno = EPERM;
    return;
  }
  *out = values + start;
  *out_count = count - start;
}

void tail_copy(const double* values, int count, int start, double** out, int* out_count) {
  double* part = NULL;
  int length = 0;
  tail((double*)values, count, start, &part, &length);
  if (errno != 0) return;
  *out = counted_malloc((size_t)length * sizeof(double));
  if (*out == NULL) {
    errno = ENOMEM;
    return;
  }
  memcpy(*out, part, (size_t)length * sizeof(double));
  *out_count = length;
}

double dot(const double* a, int a_count, const double* b, int b_count) {
  double sum = 0;
  if (a_count != b_count) {
    errno = EINVAL;
    return 0;
  }
  for (int i = 0; i < a_count; ++i) sum += a[i] * b[i];
  return sum;
}

void no_memory(int claimed, int** out, int* out_count) {
  *out = NULL;
  *out_count = claimed;
}

void primes(const int** out, int* count) {
  static const int table[] = {2, 3, 5, 7, 11, 13, 17, 19};
  *out = table;
  *count = (int)(sizeof table / sizeof table[0]);
}

struct histogram {
  double* edges;
  int* counts;
};

void histogram_destroy(struct histogram* histogram) {
  if (histogram == NULL) return;
  counted_free(histogram->edges);
  counted_free(histogram->counts);
  counted_free(histogram);
}

int histogram_create(const double* values, int count, int bins, struct histogram** out,
                     double** edges, int* edge_count, int** counts, int* bin_count) {
  if (count == 0 || bins < 1) return EINVAL;
  struct histogram* self = counted_malloc(sizeof *self);
  if (self == NULL) return ENOMEM;
  *out = self;
  self->edges = counted_malloc(((size_t)bins + 1) * sizeof(double));
  self->counts = counted_malloc((size_t)bins * sizeof(int));
  if (self->edges == NULL || self->counts == NULL) return ENOMEM;
  double low, high;
  minmax(values, count, &low, &high);
  const double width = high > low ? (high - low) / bins : 1;
  for (int i = 0; i <= bins; ++i) self->edges[i] = low + width * i;
  memset(self->counts, 0, (size_t)bins * sizeof(int));
  for (int i = 0; i < count; ++i) {
    int bin = (int)((values[i] - low) / width);
    self->counts[bin < bins ? bin : bins - 1] += 1;
  }
  *edges = self->edges;
  *edge_count = bins + 1;
  *counts = self->counts;
  *bin_count = bins;
  return 0;
}
