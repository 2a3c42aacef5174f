# cython: language_level=3, boundscheck=False
# The same loops as run.mjs, compiled: the pool is called from C, not from Python.
from cymem.cymem cimport Pool
import time

def measure(int size, int count):
    cdef Pool pool = Pool()
    cdef int i
    cdef char* block
    start = time.perf_counter()
    for i in range(count):
        block = <char*> pool.alloc(1, size)
        block[0] = 1
    middle = time.perf_counter()
    del pool
    end = time.perf_counter()
    return (middle - start) * 1e9 / count, (end - middle) * 1e3

def pairs(int size, int count):
    cdef Pool pool = Pool()
    cdef int i
    cdef void* block
    start = time.perf_counter()
    for i in range(count):
        block = pool.alloc(1, size)
        pool.free(block)
    return (time.perf_counter() - start) * 1e9 / count
