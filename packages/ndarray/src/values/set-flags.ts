import { ValueError } from "../errors.ts";
import type { NDArray } from "../ndarray.ts";

/**
 * Forbid or allow writes through an array. Views made before keep their own right.
 *
 * @throws {ValueError} writes are asked for, but the owner of the memory does not allow them
 */
export function setflags(a: NDArray, flags: { readonly writeable: boolean }): void {
  if (flags.writeable && !mayWrite(a)) {
    throw new ValueError(
      "setflags: cannot set WRITEABLE flag to True of this array; its base is read-only",
      { value: flags },
    );
  }
  a.writeable = flags.writeable;
}

function mayWrite(a: NDArray): boolean {
  let owner = a;
  while (owner.root !== null) {
    // What asStrided gives is never made writeable again, as in NumPy.
    if (owner.isAnchor) return false;
    owner = owner.root;
  }
  if (owner.storage.source !== null) return !owner.storage.isProtected;
  return owner === a || owner.writeable;
}
