import { BroadcastError, CastError } from "@tsmem/core";
import { type Casting, canCastDType } from "../dtype/casting.ts";
import { type DType, nums, sameDType } from "../dtype/dtype.ts";
import { forEachRun, planWalk, type Walk } from "../iterate/axes.ts";
import { copyNative, copyWhereNative } from "../iterate/native.ts";
import { moveItems } from "../iterate/move-items.ts";
import { sizeOf, tupleText } from "../layout/shape.ts";
import { byteBounds } from "../layout/strides.ts";
import { newArray } from "../create/empty.ts";
import { type NDArray, readOnly } from "../ndarray.ts";
import { castNumbers, hasNumberCast } from "./number-cast.ts";
import { valueCast } from "./value-cast.ts";

/**
 * Write the elements of an array into another one, repeated along axes that it lacks.
 *
 * Overlapping memory gives the result of reading everything before writing.
 *
 * @param casting - how far the conversion may go; assignment through an index is `unsafe`
 * @param where - write only where it is true; broadcast to the target
 * @throws {ReadOnlyError} the target is read-only
 * @throws {BroadcastError} the shape does not broadcast to that of the target
 * @throws {CastError} the rule forbids the conversion
 */
export function copyInto(
  operation: string,
  target: NDArray,
  source: NDArray,
  casting: Casting = "same_kind",
  where: NDArray | null = null,
): void {
  if (!target.writeable) throw readOnly(operation);
  if (casting !== "unsafe") checkCast(operation, source.dtype, target.dtype, casting);
  const strides = stridesOver(operation, source, target.shape);
  const flags = where === null ? null : stridesOver(operation, where, target.shape);
  target.storage.check();
  if (sizeOf(target.shape) === 0) return;
  if (mayClash(target, source, strides)) {
    if (where === null && walksAlike(target, source)) {
      writeInTurn(target, source, strides[0]!);
      return;
    }
    copyInto(operation, target, detached(operation, source), "unsafe", where);
  } else if (where !== null) {
    writeWhere(
      target,
      source,
      strides,
      mayClash(target, where, flags!) ? detached(operation, where) : where,
      flags!,
    );
  } else {
    write(target, source, strides);
  }
}

/** Throw unless a casting rule allows a conversion. */
export function checkCast(operation: string, from: DType, to: DType, casting: Casting): void {
  if (canCastDType(from, to, casting)) return;
  throw new CastError(
    `${operation}: Cannot cast array data from dtype('${from.toString()}') to dtype('${to.toString()}') ` +
      `according to the rule '${casting}'; convert with astype, or allow casting: "unsafe"`,
    { from, to },
  );
}

/** Strides of an array over a shape that it broadcasts to. Leading axes of length 1 may go. */
function stridesOver(operation: string, a: NDArray, shape: readonly number[]): number[] {
  let skip = 0;
  while (a.shape.length - skip > shape.length && a.shape[skip] === 1) skip++;
  const own = a.shape.length - skip;
  const shift = shape.length - own;
  const strides = new Array<number>(shape.length).fill(0);
  let fits = shift >= 0;
  for (let axis = 0; fits && axis < own; axis++) {
    const length = a.shape[skip + axis]!;
    if (length === 1) continue;
    fits = length === shape[shift + axis];
    strides[shift + axis] = a.strides[skip + axis]!;
  }
  if (fits) return strides;
  throw new BroadcastError(
    `${operation}: could not broadcast input array from shape ${tupleText(a.shape)} into shape ` +
      `${tupleText(shape)}; lengths must match or be 1`,
    { shapes: [[...a.shape], [...shape]] },
  );
}

/** Whether writing the target could change an element of the source that is not read yet. */
function mayClash(target: NDArray, source: NDArray, strides: readonly number[]): boolean {
  if (target.storage.view.buffer !== source.storage.view.buffer) return false;
  const { low, high } = byteBounds(
    target.shape,
    target.strides,
    target.byteOffset,
    target.itemsize,
  );
  const other = byteBounds(source.shape, source.strides, source.byteOffset, source.itemsize);
  if (low >= other.high || other.low >= high) return false;
  // Each element is read before it is written when both walk the same places.
  const isSame =
    target.byteOffset === source.byteOffset &&
    target.itemsize === source.itemsize &&
    target.strides.every((stride, axis) => stride === strides[axis] || target.shape[axis] === 1);
  return !isSame;
}

/**
 * Overlapping arrays of one axis that run in the same direction: NumPy does not copy these, it picks the
 * end to start from, and so do we. That is exact for equal steps; for others a later element may see what
 * an earlier one wrote.
 */
function walksAlike(target: NDArray, source: NDArray): boolean {
  if (target.shape.length !== 1 || source.shape.length === 0) return false;
  if (target.dtype.fields !== null || !target.dtype.isNative || !source.dtype.isNative) {
    return false;
  }
  const step = target.strides[0]!;
  const from = source.strides.at(-1)!;
  const isBlock = target.dtype === source.dtype && step === from && step === target.itemsize;
  return step * from >= 0 && !isBlock;
}

function writeInTurn(target: NDArray, source: NDArray, stride: number): void {
  const n = target.shape[0]!;
  const cast = valueCast(source.dtype, target.dtype);
  const { view } = target.storage;
  let [at, start, step, from] = [target.byteOffset, source.byteOffset, target.strides[0]!, stride];
  const turn = (): void => {
    at += (n - 1) * step;
    start += (n - 1) * from;
    step = -step;
    from = -from;
  };
  if (step < 0) turn();
  if (start < at && start + n * from > at) turn();
  for (let k = 0; k < n; k++) {
    const value = cast(source.dtype.codec.read(view, start + k * from));
    target.dtype.codec.write(view, at + k * step, value);
  }
}

function detached(operation: string, a: NDArray): NDArray {
  const copy = newArray(operation, a.shape, a.dtype);
  write(copy, a, a.strides);
  return copy;
}

function plan(
  target: NDArray,
  operands: readonly NDArray[],
  strides: readonly (readonly number[])[],
): Walk {
  return planWalk(
    target.shape,
    [target.strides, ...strides],
    [target.byteOffset, ...operands.map(({ byteOffset }) => byteOffset)],
  );
}

function write(target: NDArray, source: NDArray, strides: readonly number[]): void {
  if (copyNative(target, source, strides)) return;
  const walk = plan(target, [source], [strides]);
  if (sameDType(source.dtype, target.dtype) && target.dtype.fields === null)
    move(target, source, walk);
  else if (hasNumberCast(source, target)) castNumbers(target, source, walk);
  else convert(target, source, walk);
}

function move(target: NDArray, source: NDArray, walk: Walk): void {
  const { itemsize } = target.dtype;
  const last = walk.lengths.length - 1;
  const n = walk.lengths[last]!;
  const [t, s] = [walk.steps[0]![last]!, walk.steps[1]![last]!];
  if (t === itemsize && s === itemsize) {
    const to = target.storage.typed(nums.uint8) as Uint8Array;
    const from = source.storage.typed(nums.uint8) as Uint8Array;
    forEachRun(walk, ([at, start]) => {
      if (n * itemsize < 64) for (let k = 0; k < n * itemsize; k++) to[at! + k] = from[start! + k]!;
      else to.set(from.subarray(start, start! + n * itemsize), at);
    });
    return;
  }
  const isAligned = isWordwise(itemsize, walk);
  const width =
    !isAligned || itemsize === 1 ? nums.uint8 : itemsize === 2 ? nums.uint16 : nums.uint32;
  const to = target.storage.typed(width);
  const from = source.storage.typed(width);
  forEachRun(walk, ([at, start]) => {
    moveItems(itemsize, isAligned, n, from, start!, s, to, at!, t);
  });
}

function isWordwise(itemsize: number, { steps, starts }: Walk): boolean {
  if (itemsize !== 2 && itemsize % 4 !== 0) return false;
  const width = itemsize === 2 ? 2 : 4;
  return (
    starts.every((start) => start % width === 0) &&
    steps.every((list) => list.every((step) => step % width === 0))
  );
}

function convert(target: NDArray, source: NDArray, walk: Walk): void {
  const cast = valueCast(source.dtype, target.dtype);
  const last = walk.lengths.length - 1;
  const n = walk.lengths[last]!;
  const [t, s] = [walk.steps[0]![last]!, walk.steps[1]![last]!];
  const [to, from] = [target.storage.view, source.storage.view];
  const { codec: writer } = target.dtype;
  const { codec: reader } = source.dtype;
  forEachRun(walk, ([at, start]) => {
    for (let k = 0; k < n; k++) {
      writer.write(to, at! + k * t, cast(reader.read(from, start! + k * s)));
    }
  });
}

function writeWhere(
  target: NDArray,
  source: NDArray,
  strides: readonly number[],
  where: NDArray,
  flagStrides: readonly number[],
): void {
  const steps = where.shape.length === 0 ? flagStrides : stridesOver("where", where, target.shape);
  if (copyWhereNative(target, source, strides, where, steps)) return;
  const walk = plan(target, [source, where], [strides, steps]);
  const cast = valueCast(source.dtype, target.dtype);
  const last = walk.lengths.length - 1;
  const n = walk.lengths[last]!;
  const [t, s, f] = walk.steps.map((steps) => steps[last]!) as [number, number, number];
  const [to, from, flags] = [target.storage.view, source.storage.view, where.storage.view];
  const { codec: writer } = target.dtype;
  const { codec: reader } = source.dtype;
  forEachRun(walk, ([at, start, flag]) => {
    for (let k = 0; k < n; k++) {
      if (flags.getUint8(flag! + k * f) === 0) continue;
      writer.write(to, at! + k * t, cast(reader.read(from, start! + k * s)));
    }
  });
}
