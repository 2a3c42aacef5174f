import type { DType } from "../dtype/dtype.ts";
import { ValueError } from "../errors.ts";
import { eachRun, itemsOf } from "../iterate/run-loops.ts";
import { isNative } from "../layout/access.ts";
import { restOf } from "../rest.ts";
import type { Operand } from "./operand.ts";

/**
 * Refuse negative exponents of integers before anything is computed.
 *
 * @throws {ValueError} one of them is negative
 */
export function checkPower(operands: readonly Operand[], inputs: readonly DType[]): void {
  if (inputs[1]!.kind !== "i") return;
  const { array, value } = operands[1]!;
  if (array === null) refuse(value);
  else if (!isNative(array)) restOf("power").forEachElement(array, refuse);
  else if (array.size > 0) {
    eachRun(array.shape, [itemsOf(array, array.shape)], (n, [data], [step], [start]) => {
      for (let k = 0; k < n; k++) refuse(data![start! + k * step!]);
    });
  }
}

function refuse(exponent: unknown): void {
  if (!((exponent as number) < 0)) return;
  throw new ValueError(
    `power: Integers to negative integer powers are not allowed (exponent ${exponent as number}); use floatPower`,
    { value: exponent },
  );
}
