import type { DTypeLike } from "../dtype/dtype-of.ts";
import type { NDArray } from "../ndarray.ts";
import type { AxisOption } from "../reduce/axes.ts";
import type { AccumulateOptions } from "../reduce/cumulative.ts";
import type { ReduceOptions } from "../reduce/engine.ts";
import type { FindOptions } from "../reduce/find.ts";
import type { MeanOptions } from "../reduce/mean.ts";
import type { SpreadOptions } from "../reduce/statistics.ts";
import type {
  Accumulated,
  AxisWithin,
  Reduced,
  ReductionKind,
  ReductionOut,
} from "../types/reduced.ts";
import type { NameOf } from "../types/dtypes.ts";

/**
 * The types of the methods that reduce. They take dtype and shape from `this`, not from the class: so the
 * class has none of their conditions in it, and types need not compare them to tell one array from another.
 */

/** `sum` and the like. */
export interface ReductionMethod<Kind extends ReductionKind> {
  <
    X extends NDArray,
    const A extends AxisOption = null,
    K extends boolean = false,
    T extends DTypeLike | undefined = undefined,
    O extends ReductionOut = undefined,
  >(
    this: X,
    options?: ReduceOptions<A, K, T, O> & AxisWithin<X["shape"], A>,
  ): Reduced<Kind, NameOf<X>, X["shape"], A, K, T, O>;
}

/** `mean`. */
export interface MeanMethod<Kind extends ReductionKind> {
  <
    X extends NDArray,
    const A extends AxisOption = null,
    K extends boolean = false,
    T extends DTypeLike | undefined = undefined,
    O extends ReductionOut = undefined,
  >(
    this: X,
    options?: MeanOptions<A, K, T, O> & AxisWithin<X["shape"], A>,
  ): Reduced<Kind, NameOf<X>, X["shape"], A, K, T, O>;
}

/** `std` and `variance`. */
export interface SpreadMethod<Kind extends ReductionKind> {
  <
    X extends NDArray,
    const A extends AxisOption = null,
    K extends boolean = false,
    T extends DTypeLike | undefined = undefined,
    O extends ReductionOut = undefined,
  >(
    this: X,
    options?: SpreadOptions<A, K, T, O> & AxisWithin<X["shape"], A>,
  ): Reduced<Kind, NameOf<X>, X["shape"], A, K, T, O>;
}

/** `argmax` and `argmin`. */
export interface FindMethod {
  <
    X extends NDArray,
    A extends number | null = null,
    K extends boolean = false,
    O extends ReductionOut = undefined,
  >(
    this: X,
    options?: FindOptions<A, K, O> & AxisWithin<X["shape"], A>,
  ): Reduced<"int64", NameOf<X>, X["shape"], A, K, undefined, O>;
}

/** `cumsum` and `cumprod`. */
export interface AccumulationMethod {
  <
    X extends NDArray,
    A extends number | null = null,
    T extends DTypeLike | undefined = undefined,
    O extends ReductionOut = undefined,
  >(
    this: X,
    options?: AccumulateOptions<A, T, O> & AxisWithin<X["shape"], A>,
  ): Accumulated<NameOf<X>, X["shape"], A, T, O>;
}
