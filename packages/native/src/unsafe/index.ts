/**
 * Raw memory: nothing here checks that an address is yours. A wrong one crashes the process or
 * corrupts it silently. Everything else in tsmem is safe without this module.
 */
export { memcpy, peek, poke, type ScalarOf, type ScalarType } from "./access.ts";
export { alignedAlloc, alignedFree, calloc, free, malloc, realloc } from "./heap.ts";
export { type NativeFree, type NativeMalloc, wrapFree, wrapMalloc } from "./wrap.ts";
