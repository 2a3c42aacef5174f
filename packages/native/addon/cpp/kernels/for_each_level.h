// No include guard: compiles TSMEM_KERNEL_FILE once per CPU level. See levels.h.
// TSMEM_LEVEL is 0, 1, 2 inside; the file's names land in tsmem::kernels::<level>.
#define TSMEM_LEVEL 0
namespace tsmem::kernels::baseline {
#include TSMEM_KERNEL_FILE
}
#undef TSMEM_LEVEL

#ifdef TSMEM_X86_LEVELS

#define TSMEM_LEVEL 1
#ifdef __clang__
#pragma clang attribute push(__attribute__((target("avx2,fma,bmi,bmi2,lzcnt,popcnt,f16c"))), \
                             apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2,fma,bmi,bmi2,lzcnt,popcnt,f16c")
#endif
namespace tsmem::kernels::avx2 {
#include TSMEM_KERNEL_FILE
}
#ifdef __clang__
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif
#undef TSMEM_LEVEL

#define TSMEM_LEVEL 2
#ifdef __clang__
#pragma clang attribute push(                                                                   \
    __attribute__((                                                                             \
        target("avx512f,avx512bw,avx512dq,avx512vl,avx2,fma,bmi,bmi2,lzcnt,popcnt,f16c"))), \
    apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target( \
    "avx512f,avx512bw,avx512dq,avx512vl,avx2,fma,bmi,bmi2,lzcnt,popcnt,f16c,prefer-vector-width=512")
#endif
namespace tsmem::kernels::avx512 {
#include TSMEM_KERNEL_FILE
}
#ifdef __clang__
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif
#undef TSMEM_LEVEL

#endif
#undef TSMEM_KERNEL_FILE
