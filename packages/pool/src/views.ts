import { checkSize, OutOfRangeError } from "@tsmem/core";
import { showAddress, slotOf } from "./address.ts";
import type { Heap } from "./heap/heap.ts";

/** A typed array class, or DataView. */
export interface ViewConstructor<View extends ArrayBufferView> {
  readonly BYTES_PER_ELEMENT?: number;
  new (buffer: ArrayBuffer, byteOffset: number, length: number): View;
}

/**
 * The views that a pool handed out: who they belong to, and that they keep their pool alive.
 *
 * An entry is written once per view and looked up when a view is freed. It is keyed by the view, so a
 * freed view still names its own, dead block and never a newer one in the same bytes.
 */
const addresses = new WeakMap<
  ArrayBufferView,
  { readonly pool: object; readonly address: number }
>();

/** The address of the block that a view was made for, or undefined for views of others. */
export function addressOfView(view: ArrayBufferView): number | undefined {
  return addresses.get(view)?.address;
}

/**
 * A view of `length` elements of a live block, from `byteOffset` of the block on. The block counts
 * as exposed from now on.
 *
 * @throws {OutOfRangeError} the elements do not lie inside the block, or are not aligned
 */
export function viewBlock<View extends ArrayBufferView>(
  heap: Heap,
  pool: object,
  address: number,
  constructor: ViewConstructor<View>,
  length: number | undefined,
  byteOffset: number,
): View {
  const segment = heap.locateForUse("pool.view", address);
  const slot = slotOf(address);
  const byteLength = segment.lengthOf(slot);
  const itemsize = constructor.BYTES_PER_ELEMENT ?? 1;
  checkSize("pool.view", "byteOffset", byteOffset);
  const count = length ?? Math.max(0, Math.floor((byteLength - byteOffset) / itemsize));
  checkSize("pool.view", "length", count);
  if (byteOffset + count * itemsize > byteLength || byteOffset % itemsize !== 0) {
    throw new OutOfRangeError(
      `pool.view: ${count} elements of ${itemsize} bytes at byte ${byteOffset} do not fit block ` +
        `${showAddress(address)} of ${byteLength} bytes; ask for fewer, at a multiple of ${itemsize}`,
      { value: count },
    );
  }
  const place = heap.placeForUse("pool.view", address);
  segment.expose(slot);
  const view = new constructor(place.buffer as ArrayBuffer, place.byteOffset + byteOffset, count);
  addresses.set(view, { pool, address });
  return view;
}
