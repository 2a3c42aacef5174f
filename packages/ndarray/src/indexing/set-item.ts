import { BroadcastError, InvalidArgumentError } from "@tsmem/core";
import { copyInto } from "../assign/copy-into.ts";
import { asarray } from "../create/array.ts";
import { newArray } from "../create/empty.ts";
import { Scalar } from "../dtype/scalar.ts";
import { ValueError } from "../errors.ts";
import { type DType, nums } from "../dtype/dtype.ts";
import { sameShape, sizeOf, tupleText } from "../layout/shape.ts";
import { contiguousStrides, isCContiguous } from "../layout/strides.ts";
import { isArray, type NDArray, readOnly } from "../ndarray.ts";
import { viewOf } from "../views/view-of.ts";
import { basicView } from "./get-item.ts";
import { type Index, isAdvanced, readIndex } from "./items.ts";
import { scatterItems } from "./move.ts";
import { isForKernels, maskPutNative } from "./native.ts";
import { assignNative } from "./native-positions.ts";
import { type Selection, select } from "./selection.ts";

/**
 * The array that a value to be stored is: arrays as they are, lists and single values in the dtype of
 * the target, so that integers are checked against it.
 *
 * @internal
 */
export function storable(value: unknown, dtype: DType): NDArray {
  if (isArray(value)) return value;
  // A typed integer is checked against the range of signed targets, and wraps in unsigned ones.
  const isInteger = value instanceof Scalar && "iu".includes(value.dtype.kind);
  return asarray(isInteger && dtype.kind === "i" ? value.value : value, { dtype });
}

/**
 * What NumPy's `a[index] = value` does, for any index.
 *
 * Overlapping memory gives the result of reading everything before writing; an element that is selected
 * several times keeps the last value.
 *
 * @internal
 * @throws {ReadOnlyError} the array is read-only
 * @throws {IndexError} out of bounds, too many items, or not an index
 * @throws {BroadcastError} the shape of the value does not fit the selection
 */
export function setItem(
  operation: string,
  a: NDArray,
  index: readonly Index[],
  value: unknown,
): void {
  if (!a.writeable) throw readOnly(operation);
  if (writesByMask(operation, a, index, value)) return;
  if (assignNative(operation, a, index, () => storable(value, a.dtype))) return;
  const items = readIndex(operation, a.shape, index);
  const source = storable(value, a.dtype);
  if (!isAdvanced(items)) {
    const isOneElement = items.length > 0 && items.every(({ kind }) => kind === "integer");
    if (isOneElement && source.shape.length > 0 && !index.includes("...")) {
      if (a.dtype.kind === "c") {
        throw new InvalidArgumentError(
          `${operation}: only 0-dimensional arrays can be converted to Python scalars, not one of shape ` +
            `${tupleText(source.shape)}; give one value`,
          { value },
        );
      }
      throw new ValueError(
        `${operation}: setting an array element with a sequence of shape ${tupleText(source.shape)}; give one value`,
        { value },
      );
    }
    const target = basicView(operation, a, items, index);
    checkDepth(operation, target, source, value);
    copyInto(operation, target, source, "unsafe");
    return;
  }
  const isWholeMask = index.length === 1 && isMaskOf(a, index[0]);
  if (isWholeMask && source.shape.length > 1) {
    throw new InvalidArgumentError(
      `${operation}: NumPy boolean array indexing assignment requires a 0 or 1-dimensional input, input has ` +
        `${source.shape.length} dimensions`,
      { value },
    );
  }
  const selection = select(operation, a, items, index);
  const count = selection.offsets.length;
  if (isWholeMask && isSameMemory(a, source) && source.shape.length === 1) {
    if (source.shape[0] === count && a.dtype === source.dtype) {
      writeInTurn(a, selection, source);
      return;
    }
  }
  writeBlocks(operation, a, selection, source);
}

/** Lists, unlike arrays, have at most as many levels as there are axes to fill. */
function checkDepth(operation: string, target: NDArray, source: NDArray, value: unknown): void {
  if (!Array.isArray(value) || source.ndim <= target.ndim) return;
  throw new ValueError(
    `${operation}: setting an array element with a sequence. The requested array would exceed the maximum ` +
      `number of dimension of ${target.ndim}; take brackets away`,
    { value },
  );
}

/** Write by one mask of the same shape in a native kernel; false when that is not possible. */
function writesByMask(
  operation: string,
  a: NDArray,
  index: readonly Index[],
  value: unknown,
): boolean {
  const [mask] = index;
  if (index.length !== 1 || !isArray(mask) || mask.dtype.kind !== "b") return false;
  if (mask.ndim === 0 || !sameShape(mask.shape, a.shape) || !isForKernels(a)) return false;
  const source = storable(value, a.dtype);
  if (source.ndim > 1 || isSameMemory(a, source)) return false;
  return maskPutNative(a, mask, inItems(operation, a, source), "exactly");
}

/** Values in the dtype of `a`, without gaps. */
function inItems(operation: string, { dtype }: NDArray, source: NDArray): NDArray {
  if (source.dtype === dtype && isCContiguous(source.shape, source.strides, dtype.itemsize)) {
    return source;
  }
  const ready = newArray(operation, source.shape, dtype);
  copyInto(operation, ready, source, "unsafe");
  return ready;
}

/** A boolean array or list with all axes of `a`. */
function isMaskOf(a: NDArray, item: Index): boolean {
  if (a.shape.length === 0) return false;
  if (isArray(item)) return item.dtype.kind === "b" && item.shape.length === a.shape.length;
  let depth = 0;
  let part: unknown = item;
  for (; Array.isArray(part); part = (part as readonly unknown[])[0]) depth++;
  return depth === a.shape.length && typeof part === "boolean";
}

function isSameMemory(a: NDArray, source: NDArray): boolean {
  return a.storage.memory.buffer === source.storage.memory.buffer;
}

/**
 * NumPy does not copy a value that overlaps when a mask chooses: neighbours that are chosen together
 * are moved as a block, otherwise a later element may see what an earlier one wrote.
 */
function writeInTurn(a: NDArray, { offsets, block }: Selection, source: NDArray): void {
  const bytes = a.storage.typed(nums.uint8) as Uint8Array;
  const { itemsize } = a.dtype;
  const step = source.strides[0]!;
  const isBlock = step === itemsize && a.strides.at(-1) === itemsize;
  for (let k = 0; k < offsets.length;) {
    let end = k + 1;
    while (isBlock && end < offsets.length && offsets[end] === offsets[end - 1]! + itemsize) end++;
    const from = source.byteOffset + k * step;
    bytes.copyWithin(block.byteOffset + offsets[k]!, from, from + (end - k) * itemsize);
    k = end;
  }
}

/** Lengths of 1 repeat, and may stand in front. */
function checkFits(operation: string, own: readonly number[], shape: readonly number[]): void {
  const missing = shape.length - own.length;
  const fits = own.every((length, i) => length === 1 || length === shape[i + missing]);
  if (fits) return;
  throw new BroadcastError(
    `${operation}: shape mismatch: value array of shape ${tupleText(own)} could not be broadcast to indexing ` +
      `result of shape ${tupleText(shape)}; lengths must match or be 1`,
    { shapes: [own, shape] },
  );
}

/** Broadcast and convert the value into new memory with the index axes in front, then scatter it. */
function writeBlocks(operation: string, a: NDArray, selection: Selection, value: NDArray): void {
  const { joint, block, place, offsets } = selection;
  const { dtype } = a;
  const ready = newArray(operation, [...joint, ...block.shape], dtype);
  const move = (list: readonly number[]): number[] => [
    ...list.slice(joint.length, joint.length + place),
    ...list.slice(0, joint.length),
    ...list.slice(joint.length + place),
  ];
  const inPlace = viewOf(ready, move(ready.shape), move(ready.strides), ready.byteOffset);
  checkFits(operation, value.shape, inPlace.shape);
  copyInto(operation, inPlace, value, "unsafe");
  const blockSize = sizeOf(block.shape);
  if (offsets.length === 0 || blockSize === 0) return;
  const blockBytes = blockSize * dtype.itemsize;
  const strides = contiguousStrides(block.shape, dtype.itemsize);
  const isOneItem = block.strides.every(
    (stride, axis) => block.shape[axis] === 1 || stride === strides[axis],
  );
  if (isOneItem) {
    scatterItems(ready, a, block.byteOffset, offsets, blockBytes);
    return;
  }
  for (let k = 0; k < offsets.length; k++) {
    copyInto(
      operation,
      viewOf(a, block.shape, block.strides, block.byteOffset + offsets[k]!),
      viewOf(ready, block.shape, strides, ready.byteOffset + k * blockBytes),
      "unsafe",
    );
  }
}
