import type { ArrayLikeObject } from "@tsmem/core";
import type { NativeArray } from "@tsmem/native";
// Loaded for its effect: large results then live in its blocks instead of being copied.
import "@tsmem/native";
import { load } from "./load.ts";

/** Whatever tsmem.h takes as an array: typed arrays, array objects, nested lists. */
export type ArrayInput =
  | ArrayLikeObject
  | Float64Array
  | Float32Array
  | Int32Array
  | Int16Array
  | Int8Array
  | Uint32Array
  | Uint16Array
  | Uint8Array
  | Uint8ClampedArray
  | BigInt64Array
  | BigUint64Array
  | readonly NestedNumbers[];

export type NestedNumbers = number | bigint | boolean | readonly NestedNumbers[];

export interface Complex {
  readonly re: number;
  readonly im: number;
}

type Ints = NativeArray<Int32Array, number>;
type Doubles = NativeArray<Float64Array, number>;

/** The functions of addon/src/addon.cc. */
export interface Example {
  /** `count` ints that JavaScript owns. */
  readonly allocManaged: (count: number) => Ints;
  /** `count` ints that nobody frees; needs @tsmem/native. */
  readonly allocLeaking: (count: number) => Ints;
  /** A new array with rows and columns from start to end - 1. */
  readonly crop: (
    image: ArrayInput,
    rowStart: number,
    rowEnd: number,
    columnStart: number,
    columnEnd: number,
  ) => Ints;

  readonly range: (step: number, count: number) => Doubles;
  readonly cumsum: (values: ArrayInput) => Doubles;
  readonly cumsumInPlace: (values: ArrayInput) => void;
  readonly scale: (matrix: ArrayInput, factor: number) => void;
  /** As `scale`, also for views that C cannot walk: copied in and out again. */
  readonly scaleAnyLayout: (matrix: ArrayInput, factor: number) => void;
  readonly minmax: (values: ArrayInput) => [low: number, high: number];
  readonly partition: (values: ArrayInput, pivot: number) => [below: Doubles, others: Doubles];
  /** A view of `values` from `start` on. */
  readonly tail: (values: ArrayInput, start: number) => Doubles;
  readonly tailCopy: (values: ArrayInput, start: number) => Doubles;
  readonly dot: (a: ArrayInput, b: ArrayInput) => number;
  /** What becomes of a C function that returns NULL and a count. */
  readonly noMemory: (claimed: number) => Ints;
  readonly primes: () => Ints;
  readonly histogram: (values: ArrayInput, bins: number) => [edges: Doubles, counts: Ints];
  /** How many blocks of the C functions are not freed yet. */
  readonly liveBlocks: () => number;

  readonly norm: (matrix: ArrayInput) => number;
  readonly identity: (n: number) => Doubles;
  readonly rotate: (values: ArrayInput, factor: Complex | number) => void;
  readonly squares: (count: number) => NativeArray<BigInt64Array, bigint>;
  readonly quotient: (dividend: number, divisor: number) => [quotient: number, remainder: number];
  readonly raise: (kind: string) => void;

  /** Takes float64 for its float32, as NumPy's rule 'same_kind' allows. */
  readonly sumSameKind: (values: ArrayInput) => number;
  /** Takes only what needs no copy. */
  readonly sumWithoutCopy: (values: ArrayInput) => number;
  readonly rangeUninit: (step: number, count: number) => Doubles;
  readonly newInts: (count: number) => Ints;
  readonly ramp: (count: number) => Doubles;
  readonly rampHalves: (count: number) => [first: Doubles, second: Doubles];
  readonly secondHalf: (values: ArrayInput) => Doubles;
  readonly repeat: (text: string, times: number) => string;
  readonly sign: (value: number) => string | null;
  readonly echo: <Value>(value: Value) => Value;

  /** `tail` with a bug: keeps every input for ever. */
  readonly tailLeakingReference: (values: ArrayInput, start: number) => Doubles;
  /** `tail` with a bug: leaks some 200 bytes per call. */
  readonly tailLeakingHelper: (values: ArrayInput, start: number) => Doubles;
}

const loaded = load();

/** True when the addon was built and loaded. */
export const available: boolean = loaded.addon !== undefined;

/** Why it was not. */
export const reason: string | undefined = loaded.reason;

/** The wrapped functions; undefined without the addon. */
export const example: Example | undefined = loaded.addon as Example | undefined;
