import "./register.ts";
import "./methods/base.ts";
import "./methods/compute.ts";

export * from "./functional.ts";
export { Complex } from "./dtype/complex.ts";
export { DType } from "./dtype/dtype.ts";
export { Scalar } from "./dtype/scalar.ts";
export { asFloat, WeakFloat } from "./dtype/weak-float.ts";
export { OverflowError, ValueError } from "./errors.ts";
export { type Flags, NDArray } from "./ndarray.ts";
export type { Element, ElementOf, IndexOf, Shape, View } from "./types.ts";
export { LinAlgError } from "./linalg/errors.ts";
export type { DrawOptions, Size } from "./random/fill.ts";
export { type ChoiceOptions, Generator } from "./random/generator.ts";
export type { Bound, IntegersOptions } from "./random/integers.ts";
export { Pcg64, type Pcg64State } from "./random/pcg64.ts";
export { type Seed, SeedSequence } from "./random/seed-sequence.ts";
export * as strings from "./strings/index.ts";
