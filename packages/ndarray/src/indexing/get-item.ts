import { newArray, newArrayWithStrides } from "../create/empty.ts";
import { Scalar } from "../dtype/scalar.ts";
import { copy } from "../assign/copy.ts";
import { copyInto } from "../assign/copy-into.ts";
import { stridesAlong } from "../iterate/axes.ts";
import { sizeOf } from "../layout/shape.ts";
import { contiguousStrides } from "../layout/strides.ts";
import { type Range, sliceLayout } from "../layout/slice.ts";
import { isArray, type NDArray } from "../ndarray.ts";
import {
  checkDims,
  hasScalarArray,
  type Index,
  type IndexItem,
  isAdvanced,
  readIndex,
} from "./items.ts";
import { maskNative, rowsNative } from "./native.ts";
import { gatherNative } from "./native-positions.ts";
import { type Selection, select } from "./selection.ts";
import { gatherItems } from "./move.ts";
import { viewOf } from "../views/view-of.ts";

/**
 * What NumPy's `a[index]` gives: a view for basic indices, a copy when arrays are among them, and a
 * typed scalar when integers name one element.
 *
 * @internal
 * @throws {IndexError} out of bounds, too many items, or not an index
 */
export function getItem(a: NDArray, index: readonly Index[]): NDArray | Scalar {
  const chosen = chosenBy("getItem", a, index);
  if (chosen !== null) return chosen;
  const items = readIndex("getItem", a.shape, index);
  if (isAdvanced(items)) return gatherItemsOf("getItem", a, items, index);
  const isOneElement =
    items.every(({ kind }) => kind === "integer") && items.length === a.shape.length;
  const hasEllipsis = index.some((item) => typeof item === "string" && item.includes("..."));
  const view = basicView("getItem", a, items, index);
  if (!isOneElement || hasEllipsis) {
    return hasScalarArray(index) ? copy(view, { order: "K" }) : view;
  }
  return new Scalar(a.dtype.asNative(), view.get());
}

/**
 * What one mask of the same shape, or arrays of integers, select along the first axes: in a native kernel, or
 * null.
 *
 * @internal
 */
export function chosenBy(operation: string, a: NDArray, index: readonly Index[]): NDArray | null {
  const [only] = index;
  if (index.length > 1) return gatherNative(operation, a, index);
  if (index.length !== 1 || !isArray(only) || only.ndim === 0) return null;
  if (only.dtype.kind === "b") return maskNative(operation, a, only);
  return "iu".includes(only.dtype.kind) ? rowsNative(operation, a, only) : null;
}

/** The view that basic items select. */
export function basicView(
  operation: string,
  a: NDArray,
  items: readonly IndexItem[],
  index: readonly Index[],
): NDArray {
  checkDims(operation, items.filter(({ kind }) => kind !== "integer").length, index);
  const { shape, strides, byteOffset } = sliceLayout(
    operation,
    a.shape,
    a.strides,
    a.byteOffset,
    items.map(basicItem),
  );
  return viewOf(a, shape, strides, byteOffset);
}

function basicItem(item: IndexItem): number | Range | null {
  if (item.kind === "integer") return item.value;
  return item.kind === "range" ? item.range : null;
}

/** A new array with the elements that an advanced index selects. */
export function gatherItemsOf(
  operation: string,
  a: NDArray,
  items: readonly IndexItem[],
  index: readonly Index[],
): NDArray {
  const selection = select(operation, a, items, index);
  const { joint, block } = selection;
  // The axes that are not indexed lie in memory in the order they have in `a`.
  const axes = block.shape.map((_, axis) => axis);
  axes.sort((i, j) => Math.abs(block.strides[j]!) - Math.abs(block.strides[i]!));
  const ordered = {
    ...selection,
    block: {
      ...block,
      shape: axes.map((axis) => block.shape[axis]!),
      strides: axes.map((axis) => block.strides[axis]!),
    },
  };
  const made = newArray(operation, [...joint, ...ordered.block.shape], a.dtype);
  readBlocks(operation, made, a, ordered);
  const chosen = moveJoint(reordered(made, joint.length, axes), selection);
  return likeIndex(operation, chosen, selection, index);
}

/** One index array that is not in C order gives its order to the axes that it makes. */
function likeIndex(
  operation: string,
  made: NDArray,
  { joint, place }: Selection,
  index: readonly Index[],
): NDArray {
  const arrays = index.filter((item): item is NDArray => isArray(item) && item.dtype.kind !== "b");
  const [only, ...others] = arrays;
  if (only === undefined || others.length > 0 || only.ndim < 2 || only.ndim !== joint.length)
    return made;
  const order = only.shape.map((_, axis) => axis);
  order.sort((i, j) => Math.abs(only.strides[j]!) - Math.abs(only.strides[i]!));
  if (order.every((axis, i) => axis === i) || made.ndim !== joint.length || place !== 0)
    return made;
  const strides = stridesAlong(made.shape, order, made.itemsize);
  const ordered = newArrayWithStrides(operation, made.shape, strides, made.dtype);
  copyInto(operation, ordered, made, "unsafe");
  return ordered;
}

/** Undo an order of the axes after the first `skip`; the same owner. */
function reordered(made: NDArray, skip: number, axes: readonly number[]): NDArray {
  if (axes.every((axis, i) => axis === i)) return made;
  const back = <T>(list: readonly T[]): T[] => [
    ...list.slice(0, skip),
    ...axes.map((_, axis) => list[skip + axes.indexOf(axis)]!),
  ];
  const view = viewOf(made, back(made.shape), back(made.strides), made.byteOffset);
  view.root = null;
  return view;
}

/** Put the axes of the index arrays, which are in front, where they belong; the same owner. */
function moveJoint(made: NDArray, { joint, place }: Selection): NDArray {
  if (place === 0) return made;
  const move = (list: readonly number[]): number[] => [
    ...list.slice(joint.length, joint.length + place),
    ...list.slice(0, joint.length),
    ...list.slice(joint.length + place),
  ];
  const view = viewOf(made, move(made.shape), move(made.strides), made.byteOffset);
  // Nobody else has the array in memory order: the view is the owner.
  view.root = null;
  return view;
}

function readBlocks(operation: string, made: NDArray, a: NDArray, selection: Selection): void {
  const { offsets, block } = selection;
  a.storage.check();
  const blockSize = sizeOf(block.shape);
  if (offsets.length === 0 || blockSize === 0) return;
  const blockBytes = blockSize * a.dtype.itemsize;
  const strides = contiguousStrides(block.shape, a.dtype.itemsize);
  const isOneItem = block.strides.every(
    (stride, axis) => block.shape[axis] === 1 || stride === strides[axis],
  );
  if (isOneItem) {
    gatherItems(a, block.byteOffset, offsets, made, made.byteOffset, blockBytes);
    return;
  }
  for (let k = 0; k < offsets.length; k++) {
    copyInto(
      operation,
      viewOf(made, block.shape, strides, made.byteOffset + k * blockBytes),
      viewOf(a, block.shape, block.strides, block.byteOffset + offsets[k]!),
      "unsafe",
    );
  }
}
