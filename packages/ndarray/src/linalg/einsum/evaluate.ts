import { inDType } from "../products/operand.ts";
import { astype } from "../../assign/astype.ts";
import { newArrayWithStrides } from "../../create/empty.ts";
import type { DType } from "../../dtype/dtype.ts";
import { sortAxes, stridesAlong } from "../../iterate/axes.ts";
import { contiguousStrides } from "../../layout/strides.ts";
import { sizeOf } from "../../layout/shape.ts";
import type { NDArray } from "../../ndarray.ts";
import { components } from "../products/elements.ts";
import { computeDType } from "../products/dispatch.ts";
import type { EinsumPlan, Label } from "./parse.ts";
import { sumOf, type SumOfProducts } from "./sum-of-products.ts";

/**
 * Compute what a plan says: multiply the elements that the labels meet in, and sum over the labels that
 * the result does not have.
 *
 * @param type - dtype of the result; the sums are computed in it, float16 in float32
 * @returns new C-contiguous array
 */
export function evaluate(
  operation: string,
  { inputs, output, lengths }: EinsumPlan,
  operands: readonly NDArray[],
  type: DType,
): NDArray {
  const compute = computeDType(operation, type);
  const arrays = operands.map((a) => inDType(a, compute));
  const shape = output.map((label) => lengths.get(label)!);
  const strides = resultLayout(shape, { inputs, output, lengths }, operands, compute.itemsize);
  const result = newArrayWithStrides(operation, shape, strides, compute);
  if (sizeOf(shape) === 0) return astype(result, type, { copy: false });
  const summed = summedLabels({ inputs, output, lengths });
  const width = components(compute);
  const stepsOf = (labels: readonly Label[]): number[][] =>
    arrays.map((a, k) => labels.map((label) => stepAlong(a, inputs[k]!, label, width)));
  const sum = sumOf(
    compute,
    arrays.map((a) => a.storage.typed(compute.num)),
  );
  const outer = { lengths: shape, steps: stepsOf(output) };
  const inner = { lengths: summed.map((label) => lengths.get(label)!), steps: stepsOf(summed) };
  const starts = arrays.map((a) => a.byteOffset / a.storage.typed(compute.num).BYTES_PER_ELEMENT);
  const target = result.storage.typed(compute.num);
  const itemBytes = target.BYTES_PER_ELEMENT;
  // The result is walked like one more operand.
  outer.steps.push(strides.map((stride) => stride / itemBytes));
  walk(outer, 0, [...starts, result.byteOffset / itemBytes], (positions) => {
    addUp(inner, positions.slice(0, -1), sum);
    sum.store(target, positions.at(-1)!);
  });
  return astype(result, type, { copy: false });
}

/** Strides of the result: its axes follow the operands in memory. */
export function resultLayout(
  shape: readonly number[],
  { inputs, output, lengths }: EinsumPlan,
  operands: readonly NDArray[],
  itemsize: number,
): number[] {
  if (sizeOf(shape) === 0) return contiguousStrides(shape, itemsize);
  const summed = summedLabels({ inputs, output, lengths });
  const labels = [...output, ...summed];
  const along = operands.map((a, k) => labels.map((label) => stepAlong(a, inputs[k]!, label, 1)));
  const byteSteps = along.map((steps, k) => steps.map((step) => step * operands[k]!.itemsize));
  const all = labels.map((label) => lengths.get(label)!);
  const axes = sortAxes(all, byteSteps).filter((axis) => axis < output.length);
  return stridesAlong(shape, axes, itemsize);
}

/** The labels that the result does not have, in alphabetical order. */
function summedLabels({ output, lengths }: EinsumPlan): Label[] {
  const labels = [...lengths.keys()].filter((label) => !output.includes(label));
  return labels.sort((a, b) => (a < b ? -1 : 1));
}

interface Loops {
  readonly lengths: readonly number[];
  /** For each operand the steps along each label, in components. */
  readonly steps: (readonly number[])[];
}

/** How far an operand moves along a label; a repeated label moves along its diagonal. */
function stepAlong(a: NDArray, labels: readonly Label[], label: Label, width: number): number {
  const componentBytes = a.dtype.itemsize / width;
  return labels.reduce<number>((step, own, axis) => {
    if (own !== label || a.shape[axis] === 1) return step;
    return step + a.strides[axis]! / componentBytes;
  }, 0);
}

function walk(
  { lengths, steps }: Loops,
  depth: number,
  positions: readonly number[],
  visit: (positions: readonly number[]) => void,
): void {
  if (depth === lengths.length) {
    visit(positions);
    return;
  }
  const at = [...positions];
  for (let i = 0; i < lengths[depth]!; i++) {
    walk({ lengths, steps }, depth + 1, at, visit);
    for (let k = 0; k < at.length; k++) at[k]! += steps[k]![depth]!;
  }
}

/** Sum over the inner labels; the last one is the loop of the kernel. */
function addUp(inner: Loops, positions: readonly number[], sum: SumOfProducts): void {
  sum.reset();
  const last = inner.lengths.length - 1;
  if (last < 0) {
    sum.add(1, positions, positions);
    return;
  }
  const outer = { lengths: inner.lengths.slice(0, last), steps: inner.steps };
  const steps = inner.steps.map((list) => list[last]!);
  walk(outer, 0, positions, (at) => {
    sum.add(inner.lengths[last]!, at, steps);
  });
}
