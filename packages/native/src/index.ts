import "./addon/configure.ts";
import { binding, reason as loadReason } from "./addon/load.ts";

/** True when the addon was loaded; without it every function throws UnavailableError. */
export const available: boolean = binding !== undefined;

/** Why `available` is false; undefined when it is true. */
export const reason: string | undefined = loadReason;

export { addressOf } from "./address-of.ts";
export { adopt, type AdoptOptions } from "./block/adopt.ts";
export { allocate, type AllocateOptions } from "./block/allocate.ts";
export type { Block, Pin } from "./block/block.ts";
export { borrow } from "./block/borrow.ts";
export { type Stats, stats, trim } from "./stats.ts";
export type { NativeArray, NativeScalar, NestedList } from "./native-array.ts";
