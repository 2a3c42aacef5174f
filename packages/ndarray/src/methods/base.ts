import { InvalidArgumentError } from "@tsmem/core";
import { astype, type AstypeOptions } from "../assign/astype.ts";
import { copy } from "../assign/copy.ts";
import { fill } from "../assign/fill.ts";
import type { LikeOrder } from "../create/like.ts";
import type { DTypeLike } from "../dtype/dtype-of.ts";
import { assign, gather, mask } from "../indexing/gather.ts";
import type { Index } from "../indexing/items.ts";
import type { BasicIndex } from "../layout/slice.ts";
import { NDArray } from "../ndarray.ts";
import type {
  Expanded,
  MatrixTransposed,
  Permuted,
  Reshaped,
  Reversed,
  ShapeOf,
  Squeezed,
  Swapped,
  Transposed,
} from "../types/axes.ts";
import type { ExistingDType } from "../types/dtypes.ts";
import type { ListOf, RowOf } from "../types/rows.ts";
import type { Picked, Sliced } from "../types/sliced.ts";
import type { SameSize } from "../types/size.ts";
import type { DTypeName, NameOf } from "../types/dtypes.ts";
import type { ElementOf } from "../types/element.ts";
import type { Shape } from "../types/shape.ts";
import type { View } from "../types/view.ts";
import { byteswap } from "../values/byteswap.ts";
import { item } from "../values/item.ts";
import { resizeInPlace } from "../values/resize.ts";
import { setflags } from "../values/set-flags.ts";
import { toBytes } from "../values/to-bytes.ts";
import { toArray } from "../values/to-list.ts";
import { asStrided, type AsStridedOptions, slidingWindowView } from "../views/as-strided.ts";
import { diagonal, expandDims, flip, squeeze } from "../views/axes.ts";
import { broadcastTo } from "../views/broadcast-to.ts";
import { field } from "../views/field.ts";
import { imag, real } from "../views/parts.ts";
import { pickBy } from "../views/pick.ts";
import { flatten, ravel, reshape, type ReshapeOptions } from "../views/reshape.ts";
import { slice, sliceBy } from "../views/slice.ts";
import { matrixTranspose, moveaxis, swapaxes, transpose } from "../views/transpose.ts";
import { view } from "../views/view.ts";

type Axes = number | readonly number[];

// Each method calls the function of the same name, which has the documentation.
declare module "../ndarray.ts" {
  interface NDArray<D extends string = string, S extends Shape = Shape> {
    readonly T: View<NDArray<D, Reversed<S>>>;
    readonly mT: View<NDArray<D, MatrixTransposed<S>>>;
    readonly real: NDArray;
    readonly imag: NDArray;
    slice<X extends NDArray, const I extends readonly BasicIndex[]>(
      this: X,
      ...index: I
    ): View<NDArray<NameOf<X>, Sliced<X["shape"], I>>>;
    pick<X extends NDArray, const I extends readonly (number | null)[]>(
      this: X,
      ...index: I
    ): View<NDArray<NameOf<X>, Picked<X["shape"], I>>>;
    transpose<X extends NDArray, const A extends readonly number[] | null | undefined = undefined>(
      this: X,
      axes?: A,
    ): View<NDArray<NameOf<X>, Transposed<X["shape"], A>>>;
    swapaxes<X extends NDArray, A extends number, B extends number>(
      this: X,
      axis1: A,
      axis2: B,
    ): View<NDArray<NameOf<X>, Swapped<X["shape"], A, B>>>;
    moveaxis<X extends NDArray>(
      this: X,
      source: Axes,
      destination: Axes,
    ): View<NDArray<NameOf<X>, Permuted<X["shape"]>>>;
    squeeze<X extends NDArray, const A extends Axes | null | undefined = undefined>(
      this: X,
      axis?: A,
    ): View<NDArray<NameOf<X>, Squeezed<X["shape"], A>>>;
    expandDims<X extends NDArray, const A extends Axes>(
      this: X,
      axis: A,
    ): View<NDArray<NameOf<X>, Expanded<X["shape"], A>>>;
    flip(axis?: Axes | null): View<NDArray<D, S>>;
    diagonal(offset?: number, axis1?: number, axis2?: number): View<NDArray<D>>;
    broadcastTo<const T extends Axes>(shape: T): View<NDArray<D, ShapeOf<T>>>;
    view<const T extends DTypeLike>(dtype: T & ExistingDType<T>): View<NDArray<DTypeName<T>>>;
    view(): View<NDArray<D, S>>;
    field(name: string | readonly string[]): View<NDArray>;
    asStrided(options?: AsStridedOptions): View<NDArray<D>>;
    slidingWindowView(windowShape: Axes, axis?: Axes | null): View<NDArray<D>>;
    reshape<X extends NDArray, const T extends Axes>(
      this: X,
      shape: T & SameSize<X["shape"], T>,
      options?: ReshapeOptions,
    ): NDArray<NameOf<X>, Reshaped<T>>;
    ravel(order?: LikeOrder): NDArray<D, readonly [number]>;
    flatten(order?: LikeOrder): NDArray<D, readonly [number]>;
    copy(options?: { readonly order?: LikeOrder }): NDArray<D, S>;
    astype<const T extends DTypeLike>(
      dtype: T & ExistingDType<T>,
      options?: AstypeOptions,
    ): NDArray<DTypeName<T>, S>;
    fill(value: unknown): void;
    gather(...index: readonly Index[]): NDArray<D>;
    mask(condition: unknown): NDArray<D>;
    assign(value: unknown, ...index: readonly Index[]): void;
    item(...index: readonly number[]): ElementOf<D>;
    toArray(): ListOf<D, S>;
    toBytes(order?: LikeOrder): Uint8Array;
    byteswap(options?: { readonly inplace?: boolean }): NDArray<D, S>;
    setflags(flags: { readonly writeable: boolean }): void;
    resize(shape: Axes): void;
    /** Rows along the first axis, each one a view; elements of an array with one axis. */
    [Symbol.iterator](): IterableIterator<RowOf<D, S>>;
  }
}

type Implementation = (this: NDArray, ...args: never[]) => unknown;

/** Add methods to the prototype, not enumerable, as those of the class. */
export function attach(methods: Readonly<Record<string, Implementation>>): void {
  for (const [name, value] of Object.entries(methods)) {
    Object.defineProperty(NDArray.prototype, name, { value, configurable: true, writable: true });
  }
}

/** Add getters to the prototype. */
export function attachGetters(getters: Readonly<Record<string, (a: NDArray) => unknown>>): void {
  for (const [name, get] of Object.entries(getters)) {
    Object.defineProperty(NDArray.prototype, name, {
      get(this: NDArray) {
        return get(this);
      },
      configurable: true,
    });
  }
}

attachGetters({ T: (a) => transpose(a), mT: matrixTranspose, real, imag });
attach({
  slice(...index: BasicIndex[]) {
    return sliceBy(this, index);
  },
  pick(...index: (number | null)[]) {
    return pickBy(this, index);
  },
  transpose(axes?: readonly number[] | null) {
    return transpose(this, axes);
  },
  swapaxes(axis1: number, axis2: number) {
    return swapaxes(this, axis1, axis2);
  },
  moveaxis(source: Axes, destination: Axes) {
    return moveaxis(this, source, destination);
  },
  squeeze(axis?: Axes | null) {
    return squeeze(this, axis);
  },
  expandDims(axis: Axes) {
    return expandDims(this, axis);
  },
  flip(axis?: Axes | null) {
    return flip(this, axis);
  },
  diagonal(offset?: number, axis1?: number, axis2?: number) {
    return diagonal(this, offset, axis1, axis2);
  },
  broadcastTo(shape: Axes) {
    return broadcastTo(this, shape);
  },
  view(dtype?: DTypeLike) {
    return dtype === undefined ? view(this) : view(this, dtype);
  },
  field(name: string | readonly string[]) {
    return field(this, name);
  },
  asStrided(options?: AsStridedOptions) {
    return asStrided(this, options);
  },
  slidingWindowView(shape: Axes, axis?: Axes | null) {
    return slidingWindowView(this, shape, axis);
  },
  reshape(shape: Axes, options?: ReshapeOptions) {
    return reshape(this, shape, options);
  },
  ravel(order?: LikeOrder) {
    return ravel(this, order);
  },
  flatten(order?: LikeOrder) {
    return flatten(this, order);
  },
  copy(options?: { readonly order?: LikeOrder }) {
    return copy(this, options);
  },
  astype(dtype: DTypeLike, options?: AstypeOptions) {
    return astype(this, dtype, options);
  },
  fill(value: unknown) {
    fill(this, value);
  },
  gather(...index: Index[]) {
    return gather(this, ...index);
  },
  mask(condition: unknown) {
    return mask(this, condition);
  },
  assign(value: unknown, ...index: Index[]) {
    assign(this, value, ...index);
  },
  item(...index: number[]) {
    return item(this, ...index);
  },
  toArray() {
    return toArray(this);
  },
  toBytes(order?: LikeOrder) {
    return toBytes(this, order);
  },
  byteswap(options?: { readonly inplace?: boolean }) {
    return byteswap(this, options);
  },
  setflags(flags: { readonly writeable: boolean }) {
    setflags(this, flags);
  },
  resize(shape: Axes) {
    resizeInPlace(this, shape);
  },
});

function* rows(a: NDArray): Generator {
  const [length] = a.shape;
  if (length === undefined) {
    throw new InvalidArgumentError("iteration over a 0-d array; use get()", { value: a.shape });
  }
  for (let i = 0; i < length; i++) yield a.shape.length === 1 ? a.get(i) : slice(a, i);
}

Object.defineProperty(NDArray.prototype, Symbol.iterator, {
  value(this: NDArray) {
    return rows(this);
  },
  configurable: true,
  writable: true,
});
