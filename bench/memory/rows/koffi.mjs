// koffi, an FFI: its own allocator, and malloc and free of the C library bound through it.
import koffi from "koffi";

const library = koffi.load(process.platform === "linux" ? "libc.so.6" : "libc.dylib");
const malloc = library.func("void *malloc(size_t)");
const free = library.func("void free(void *)");

const pairs = (allocate, release) => (count) => {
  for (let i = 0; i < count; i += 1) release(allocate());
};

export const rows = [
  {
    group: "64 B",
    name: "koffi.alloc + koffi.free",
    count: 20_000,
    run: pairs(() => koffi.alloc("uint8_t", 64), koffi.free),
  },
  {
    group: "64 B",
    name: "malloc + free bound by koffi",
    count: 20_000,
    run: pairs(() => malloc(64), free),
  },
  {
    group: "64 KiB",
    name: "koffi.alloc + koffi.free",
    count: 2000,
    run: pairs(() => koffi.alloc("uint8_t", 65536), koffi.free),
  },
];
