import { newArrayWithStrides } from "../create/empty.ts";
import { Complex } from "../dtype/complex.ts";
import { type DType, nums } from "../dtype/dtype.ts";
import { forEachRun, planWalk, sortAxes, stridesAlong } from "../iterate/axes.ts";
import { broadcastStrides } from "../iterate/layout.ts";
import { sizeOf } from "../layout/shape.ts";
import type { NDArray } from "../ndarray.ts";

/** Whether a loop for `dtype` can read and write the array where it is. */
export function isDirect(array: NDArray, dtype: DType): boolean {
  return array.access === dtype.num && (array.dtype === dtype || array.dtype.name === dtype.name);
}

/** A copy in another dtype, with axes in the order of the original. */
export function castArray(name: string, array: NDArray, dtype: DType): NDArray {
  const strides = stridesAlong(array.shape, sortAxes(array.shape, [array.strides]), dtype.itemsize);
  const copy = newArrayWithStrides(name, array.shape, strides, dtype);
  copyValues(copy, array, null);
  return copy;
}

/** Copy values that overlap nothing they are written to, cast as C does, where the mask is true. */
export function copyValues(target: NDArray, source: NDArray, mask: NDArray | null): void {
  if (sizeOf(target.shape) === 0) return;
  const operands = mask === null ? [target, source] : [target, source, mask];
  const walk = planWalk(
    target.shape,
    operands.map((operand) => broadcastStrides(operand, target.shape)),
    operands.map((operand) => operand.byteOffset),
  );
  const last = walk.lengths.length - 1;
  const n = walk.lengths[last]!;
  const [targetStep, sourceStep, maskStep] = walk.steps.map((steps) => steps[last]!);
  const targetView = target.storage.view;
  const sourceView = source.storage.view;
  const flags = mask?.storage.view;
  const convert = converter(source.dtype, target.dtype);
  forEachRun(walk, ([t, s, m]) => {
    for (let k = 0; k < n; k++) {
      if (flags?.getUint8(m! + k * maskStep!) === 0) continue;
      const value = source.dtype.codec.read(sourceView, s! + k * sourceStep!);
      target.dtype.codec.write(targetView, t! + k * targetStep!, convert(value));
    }
  });
}

/** What a value of one dtype becomes in another. */
function converter(from: DType, to: DType): (value: unknown) => unknown {
  if (from.num > nums.complex128 || to.num > nums.complex128) return (value) => value;
  if (to.kind === "c") return (value) => value;
  const real = (value: unknown): unknown => (value instanceof Complex ? value.re : value);
  if (to.kind === "f") return (value) => Number(real(value));
  if (to.kind === "b") return (value) => value;
  const bits = to.itemsize * 8;
  const wrap = (value: bigint): bigint =>
    to.kind === "i" ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value);
  return (value) => {
    const part = real(value);
    if (typeof part === "bigint") return wrap(part);
    const number = Math.trunc(Number(part));
    return wrap(Math.abs(number) < 2 ** 64 ? BigInt(number) : -(2n ** 63n));
  };
}
