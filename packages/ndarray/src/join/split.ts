import { InvalidArgumentError, OutOfRangeError, ShapeError } from "@tsmem/core";
import { checkArray } from "../arguments.ts";
import { shown } from "../dtype/convert.ts";
import { ValueError } from "../errors.ts";
import { checkAxis, listOf } from "../layout/shape.ts";
import type { NDArray } from "../ndarray.ts";
import type { View } from "../types/view.ts";
import { partOf, withoutAxis } from "./parts.ts";
import type { LengthAt, Squeezed } from "../types/axes.ts";
import type { PartCount, SecondAxis, Several, WithLength } from "../types/joined.ts";
import type { Shape } from "../types/shape.ts";

/** A number of equal parts, or the positions where parts begin. */
export type Sections = number | readonly number[];

/**
 * Cut an array into parts of equal length, or at given positions.
 *
 * @param sections - number of parts, or positions as in slices (negative from the end, beyond the end
 *   gives empty parts)
 * @param axis - default 0
 * @returns views of `a`, which they keep alive
 * @throws {ValueError} the axis cannot be cut into that many equal parts
 * @throws {AxisError} axis outside -ndim to ndim - 1
 * @example split(arange(6), 3) // [array([0, 1]), array([2, 3]), array([4, 5])]
 * @see numpy.split
 */
export function split<
  D extends string,
  S extends Shape = Shape,
  const P extends Sections = Sections,
  A extends number = 0,
>(
  a: NDArray<D, S>,
  sections: P,
  axis?: A,
): Several<View<NDArray<D, WithLength<S, A, number>>>, PartCount<P>>;
export function split(a: NDArray, sections: Sections, axis = 0): View<NDArray>[] {
  checkArray("split", a);
  return cut("split", a, sections, axis, true);
}

/**
 * Cut an array into parts whose lengths may differ by one, the longer ones first.
 *
 * @returns views of `a`, which they keep alive
 * @throws {ValueError} fewer than one part
 * @throws {AxisError} axis outside -ndim to ndim - 1
 * @see numpy.array_split
 */
export function arraySplit<
  D extends string,
  S extends Shape = Shape,
  const P extends Sections = Sections,
  A extends number = 0,
>(
  a: NDArray<D, S>,
  sections: P,
  axis?: A,
): Several<View<NDArray<D, WithLength<S, A, number>>>, PartCount<P>>;
export function arraySplit(a: NDArray, sections: Sections, axis = 0): View<NDArray>[] {
  checkArray("arraySplit", a);
  return cut("arraySplit", a, sections, axis, false);
}

/** Cut along the second axis, the first one of a one-dimensional array. @see split */
export function hsplit<
  D extends string,
  S extends Shape = Shape,
  const P extends Sections = Sections,
>(
  a: NDArray<D, S>,
  sections: P,
): Several<View<NDArray<D, WithLength<S, SecondAxis<S>, number>>>, PartCount<P>>;
export function hsplit(a: NDArray, sections: Sections): View<NDArray>[] {
  checkArray("hsplit", a);
  checkRank("hsplit", a, 1);
  return cut("hsplit", a, sections, a.shape.length > 1 ? 1 : 0, true);
}

/** Cut along the first axis of an array of two or more. @see split */
export function vsplit<
  D extends string,
  S extends Shape = Shape,
  const P extends Sections = Sections,
>(a: NDArray<D, S>, sections: P): Several<View<NDArray<D, WithLength<S, 0, number>>>, PartCount<P>>;
export function vsplit(a: NDArray, sections: Sections): View<NDArray>[] {
  checkArray("vsplit", a);
  checkRank("vsplit", a, 2);
  return cut("vsplit", a, sections, 0, true);
}

/** Cut along the third axis of an array of three or more. @see split */
export function dsplit<
  D extends string,
  S extends Shape = Shape,
  const P extends Sections = Sections,
>(a: NDArray<D, S>, sections: P): Several<View<NDArray<D, WithLength<S, 2, number>>>, PartCount<P>>;
export function dsplit(a: NDArray, sections: Sections): View<NDArray>[] {
  checkArray("dsplit", a);
  checkRank("dsplit", a, 3);
  return cut("dsplit", a, sections, 2, true);
}

function checkRank(operation: string, a: NDArray, least: number): void {
  if (a.shape.length >= least) return;
  throw new ShapeError(
    `${operation}: only works on arrays of ${least} or more dimensions, not ${a.shape.length}`,
    { shape: a.shape },
  );
}

function cut(
  operation: string,
  a: NDArray,
  sections: Sections,
  axis: number,
  isEqual: boolean,
): View<NDArray>[] {
  const along = checkAxis(operation, axis, a.shape.length);
  const length = a.shape[along]!;
  const bounds =
    typeof sections === "number"
      ? evenBounds(operation, length, sections, isEqual)
      : givenBounds(operation, length, listOf(operation, "sections", sections));
  return bounds.map(([start, end]) => partOf(a, along, start, Math.max(0, end - start)));
}

// A part is a view of some hundred bytes, whatever it shows: more would end the process, not the call.
const mostParts = 2 ** 24;

function evenBounds(
  operation: string,
  length: number,
  count: number,
  isEqual: boolean,
): (readonly [number, number])[] {
  if (!Number.isInteger(count) || count < 1) {
    throw new ValueError(
      `${operation}: number sections must be larger than 0, not ${shown(count)}`,
      {
        value: count,
      },
    );
  }
  if (count > mostParts) {
    throw new OutOfRangeError(
      `${operation}: ${count} parts are more than the ${mostParts} that one call gives`,
      { value: count },
    );
  }
  if (isEqual && length % count !== 0) {
    throw new ValueError(
      `${operation}: array split does not result in an equal division: ${length} into ${count}; ` +
        "use arraySplit()",
      { value: count },
    );
  }
  const short = Math.floor(length / count);
  const longer = length % count;
  return Array.from({ length: count }, (_, i) => {
    const start = i * short + Math.min(i, longer);
    return [start, start + short + (i < longer ? 1 : 0)] as const;
  });
}

function givenBounds(
  operation: string,
  length: number,
  positions: readonly number[],
): (readonly [number, number])[] {
  const clipped = positions.map((at) => {
    if (!Number.isInteger(at)) {
      throw new InvalidArgumentError(
        `${operation}: position ${shown(at)} is not an integer; give integers`,
        { value: at },
      );
    }
    return Math.min(length, Math.max(0, at < 0 ? at + length : at));
  });
  const starts = [0, ...clipped];
  return starts.map((start, i) => [start, clipped[i] ?? length] as const);
}

/**
 * Give the sub-arrays along an axis, which they no longer have.
 *
 * @returns views of `a`, which they keep alive
 * @throws {ShapeError} the array has no axes
 * @throws {AxisError} axis outside -ndim to ndim - 1
 * @see numpy.unstack
 */
export function unstack<D extends string, S extends Shape = Shape, A extends number = 0>(
  a: NDArray<D, S>,
  axis?: A,
): Several<View<NDArray<D, Squeezed<S, A>>>, LengthAt<S, A>>;
export function unstack(a: NDArray, axis = 0): View<NDArray>[] {
  checkArray("unstack", a);
  if (a.shape.length === 0) {
    throw new ShapeError("unstack: Input array must be at least 1-d; it has no axes", {
      shape: [],
    });
  }
  const along = checkAxis("unstack", axis, a.shape.length);
  return Array.from({ length: a.shape[along]! }, (_, i) => withoutAxis(a, along, i));
}
