import { isSafeNumberCast } from "../dtype/numeric-promotion.ts";
import type { DType } from "../dtype/dtype.ts";
import type { LoopTable } from "../kernels/types.ts";
import type { Operand } from "./operand.ts";

/** One loop of an operation with the dtype numbers that it takes and gives. */
export interface Signature<Loop> {
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  /** Null at run time for dtypes that `register` brings, as long as it has not run; such arrays do not exist then. */
  loop: Loop;
}

/** What a universal function is, apart from its arguments. */
export interface Ufunc<Loop = unknown> {
  /** NumPy's name, as error messages show it. */
  readonly name: string;
  readonly inputCount: number;
  readonly outputCount: number;
  /** In the order in which they are tried. */
  readonly signatures: Signature<Loop>[];
  /** By dtype number, the signature whose inputs all have that dtype. */
  readonly uniform: (Signature<Loop> | undefined)[];
  /** How the dtypes of the operands lead to a loop. */
  readonly rule: Rule;
  /** Tried before the rule, with dtype numbers and strengths as in `commonNumber`. */
  readonly exception: LoopFinder | undefined;
  /** Looks at the operands before anything else does. */
  readonly prepare: ((operands: readonly Operand[]) => readonly Operand[]) | undefined;
  /** Start value of reductions, when the operation has one. */
  readonly identity: number | undefined;
  /** Whether reductions may visit elements in any order. */
  readonly isReorderable: boolean;
  /** Whether combining an element twice changes nothing, as in maxima. */
  readonly isIdempotent: boolean;
  /** Ids of the native kernel by dtype number, filled in when they are first asked for; -1 for none. */
  readonly kernelIds: (number | undefined)[];
  /** Whether an element costs so much that the kernel pays off for a few of them. */
  readonly isCostly: boolean;
  /** Refuses values that the operation is not defined for, before anything is written. */
  readonly check: ((operands: readonly Operand[], inputs: readonly DType[]) => void) | undefined;
}

/**
 * - `common`: promote all operands, then take the first loop that the result casts to safely
 * - `division`: the same, but integers are divided as float64
 * - `numbers`: the same, but booleans alone are refused, as NumPy refuses `-flag` and `flag - flag`
 * - `comparison`: the same, and values of unlike strings, dates and times compare through hooks
 * - `logic`: every operand counts as true or false on its own
 * - `each`: the first loop to which each operand casts safely by itself
 */
export type Rule = "common" | "division" | "numbers" | "comparison" | "logic" | "each";

/** Finds a loop by dtype numbers and strengths, or gives undefined. */
export type LoopFinder = <Loop>(
  ufunc: Ufunc<Loop>,
  nums: readonly number[],
  strengths: readonly number[],
) => Signature<Loop> | undefined;

/** Options of `defineUfunc` beside the loops. */
export type UfuncTraits = Partial<
  Omit<Ufunc, "name" | "inputCount" | "outputCount" | "signatures" | "uniform" | "kernelIds">
>;

/** Every ufunc that was defined, and what `register` does to each: null as long as it has not run. */
export const known: {
  readonly ufuncs: Ufunc[];
  complete: ((ufunc: Ufunc) => void) | null;
} = { ufuncs: [], complete: null };

const dtypeLetters = "?bBhHiIqQefdFDSUVMm";

/** Add a loop to those that are tried, by its type as in `dd->d`. */
export function addLoop<Loop>(ufunc: Ufunc<Loop>, type: string, loop: Loop): void {
  const [inputs, outputs] = type
    .split("->")
    .map((text) => Array.from(text, (letter) => dtypeLetters.indexOf(letter))) as [
    number[],
    number[],
  ];
  const signature = { inputs, outputs, loop };
  ufunc.signatures.push(signature);
  const [first] = inputs;
  if (inputs.every((num) => num === first)) ufunc.uniform[first!] = signature;
}

/** Put the loops of an operation into the form in which they are looked up. */
export function defineUfunc<Loop>(
  name: string,
  { pattern, letters, mixed = [], loops }: LoopTable<Loop>,
  traits: UfuncTraits = {},
): Ufunc<Loop> {
  const [inputs, outputs] = pattern.split("->") as [string, string];
  // Every property from the start and in one order: hot paths see objects of one shape.
  const ufunc: Ufunc<Loop> = {
    name,
    inputCount: inputs.length,
    outputCount: outputs.length,
    signatures: [],
    uniform: [],
    rule: "common",
    exception: undefined,
    prepare: undefined,
    identity: undefined,
    isReorderable: traits.identity !== undefined,
    isIdempotent: false,
    kernelIds: [],
    isCostly: false,
    check: undefined,
  };
  Object.assign(ufunc, traits);
  const types = Array.from(letters, (letter) => pattern.replaceAll("x", letter));
  [...types, ...mixed].forEach((type, i) => {
    addLoop(ufunc, type, loops[i]!);
  });
  known.ufuncs.push(ufunc);
  known.complete?.(ufunc);
  return ufunc;
}

/**
 * The uniform loop of dtype `num`, or the first one after it to which every operand casts safely, or
 * undefined: int8 and uint8 meet in int16, but a function of floats takes both as float16.
 */
export function uniformLoopFor<Loop>(
  ufunc: Ufunc<Loop>,
  num: number,
  operands: readonly number[],
): Signature<Loop> | undefined {
  for (let candidate = num; candidate <= 13; candidate++) {
    const signature = ufunc.uniform[candidate];
    if (signature && operands.every((operand) => isSafeNumberCast(operand, candidate))) {
      return signature;
    }
  }
  return undefined;
}
