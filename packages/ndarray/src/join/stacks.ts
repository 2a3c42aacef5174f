import { ShapeError } from "@tsmem/core";
import { checkOptions } from "../arguments.ts";
import { asarray } from "../create/array.ts";
import { givenArrays } from "../create/given-array.ts";
import { leavesOf } from "../dtype/leaves.ts";
import { ValueError } from "../errors.ts";
import type { NDArray } from "../ndarray.ts";
import { viewOf } from "../views/view-of.ts";
import { join, type JoinOptions } from "./concatenate.ts";
import { withAxis, withLeadingAxes } from "./parts.ts";
import type { DTypeLike } from "../dtype/dtype-of.ts";
import type { Joinable, JoinedName, JoinedShape, SideAxis } from "../types/joined.ts";

type StackOptions<T extends DTypeLike | undefined = DTypeLike> = Omit<
  JoinOptions<number | null, T>,
  "axis" | "out"
>;

/**
 * Put arrays on top of each other: join along the first axis, one-dimensional arrays as rows.
 *
 * @returns new array that owns its data
 * @throws {ShapeError} shapes differ in another axis than the first
 * @see numpy.vstack
 */
export function vstack<
  const L extends readonly unknown[],
  T extends DTypeLike | undefined = undefined,
>(
  arrays: L & Joinable<L, 0, "rows">,
  options?: StackOptions<T>,
): NDArray<JoinedName<L, T>, JoinedShape<L, 0, "rows">>;
export function vstack(arrays: readonly unknown[], options: StackOptions = {}): NDArray {
  checkOptions("vstack", options);
  const rows = givenArrays("vstack", arrays).map((a) => withLeadingAxes(a, 2));
  return join("vstack", rows, { ...options, axis: 0 });
}

/**
 * Put arrays side by side: join along the second axis, one-dimensional arrays end to end.
 *
 * @returns new array that owns its data
 * @throws {ShapeError} shapes differ in another axis than the joined one
 * @see numpy.hstack
 */
export function hstack<
  const L extends readonly unknown[],
  T extends DTypeLike | undefined = undefined,
>(
  arrays: L & Joinable<L, SideAxis<L>, "flat">,
  options?: StackOptions<T>,
): NDArray<JoinedName<L, T>, JoinedShape<L, SideAxis<L>, "flat">>;
export function hstack(arrays: readonly unknown[], options: StackOptions = {}): NDArray {
  checkOptions("hstack", options);
  const given = givenArrays("hstack", arrays).map((a) => withLeadingAxes(a, 1));
  const axis = given[0]?.shape.length === 1 ? 0 : 1;
  return join("hstack", given, { ...options, axis });
}

/**
 * Join along the third axis; arrays of fewer axes get some of length 1, (n,) as (1, n, 1).
 *
 * @returns new array that owns its data
 * @throws {ShapeError} shapes differ in the first two axes
 * @see numpy.dstack
 */
export function dstack<const L extends readonly unknown[]>(
  arrays: L & Joinable<L, 2, "depth">,
): NDArray<JoinedName<L, undefined>, JoinedShape<L, 2, "depth">>;
export function dstack(arrays: readonly unknown[]): NDArray {
  const given = givenArrays("dstack", arrays).map(withDepth);
  return join("dstack", given, { axis: 2 });
}

function withDepth(a: NDArray): NDArray {
  const plane = withLeadingAxes(a, 2);
  return plane.shape.length === 2 ? withAxis(plane, 2) : plane;
}

/**
 * Make one-dimensional arrays the columns of a matrix; matrices are put side by side.
 *
 * @returns new array that owns its data
 * @throws {ShapeError} lengths differ
 * @see numpy.columnStack
 */
export function columnStack<const L extends readonly unknown[]>(
  arrays: L & Joinable<L, 1, "columns">,
): NDArray<JoinedName<L, undefined>, JoinedShape<L, 1, "columns">>;
export function columnStack(arrays: readonly unknown[]): NDArray {
  const columns = givenArrays("columnStack", arrays).map((a) => {
    if (a.shape.length >= 2) return a;
    const flat = withLeadingAxes(a, 1);
    return viewOf(flat, [flat.shape[0]!, 1], [flat.strides[0]!, flat.strides[0]!], flat.byteOffset);
  });
  return join("columnStack", columns, { axis: 1 });
}

/** Arrays in nested lists, the innermost joined along the last axis. */
export type Blocks = unknown;

/**
 * Assemble an array from nested lists of blocks: the innermost lists are joined along the last axis,
 * the lists around them along the axis before it, and so on.
 *
 * @param blocks - nested lists of one depth; their leaves are arrays or numbers
 * @returns new array that owns its data
 * @throws {ShapeError} blocks do not fit each other
 * @throws {ValueError} lists of different depth, or an empty one
 * @example block([[eye(2), zeros([2, 3])], [ones([3, 2]), eye(3)]])
 * @see numpy.block
 */
export function block(blocks: Blocks): NDArray {
  const leaves = leavesOf("block", blocks);
  const depth = depthOf(blocks, []);
  const ndim = leaves.reduce<number>(
    (most, leaf) => Math.max(most, asarray(leaf).shape.length),
    depth,
  );
  return assemble(blocks, depth, ndim);
}

function depthOf(blocks: Blocks, path: readonly number[]): number {
  if (!Array.isArray(blocks)) return path.length;
  if (blocks.length === 0) {
    throw new ValueError(`block: List at blocks[${path.join("][")}] cannot be empty; remove it`, {
      value: blocks,
    });
  }
  const depths = blocks.map((item, i) => depthOf(item, [...path, i]));
  if (depths.some((depth) => depth !== depths[0])) {
    throw new ValueError(
      `block: List depths are mismatched: ${depths.join(", ")} in one list; nest all to one depth`,
      { value: blocks },
    );
  }
  return depths[0]!;
}

function assemble(blocks: Blocks, depth: number, ndim: number): NDArray {
  if (!Array.isArray(blocks)) {
    const leaf = withLeadingAxes(asarray(blocks), ndim);
    return depth > 0 ? leaf : join("block", [withLeadingAxes(leaf, 1)], { axis: 0 });
  }
  const parts = blocks.map((item) => assemble(item, depth, ndim));
  const inner = levelOf(blocks);
  const rank = parts[0]!.shape.length;
  if (inner > rank) throw new ShapeError("block: lists nest deeper than axes", { shape: [rank] });
  return join("block", parts, { axis: -inner });
}

/** How many lists lie between this one and the leaves, itself included. */
function levelOf(blocks: Blocks): number {
  return Array.isArray(blocks) ? 1 + levelOf(blocks[0]) : 0;
}
