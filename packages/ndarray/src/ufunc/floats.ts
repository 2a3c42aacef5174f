import { copysignLoops } from "../kernels/generated/copysign.ts";
import { frexpLoops } from "../kernels/generated/frexp.ts";
import { heavisideLoops } from "../kernels/generated/heaviside.ts";
import { isfiniteLoops } from "../kernels/generated/isfinite.ts";
import { isinfLoops } from "../kernels/generated/isinf.ts";
import { isnanLoops } from "../kernels/generated/isnan.ts";
import { isnatLoops } from "../kernels/generated/isnat.ts";
import { ldexpLoops } from "../kernels/generated/ldexp.ts";
import { nextafterLoops } from "../kernels/generated/nextafter.ts";
import { signbitLoops } from "../kernels/generated/signbit.ts";
import { spacingLoops } from "../kernels/generated/spacing.ts";
import { defineUfunc } from "./definition.ts";
import { firstLoopForEach } from "./each-operand.ts";
import {
  binaryFunction,
  type BinaryFunction,
  type UnaryFunction,
  type UnaryPairFunction,
  unaryFunction,
  unaryPairFunction,
} from "./function.ts";

/** Whether the number is NaN, or the date is not one. */
export const isnan: UnaryFunction<"bool"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("isnan", isnanLoops),
);

/** Whether the number is plus or minus infinity. */
export const isinf: UnaryFunction<"bool"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("isinf", isinfLoops),
);

/** Whether the number is neither infinite nor NaN. */
export const isfinite: UnaryFunction<"bool"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("isfinite", isfiniteLoops),
);

/** Whether the date or time span is "not a time". */
export const isnat: UnaryFunction<"bool"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("isnat", isnatLoops),
);

/** Whether the sign bit is set, as it is for -0. */
export const signbit: UnaryFunction<"bool"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("signbit", signbitLoops),
);

/** Magnitude of the first operand with the sign of the second. */
export const copysign: BinaryFunction<"float"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("copysign", copysignLoops),
);

/** The next representable number after the first operand in the direction of the second. */
export const nextafter: BinaryFunction<"float"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("nextafter", nextafterLoops),
);

/** Distance to the next representable number away from zero. */
export const spacing: UnaryFunction<"float"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("spacing", spacingLoops),
);

/** Mantissa in [0.5, 1) and binary exponent as int32. */
export const frexp: UnaryPairFunction<"float", "int32"> = /* @__PURE__ */ unaryPairFunction(
  /* @__PURE__ */ defineUfunc("frexp", frexpLoops),
);

/** `x * 2 ** y`, rounded once. */
export const ldexp: BinaryFunction<"first"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("ldexp", ldexpLoops, { rule: "each", exception: firstLoopForEach }),
);

/** 0 for negative `x`, 1 for positive, `y` for zero. */
export const heaviside: BinaryFunction<"float"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("heaviside", heavisideLoops),
);
