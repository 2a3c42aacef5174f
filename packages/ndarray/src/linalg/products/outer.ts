import { checkOptions } from "../../arguments.ts";
import { withLeadingAxes } from "../../join/parts.ts";
import { asarray } from "../../create/array.ts";
import { flat, shaped } from "../../views/flat.ts";
import type { NDArray } from "../../ndarray.ts";
import { multiply } from "../../ufunc/arithmetic.ts";
import { viewOf } from "../../views/view-of.ts";
import type { GivenName, GivenShape, IntoOut } from "../../types/given.ts";
import type { TimesShape } from "../../types/axes.ts";
import type { OuterLength } from "../../types/products.ts";
import type { Promoted } from "../../types/promotion.ts";

/**
 * The products of all pairs of elements.
 *
 * @param options.out - where to write, of shape (a.size, b.size)
 * @returns new array of shape (a.size, b.size), or `out`
 * @see numpy.outer
 */
export function outer<const A, const B, O extends NDArray | undefined = undefined>(
  a: A,
  b: B,
  options?: { readonly out?: O },
): IntoOut<
  O,
  Promoted<GivenName<A>, GivenName<B>>,
  readonly [OuterLength<GivenShape<A>>, OuterLength<GivenShape<B>>]
>;
export function outer(a: unknown, b: unknown, options: { readonly out?: NDArray } = {}): NDArray {
  checkOptions("outer", options);
  const left = flat(asarray(a));
  const right = flat(asarray(b));
  const column = viewOf(left, [left.size, 1], [left.strides[0]!, 0], left.byteOffset);
  const row = viewOf(right, [1, right.size], [0, right.strides[0]!], right.byteOffset);
  return multiply(column, row, options);
}

/**
 * The Kronecker product: `b` in blocks, each scaled by an element of `a`.
 *
 * @returns new array whose lengths are the products of the lengths; missing axes are put in front
 * @see numpy.kron
 */
export function kron<const A, const B>(
  a: A,
  b: B,
): NDArray<Promoted<GivenName<A>, GivenName<B>>, TimesShape<GivenShape<A>, GivenShape<B>>>;
export function kron(a: unknown, b: unknown): NDArray {
  const [left, right] = [asarray(a), asarray(b)];
  const ndim = Math.max(left.shape.length, right.shape.length);
  if (left.shape.length === 0 || right.shape.length === 0) return multiply(left, right);
  const x = interleaved(withLeadingAxes(left, ndim), 0);
  const y = interleaved(withLeadingAxes(right, ndim), 1);
  const blocks = multiply(x, y);
  return shaped(
    blocks,
    Array.from({ length: ndim }, (_, i) => blocks.shape[2 * i]! * blocks.shape[2 * i + 1]!),
  );
}

/** A view with an axis of length 1 after (0) or before (1) every axis. */
function interleaved(a: NDArray, place: 0 | 1): NDArray {
  const spread = (list: readonly number[], filler: number): number[] =>
    list.flatMap((value) => (place === 0 ? [value, filler] : [filler, value]));
  return viewOf(a, spread(a.shape, 1), spread(a.strides, 0), a.byteOffset);
}
