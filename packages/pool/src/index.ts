export type { Address } from "./address.ts";
export { alignedAllocator } from "./allocators/aligned-allocator.ts";
export { guardedAllocator } from "./allocators/guarded-allocator.ts";
export {
  type Free,
  type Malloc,
  type RawBlock,
  wrap,
  wrapFree,
  wrapMalloc,
} from "./allocators/wrap.ts";
export type { AllocOptions, OnZero, PoolOptions } from "./options.ts";
export { type Block, Pool } from "./pool.ts";
export type { ViewConstructor } from "./views.ts";
export type { Zone } from "./zone.ts";
export { allocItems, itemsAt } from "./struct/items.ts";
export { fixed, ptr } from "./struct/layout.ts";
export type { Scalar, ScalarArray, ScalarValue } from "./struct/scalars.ts";
export { struct } from "./struct/struct.ts";
export type {
  Fields,
  FixedType,
  ItemType,
  PointerType,
  Read,
  Ref,
  StructRecord,
  StructType,
  StructValues,
  Write,
} from "./struct/types.ts";
