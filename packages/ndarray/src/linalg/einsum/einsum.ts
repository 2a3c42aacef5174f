import { copyInto } from "../../assign/copy-into.ts";
import { asarray } from "../../create/array.ts";
import type { DType } from "../../dtype/dtype.ts";
import { promoteDTypes } from "../../dtype/promote.ts";
import { ShapeError } from "@tsmem/core";
import { sameShape, tupleText } from "../../layout/shape.ts";
import type { NDArray } from "../../ndarray.ts";
import { viewOf } from "../../views/view-of.ts";
import { contract, contractStack, permuted } from "../products/contract.ts";
import { orScalar } from "../products/matmul.ts";
import { newArrayWithStrides } from "../../create/empty.ts";
import { evaluate, resultLayout } from "./evaluate.ts";
import { type EinsumPlan, type Label, parseEinsum } from "./parse.ts";

/**
 * Sum products over labelled axes (Einstein's convention): `einsum("ij,jk->ik", a, b)` is the matrix
 * product, `"ii"` the trace, `"ij->ji"` the transpose, `"...i,...i"` dot products of the last axes.
 *
 * Without `->` the result has the labels that occur once, in alphabetical order.
 *
 * @returns new array, or one number when no label is left; a view of a single operand (which it keeps
 *   alive) when nothing is summed
 * @throws {OutOfRangeError} subscripts that do not follow the grammar
 * @throws {ShapeError} an operand has another number of axes than its subscripts
 * @throws {BroadcastError} one label names axes of different lengths
 * @example einsum("i,j->ij", array([1, 2]), array([3, 4])) // array([[3, 4], [6, 8]])
 * @see numpy.einsum
 */
export function einsum(subscripts: string, ...operands: readonly unknown[]): unknown {
  return orScalar(
    einsumArray(
      subscripts,
      operands.map((operand) => asarray(operand)),
    ),
  );
}

/** `einsum` without turning the result into a scalar, and with `out`. */
export function einsumArray(
  subscripts: string,
  operands: readonly NDArray[],
  out?: NDArray,
): NDArray {
  const plan = parseEinsum(
    subscripts,
    operands.map((a) => a.shape),
  );
  if (out === undefined) return contracted(plan, operands);
  const shape = plan.output.map((label) => plan.lengths.get(label)!);
  if (!sameShape(out.shape, shape)) {
    throw new ShapeError(
      `einsum: out has shape ${tupleText(out.shape)} instead of ${tupleText(shape)}`,
      { shape: out.shape },
    );
  }
  copyInto("einsum", out, contracted(plan, operands), "unsafe");
  return out;
}

function contracted(plan: EinsumPlan, operands: readonly NDArray[]): NDArray {
  const [first, second] = operands;
  if (operands.length === 1 && [...plan.lengths.keys()].every((l) => plan.output.includes(l))) {
    return relabelled(first!, plan.inputs[0]!, plan.output);
  }
  const type = operands.map((a) => a.dtype).reduce<DType>(promoteDTypes, first!.dtype);
  const isPair = second !== undefined && operands.length === 2;
  const fast = isPair ? asTensordot(plan, first!, second) : null;
  return fast ?? evaluate("einsum", plan, operands, type);
}

/** A view whose axes are the labels of the result; a repeated label gives its diagonal. */
function relabelled(a: NDArray, labels: readonly Label[], output: readonly Label[]): NDArray {
  const shape = output.map((label) => a.shape[labels.indexOf(label)]!);
  const strides = output.map((label) =>
    labels.reduce<number>((sum, own, i) => (own === label ? sum + a.strides[i]! : sum), 0),
  );
  return viewOf(a, shape, strides, a.byteOffset);
}

/**
 * Two operands whose labels are all kept, but for some common ones, are a matrix product; if there are common
 * ones among those kept, a stack of products.
 */
function asTensordot(plan: EinsumPlan, a: NDArray, b: NDArray): NDArray | null {
  const [left, right] = plan.inputs as [readonly Label[], readonly Label[]];
  const isSimple = (labels: readonly Label[], array: NDArray): boolean =>
    new Set(labels).size === labels.length &&
    labels.every((label, i) => array.shape[i] === plan.lengths.get(label));
  if (!isSimple(left, a) || !isSimple(right, b)) return null;
  const common = left.filter((label) => right.includes(label));
  const stack = common.filter((label) => plan.output.includes(label));
  const summed = common.filter((label) => !stack.includes(label));
  const kept = [...stack, ...[...left, ...right].filter((label) => !common.includes(label))];
  if (summed.length === 0 || kept.length !== plan.output.length) return null;
  if (!kept.every((label) => plan.output.includes(label))) return null;
  const places = (list: readonly Label[], own: readonly Label[]): number[] =>
    list.map((label) => own.indexOf(label));
  const axes = [places(summed, left), places(summed, right)] as const;
  const type = promoteDTypes(a.dtype, b.dtype);
  const product =
    stack.length === 0
      ? contract("einsum", a, b, ...axes, type)
      : contractStack("einsum", a, b, ...axes, places(stack, left), places(stack, right), type);
  if (product === null) return null;
  const moved = permuted(
    product,
    plan.output.map((label) => kept.indexOf(label)),
  );
  const { itemsize } = product.dtype;
  const strides = resultLayout(moved.shape, plan, [a, b], itemsize);
  if (moved.root === null && strides.every((stride, i) => stride === moved.strides[i]))
    return moved;
  const result = newArrayWithStrides("einsum", moved.shape, strides, product.dtype);
  copyInto("einsum", result, moved, "unsafe");
  return result;
}
