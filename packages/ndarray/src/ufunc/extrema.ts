import { fmaxLoops } from "../kernels/generated/fmax.ts";
import { fminLoops } from "../kernels/generated/fmin.ts";
import { defineUfunc } from "./definition.ts";
import { maximumUfunc, minimumUfunc } from "./folding.ts";
import { binaryFunction, type BinaryFunction } from "./function.ts";

/** The larger operand; NaN if either is. */
export const maximum: BinaryFunction<"common"> = /* @__PURE__ */ binaryFunction(maximumUfunc);

/** The smaller operand; NaN if either is. */
export const minimum: BinaryFunction<"common"> = /* @__PURE__ */ binaryFunction(minimumUfunc);

/** The larger operand; the other one if one is NaN. */
export const fmax: BinaryFunction<"common"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("fmax", fmaxLoops, {
    isReorderable: true,
    isIdempotent: true,
  }),
);

/** The smaller operand; the other one if one is NaN. */
export const fmin: BinaryFunction<"common"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("fmin", fminLoops, {
    isReorderable: true,
    isIdempotent: true,
  }),
);
