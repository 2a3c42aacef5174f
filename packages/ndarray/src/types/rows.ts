import type { NDArray } from "../ndarray.ts";
import type { ElementOf } from "./element.ts";
import type { Shape } from "./shape.ts";
import type { View } from "./view.ts";
import type { NestedList } from "../values/to-list.ts";

/**
 * What arrays give when they are taken apart. Look-ups by the number of axes and no conditions, so that types
 * know that arrays with more known are arrays with less known.
 */

/** One row: an element of an array with one axis, a view otherwise. */
export type RowOf<D extends string, S extends Shape> = RowByRank<D, S>[S["length"]];

interface RowByRank<D extends string, S extends Shape> {
  readonly 1: ElementOf<D>;
  readonly 2: View<NDArray<D, readonly [S[1]]>>;
  readonly 3: View<NDArray<D, readonly [S[1], S[2]]>>;
  readonly 4: View<NDArray<D, readonly [S[1], S[2], S[3]]>>;
  readonly [rank: number]: View<NDArray<D>> | ElementOf<D>;
}

/** The elements in nested lists, one level per axis. */
export type ListOf<D extends string, S extends Shape> = ListByRank<D>[S["length"]];

interface ListByRank<D extends string> {
  readonly 0: ElementOf<D>;
  readonly 1: ElementOf<D>[];
  readonly 2: ElementOf<D>[][];
  readonly 3: ElementOf<D>[][][];
  readonly 4: ElementOf<D>[][][][];
  readonly [rank: number]: NestedList;
}
