import { copyto, type CopytoOptions } from "../../../src/assign/copyto.ts";
import {
  array,
  type ArrayOptions,
  asarray,
  ascontiguousarray,
  asfortranarray,
} from "../../../src/create/array.ts";
import { WeakFloat } from "../../../src/dtype/weak-float.ts";
import type { NDArray } from "../../../src/ndarray.ts";
import type { Args, Json } from "../runner/case.ts";
import type { Ops, Program } from "../runner/op.ts";

/** Python ints are int64, where JavaScript numbers are float64: give them as bigints. */
export function pythonInts(value: unknown): unknown {
  if (typeof value === "number") return BigInt(value);
  return Array.isArray(value) ? value.map(pythonInts) : value;
}

/** An operand as the array that NumPy makes of it. */
export function operandArray(value: Json | undefined, program: Program): NDArray {
  return asarray(pythonInts(program.operand(value)));
}

// Python ints and floats stay plain: they adapt to the target.
function sourceOf(src: Json | undefined, program: Program): NDArray | number | bigint | WeakFloat {
  const value = program.operand(src);
  if (typeof value === "number" || typeof value === "bigint" || value instanceof WeakFloat)
    return value;
  return operandArray(src, program);
}

const options = ({ dtype, order, copy, ndmin }: Args, program: Program): ArrayOptions => ({
  ...(dtype === undefined || dtype === null ? {} : { dtype: program.dtype(dtype)! }),
  ...(order === undefined || order === null ? {} : { order: order as "K" }),
  ...(copy === undefined ? {} : { copy: copy === null ? undefined : (copy as boolean) }),
  ...(ndmin === undefined ? {} : { ndmin: ndmin as number }),
});

export const convert: Ops = {
  asarray: (args, program) =>
    asarray(pythonInts(program.operand(args["a"])), options(args, program)),
  nparray: (args, program) => array(pythonInts(program.operand(args["a"])), options(args, program)),
  ascontiguousarray: ({ a, dtype }, program) =>
    ascontiguousarray(program.operand(a), program.dtype(dtype)),
  asfortranarray: ({ a, dtype }, program) =>
    asfortranarray(program.operand(a), program.dtype(dtype)),
  copyto: ({ dst, src, casting, where }, program) => {
    copyto(program.array(dst), sourceOf(src, program), {
      ...(casting === undefined
        ? {}
        : { casting: casting as NonNullable<CopytoOptions["casting"]> }),
      ...(where === undefined ? {} : { where: operandArray(where, program) }),
    });
  },
};
