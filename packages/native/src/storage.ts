/**
 * Result memory for array packages: the cheapest way in and out, without a Block around it.
 *
 * A lease obeys the protocol of core's `Allocation`: keep `buffer` private, check `released`, call
 * `escape()` before showing the buffer to anyone else. `lease.address` is the address as a number,
 * for native kernels.
 */
import "./addon/configure.ts";
import type { Allocation } from "@tsmem/core";
import { needBinding } from "./addon/load.ts";
import { allocateLease, allocateZeroedPages, lendMemory } from "./block/allocate.ts";
import type { Lease } from "./block/lease.ts";

export type { Lease } from "./block/lease.ts";
export { recycleFrom } from "./block/recycler.ts";

/**
 * Memory for one array, aligned to 64 bytes from 256 KiB on and to what the engine gives below.
 *
 * @param byteLength - bytes, an integer from 0 to 2^53 - 1; checked by the caller
 * @param zero - fill with zeros; without it, large memory shows what its last user left
 * @throws {AllocationError} there is no memory, also after a collection
 * @throws {UnavailableError} the addon could not be loaded
 */
export function acquire(byteLength: number, zero: boolean): Lease {
  const binding = needBinding("acquire");
  return allocateLease(binding, byteLength, zero, 8);
}

/**
 * Memory for one array that shows what its last user left, where the lease itself says how long it is in use.
 *
 * The buffer outlives the lease and goes to the next one, which costs a tenth of a new buffer. So whoever reaches
 * the bytes must hold the lease too: keep it beside the buffer, hand the buffer to kernels only, and call
 * `lease.followBuffer()` before the first typed array or DataView over it, which others could hold alone.
 *
 * @param byteLength - bytes, an integer from 0 to 2^53 - 1; checked by the caller
 * @throws {AllocationError} there is no memory, also after a collection
 * @throws {UnavailableError} the addon could not be loaded
 */
export function lend(byteLength: number): Lease {
  return lendMemory(needBinding("lend"), byteLength);
}

/**
 * Zeroed recycled pages for one large array, null where this runtime has none. New pages come zeroed from the
 * system, huge ones where it has them; those of an earlier array are written over.
 *
 * @param byteLength - bytes, an integer from `recycleFrom` on; checked by the caller
 * @throws {UnavailableError} the addon could not be loaded
 */
export function acquireZeroed(byteLength: number): Lease | null {
  return allocateZeroedPages(needBinding("acquireZeroed"), byteLength);
}

/** Give the memory back at once; a large one is recycled. Does nothing the second time. */
export function release(lease: Allocation): void {
  (lease as Lease).release();
}
