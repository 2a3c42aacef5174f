{
  "targets": [{
    "target_name": "example_addon",
    "sources": [
      "src/addon.cc",
      "src/crop.c",
      "src/ezalloc.c",
      "src/series.c",
      "src/typemaps/bits16.cc",
      "src/typemaps/bits32.cc",
      "src/typemaps/bits64.cc",
      "src/typemaps/bytes.cc",
      "src/typemaps/complex.cc",
      "src/typemaps/floats.cc"
    ],
    "include_dirs": ["<!(node -p \"require('@tsmem/native/include-dir')\")"],
    "defines": ["NAPI_VERSION=8"],
    # A thousand small functions for the tests: -O3 would double the time to compile them.
    "cflags!": ["-O3"],
    "cflags": ["-O1"],
    "cflags_cc!": ["-fno-exceptions"],
    "cflags_cc": ["-std=c++17", "-fexceptions", "-fvisibility=hidden", "-Wall", "-Wextra"],
    "conditions": [
      ["OS=='mac'", { "xcode_settings": { "GCC_ENABLE_CPP_EXCEPTIONS": "YES", "CLANG_CXX_LANGUAGE_STANDARD": "c++17", "MACOSX_DEPLOYMENT_TARGET": "11.0", "GCC_SYMBOLS_PRIVATE_EXTERN": "YES" } }],
      ["OS=='win'", { "msvs_settings": { "VCCLCompilerTool": { "ExceptionHandling": 1, "AdditionalOptions": ["/std:c++17"] } } }]
    ]
  }]
}
