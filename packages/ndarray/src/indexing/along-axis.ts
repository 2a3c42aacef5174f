import { IndexError, ShapeError } from "@tsmem/core";
import { flat } from "../views/flat.ts";
import { checkArray } from "../arguments.ts";
import { copyInto } from "../assign/copy-into.ts";
import { asarray } from "../create/array.ts";
import { newArray } from "../create/empty.ts";
import { broadcastShapes, checkAxis, sameShape, tupleText } from "../layout/shape.ts";
import { type NDArray, readOnly } from "../ndarray.ts";
import { integersOf, placeOf } from "./integers.ts";
import { gatherItems, scatterItems } from "./move.ts";
import { putAlongNative, takeAlongNative } from "./native-positions.ts";

/**
 * Elements at places along one axis, one place for each other position: what `argsort` gives back into
 * values. Always copies.
 *
 * @param indices - integers with as many axes as the array; the other axes broadcast
 * @param axis - default -1; null takes from the flattened array
 * @throws {IndexError} a place outside the axis, or indices that are no integers
 */
export function takeAlongAxis(a: NDArray, indices: NDArray, axis: number | null = -1): NDArray {
  checkArray("takeAlongAxis", a);
  checkArray("takeAlongAxis", indices);
  const { source, along, shape, byte } = aligned("takeAlongAxis", a, indices, axis);
  const result = newArray("takeAlongAxis", shape, a.dtype);
  if (sameShape(shape, indices.shape) && takeAlongNative(source, indices, along, result)) {
    return result;
  }
  const places = new Float64Array(result.size);
  forEachPlace("takeAlongAxis", source, indices, along, shape, byte, (at, n) => {
    places[n] = at;
  });
  gatherItems(source, 0, places, result, result.byteOffset, result.itemsize);
  return result;
}

/**
 * Write values to places along one axis, one place for each other position.
 *
 * @throws {IndexError} a place outside the axis; nothing is written then
 * @throws {ReadOnlyError} the array is read-only
 */
export function putAlongAxis(
  a: NDArray,
  indices: NDArray,
  values: unknown,
  axis: number | null,
): void {
  checkArray("putAlongAxis", a);
  checkArray("putAlongAxis", indices);
  if (!a.writeable) throw readOnly("putAlongAxis");
  const { source, along, shape, byte } = aligned("putAlongAxis", a, indices, axis);
  const items = newArray("putAlongAxis", shape, a.dtype);
  copyInto("putAlongAxis", items, asarray(values), "unsafe");
  if (sameShape(shape, indices.shape) && putAlongNative(source, indices, along, items)) return;
  const places = new Float64Array(items.size);
  forEachPlace("putAlongAxis", source, indices, along, shape, byte, (at, n) => {
    places[n] = at;
  });
  scatterItems(items, source, 0, places, items.itemsize);
}

interface Aligned {
  readonly source: NDArray;
  readonly along: number;
  /** What indices and array broadcast to, apart from the axis. */
  readonly shape: number[];
  readonly byte: (index: readonly number[], place: number) => number;
}

function aligned(operation: string, a: NDArray, indices: NDArray, axis: number | null): Aligned {
  if (!"iu".includes(indices.dtype.kind)) {
    throw new IndexError(
      `${operation}: \`indices\` must be an integer array, not ${indices.dtype.toString()}`,
      {
        index: indices,
      },
    );
  }
  const source = axis === null ? flat(a) : a;
  const along = axis === null ? 0 : checkAxis(operation, axis, a.ndim);
  if (indices.ndim !== source.ndim) {
    throw new ShapeError(
      `${operation}: \`indices\` and \`arr\` must have the same number of dimensions; they have ${indices.ndim} and ${source.ndim}`,
      { shape: [...indices.shape] },
    );
  }
  const rest = source.shape.map((length, i) => (i === along ? indices.shape[i]! : length));
  let shape: number[];
  try {
    shape = broadcastShapes(operation, [rest, indices.shape]);
  } catch (cause) {
    throw new IndexError(
      `${operation}: shape mismatch: indexing arrays could not be broadcast together with shapes ` +
        `${tupleText(rest)} ${tupleText(indices.shape)}`,
      { index: indices, cause: cause },
    );
  }
  const byte = (index: readonly number[], place: number): number =>
    index.reduce((at, i, k) => {
      const own = k === along ? place : source.shape[k] === 1 ? 0 : i;
      return at + own * source.strides[k]!;
    }, source.byteOffset);
  return { source, along, shape, byte };
}

function forEachPlace(
  operation: string,
  source: NDArray,
  indices: NDArray,
  along: number,
  shape: readonly number[],
  byte: Aligned["byte"],
  visit: (at: number, n: number) => void,
): void {
  const { values } = integersOf(operation, indices);
  const size = shape.reduce((product, length) => product * length, 1);
  const index = shape.map(() => 0);
  for (let n = 0; n < size; n++) {
    let k = 0;
    for (let axis = 0; axis < shape.length; axis++) {
      k = k * indices.shape[axis]! + (indices.shape[axis] === 1 ? 0 : index[axis]!);
    }
    visit(byte(index, placeOf(operation, values[k]!, source.shape[along]!, "raise", along)), n);
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      index[axis]! += 1;
      if (index[axis]! < shape[axis]!) break;
      index[axis] = 0;
    }
  }
}
