import { InvalidArgumentError } from "@tsmem/core";
import { checkArray, checkOptions } from "../arguments.ts";
import { ValueError } from "../errors.ts";
import type { NDArray } from "../ndarray.ts";

/**
 * Forbid or allow writes through an array. Views made before keep their own right.
 *
 * @throws {ValueError} writes are asked for, but the owner of the memory does not allow them
 */
export function setflags(a: NDArray, flags: { readonly writeable: boolean }): void {
  checkArray("setflags", a);
  checkOptions("setflags", flags);
  if (typeof (flags as typeof flags | undefined)?.writeable !== "boolean") {
    throw new InvalidArgumentError(
      `setflags: flags are not { writeable: true } or { writeable: false }`,
      { value: flags },
    );
  }
  if (flags.writeable && !mayWrite(a)) {
    throw new ValueError(
      "setflags: cannot set WRITEABLE flag to True of this array; its base is read-only",
      { value: flags },
    );
  }
  a.writeable = flags.writeable;
}

function mayWrite(a: NDArray): boolean {
  if (a.root === null) return a.storage.source === null || !a.storage.isProtected;
  // What asStrided gives is never made writeable again, as in NumPy, but what it lets write may be.
  if (a.isAnchor) return false;
  for (let owner: NDArray | null = a.root; owner !== null; owner = owner.root) {
    if (owner.writeable) return true;
    if (owner.isAnchor) return false;
    if (owner.root === null && owner.storage.source !== null) return !owner.storage.isProtected;
  }
  return false;
}
