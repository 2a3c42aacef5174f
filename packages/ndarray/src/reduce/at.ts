import { checkArray, checkList } from "../arguments.ts";
import { ufuncOf } from "./ufunc-of.ts";
import { ValueError } from "../errors.ts";
import { resolveDTypes } from "../ufunc/resolve-dtypes.ts";
import { newArray } from "../create/empty.ts";
import { bool, int64 } from "../dtype/builtin.ts";
import { type DType, nums } from "../dtype/dtype.ts";
import { getItem } from "../indexing/get-item.ts";
import type { BinaryLoop, UnaryLoop } from "../kernels/types.ts";
import { sizeOf } from "../layout/shape.ts";
import { isArray, NDArray, readOnly } from "../ndarray.ts";
import type { Ufunc } from "../ufunc/definition.ts";
import type { BinaryUfunc, Operandlike, UnaryUfunc } from "../ufunc/function.ts";
import { operandOf } from "../ufunc/operand.ts";
import { fixed } from "./fixed.ts";
import { copyValues } from "../ufunc/transfer.ts";
import { arrayOf } from "./result.ts";

/**
 * Apply a function in place to the elements that an index selects, one after the other: an element that
 * is selected twice is changed twice, which `assign` with the result of the function would not do.
 *
 * @param index - the index, or a list of them, one per axis
 * @param values - second operands of a binary function, broadcast to the selection
 * @throws {IndexError} an index out of bounds
 * @throws {ReadOnlyError} the array is read-only
 * @throws {ValueError} no second operands for a binary function, or some for another one
 * @see numpy.ufunc.at
 * @example at(add, counts, [[0, 0, 2]], 1) // counts[0] += 2, counts[2] += 1
 */
export function at(
  fn: UnaryUfunc | BinaryUfunc,
  a: NDArray,
  index: readonly unknown[],
  values?: Operandlike,
): void {
  const ufunc: Ufunc = ufuncOf("at", fn);
  const { name } = ufunc;
  checkArray("at", a);
  checkList("at", "indices", index);
  if (!a.writeable) throw readOnly(name);
  if (ufunc.inputCount === 2 ? values === undefined : values !== undefined) {
    const sentence =
      values === undefined
        ? "second operand needed for ufunc"
        : "second operand provided when ufunc is unary";
    throw new ValueError(`${name}: ${sentence}`, { value: values });
  }
  const operands = [operandOf(name, a)];
  if (ufunc.inputCount === 2) operands.push(operandOf(name, secondOf(a.dtype, values)));
  const { signature, inputs, outputs } = resolveDTypes(ufunc, operands, undefined, "same_kind");
  const result = outputs[0]!;
  const places = selectedPlaces(a, index);
  ufunc.check?.(operands, inputs);
  const work = dense(name, a, inputs[0]!);
  const isUniform = result === inputs[0];
  const target = isUniform ? work : newArray(name, a.shape, result);
  const touched = newArray(name, a.shape, bool);
  const second = secondOperands(ufunc, values, inputs[1], places.shape);
  const own = a.dtype.asNative();
  const settle =
    isUniform && result === own ? null : settler(newArray(name, [], own), target, work);
  run(signature.loop, places, work, target, second, settle);
  const flags = touched.storage.typed(bool.num);
  for (const place of places.list) flags[touched.byteOffset + place] = 1;
  copyValues(a, target, touched);
}

/**
 * The second operand as NumPy takes it, with a dtype of its own. Whole numbers that a narrow integer holds
 * give the same low bits in its own dtype, and need no conversion of every element.
 */
function secondOf({ num, kind, itemsize }: DType, values: Operandlike | undefined): unknown {
  if (num > nums.bool && num <= nums.uint32 && Number.isSafeInteger(values)) {
    const value = values as number;
    const isSame = kind === "u" ? value >= 0 : Math.abs(value) < 2 ** (8 * itemsize - 1);
    if (isSame && value < 2 ** (8 * itemsize)) return values;
  }
  return fixed(values);
}

interface Places {
  readonly shape: readonly number[];
  /** Positions in C order of the selected elements. */
  readonly list: readonly number[];
}

function selectedPlaces(a: NDArray, index: readonly unknown[]): Places {
  const numbers = newArray("at", a.shape, int64);
  const data = numbers.storage.typed(int64.num) as BigInt64Array;
  const start = numbers.byteOffset / 8;
  for (let k = 0; k < sizeOf(a.shape); k++) data[start + k] = BigInt(k);
  const found = getItem(numbers, index);
  if (!isArray(found)) return { shape: [], list: [Number(found.value)] };
  const whole = dense("at", found, int64);
  const from = whole.byteOffset / 8;
  const values = whole.storage.typed(int64.num) as BigInt64Array;
  return {
    shape: found.shape,
    list: Array.from(values.subarray(from, from + sizeOf(found.shape)), Number),
  };
}

/** A copy in another dtype in C order. */
function dense(name: string, array: NDArray, dtype: DType): NDArray {
  const copy = newArray(name, array.shape, dtype);
  copyValues(copy, array, null);
  return copy;
}

function secondOperands(
  ufunc: Ufunc,
  values: Operandlike | undefined,
  dtype: DType | undefined,
  shape: readonly number[],
): NDArray | null {
  if (dtype === undefined || values === undefined) return null;
  const spread = newArray(ufunc.name, shape, dtype);
  copyValues(spread, arrayOf(ufunc.name, values), null);
  return spread;
}

/**
 * What turns a result into the next operand where the dtypes differ: each step ends in an element of the
 * array, which may hold less than the result.
 */
function settler(own: NDArray, target: NDArray, work: NDArray): (place: number) => void {
  const itemOf = (
    { dtype, byteOffset, itemsize, storage, access }: NDArray,
    place: number,
  ): NDArray =>
    new NDArray(dtype, [], [], byteOffset + place * itemsize, storage, null, access, true);
  return (place) => {
    copyValues(own, itemOf(target, place), null);
    copyValues(itemOf(work, place), own, null);
    if (target !== work) copyValues(itemOf(target, place), own, null);
  };
}

function run(
  loop: unknown,
  places: Places,
  work: NDArray,
  target: NDArray,
  second: NDArray | null,
  settle: ((place: number) => void) | null,
): void {
  const w = work.storage.typed(work.access);
  const t = target.storage.typed(target.access);
  const unit = work.itemsize / w.BYTES_PER_ELEMENT;
  const unitOut = target.itemsize / t.BYTES_PER_ELEMENT;
  const from = work.byteOffset / w.BYTES_PER_ELEMENT;
  const to = target.byteOffset / t.BYTES_PER_ELEMENT;
  if (second === null) {
    for (const place of places.list) {
      (loop as UnaryLoop)(1, w, from + place * unit, 0, t, to + place * unitOut, 0);
      settle?.(place);
    }
    return;
  }
  const s = second.storage.typed(second.access);
  const step = second.itemsize / s.BYTES_PER_ELEMENT;
  let at = second.byteOffset / s.BYTES_PER_ELEMENT;
  for (const place of places.list) {
    (loop as BinaryLoop)(1, w, from + place * unit, 0, s, at, 0, t, to + place * unitOut, 0);
    settle?.(place);
    at += step;
  }
}
