import { type DType, nums } from "../dtype/dtype.ts";
import { ValueError } from "../errors.ts";
import { forEachElement } from "./elements.ts";
import type { Operand } from "./operand.ts";

/**
 * Refuse negative exponents of integers before anything is computed.
 *
 * @throws {ValueError} one of them is negative
 */
export function checkPower(operands: readonly Operand[], inputs: readonly DType[]): void {
  const { num } = inputs[1]!;
  const isSigned = num >= nums.int8 && num <= nums.int64 && num % 2 === 1;
  if (!isSigned) return;
  const { array, value } = operands[1]!;
  const refuse = (exponent: unknown): void => {
    if (typeof exponent !== "number" && typeof exponent !== "bigint") return;
    if (exponent >= 0) return;
    throw new ValueError(
      `power: Integers to negative integer powers are not allowed (exponent ${exponent}); use floatPower`,
      { value: exponent },
    );
  };
  if (array === null) refuse(value);
  else forEachElement(array, refuse);
}
