import { equalLoops } from "../kernels/generated/equal.ts";
import { greaterEqualLoops } from "../kernels/generated/greater-equal.ts";
import { greaterLoops } from "../kernels/generated/greater.ts";
import { lessEqualLoops } from "../kernels/generated/less-equal.ts";
import { lessLoops } from "../kernels/generated/less.ts";
import { notEqualLoops } from "../kernels/generated/not-equal.ts";
import { beyondLimits, mixedComparison } from "./compare-integers.ts";
import { defineUfunc } from "./definition.ts";
import { binaryFunction, type BinaryFunction } from "./function.ts";

/** Whether the operands are equal; NaN equals nothing. */
export const equal: BinaryFunction<"bool"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("equal", equalLoops, {
    rule: "comparison",
    exception: mixedComparison,
    prepare: beyondLimits,
  }),
);

/** Whether the operands differ; NaN differs from everything. */
export const notEqual: BinaryFunction<"bool"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("not_equal", notEqualLoops, {
    rule: "comparison",
    exception: mixedComparison,
    prepare: beyondLimits,
  }),
);

/** Whether the first operand is smaller; complex numbers by real, then imaginary part. */
export const less: BinaryFunction<"bool"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("less", lessLoops, {
    rule: "comparison",
    exception: mixedComparison,
    prepare: beyondLimits,
  }),
);

/** Whether the first operand is smaller or equal. */
export const lessEqual: BinaryFunction<"bool"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("less_equal", lessEqualLoops, {
    rule: "comparison",
    exception: mixedComparison,
    prepare: beyondLimits,
  }),
);

/** Whether the first operand is larger. */
export const greater: BinaryFunction<"bool"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("greater", greaterLoops, {
    rule: "comparison",
    exception: mixedComparison,
    prepare: beyondLimits,
  }),
);

/** Whether the first operand is larger or equal. */
export const greaterEqual: BinaryFunction<"bool"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("greater_equal", greaterEqualLoops, {
    rule: "comparison",
    exception: mixedComparison,
    prepare: beyondLimits,
  }),
);
