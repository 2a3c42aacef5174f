import { BroadcastError } from "@tsmem/core";
import { checkArray } from "../arguments.ts";
import type { Casting } from "../dtype/casting.ts";
import { newArray } from "../create/empty.ts";
import { bool, float64, int64 } from "../dtype/builtin.ts";
import type { WeakFloat } from "../dtype/weak-float.ts";
import { tupleText } from "../layout/shape.ts";
import { isArray, type NDArray } from "../ndarray.ts";
import { checkCast } from "./check-cast.ts";
import { copyInto } from "./copy-into.ts";

/** Options of `copyto`. */
export interface CopytoOptions {
  /** How far the conversion may go; default `same_kind`. */
  readonly casting?: Casting;
  /** Write only where this array of booleans is true. */
  readonly where?: NDArray;
}

/**
 * Copy the elements of an array, or one number, into another array, repeated along axes that it lacks.
 *
 * Overlapping memory gives the result of reading everything before writing.
 *
 * @throws {ReadOnlyError} the target is read-only
 * @throws {BroadcastError} the shapes do not fit
 * @throws {CastError} the casting rule forbids the conversion
 */
export function copyto(
  target: NDArray,
  source: NDArray | number | bigint | WeakFloat,
  options: CopytoOptions = {},
): void {
  checkArray("copyto", target, options);
  const { casting = "same_kind", where = null } = options;
  if (where !== null) {
    checkArray("copyto", where);
    checkCast("copyto", where.dtype, bool, "safe");
    // Unlike the source, the mask may not even have more axes of length 1.
    if (where.ndim > target.ndim) {
      throw new BroadcastError(
        `copyto: could not broadcast where mask from shape ${tupleText(where.shape)} into shape ` +
          `${tupleText(target.shape)}; take axes away`,
        { shapes: [[...where.shape], [...target.shape]] },
      );
    }
  }
  copyInto(
    "copyto",
    target,
    isArray(source) ? source : single(target, source, casting),
    casting,
    where,
  );
}

/** A plain number adapts to a target of its kind or above; to others it is int64 or float64. */
function single(target: NDArray, value: number | bigint | WeakFloat, casting: Casting): NDArray {
  const isInteger = typeof value === "bigint" || Number.isInteger(value);
  const isStrict = casting === "no" || casting === "equiv";
  const adapts = !isStrict && (isInteger ? "iufc" : "fc").includes(target.dtype.kind);
  const dtype = adapts ? target.dtype : isInteger ? int64 : float64;
  const made = newArray("copyto", [], dtype);
  dtype.codec.write(made.storage.view, made.byteOffset, value);
  return made;
}
