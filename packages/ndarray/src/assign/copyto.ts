import type { Casting } from "../dtype/casting.ts";
import { bool } from "../dtype/builtin.ts";
import type { NDArray } from "../ndarray.ts";
import { checkCast, copyInto } from "./copy-into.ts";

/** Options of `copyto`. */
export interface CopytoOptions {
  /** How far the conversion may go; default `same_kind`. */
  readonly casting?: Casting;
  /** Write only where this array of booleans is true. */
  readonly where?: NDArray;
}

/**
 * Copy the elements of an array into another one, repeated along axes that it lacks.
 *
 * Overlapping memory gives the result of reading everything before writing.
 *
 * @throws {ReadOnlyError} the target is read-only
 * @throws {BroadcastError} the shapes do not fit
 * @throws {CastError} the casting rule forbids the conversion
 */
export function copyto(target: NDArray, source: NDArray, options: CopytoOptions = {}): void {
  const { casting = "same_kind", where = null } = options;
  if (where !== null) checkCast("copyto", where.dtype, bool, "safe");
  copyInto("copyto", target, source, casting, where);
}
