export type { Address } from "./address.ts";
export { guardedAllocator } from "./allocators/guarded-allocator.ts";
export type { AllocOptions, OnZero, PoolOptions } from "./options.ts";
export { type Block, Pool } from "./pool.ts";
export type { ViewConstructor } from "./views.ts";
export type { Zone } from "./zone.ts";
