import { ShapeError } from "@tsmem/core";
import { flat } from "../views/flat.ts";
import { copyInto } from "../assign/copy-into.ts";
import { newResult } from "../create/empty.ts";
import { givenArrays } from "../create/given-array.ts";
import type { Casting } from "../dtype/casting.ts";
import { checkOptions, outOf } from "../arguments.ts";
import type { DType } from "../dtype/dtype.ts";
import type { DTypeLike } from "../dtype/dtype-of.ts";
import { promoteAll } from "../dtype/promote.ts";
import { ValueError } from "../errors.ts";
import { stridesAlong } from "../iterate/axes.ts";
import { checkAxis, sameShape, sizeOf, tupleText } from "../layout/shape.ts";
import { contiguousStrides } from "../layout/strides.ts";
import type { NDArray } from "../ndarray.ts";
import { registry, restOf } from "../rest.ts";
import { partOf, withAxis } from "./parts.ts";
import { sortedAxes } from "./sorted-axes.ts";
import type { IntoOut } from "../types/given.ts";
import type {
  Joinable,
  JoinedName,
  JoinedNameAlong,
  JoinedShape,
  Stackable,
  StackedShape,
} from "../types/joined.ts";

/** What the join functions take beside the arrays. */
export interface JoinOptions<
  A extends number | null = number | null,
  T extends DTypeLike | undefined = DTypeLike,
  O extends NDArray | undefined = NDArray,
> {
  /** Axis along which to join; null joins the arrays as if they were flat. Default 0. */
  readonly axis?: A;
  /** Where to write instead of a new array; has the shape of the result. */
  readonly out?: O;
  /** Dtype of the result; default the one to which all dtypes promote. */
  readonly dtype?: T;
  /** Which conversions are allowed; default "same_kind". */
  readonly casting?: Casting;
}

/**
 * Join arrays along an axis that they have.
 *
 * @param arrays - arrays or nested lists whose shapes agree except along `axis`
 * @returns new array that owns its data, or `out`; its axes lie in memory in the order that the
 *   arrays have in common
 * @throws {ShapeError} shapes or ranks differ, or an array has no axes
 * @throws {AxisError} axis outside -ndim to ndim - 1
 * @throws {CastError} `casting` forbids the conversion
 * @example concatenate([array([1, 2]), array([3])]) // array([1, 2, 3])
 * @see numpy.concatenate
 */
export function concatenate<
  const L extends readonly unknown[],
  A extends number | null = 0,
  T extends DTypeLike | undefined = undefined,
  O extends NDArray | undefined = undefined,
>(
  arrays: L & Joinable<L, A>,
  options?: JoinOptions<A, T, O>,
): IntoOut<O, JoinedNameAlong<L, A, T>, JoinedShape<L, A>>;
export function concatenate(arrays: readonly unknown[], options: JoinOptions = {}): NDArray {
  checkOptions("concatenate", options);
  const given = givenArrays("concatenate", arrays);
  const adapted = options.axis === null && registry.rest?.adaptPlain(arrays, given);
  return join("concatenate", adapted || given, options);
}

/** The work of `concatenate`, under the name of the public call. */
export function join(operation: string, given: readonly NDArray[], options: JoinOptions): NDArray {
  const { axis = 0, dtype, casting = "same_kind" } = options;
  const out = outOf(operation, options.out);
  if (given.length === 0) {
    throw new ValueError(
      `${operation}: need at least one array to concatenate; the list is empty`,
      {
        value: given,
      },
    );
  }
  const arrays = axis === null ? given.map((a) => flat(a)) : given;
  const along = checkRanks(operation, arrays, axis ?? 0);
  const shape = joinedShape(operation, arrays, along);
  const dtypes = arrays.map((array) => array.dtype);
  const isPlain =
    dtype === undefined && out === null && casting === "same_kind" && dtypes.every((d) => !d.unit);
  const type = isPlain
    ? promoteAll(dtypes)
    : restOf(operation).joinedDType(operation, dtypes, dtype, out ?? undefined, casting);
  if (out !== null && !sameShape(out.shape, shape)) {
    throw new ShapeError(
      `${operation}: Output array is the wrong shape: ${tupleText(out.shape)} instead of ` +
        tupleText(shape),
      { shape: out.shape },
    );
  }
  const result = out ?? newResult(operation, shape, joinedStrides(arrays, shape, type, axis), type);
  let start = 0;
  for (const array of arrays) {
    const length = array.shape[along]!;
    copyInto("concatenate", partOf(result, along, start, length), array, "unsafe");
    start += length;
  }
  return result;
}

function checkRanks(operation: string, arrays: readonly NDArray[], axis: number): number {
  const ndim = arrays[0]!.shape.length;
  if (ndim === 0) {
    throw new ShapeError(
      `${operation}: zero-dimensional arrays cannot be concatenated; use stack()`,
      { shape: [] },
    );
  }
  return checkAxis(operation, axis, ndim);
}

function joinedShape(operation: string, arrays: readonly NDArray[], along: number): number[] {
  const first = arrays[0]!.shape;
  const shape = [...first];
  arrays.forEach((array, index) => {
    if (index === 0) return;
    if (array.shape.length !== first.length) {
      throw new ShapeError(
        `${operation}: all the input arrays must have same number of dimensions, but the array at ` +
          `index 0 has ${first.length} dimension(s) and the array at index ${index} has ` +
          `${array.shape.length} dimension(s)`,
        { shape: array.shape },
      );
    }
    array.shape.forEach((length, i) => {
      if (i !== along && length !== first[i]) {
        throw new ShapeError(
          `${operation}: all the input array dimensions except for the concatenation axis must ` +
            `match exactly, but along dimension ${i}, the array at index 0 has size ${first[i]} and ` +
            `the array at index ${index} has size ${length}`,
          { shape: array.shape },
        );
      }
    });
    shape[along] = shape[along]! + array.shape[along]!;
  });
  return shape;
}

function joinedStrides(
  arrays: readonly NDArray[],
  shape: readonly number[],
  type: DType,
  axis: number | null,
): number[] {
  if (axis === null || sizeOf(shape) === 0) return contiguousStrides(shape, type.itemsize);
  return stridesAlong(shape, sortedAxes(arrays), type.itemsize);
}

/**
 * Join arrays of one shape along a new axis.
 *
 * @returns new array that owns its data, or `out`; `shape` with the number of arrays inserted at `axis`
 * @throws {ShapeError} shapes differ
 * @throws {AxisError} axis outside -ndim - 1 to ndim
 * @example stack([array([1, 2]), array([3, 4])], { axis: 1 }) // array([[1, 3], [2, 4]])
 * @see numpy.stack
 */
export function stack<
  const L extends readonly unknown[],
  A extends number = 0,
  T extends DTypeLike | undefined = undefined,
  O extends NDArray | undefined = undefined,
>(
  arrays: L & Stackable<L>,
  options?: JoinOptions<A, T, O>,
): IntoOut<O, JoinedName<L, T>, StackedShape<L, A>>;
export function stack(
  arrays: readonly unknown[],
  options: JoinOptions & { readonly axis?: number } = {},
): NDArray {
  checkOptions("stack", options);
  const given = givenArrays("stack", arrays);
  const first = given[0];
  if (first === undefined) {
    throw new ValueError("stack: need at least one array to stack; the list is empty", {
      value: arrays,
    });
  }
  const odd = given.find((array) => !sameShape(array.shape, first.shape));
  if (odd !== undefined) {
    throw new ShapeError(
      `stack: all input arrays must have the same shape: ${tupleText(first.shape)} and ` +
        tupleText(odd.shape),
      { shape: odd.shape },
    );
  }
  const ndim = first.shape.length + 1;
  const along = checkAxis("stack", options.axis ?? 0, ndim);
  return join(
    "stack",
    given.map((array) => withAxis(array, along)),
    { ...options, axis: along },
  );
}
