import { InvalidArgumentError } from "@tsmem/core";
import { block } from "./binding.ts";
import { beginRanges, lengthOfRange } from "./call.ts";
import { finish } from "./errors.ts";
import { KERNEL_ITEMSIZE, KernelDType, Slot } from "./generated/table.ts";
import { dtypeOf, need } from "./need.ts";

/** Kinds of draws. The moved ones are float64: shift + scale * value, each step rounded. */
export const RandomKind = {
  uniform: 0,
  normal: 1,
  exponential: 2,
  movedUniform: 3,
  movedNormal: 4,
  movedExponential: 5,
  integers: 6,
} as const;

/** Length of the list that `random` takes: 10 words of the generator, 4 numbers for the kind. */
const stateLength = 14;

/**
 * Fill range 0 with draws of PCG XSL RR 128/64, as many as are exact without a logarithm or an exponential:
 * draws of the normal and exponential distribution end before one that is not.
 *
 * Range 1 is, for these distributions, the table of the ziggurat as float64: 256 widths, then 256 limits. It is
 * not read otherwise.
 *
 * @param kind - a `RandomKind`; integers take any integer dtype or bool, the others float64 or, unless
 *   moved, float32
 * @param state - words of 32 bits, low ones first: four of the state, four of the increment, 1 when the upper
 *   half of a draw waits for the next draw of 32 bits, that half; then shift and scale, or the offset and the range of
 *   the integers as two words each. The state after the last draw is left in it.
 * @returns how many numbers were drawn
 */
export function random(kind: number, state: Float64Array): number {
  const kernels = beginRanges(2);
  const isFloat = kind < RandomKind.integers;
  const isMoved = isFloat && kind >= RandomKind.movedUniform;
  const dtype = dtypeOf(0);
  const { float32, float64, uint64 } = KernelDType;
  const fits = isFloat ? dtype === float64 || (dtype === float32 && !isMoved) : dtype <= uint64;
  const readsTable = isFloat && kind % 3 !== RandomKind.uniform;
  need(
    fits && (!readsTable || (dtypeOf(1) === float64 && lengthOfRange(1) === 512)),
    "random",
    "integers need an integer dtype, floats float64 or float32 and a table of 512",
  );
  if (!Number.isInteger(kind) || kind < 0 || kind > RandomKind.integers) {
    throw new InvalidArgumentError("kernels.random: the kind is not one of RandomKind", {
      value: kind,
    });
  }
  const { axes } = Slot;
  for (let i = 0; i < stateLength; i++) {
    const value = state[i]!;
    const isWord = value >= 0 && value < 2 ** 32 && Number.isInteger(value);
    if (!isWord && (i < 10 || !isMoved)) {
      throw new InvalidArgumentError(
        `kernels.random: word ${i} of the state is ${value}; give ${stateLength} words of 32 bits`,
        { value },
      );
    }
    block[axes + i] = value;
  }
  // An even increment makes cycles so short that a draw may never be accepted.
  if (block[axes + 4]! % 2 === 0) {
    throw new InvalidArgumentError(
      "kernels.random: the increment of the state is even; PCG needs an odd one",
      { value: block[axes + 4] },
    );
  }
  const bits = dtype === KernelDType.bool ? 1 : KERNEL_ITEMSIZE[dtype]! * 8;
  const range = block[axes + 12]! + block[axes + 13]! * 2 ** 32;
  if (!isFloat && bits < 64 && range >= 2 ** bits) {
    throw new InvalidArgumentError(
      `kernels.random: a range of ${range} does not fit ${bits} bits; give less`,
      { value: range },
    );
  }
  block[Slot.op] = kind;
  kernels.random();
  finish("random");
  for (let i = 0; i < 10; i++) state[i] = block[axes + i]!;
  return block[Slot.result + 1]!;
}
