import { ShapeError } from "@tsmem/core";
import { block } from "./binding.ts";
import { lengthOfRange } from "./call.ts";
import { Slot } from "./generated/table.ts";

/** Dtype of operand `k`, as the addon will read it. */
export function dtypeOf(k: number): number {
  return block[Slot.dtype + k]!;
}

/** Refuse operands given by `range` whose lengths and dtypes do not fit together. */
export function need(holds: boolean, operation: string, rule: string): void {
  if (holds) return;
  const lengths = [0, 1, 2].map(lengthOfRange);
  throw new ShapeError(
    `kernels.${operation}: operands of ${lengths.join(", ")} elements do not fit; ${rule}`,
    { shape: lengths },
  );
}
