import { UnavailableError } from "@tsmem/core";
import type { Bound } from "./create/arange.ts";
import type { ArrayOptions } from "./create/array.ts";
import type { CreateOptions } from "./create/empty.ts";
import type { LinspaceOptions, SpaceBound } from "./create/linspace.ts";
import type { Casting, CastLevel } from "./dtype/casting.ts";
import type { Codec } from "./dtype/codec.ts";
import type { DType } from "./dtype/dtype.ts";
import type { IndexMode } from "./indexing/integers.ts";
import type { Walk } from "./iterate/axes.ts";
import type { DTypeLike } from "./dtype/dtype-of.ts";
import type { Element } from "./types/element.ts";
import type { Storage } from "./storage/storage.ts";
import type { BinaryLoop, FindLoop, UnaryLoop } from "./kernels/types.ts";
import type { NDArray } from "./ndarray.ts";
import type { Results, UfuncOptions } from "./ufunc/apply.ts";
import type { CountOptions } from "./reduce/count-nonzero.ts";
import type { AccumulateOptions } from "./reduce/cumulative.ts";
import type { FindOptions } from "./reduce/find.ts";
import type { MeanOptions } from "./reduce/mean.ts";
import type { ReduceOptions } from "./reduce/engine.ts";
import type { Operandlike } from "./ufunc/function.ts";
import type { NativeDraw } from "./random/fill.ts";
import type { Pcg64 } from "./random/pcg64.ts";
import type { SpreadOptions } from "./reduce/statistics.ts";
import type { SortOptions } from "./sort/sort.ts";
import type { UniqueOptions } from "./sort/unique.ts";
import type { Choice } from "./select/choose.ts";
import type { Ufunc } from "./ufunc/definition.ts";
import type { Operand } from "./ufunc/operand.ts";

/**
 * The seam that keeps bundles of `functional` small: its functions work on native numbers by themselves
 * and ask the rest of the package for everything else. `register.ts` puts it in place; the main entry
 * imports that, a bundle of single functions need not.
 */
export interface Rest {
  /** The dtype of strings, dates or records that a specification means. */
  parseDType(spec: DTypeLike): DType | undefined;
  /** The dtype with its bytes in the other order. */
  swapBytes(dtype: DType): DType;
  /** Whether two void dtypes of one name have the same fields. */
  sameRecords(a: DType, b: DType): boolean;
  /** What a value means that is neither number, bigint nor boolean. */
  toBoolean(value: unknown): boolean;
  toFloat(value: unknown, name: string): number;
  toInteger(value: unknown, name: string, low: bigint, high: bigint): bigint;
  /** What a value becomes in an element of a dtype. */
  scalarValue(dtype: DType, value: unknown): unknown;
  /** Memory of the native package for a result, or null where there is none. */
  allocateRecycled(byteLength: number): Storage | null;
  /** Zeroed memory for a small or a large array, or null where a buffer of its own serves as well. */
  allocateZeroed(operation: string, count: number, itemsize: number): Storage | null;
  /** `linspace` between complex numbers or typed scalars. */
  typedSpace(start: SpaceBound, stop: SpaceBound, num: number, options: LinspaceOptions): NDArray;
  /** `asarray`: lists, typed arrays and objects of the array protocol as arrays. */
  asarray(value: unknown): NDArray;
  /** Write a value that is no plain integer, or an array, into a new array. */
  fillWith(operation: string, a: NDArray, value: unknown): void;
  /** `array` of any values with any options. */
  array(values: unknown, options: ArrayOptions): NDArray;
  /** Nested lists of whole numbers as an array of integers. */
  integerArray(value: unknown): NDArray;
  /** The strictest rule that allows a conversion of dtypes that are not both numbers. */
  castLevel(from: DType, to: DType): CastLevel;
  /** The common dtype of two that are not both numbers. */
  promoteOthers(a: DType, b: DType): DType;
  /** The arrays to join as if they were flat, plain numbers among them in the dtype of the others. */
  adaptPlain(values: readonly unknown[], arrays: readonly NDArray[]): NDArray[];
  /** The dtype of a join with options. */
  joinedDType(
    operation: string,
    dtypes: readonly DType[],
    dtype: DTypeLike | undefined,
    out: NDArray | undefined,
    casting: Casting,
  ): DType;
  /** `take` in a native kernel; false when that does not pay off. */
  takeNative(
    source: NDArray,
    outer: number,
    length: number,
    indices: NDArray,
    result: NDArray,
    mode: IndexMode,
  ): boolean;
  /** Fill a new array with random numbers in a native kernel; false when that does not pay off. */
  drawNative(
    bits: Pcg64,
    result: NDArray,
    native: NativeDraw,
    one: ((bits: Pcg64) => number) | null,
  ): boolean;
  /** Store the result of `take` in the array given for it. */
  takeInto(out: NDArray, result: NDArray): void;
  /** `where` of any dtypes; places instead of elements without choices. */
  where(
    condition: NDArray,
    x: Choice | undefined,
    y: Choice | undefined,
  ): NDArray | NDArray<"int64">[];
  /** `mean` of any dtypes with any options. */
  mean(a: Operandlike, options?: MeanOptions): Results;
  /** Throw unless a casting rule allows a conversion. */
  checkCast(operation: string, from: DType, to: DType, casting: Casting): void;
  /** `arange` of any bounds and dtypes. */
  arange(bounds: readonly Bound[], options: CreateOptions): NDArray;
  /** `clip` of any dtypes with any options. */
  clip(
    a: Operandlike,
    low: Operandlike | null | undefined,
    high: Operandlike | null | undefined,
    options: UfuncOptions | undefined,
  ): Results;
  /** `cumsum` and `cumprod` of any dtypes with any options. */
  cumulative(
    ufunc: Ufunc<BinaryLoop>,
    a: Operandlike,
    options: AccumulateOptions | undefined,
  ): Results;
  /** `argmax` and `argmin` of any dtypes with any options. */
  find(ufunc: Ufunc<FindLoop>, a: Operandlike, options: FindOptions | undefined): Results;
  /** `variance`, or its square root, of any dtypes with any options. */
  spread(a: Operandlike, options: SpreadOptions | undefined, isRoot: boolean): Results;
  /** Sort along an axis in place, any dtype. */
  sortAxis(operation: string, a: NDArray, axis: number, options: SortOptions): void;
  /** `argsort` along an axis, any dtype. */
  argsort(source: NDArray, axis: number, options: SortOptions): NDArray<"int64">;
  /** `unique` of any dtype with any options. */
  unique(a: NDArray, options: UniqueOptions): NDArray | NDArray[];
  /** `countNonzero` of any dtype over any axes. */
  countNonzero(a: Operandlike, options: CountOptions | undefined): Results;
  /** Copy between arrays of any dtypes, shapes and places. */
  copyInto(
    operation: string,
    target: NDArray,
    source: NDArray,
    casting?: Casting,
    where?: NDArray | null,
  ): void;
  /** Copy elements without gaps in a native kernel; false when that does not pay off. */
  copyDense(target: NDArray, source: NDArray): boolean;
  /** Copy in a native kernel; false when that does not pay off. */
  copyNative(target: NDArray, source: NDArray, strides: readonly number[]): boolean;
  /** Copy with any conversion. */
  convertInto(target: NDArray, source: NDArray, walk: Walk): void;
  /** Copy where memory overlaps or a mask decides. */
  copyWithCare(
    operation: string,
    target: NDArray,
    source: NDArray,
    strides: readonly number[],
    where: NDArray | null,
  ): void;
  /** An argument that is neither an array nor a plain number. */
  operandOf(name: string, value: unknown): Operand;
  /** Call `visit` with every element of an array of any dtype, in memory order. */
  forEachElement(array: NDArray, visit: (value: unknown) => void): void;
  /** Element-wise functions of any dtypes and options, in native kernels where they pay off. */
  applyUfunc(ufunc: Ufunc, values: readonly unknown[], options: UfuncOptions | undefined): Results;
  applyUnary(ufunc: Ufunc<UnaryLoop>, x: unknown, options: UfuncOptions | undefined): NDArray;
  applyBinary(
    ufunc: Ufunc<BinaryLoop>,
    x: unknown,
    y: unknown,
    options: UfuncOptions | undefined,
  ): NDArray;
  /** A reduction of everything to one value, the short way; undefined when there is none. */
  reduceWhole(
    ufunc: Ufunc<BinaryLoop>,
    a: unknown,
    fold: Ufunc<UnaryLoop> | null,
  ): Element | undefined;
  /** Reductions of any operands with any options. */
  reduceAny(
    ufunc: Ufunc<BinaryLoop>,
    a: Operandlike,
    options: ReduceOptions,
    fold: Ufunc<UnaryLoop> | undefined,
  ): Results;
}

interface Registry {
  /** Null until `register.ts` has run. */
  rest: Rest | null;
  /** Throws until a function is loaded that takes a dtype, and so can make arrays of any numbers. */
  codecOf: (dtype: DType) => Codec;
}

/** What is there of the package. */
export const registry: Registry = {
  rest: null,
  codecOf: ({ name }) => {
    throw needsRest(name);
  },
};

/**
 * The rest of the package.
 *
 * @param operation - the public call, for the message
 * @throws {UnavailableError} it was not imported
 */
export function restOf(operation: string): Rest {
  if (registry.rest !== null) return registry.rest;
  throw needsRest(operation);
}

/** The error for a call that native numbers alone cannot answer. */
export function needsRest(operation: string): UnavailableError {
  return new UnavailableError(
    `${operation}: not registered; import "@tsmem/ndarray/register" once`,
    { reason: "not registered" },
  );
}
