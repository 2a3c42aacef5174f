import type { IndexMode } from "../indexing/integers.ts";
import { compress, type CompressOptions } from "../indexing/compress.ts";
import { choose, type ChooseOptions } from "../select/choose.ts";
import { nonzero } from "../indexing/nonzero.ts";
import { put } from "../indexing/put.ts";
import { take, type TakeOptions } from "../indexing/take.ts";
import { arrayRepr, arrayStr } from "../io/print/array-text.ts";
import { repeat } from "../join/repeat.ts";
import { dot } from "../linalg/products/dot.ts";
import { NDArray } from "../ndarray.ts";
import { type AccumulateOptions, cumprod, cumsum } from "../reduce/cumulative.ts";
import type { ReduceOptions } from "../reduce/engine.ts";
import { argmax, argmin, type FindOptions } from "../reduce/find.ts";
import { all, any, max, min, prod, ptp, sum } from "../reduce/reductions.ts";
import { mean, type MeanOptions } from "../reduce/mean.ts";
import { type SpreadOptions, std, variance } from "../reduce/statistics.ts";
import { trace, type TraceOptions } from "../reduce/trace.ts";
import { argpartition, partition } from "../sort/partition.ts";
import { searchsorted, type SearchOptions } from "../sort/searchsorted.ts";
import { argsort, sortInPlace, type SortOptions } from "../sort/sort.ts";
import type { Element } from "../types/element.ts";
import type { Shape } from "../types/shape.ts";
import { conjugate } from "../ufunc/arithmetic.ts";
import { around, type AroundOptions } from "../ufunc/around.ts";
import { clip } from "../ufunc/clip.ts";
import type { UfuncOptions } from "../ufunc/apply.ts";
import type { Operandlike } from "../ufunc/function.ts";
import type { GivenShape } from "../types/given.ts";
import type { Multipliable, ProductOf } from "../types/products.ts";
import { attach } from "./base.ts";

import type {
  AccumulationMethod,
  FindMethod,
  MeanMethod,
  ReductionMethod,
  SpreadMethod,
} from "./reductions.ts";

type Limit = Operandlike | null;

// Each method calls the function of the same name, which has the documentation.
declare module "../ndarray.ts" {
  interface NDArray<D extends string = string, S extends Shape = Shape> {
    readonly sum: ReductionMethod<"sum">;
    readonly prod: ReductionMethod<"sum">;
    readonly max: ReductionMethod<"same">;
    readonly min: ReductionMethod<"same">;
    readonly ptp: ReductionMethod<"range">;
    readonly all: ReductionMethod<"bool">;
    readonly any: ReductionMethod<"bool">;
    readonly mean: MeanMethod<"mean">;
    readonly std: SpreadMethod<"spread">;
    readonly variance: SpreadMethod<"spread">;
    readonly argmax: FindMethod;
    readonly argmin: FindMethod;
    readonly cumsum: AccumulationMethod;
    readonly cumprod: AccumulationMethod;
    trace(options?: TraceOptions): Element | NDArray;
    /** Sorts the array itself, as NumPy's method does; the function `sort` gives a new one. */
    sort(options?: SortOptions & { readonly axis?: number }): void;
    argsort(options?: SortOptions): NDArray<"int64">;
    searchsorted(values: unknown, options?: SearchOptions): NDArray<"int64"> | bigint;
    /** A partitioned copy; unlike NumPy's method it does not change the array. */
    partition(kth: number | readonly number[], axis?: number | null): NDArray;
    argpartition(kth: number | readonly number[], axis?: number | null): NDArray<"int64">;
    take(indices: unknown, options?: TakeOptions): NDArray | Element;
    compress(condition: NDArray, options?: CompressOptions): NDArray<D>;
    choose(choices: Parameters<typeof choose>[1], options?: ChooseOptions): NDArray;
    put(indices: unknown, values: unknown, mode?: IndexMode): void;
    repeat(repeats: unknown, axis?: number | null): NDArray;
    nonzero(): NDArray<"int64">[];
    clip(low: Limit, high: Limit, options?: UfuncOptions): NDArray;
    around(decimals?: number, options?: AroundOptions): NDArray;
    conjugate(): NDArray<string, S>;
    dot<X extends NDArray, const B, O extends NDArray | undefined = undefined>(
      this: X,
      b: B & Multipliable<"dot", X["shape"], GivenShape<B>>,
      options?: { readonly out?: O },
    ): ProductOf<"dot", X, B, O, undefined>;
    /** The elements as NumPy's `str` prints them. */
    toString(): string;
  }
}

attach({
  sum(options?: ReduceOptions) {
    return sum(this, options);
  },
  prod(options?: ReduceOptions) {
    return prod(this, options);
  },
  max(options?: ReduceOptions) {
    return max(this, options);
  },
  min(options?: ReduceOptions) {
    return min(this, options);
  },
  ptp(options?: ReduceOptions) {
    return ptp(this, options);
  },
  all(options?: ReduceOptions) {
    return all(this, options);
  },
  any(options?: ReduceOptions) {
    return any(this, options);
  },
  mean(options: MeanOptions = {}) {
    return mean(this, options);
  },
  std(options: SpreadOptions = {}) {
    return std(this, options);
  },
  variance(options: SpreadOptions = {}) {
    return variance(this, options);
  },
  argmax(options: FindOptions = {}) {
    return argmax(this, options);
  },
  argmin(options: FindOptions = {}) {
    return argmin(this, options);
  },
  cumsum(options?: AccumulateOptions) {
    return cumsum(this, options);
  },
  cumprod(options?: AccumulateOptions) {
    return cumprod(this, options);
  },
  trace(options?: TraceOptions) {
    return trace(this, options);
  },
  sort(options?: SortOptions & { readonly axis?: number }) {
    sortInPlace(this, options);
  },
  argsort(options?: SortOptions) {
    return argsort(this, options);
  },
  searchsorted(values: unknown, options?: SearchOptions) {
    return searchsorted(this, values, options);
  },
  partition(kth: number | readonly number[], axis?: number | null) {
    return partition(this, kth, axis);
  },
  argpartition(kth: number | readonly number[], axis?: number | null) {
    return argpartition(this, kth, axis);
  },
  compress(condition: NDArray, options?: CompressOptions) {
    return compress(this, condition, options);
  },
  choose(choices: Parameters<typeof choose>[1], options?: ChooseOptions) {
    return choose(this, choices, options);
  },
  take(indices: unknown, options?: TakeOptions) {
    return take(this, indices, options);
  },
  put(indices: unknown, values: unknown, mode?: IndexMode) {
    put(this, indices, values, mode);
  },
  repeat(repeats: unknown, axis?: number | null) {
    return repeat(this, repeats, axis);
  },
  nonzero() {
    return nonzero(this);
  },
  clip(low: Limit, high: Limit, options?: UfuncOptions) {
    return clip(this, low, high, options);
  },
  around(decimals?: number, options?: AroundOptions) {
    return around(this, decimals, options);
  },
  conjugate() {
    return conjugate(this);
  },
  dot(b: unknown, options?: { readonly out?: NDArray }) {
    return dot(this, b, options);
  },
  toString(this: NDArray) {
    return arrayStr(this);
  },
});

// What console.log shows in Node, Bun and Deno. A debugger must be able to show a released array.
Object.defineProperty(NDArray.prototype, Symbol.for("nodejs.util.inspect.custom"), {
  value(this: NDArray) {
    return this.isReleased ? "array(released)" : arrayRepr(this);
  },
  configurable: true,
  writable: true,
});
