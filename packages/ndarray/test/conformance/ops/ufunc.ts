import { array } from "../../../src/create/array.ts";
import { Scalar } from "../../../src/dtype/scalar.ts";
import type { NDArray } from "../../../src/ndarray.ts";
import { at } from "../../../src/reduce/at.ts";
import {
  accumulateResults,
  outerResults,
  reduceat,
  reduceResults,
} from "../../../src/reduce/ufunc-methods.ts";
import { applyUfunc, type Results, type UfuncOptions } from "../../../src/ufunc/apply.ts";
import * as arithmetic from "../../../src/ufunc/arithmetic.ts";
import * as bits from "../../../src/ufunc/bits.ts";
import * as comparison from "../../../src/ufunc/comparison.ts";
import type { Ufunc } from "../../../src/ufunc/definition.ts";
import * as exponents from "../../../src/ufunc/exponents.ts";
import * as extrema from "../../../src/ufunc/extrema.ts";
import * as floats from "../../../src/ufunc/floats.ts";
import type { BinaryFunction, Operandlike } from "../../../src/ufunc/function.ts";
import * as logic from "../../../src/ufunc/logic.ts";
import * as rounding from "../../../src/ufunc/rounding.ts";
import * as trigonometry from "../../../src/ufunc/trigonometry.ts";
import type { Args, Json } from "../runner/case.ts";
import { isArray } from "../runner/kinds.ts";
import type { Op, Ops, Program } from "../runner/op.ts";

const functions = new Map<string, { readonly ufunc: Ufunc }>();
for (const group of [
  arithmetic,
  bits,
  comparison,
  exponents,
  extrema,
  floats,
  logic,
  rounding,
  trigonometry,
]) {
  const entries: Readonly<Record<string, { readonly ufunc: Ufunc }>> = { ...group };
  for (const fn of Object.values(entries)) functions.set(fn.ufunc.name, fn);
}

/** A Python list means an array of int64, float64, … as NumPy makes it of such a list. */
export function operandlike(value: unknown): Operandlike {
  if (!Array.isArray(value)) return value as Operandlike;
  const integers = (part: unknown): unknown =>
    Array.isArray(part) ? part.map(integers) : typeof part === "number" ? BigInt(part) : part;
  return array(integers(value));
}

/** What a call gives: arrays, or typed scalars where NumPy gives scalars. */
export function unwrapped({ arrays, isScalar }: Results): unknown {
  const values = arrays.map((a) => (isScalar ? scalarOf(a) : a));
  return values.length === 1 ? values[0] : values;
}

function scalarOf(a: NDArray): Scalar {
  return new Scalar(a.dtype.asNative(), a.load(a.byteOffset));
}

/** The optional arguments of an element-wise function, as a user would write them. */
export function elementwiseOptions(args: Args, program: Program): UfuncOptions {
  const { out, where } = args;
  const dtype = program.dtype(args["dtype"]);
  return {
    ...(out == null ? {} : { out: outsOf(out, program) }),
    ...(where === undefined
      ? {}
      : { where: typeof where === "string" ? program.array(where) : (where as boolean) }),
    ...(dtype === undefined ? {} : { dtype }),
    ...(args["casting"] === undefined ? {} : { casting: args["casting"] as "safe" }),
    ...(args["order"] === undefined ? {} : { order: args["order"] as "K" }),
  };
}

function outsOf(out: Json, program: Program): NDArray | (NDArray | null)[] {
  if (!Array.isArray(out)) return program.array(out);
  return (out as readonly Json[]).map((name) => (name === null ? null : program.array(name)));
}

function elementwise(fn: { readonly ufunc: Ufunc }): Op {
  return (args, program) => {
    const operands = program.operands(args["x"]).map(operandlike);
    const options = elementwiseOptions(args, program);
    const { inputCount } = fn.ufunc;
    // Further positional arguments are outputs.
    const outs = operands.slice(inputCount) as NDArray[];
    return unwrapped(
      applyUfunc(
        fn.ufunc,
        operands.slice(0, inputCount),
        outs.length > 0 ? { ...options, out: outs } : options,
      ),
    );
  };
}

function named(args: Args): BinaryFunction {
  return functions.get(args["fn"] as string) as BinaryFunction;
}

/** Options of the ufunc methods; `where` and `out` by name. */
export function reduceOptions(args: Args, program: Program): Record<string, unknown> {
  const options: Record<string, unknown> = {};
  for (const key of ["axis", "keepdims", "ddof", "correction"]) {
    if (args[key] !== undefined) options[key] = args[key];
  }
  const { out, where, initial } = args;
  if (args["dtype"] != null) options["dtype"] = program.dtype(args["dtype"]);
  if (typeof out === "string") options["out"] = program.array(out);
  if (where !== undefined) {
    options["where"] = typeof where === "string" ? program.array(where) : where;
  }
  if (initial !== undefined) options["initial"] = program.operand(initial);
  return options;
}

/** The element-wise functions and their methods. */
export const ufunc: Ops = {
  ...Object.fromEntries([...functions].map(([name, fn]) => [name, elementwise(fn)])),

  reduce: (args, program) =>
    unwrapped(
      reduceResults(
        named(args),
        operandlike(program.operand(args["a"])),
        reduceOptions(args, program),
      ),
    ),

  accumulate: (args, program) =>
    unwrapped(
      accumulateResults(
        named(args),
        operandlike(program.operand(args["a"])),
        reduceOptions(args, program),
      ),
    ),

  reduceat: (args, program) => {
    const indices = program.operand(args["indices"]);
    return reduceat(
      named(args),
      operandlike(program.operand(args["a"])),
      isArray(indices) ? indices : (indices as number[]),
      reduceOptions(args, program),
    );
  },

  at: (args, program) => {
    const { ix, b } = args;
    at(
      named(args),
      program.array(args["a"]),
      program.index(ix),
      b === undefined ? undefined : operandlike(program.operand(b)),
    );
  },

  outer: (args, program) => {
    const [x, y] = program.operands(args["x"]).map(operandlike);
    return unwrapped(outerResults(named(args), x!, y!, elementwiseOptions(args, program)));
  },
};
