import { InvalidArgumentError, ShapeError } from "@tsmem/core";
import { givenArrays } from "../create/given-array.ts";
import { checkOptions } from "../arguments.ts";
import { astype } from "../assign/astype.ts";
import { copy } from "../assign/copy.ts";
import { nonzero } from "../indexing/nonzero.ts";
import { broadcastShapes, sameShape } from "../layout/shape.ts";
import { isArray, type NDArray } from "../ndarray.ts";
import { broadcastTo } from "../views/broadcast-to.ts";
import { reshape } from "../views/reshape.ts";

/** Options of `meshgrid`. */
export interface MeshgridOptions {
  /** `xy` (default): the first array runs along columns; `ij`: along rows. */
  readonly indexing?: "xy" | "ij";
  /** Keep axes of length 1 instead of repeating along them; default false. */
  readonly sparse?: boolean;
  /** False gives views of the inputs; default true. */
  readonly copy?: boolean;
}

/**
 * Coordinates of a grid: for each array its values along its own axis, repeated along the others.
 *
 * @returns one array per input, new unless `copy` is false
 * @throws {InvalidArgumentError} indexing is neither `xy` nor `ij`
 */
export function meshgrid(arrays: readonly unknown[], options: MeshgridOptions = {}): NDArray[] {
  checkOptions("meshgrid", options);
  const { indexing = "xy", sparse = false, copy: copies = true } = options;
  if (!["xy", "ij"].includes(indexing)) {
    throw new InvalidArgumentError("meshgrid: Valid values for `indexing` are 'xy' and 'ij'.", {
      value: indexing,
    });
  }
  const given = givenArrays("meshgrid", arrays);
  const ndim = given.length;
  const axisOf = (i: number): number => (indexing === "xy" && ndim > 1 && i < 2 ? 1 - i : i);
  const open = given.map((a, i) => alongAxis(a, axisOf(i), ndim));
  const shape = broadcastShapes(
    "meshgrid",
    open.map((a) => a.shape),
  );
  const grids = open.map((a) => (sparse || sameShape(a.shape, shape) ? a : spread(a, shape)));
  return copies ? grids.map((grid) => copy(grid)) : grids;
}

/**
 * Lists of places on each axis as arrays that broadcast to all their combinations.
 *
 * @param arrays - one axis each; booleans stand for the places where they are true
 * @returns views of the inputs, of one axis per input
 * @throws {ShapeError} an array does not have one axis
 */
export function ix(...arrays: readonly unknown[]): NDArray[] {
  return givenArrays("ix", arrays).map((a, i) => {
    if (a.ndim !== 1) {
      throw new ShapeError("ix: Cross index must be 1 dimensional", { shape: [...a.shape] });
    }
    // Empty lists would be floats.
    const isEmptyList = a.size === 0 && !isArray(arrays[i]);
    const places = isEmptyList ? (astype(a, "int64") as NDArray) : a;
    return alongAxis(places.dtype.kind === "b" ? nonzero(places)[0]! : places, i, arrays.length);
  });
}

/** Repeated along the other axes; writeable like the array, as NumPy's `broadcast_arrays` gives it. */
function spread(a: NDArray, shape: readonly number[]): NDArray {
  const grid = broadcastTo(a, shape) as NDArray;
  grid.writeable = a.writeable;
  return grid;
}

function alongAxis(a: NDArray, axis: number, ndim: number): NDArray {
  const shape = Array.from({ length: ndim }, (_, i) => (i === axis ? -1 : 1));
  return reshape(a, shape);
}
