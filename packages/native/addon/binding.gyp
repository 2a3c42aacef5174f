{
  "targets": [{
    "target_name": "tsmem_native",
    "sources": [
      "cpp/addon.cc",
      "cpp/abi_provider.cc",
      "cpp/address.cc",
      "cpp/alloc.cc",
      "cpp/array_buffer.cc",
      "cpp/block_exports.cc",
      "cpp/blocks.cc",
      "cpp/engine_count.cc",
      "cpp/env_state.cc",
      "cpp/exports.cc",
      "cpp/file_exports.cc",
      "cpp/file_mapping.cc",
      "cpp/mapped_buffer.cc",
      "cpp/owned_ranges.cc",
      "cpp/page_cache.cc",
      "cpp/pages.cc",
      "cpp/policy.cc",
      "cpp/unsafe.cc",
      "cpp/kernels/register.cc",
      "cpp/kernels/threads.cc",
      "cpp/shared/mappings.cc",
      "cpp/shared/process_identity.cc",
      "cpp/shared/register.cc",
      "cpp/shared/segments.cc",
      "cpp/shared/shm_posix.cc",
      "cpp/shared/shm_win.cc",
      "cpp/shared/futex.cc",
      "cpp/shared/robust_lock_linux.cc",
      "cpp/shared/robust_lock_mac.cc",
      "cpp/shared/robust_lock_win.cc",
      "cpp/shared/sync_area.cc",
      "cpp/shared/sync_exports.cc"
    ],
    "dependencies": ["tsmem_kernels"],
    "include_dirs": ["<!(node -p \"require('node-addon-api').include_dir\")", "../include"],
    "defines": ["NAPI_VERSION=8", "NODE_ADDON_API_CPP_EXCEPTIONS"],
    "cflags_cc!": ["-fno-exceptions", "-fno-rtti"],
    "cflags_cc": ["-std=c++17", "-fexceptions", "-fvisibility=hidden", "-Wall", "-Wextra", "-Wno-unused-parameter"],
    "conditions": [
      ["OS=='linux'", { "ldflags": ["-Wl,-z,nodelete"] }],
      ["OS=='mac'", { "xcode_settings": { "GCC_ENABLE_CPP_EXCEPTIONS": "YES", "CLANG_CXX_LANGUAGE_STANDARD": "c++17", "MACOSX_DEPLOYMENT_TARGET": "11.0", "GCC_SYMBOLS_PRIVATE_EXTERN": "YES" } }],
      ["OS=='win'", { "msvs_settings": { "VCCLCompilerTool": { "ExceptionHandling": 1, "AdditionalOptions": ["/std:c++17"] } } }]
    ]
  }, {
    "target_name": "tsmem_kernels",
    "type": "static_library",
    "sources": [
      "cpp/kernels/cast.cc",
      "cpp/kernels/dense.cc",
      "cpp/kernels/elementwise.cc",
      "cpp/kernels/elementwise_driver.cc",
      "cpp/kernels/entry_elementwise.cc",
      "cpp/kernels/entry_index.cc",
      "cpp/kernels/entry_products.cc",
      "cpp/kernels/entry_reduceat.cc",
      "cpp/kernels/index.cc",
      "cpp/kernels/iteration.cc",
      "cpp/kernels/levels.cc",
      "cpp/kernels/matmul.cc",
      "cpp/kernels/move.cc",
      "cpp/kernels/products.cc",
      "cpp/kernels/random.cc",
      "cpp/kernels/reduce.cc",
      "cpp/kernels/reduce_driver.cc",
      "cpp/kernels/sort.cc"
    ],
    "cflags!": ["-O3"],
    "cflags_cc": [
      "-std=c++17", "-fPIC", "-fvisibility=hidden", "-Wall", "-Wextra", "-O2", "-ftree-vectorize",
      "-fno-strict-aliasing", "-ffp-contract=off", "-fno-math-errno", "-fno-trapping-math"
    ],
    "conditions": [
      ["OS=='linux'", { "cflags_cc": ["-Wno-psabi", "-Wno-uninitialized", "-Wno-maybe-uninitialized", "-fvect-cost-model=dynamic", "--param=vect-epilogues-nomask=0"] }],
      ["OS=='mac'", { "xcode_settings": { "CLANG_CXX_LANGUAGE_STANDARD": "c++17", "MACOSX_DEPLOYMENT_TARGET": "11.0", "GCC_SYMBOLS_PRIVATE_EXTERN": "YES", "GCC_OPTIMIZATION_LEVEL": "2", "OTHER_CPLUSPLUSFLAGS": ["-fno-strict-aliasing", "-ffp-contract=off", "-fno-math-errno", "-fno-trapping-math"] } }],
      ["OS=='win'", { "msvs_settings": { "VCCLCompilerTool": { "AdditionalOptions": ["/std:c++17", "/fp:precise"] } } }]
    ]
  }]
}
