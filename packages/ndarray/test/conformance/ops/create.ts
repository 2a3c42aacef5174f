import { arange } from "../../../src/create/arange.ts";
import { eye, tri } from "../../../src/create/eye.ts";
import { full, ones } from "../../../src/create/full.ts";
import { indices } from "../../../src/create/indices.ts";
import { fullLike, type LikeOptions, onesLike, zerosLike } from "../../../src/create/like.ts";
import { linspace } from "../../../src/create/linspace.ts";
import { zeros } from "../../../src/create/empty.ts";
import { isComplex } from "../../../src/dtype/complex.ts";
import { Scalar } from "../../../src/dtype/scalar.ts";
import { WeakFloat } from "../../../src/dtype/weak-float.ts";
import type { DType } from "../../../src/dtype/dtype.ts";
import type { Args } from "../runner/case.ts";
import type { Ops, Program } from "../runner/op.ts";

type Shape = number | number[];

const dtypeOption = (args: Args, program: Program): { dtype?: DType } => {
  const dtype = program.dtype(args["dtype"]);
  return dtype === undefined ? {} : { dtype };
};
const options = (args: Args, program: Program): LikeOptions => ({
  ...dtypeOption(args, program),
  ...(args["order"] === undefined ? {} : { order: args["order"] as "K" }),
  ...(args["shape"] === undefined ? {} : { shape: args["shape"] as Shape }),
});
const creation = (args: Args, program: Program): { dtype?: DType; order?: "C" | "F" } => ({
  ...dtypeOption(args, program),
  ...(args["order"] === undefined ? {} : { order: args["order"] as "C" }),
});
/** Python ints without a dtype give int64 there and float64 here. */
const isPythonInt = (value: unknown): boolean =>
  typeof value === "number" || typeof value === "bigint";

export const create: Ops = {
  zeros: (args, program) => zeros(args["shape"] as Shape, creation(args, program)),
  ones: (args, program) => ones(args["shape"] as Shape, creation(args, program)),
  full: (args, program) => {
    const value = program.operand(args["value"]);
    const given = creation(args, program);
    const dtype = given.dtype ?? (isPythonInt(value) ? "int64" : undefined);
    return full(args["shape"] as Shape, value, {
      ...given,
      ...(dtype === undefined ? {} : { dtype }),
    });
  },
  zeros_like: (args, program) => zerosLike(program.array(args["a"]), options(args, program)),
  ones_like: (args, program) => onesLike(program.array(args["a"]), options(args, program)),
  full_like: (args, program) =>
    fullLike(program.array(args["a"]), program.operand(args["value"]), options(args, program)),
  arange: (args, program) => {
    const bounds = program.operands(args["x"]) as number[];
    const dtype =
      program.dtype(args["dtype"]) ??
      (bounds.every((bound) => typeof bound === "boolean" || isPythonInt(bound))
        ? "int64"
        : undefined);
    const [first, ...rest] = bounds;
    return arange(
      first!,
      ...(rest as [number, number]),
      ...((dtype === undefined ? [] : [{ dtype }]) as []),
    );
  },
  linspace: (args, program) => {
    const [start, stop] = program
      .operands(args["x"])
      .map((bound) =>
        bound instanceof Scalar || isComplex(bound)
          ? bound
          : bound instanceof WeakFloat
            ? bound.value
            : Number(bound),
      ) as [number, number];
    const { endpoint = true, num = 50 } = args as { endpoint?: boolean; num?: number };
    return linspace(start, stop, num, { ...dtypeOption(args, program), endpoint });
  },
  eye: (args, program) => eye(args["n"] as number, matrix(args, program)),
  tri: (args, program) => tri(args["n"] as number, matrix(args, program)),
  indices: (args, program) => indices(args["shape"] as number[], dtypeOption(args, program)),
};

function matrix(
  args: Args,
  program: Program,
): { dtype?: DType; order?: "C" | "F"; columns?: number; k?: number } {
  return {
    ...creation(args, program),
    ...(args["m"] === undefined || args["m"] === null ? {} : { columns: args["m"] as number }),
    ...(args["k"] === undefined ? {} : { k: args["k"] as number }),
  };
}
