import { matrixPower } from "../../../src/linalg/matrix-power.ts";
import { einsumArray } from "../../../src/linalg/einsum/einsum.ts";
import { crossArray } from "../../../src/linalg/products/cross.ts";
import {
  dotArray,
  innerArray,
  type TensorAxes,
  tensordotArray,
  vdotArray,
} from "../../../src/linalg/products/dot.ts";
import {
  matmulArray,
  matvecArray,
  type ProductOptions,
  vecdotArray,
  vecmatArray,
} from "../../../src/linalg/products/matmul.ts";
import { kron, outer } from "../../../src/linalg/products/outer.ts";
import type { NDArray } from "../../../src/ndarray.ts";
import type { Args } from "../runner/case.ts";
import type { Op, Ops, Program } from "../runner/op.ts";
import { asGiven, orScalar } from "./operands.ts";

const outOf = (args: Args, program: Program): { out?: NDArray } =>
  args["out"] === undefined || args["out"] === null ? {} : { out: program.array(args["out"]) };

const pair = (args: Args, program: Program): [NDArray, NDArray] => [
  asGiven(program.operand(args["a"])),
  asGiven(program.operand(args["b"])),
];

const product =
  (call: (a: NDArray, b: NDArray, options: ProductOptions) => NDArray): Op =>
  (args, program) => {
    const [a, b] = program.operands(args["x"]).map(asGiven) as [NDArray, NDArray];
    const options = {
      ...outOf(args, program),
      ...(args["dtype"] === undefined ? {} : { dtype: program.dtype(args["dtype"])! }),
      ...(args["casting"] === undefined ? {} : { casting: args["casting"] as "safe" }),
    };
    return orScalarUnlessOut(call(a, b, options), options.out);
  };

function orScalarUnlessOut(result: NDArray, out: NDArray | undefined): unknown {
  return result === out ? out : orScalar(result);
}

/** linalg/ */
export const linalg: Ops = {
  matmul: product(matmulArray),
  vecdot: product(vecdotArray),
  matvec: product(matvecArray),
  vecmat: product(vecmatArray),
  dot: (args, program) => {
    const options = outOf(args, program);
    return orScalarUnlessOut(dotArray(...pair(args, program), options), options.out);
  },
  inner: (args, program) => orScalar(innerArray(...pair(args, program))),
  vdot: (args, program) => orScalar(vdotArray(...pair(args, program))),
  np_outer: (args, program) => outer(...pair(args, program), outOf(args, program)),
  // NumPy gives an array without axes here, not a scalar.
  tensordot: (args, program) =>
    tensordotArray(...pair(args, program), (args["axes"] ?? 2) as TensorAxes),
  kron: (args, program) => kron(...pair(args, program)),
  einsum: (args, program) => {
    const { out } = outOf(args, program);
    const operands = program.operands(args["x"]).map(asGiven);
    const result = einsumArray(args["subscripts"] as string, operands, out);
    return orScalarUnlessOut(result, out);
  },
  cross: (args, program) =>
    orScalar(crossArray(...pair(args, program), (args["axis"] ?? -1) as number)),
  matrix_power: ({ a, n }, program) => matrixPower(program.array(a), n as number),
};
