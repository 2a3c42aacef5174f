import { registerFlexible } from "./dtype/flexible.ts";
import { registerTimes } from "./ufunc/time-dtypes.ts";

registerFlexible();
registerTimes();

import "./methods/base.ts";

export * from "./functional.ts";
export { Complex } from "./dtype/complex.ts";
export { DType } from "./dtype/dtype.ts";
export { Scalar } from "./dtype/scalar.ts";
export { asFloat, WeakFloat } from "./dtype/weak-float.ts";
export { OverflowError, ValueError } from "./errors.ts";
export { type Flags, NDArray } from "./ndarray.ts";
export type { Element, ElementOf, IndexOf, Shape, View } from "./types.ts";
