import { CastError } from "@tsmem/core";
import { canCastDType, type Casting } from "../dtype/casting.ts";
import type { DType } from "../dtype/dtype.ts";

/** Throw unless a casting rule allows a conversion. */
export function checkCast(operation: string, from: DType, to: DType, casting: Casting): void {
  if (canCastDType(from, to, casting)) return;
  throw new CastError(
    `${operation}: Cannot cast array data from dtype('${from.toString()}') to dtype('${to.toString()}') ` +
      `according to the rule '${casting}'; convert with astype, or allow casting: "unsafe"`,
    { from, to },
  );
}
