// Ambient description of the array API that the cases import.
// It is a script file on purpose (no top-level import/export): an ambient module
// declaration wins over a package of the same name that happens to be installed.
declare module "@tsmem/ndarray" {
  export type DType =
    "float64" | "float32" | "int32" | "uint32" | "int16" | "uint16" | "int8" | "uint8" | "bool";

  /** One axis: an index, a [start, stop, step] range, ':' for all, null for a new axis. */
  export type SliceSpec =
    number | ":" | null | readonly [start: number | null, stop?: number | null, step?: number];

  export class NDArray<D extends DType = DType> implements Iterable<NDArray<D>> {
    readonly dtype: D;
    readonly shape: readonly number[];
    readonly strides: readonly number[];
    readonly ndim: number;
    readonly size: number;
    readonly nbytes: number;
    /** The array that owns the memory this one looks into; null when this one owns it. */
    readonly base: NDArray | null;

    // ---- views that may be smaller than what they look into ("narrowing")
    slice(...specs: SliceSpec[]): NDArray<D>;
    pick(...index: (number | null)[]): NDArray<D>;
    diagonal(offset?: number): NDArray<D>;
    /** Rows along the first axis, each one a view. */
    [Symbol.iterator](): IterableIterator<NDArray<D>>;

    // ---- views of all the elements ("whole")
    readonly T: NDArray<D>;
    transpose(...axes: number[]): NDArray<D>;
    swapaxes(a: number, b: number): NDArray<D>;
    reshape(...shape: number[]): NDArray<D>;
    /** A view when contiguous, otherwise a copy. */
    ravel(): NDArray<D>;
    squeeze(): NDArray<D>;
    expandDims(axis: number): NDArray<D>;
    view<E extends DType>(dtype: E): NDArray<E>;

    // ---- new memory
    copy(): NDArray<D>;
    flatten(): NDArray<D>;
    astype<E extends DType>(dtype: E): NDArray<E>;
    take(indices: readonly number[], axis?: number): NDArray<D>;
    add(other: NDArray | number): NDArray<D>;
    mul(other: NDArray | number): NDArray<D>;
    cumsum(axis?: number): NDArray<D>;

    // ---- in place, same array
    sort(axis?: number): this;
    fill(value: number): this;
    /** Copies the values of `value` into this array. */
    set(value: number | NDArray, ...index: number[]): void;

    // ---- scalars and plain data
    get(...index: number[]): number;
    item(): number;
    sum(): number;
    mean(): number;
    max(): number;
    argmax(): number;
    toArray(): number[];

    [Symbol.dispose](): void;
  }

  /** A type-level mark: this value is a view of memory that something else owns. */
  export type View<T> = T & { readonly __tsmemView?: true };

  export function zeros<D extends DType = "float64">(
    shape: readonly number[],
    dtype?: D,
  ): NDArray<D>;
  export function empty<D extends DType = "float64">(
    shape: readonly number[],
    dtype?: D,
  ): NDArray<D>;
  export function arange(n: number): NDArray<"float64">;
  export function array(
    values: readonly number[] | readonly (readonly number[])[],
  ): NDArray<"float64">;
  export function random(shape: readonly number[]): NDArray<"float64">;
  export function load(path: string): NDArray<"float64">;
  export function loadAsync(path: string): Promise<NDArray<"float64">>;
  /** New memory. */
  export function concatenate<D extends DType>(
    arrays: readonly NDArray<D>[],
    axis?: number,
  ): NDArray<D>;
  /** New memory. */
  export function stack<D extends DType>(arrays: readonly NDArray<D>[], axis?: number): NDArray<D>;
  /** Returns its argument unchanged when that already is contiguous. */
  export function ascontiguousarray<D extends DType>(a: NDArray<D>): NDArray<D>;
  /** Returns its argument unchanged when that already is an array. */
  export function asarray<D extends DType>(a: NDArray<D>): NDArray<D>;
  /** A view that repeats its source: smaller in memory than a copy of it. */
  export function broadcastTo<D extends DType>(a: NDArray<D>, shape: readonly number[]): NDArray<D>;
}

declare module "lru-cache" {
  export class LRUCache<K, V> {
    constructor(options: { max: number });
    get(key: K): V | undefined;
    set(key: K, value: V): this;
    has(key: K): boolean;
    delete(key: K): boolean;
  }
}

// A strided-array package in the style of scijs; the rule knows it only through its options.
declare module "strided" {
  export interface Strided {
    readonly data: Float64Array;
    readonly shape: number[];
    get(...i: number[]): number;
    lo(...i: number[]): Strided;
    hi(...i: number[]): Strided;
    pick(...i: (number | null)[]): Strided;
    step(...i: number[]): Strided;
    clone(): Strided;
  }
  export default function strided(data: Float64Array, shape: number[]): Strided;
}
