/* Arrays that C allocates: the smallest case of "who frees this?". */
#ifndef EXAMPLE_EZALLOC_H_
#define EXAMPLE_EZALLOC_H_

#ifdef __cplusplus
extern "C" {
#endif

/* Allocate `count` ints into `*out`; the caller frees them. Sets errno to ENOMEM or EINVAL. */
void alloc_ints(int count, int** out, int* out_count);

#ifdef __cplusplus
}
#endif

#endif
