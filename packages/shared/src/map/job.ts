import type { SharedArray } from "../array/shared-array.ts";
import type { SharedArrayHandle } from "../handle/array-handle.ts";
import type { ArrayPart } from "./part.ts";

/** What the function of a `sharedMap` file learns beside its part. */
export interface MapContext<Data = unknown> {
  /** Which worker this is, from 0 to `count` - 1. */
  readonly index: number;
  readonly count: number;
  /** The range of the split axis that this worker has. */
  readonly start: number;
  readonly stop: number;
  /** The arrays that were not split, in the order of `options.whole`. */
  readonly whole: readonly SharedArray[];
  /** `options.data`, as structured cloning copied it. */
  readonly data: Data;
}

/**
 * The default export of a `sharedMap` file.
 *
 * @param parts - its part of the array; a list of parts when a list of arrays was given
 * @returns anything that structured cloning copies
 */
export type MapFunction<Parts = ArrayPart, Result = unknown, Data = unknown> = (
  parts: Parts,
  context: MapContext<Data>,
) => Result | PromiseLike<Result>;

/** What a child is sent. */
export interface Job {
  readonly file: string;
  readonly index: number;
  readonly count: number;
  readonly start: number;
  readonly stop: number;
  readonly axis: number;
  readonly isList: boolean;
  readonly split: readonly SharedArrayHandle[];
  readonly whole: readonly SharedArrayHandle[];
  readonly data: unknown;
}

/** What a child sends back. */
export type Answer =
  | { readonly result: unknown }
  | {
      readonly error: { readonly name: string; readonly message: string; readonly stack?: string };
    };
