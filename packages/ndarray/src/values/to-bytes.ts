import { checkArray } from "../arguments.ts";
import { copy } from "../assign/copy.ts";
import type { LikeOrder } from "../create/like.ts";
import type { NDArray } from "../ndarray.ts";

/**
 * The bytes of all elements, one after the other.
 *
 * @param order - C (default), F, A (F for F-contiguous arrays) or K (as they lie in memory)
 * @returns new bytes that share nothing with `a`
 * @throws {ReleasedError} `a` was released
 */
export function toBytes(a: NDArray, order: LikeOrder = "C"): Uint8Array {
  checkArray("toBytes", a);
  // NumPy gives C order for K too.
  const copied = copy(a, { order: order === "K" ? "C" : order });
  const { byteStart, byteLength, view } = copied.storage;
  return new Uint8Array(view.buffer, byteStart, byteLength).slice();
}
