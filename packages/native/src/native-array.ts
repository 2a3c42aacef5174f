import type { ArrayLikeObject, Lender } from "@tsmem/core";

/** An element of `toArray()`: a complex number is a pair. */
export type NativeScalar = number | bigint | boolean | { re: number; im: number };

/** What `toArray()` gives: lists nested as deep as the array has dimensions. */
export type NestedList<Scalar> = Scalar | readonly NestedList<Scalar>[];

/**
 * The array that a function wrapped with `tsmem.h` returns.
 *
 * It takes part in the array protocol, so that array classes, and other wrapped functions, use its
 * memory without a copy. Freed by `dispose()`, by `using`, or when it is collected; using it after
 * `dispose()` throws ReleasedError.
 *
 * @see docs/addons.md
 */
export interface NativeArray<
  Elements extends ArrayBufferView = ArrayBufferView,
  Scalar extends NativeScalar = NativeScalar,
>
  extends ArrayLikeObject, Lender, Disposable {
  /** The name of the array protocol, such as `int32`. */
  readonly dtype: string;
  readonly shape: readonly number[];
  /** In bytes per step. */
  readonly strides: readonly number[];
  readonly ndim: number;
  /** The number of elements. */
  readonly size: number;
  readonly itemsize: number;
  readonly nbytes: number;
  /** True when the memory was constant in C, or the array is a view of a read-only one. */
  readonly readonly: boolean;
  /** The argument that this array is a view of, which it keeps alive; null for an owner. */
  readonly base: unknown;
  /** True after `dispose()`, and after the memory went away with its owner. */
  readonly released: boolean;
  /**
   * The elements in the order of memory, as a typed array over the same memory: pairs of numbers for
   * complex, bytes for bool. Reading it hands the memory out: from then on it is freed by `dispose()`,
   * which leaves such typed arrays with length 0, or once all of them are collected.
   *
   * @throws {ReleasedError} the array was disposed
   */
  readonly data: Elements;
  /** The elements as nested lists; a copy. */
  toArray(): NestedList<Scalar>;
  /** Free the memory now if this array owns it; a view only lets go of its base. */
  dispose(): void;
}
