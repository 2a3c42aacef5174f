import { latin1Of } from "../runner/bytes.ts";
import { array } from "../../../src/create/array.ts";
import { putAlongAxis, takeAlongAxis } from "../../../src/indexing/along-axis.ts";
import { compress, extract } from "../../../src/indexing/compress.ts";
import type { IndexMode } from "../../../src/indexing/integers.ts";
import { argwhere, flatnonzero, nonzero } from "../../../src/indexing/nonzero.ts";
import { place, put, putmask } from "../../../src/indexing/put.ts";
import { takeArray, type TakeOptions } from "../../../src/indexing/take.ts";
import { ravelMultiIndex, unravelIndex } from "../../../src/indexing/unravel-index.ts";
import { Scalar } from "../../../src/dtype/scalar.ts";
import type { NDArray } from "../../../src/ndarray.ts";
import { diag, diagflat, tril, triu } from "../../../src/select/diagonals.ts";
import { ix, meshgrid } from "../../../src/select/meshgrid.ts";
import { broadcastShapes, checkShape } from "../../../src/layout/shape.ts";
import { choose } from "../../../src/select/choose.ts";
import { where } from "../../../src/select/where.ts";
import type { Args, Json } from "../runner/case.ts";
import type { Ops, Program } from "../runner/op.ts";
import { operandArray, pythonInts } from "./convert.ts";
import { operandlike } from "./ufunc.ts";

/** NumPy gives a scalar of native byte order where a result has no axes. */
export function scalarOr(result: NDArray, out?: NDArray): unknown {
  if (result.ndim > 0 || result === out) return result;
  const { dtype, storage, byteOffset } = result;
  return new Scalar(dtype.asNative(), dtype.codec.read(storage.view, byteOffset));
}

/** Bytes among choices are a bytes string there, where a Uint8Array is numbers here. */
function choice(value: unknown): NDArray {
  if (!(value instanceof Uint8Array)) return operandlike(value) as NDArray;
  return array(latin1Of(value), { dtype: `S${value.length}` });
}

const taking = ({ axis, mode, out }: Args, program: Program): TakeOptions => ({
  ...(axis === undefined ? {} : { axis: axis as number | null }),
  ...(mode === undefined ? {} : { mode: mode as IndexMode }),
  ...(out === undefined ? {} : { out: program.array(out) }),
});

export const select: Ops = {
  take: (args, program) => {
    const options = taking(args, program);
    const indices = pythonInts(program.operand(args["indices"]));
    return scalarOr(takeArray(program.array(args["a"]), indices, options), options.out);
  },
  put: ({ a, indices, values, mode }, program) => {
    const given = program.operand(values);
    put(
      program.array(a),
      pythonInts(program.operand(indices)),
      given,
      (mode ?? "raise") as IndexMode,
    );
  },
  take_along_axis: ({ a, indices, axis }, program) =>
    takeAlongAxis(program.array(a), operandArray(indices, program), axis as number | null),
  put_along_axis: ({ a, indices, values, axis }, program) => {
    putAlongAxis(
      program.array(a),
      operandArray(indices, program),
      pythonInts(program.operand(values)),
      axis as number,
    );
  },
  compress: ({ a, condition, ...rest }, program) =>
    compress(program.array(a), operandArray(condition, program), taking(rest, program)),
  extract: ({ a, condition }, program) =>
    extract(program.array(a), operandArray(condition, program)),
  place: ({ a, mask, values }, program) => {
    place(program.array(a), operandArray(mask, program), pythonInts(program.operand(values)));
  },
  putmask: ({ a, mask, values }, program) => {
    putmask(program.array(a), operandArray(mask, program), program.operand(values));
  },
  choose: ({ a, x, mode, out }, program) => {
    const target = out === undefined ? undefined : program.array(out);
    const result = choose(operandArray(a, program), program.operands(x).map(choice), {
      ...(mode === undefined ? {} : { mode: mode as IndexMode }),
      ...(target === undefined ? {} : { out: target }),
    });
    return scalarOr(result, target);
  },
  where: ({ x }, program) => {
    const flags = operandArray((x as readonly Json[])[0], program);
    const [, a, b] = program.operands(x);
    return where(flags, choice(a), choice(b));
  },
  nonzero: ({ a }, program) => nonzero(program.array(a)),
  argwhere: ({ a }, program) => argwhere(program.array(a)),
  flatnonzero: ({ a }, program) => flatnonzero(program.array(a)),
  diag: ({ a, k }, program) => diag(program.array(a), (k ?? 0) as number),
  diagflat: ({ a, k }, program) => diagflat(program.array(a), (k ?? 0) as number),
  tril: ({ a, k }, program) => tril(program.array(a), (k ?? 0) as number),
  triu: ({ a, k }, program) => triu(program.array(a), (k ?? 0) as number),
  meshgrid: ({ x, ...rest }, program) =>
    meshgrid(
      (x as readonly Json[]).map((name) => program.array(name)),
      rest,
    ),
  ix_: ({ x }, program) => ix(...(x as readonly Json[]).map((name) => operandArray(name, program))),
  broadcast_shapes: ({ x }) =>
    broadcastShapes(
      "broadcastShapes",
      (x as readonly Json[]).map((shape) => checkShape("broadcastShapes", shape)),
    ),
  unravel_index: ({ a, shape, order }, program) =>
    unravelIndex(pythonInts(program.operand(a)), shape as number[], (order ?? "C") as "C").map(
      (places) => scalarOr(places),
    ),
  ravel_multi_index: ({ x, shape, mode, order }, program) =>
    scalarOr(
      ravelMultiIndex(
        program.operands(x).map(pythonInts),
        shape as number[],
        (mode ?? "raise") as IndexMode,
        (order ?? "C") as "C",
      ),
    ),
};
