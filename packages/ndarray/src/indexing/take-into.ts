import { CastError, ShapeError } from "@tsmem/core";
import { copyInto } from "../assign/copy-into.ts";
import { canCastDType } from "../dtype/casting.ts";
import { sameShape, tupleText } from "../layout/shape.ts";
import { type NDArray, readOnly } from "../ndarray.ts";

/** Store the result of `take` in the array that was given for it. */
export function takeInto(out: NDArray, result: NDArray): void {
  checkOut(out, result);
  copyInto("take", out, result, "unsafe");
}

function checkOut(out: NDArray, result: NDArray): void {
  if (!out.writeable) throw readOnly("take");
  if (!sameShape(out.shape, result.shape)) {
    throw new ShapeError(
      `take: output array does not match result of take: shape ${tupleText(out.shape)} not ${tupleText(result.shape)}`,
      { shape: [...out.shape] },
    );
  }
  if (canCastDType(out.dtype, result.dtype, "safe")) return;
  throw new CastError(
    `take: Cannot cast array data from dtype('${out.dtype.toString()}') to dtype('${result.dtype.toString()}') ` +
      "according to the rule 'safe'; give an out of the same dtype",
    { from: out.dtype, to: result.dtype },
  );
}
