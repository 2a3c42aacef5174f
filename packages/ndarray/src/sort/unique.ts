import { checkArray } from "../arguments.ts";
import { copy } from "../assign/copy.ts";
import { copyInto } from "../assign/copy-into.ts";
import { newArray } from "../create/empty.ts";
import { int64 } from "../dtype/builtin.ts";
import { type DType, nums } from "../dtype/dtype.ts";
import { structDType } from "../dtype/struct.ts";
import { partOf } from "../join/parts.ts";
import { checkAxis } from "../layout/shape.ts";
import { shaped } from "../views/flat.ts";
import { flatten } from "../views/reshape.ts";
import type { NDArray } from "../ndarray.ts";
import { needsRest, registry } from "../rest.ts";
import { reinterpret, viewOf } from "../views/view-of.ts";
import {
  hasKeys,
  identity,
  isTime,
  type Lines,
  linesOf,
  refineByLine,
  typedLine,
} from "./lines.ts";
import { sortNative } from "./native.ts";
import { uniqueNumbers } from "./numbers.ts";
import { compareOf } from "./engine/compare.ts";

/** What `unique` takes beside the array. */
export interface UniqueOptions {
  /** Give also where each value is first found. */
  readonly returnIndex?: boolean;
  /** Give also which value each element has: `values[inverse]` is the array again. */
  readonly returnInverse?: boolean;
  /** Give also how often each value occurs. */
  readonly returnCounts?: boolean;
  /** Find unique sub-arrays along this axis; null (default) looks at the elements. */
  readonly axis?: number | null;
  /** Count all NaN as one value; default true. */
  readonly equalNan?: boolean;
}

/**
 * Find the different elements (or sub-arrays) of an array, in ascending order.
 *
 * @returns new array; with a `return…` option a list of it and int64 arrays in the order index,
 *   inverse, counts. The inverse has the shape of `a`, or one axis when an axis is given
 * @throws {AxisError} axis outside -ndim to ndim - 1
 * @example unique(array([3, 1, 3])) // array([1, 3])
 * @see numpy.unique
 */
export function unique(a: NDArray, options?: UniqueOptions & NoExtras): NDArray;
export function unique(a: NDArray, options: UniqueOptions): NDArray | NDArray[];
export function unique(a: NDArray, options: UniqueOptions = {}): NDArray | NDArray[] {
  checkArray("unique", a, options);
  const { rest } = registry;
  if (rest !== null) return rest.unique(a, options);
  if (Object.values(options).some((value) => value !== undefined)) throw needsRest("unique");
  return uniqueNumbers(a);
}

/** @internal `unique` of any dtype with any options. */
export function uniqueOfAny(a: NDArray, options: UniqueOptions): NDArray | NDArray[] {
  const { axis = null } = options;
  const isPlain =
    axis === null &&
    options.returnIndex !== true &&
    options.returnInverse !== true &&
    options.returnCounts !== true;
  const distinct = isPlain ? distinctNumbers(a, options.equalNan ?? true) : null;
  if (distinct !== null) return distinct;
  const found =
    axis === null
      ? uniqueElements(a, options)
      : uniqueParts(a, checkAxis("unique", axis, a.shape.length), options);
  const { returnIndex, returnInverse, returnCounts } = options;
  if (returnIndex !== true && returnInverse !== true && returnCounts !== true) return found.values;
  const results = [found.values];
  if (returnIndex === true) results.push(positionArray(found.firsts));
  if (returnInverse === true) results.push(positionArray(found.inverse, found.inverseShape));
  if (returnCounts === true) results.push(positionArray(found.counts));
  return results;
}

/** The different numbers of an array, sorted in a native kernel; null when there is none for them. */
function distinctNumbers(a: NDArray, equalNan: boolean): NDArray | null {
  const lines = linesOf("unique", flatten(a), 0);
  const { dtype } = lines.buffer;
  if (dtype.num === nums.float16 || !hasKeys(dtype) || isTime(dtype) || !sortNative(lines)) {
    return null;
  }
  const data = typedLine(lines, 0);
  let count = 1;
  for (let i = 1; i < data.length; i++) {
    const [value, before] = [data[i]!, data[count - 1]!];
    const areNaN = value !== value && before !== before;
    if (areNaN ? !equalNan : value !== before) data[count++] = value;
  }
  const values = viewOf(lines.buffer, [count], [dtype.itemsize], lines.buffer.byteOffset);
  return withByteOrder(copy(values), a.dtype);
}

interface NoExtras {
  readonly returnIndex?: false;
  readonly returnInverse?: false;
  readonly returnCounts?: false;
}

interface Groups {
  readonly firsts: number[];
  readonly counts: number[];
  /** The group of each element. */
  readonly inverse: Int32Array;
}

interface Found extends Groups {
  readonly values: NDArray;
  readonly inverseShape: readonly number[];
}

function uniqueElements(a: NDArray, { equalNan = true }: UniqueOptions): Found {
  const flat = flatten(a);
  const result = groupsOf(flat, equalNan);
  const lines = linesOf("unique", flat, 0);
  const order = Int32Array.from(result.firsts);
  const values = newArray("unique", [order.length], lines.buffer.dtype);
  takeBytes(values, lines.buffer, order);
  return { ...result, values: withByteOrder(values, a.dtype), inverseShape: a.shape };
}

function withByteOrder(values: NDArray, dtype: DType): NDArray {
  if (values.dtype.isNative === dtype.isNative) return values;
  const swapped = newArray("unique", values.shape, dtype);
  copyInto("unique", swapped, values, "unsafe");
  return swapped;
}

/** Each sub-array becomes one record, whose fields compare in turn. */
function uniqueParts(a: NDArray, axis: number, options: UniqueOptions): Found {
  const count = a.shape[axis]!;
  const others = a.shape.filter((_, i) => i !== axis);
  const shape = [count, ...others];
  const rows = newArray("unique", shape, a.dtype);
  const axes = [axis, ...a.shape.map((_, i) => i).filter((i) => i !== axis)];
  copyInto(
    "unique",
    rows,
    viewOf(
      a,
      shape,
      axes.map((i) => a.strides[i]!),
      a.byteOffset,
    ),
    "unsafe",
  );
  const width = others.reduce((product, length) => product * length, 1);
  const record = recordOf(a.dtype, width);
  const records = reinterpret(rows, record, [count], [record.itemsize], rows.byteOffset);
  const result = width === 0 ? emptyGroups(count) : groupsOf(records, options.equalNan ?? true);
  const values = newArray("unique", [result.firsts.length, ...others], a.dtype);
  result.firsts.forEach((from, to) => {
    copyInto("unique", partOf(values, 0, to, 1), partOf(rows, 0, from, 1), "unsafe");
  });
  return { ...result, values: movedTo(values, axis), inverseShape: [count] };
}

/** Sub-arrays without elements are all equal. */
function emptyGroups(count: number): Groups {
  return {
    firsts: count === 0 ? [] : [0],
    counts: count === 0 ? [] : [count],
    inverse: new Int32Array(count),
  };
}

function recordOf(dtype: DType, width: number): DType {
  const { itemsize } = dtype;
  const fields = Array.from({ length: width }, (_, i) => ({
    name: `f${i}`,
    dtype,
    offset: i * itemsize,
  }));
  return structDType(fields, width * itemsize);
}

function movedTo(values: NDArray, axis: number): NDArray {
  const axes = values.shape.map((_, i) => i).slice(1);
  axes.splice(axis, 0, 0);
  return viewOf(
    values,
    axes.map((i) => values.shape[i]!),
    axes.map((i) => values.strides[i]!),
    values.byteOffset,
  );
}

/** Sort a flat array and find where its values change. */
function groupsOf(flat: NDArray, equalNan: boolean): Groups {
  const n = flat.shape[0]!;
  const inverse = new Int32Array(n);
  if (n === 0) return { firsts: [], counts: [], inverse };
  const lines = linesOf("unique", flat, 0);
  const order = refineByLine(lines, 0, identity(n));
  const isSame = equality(lines, equalNan);
  const firsts: number[] = [];
  const counts: number[] = [];
  for (let i = 0; i < n; i++) {
    if (i === 0 || !isSame(order[i - 1]!, order[i]!)) {
      firsts.push(order[i]!);
      counts.push(0);
    }
    counts[counts.length - 1]! += 1;
    inverse[order[i]!] = firsts.length - 1;
  }
  return { firsts, counts, inverse };
}

/** Tells whether two neighbours of the sorted order are one value. NaN never equals NaN but by wish. */
function equality({ buffer }: Lines, equalNan: boolean): (a: number, b: number) => boolean {
  const { dtype, storage, byteOffset } = buffer;
  const { view } = storage;
  const compare = compareOf(dtype);
  const { itemsize } = dtype;
  const isNaNAt = nanTest(dtype);
  const isPlain = dtype.fields === null;
  return (a, b) => {
    const left = byteOffset + a * itemsize;
    const right = byteOffset + b * itemsize;
    const leftNaN = isNaNAt(view, left);
    const rightNaN = isNaNAt(view, right);
    if (leftNaN || rightNaN) return equalNan && isPlain && leftNaN && rightNaN;
    return compare(view, left, view, right) === 0;
  };
}

function nanTest(dtype: DType): (view: DataView, at: number) => boolean {
  const { kind, codec, isNative } = dtype;
  if (dtype.fields !== null) {
    const tests = dtype.fields.map((field) => ({
      offset: field.offset,
      test: nanTest(field.dtype),
    }));
    return (view, at) => tests.some(({ offset, test }) => test(view, at + offset));
  }
  if (kind === "f") return (view, at) => Number.isNaN(codec.read(view, at));
  if (kind === "M" || kind === "m") {
    return (view, at) => view.getBigInt64(at, isNative) === -(2n ** 63n);
  }
  if (kind !== "c") return () => false;
  const half = dtype.num === nums.complex64 ? 4 : 8;
  const read = (view: DataView, at: number): number =>
    half === 4 ? view.getFloat32(at, isNative) : view.getFloat64(at, isNative);
  return (view, at) => Number.isNaN(read(view, at)) || Number.isNaN(read(view, at + half));
}

function takeBytes(target: NDArray, source: NDArray, order: Int32Array): void {
  const { itemsize } = target.dtype;
  const from = source.storage.typed(nums.uint8) as Uint8Array;
  const to = target.storage.typed(nums.uint8) as Uint8Array;
  for (let i = 0; i < order.length; i++) {
    const at = source.byteOffset + order[i]! * itemsize;
    to.set(from.subarray(at, at + itemsize), target.byteOffset + i * itemsize);
  }
}

function positionArray(
  positions: readonly number[] | Int32Array,
  shape: readonly number[] = [positions.length],
): NDArray<"int64"> {
  const result = newArray("unique", shape, int64);
  const data = result.storage.typed(int64.num) as BigInt64Array;
  const start = result.byteOffset / 8;
  for (let i = 0; i < positions.length; i++) data[start + i] = BigInt(positions[i]!);
  const isReshaped = positions.length === 0 && shape.length > 1;
  return isReshaped ? shaped(result, shape) : result;
}
