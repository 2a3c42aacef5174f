import { arccosLoops } from "../kernels/generated/arccos.ts";
import { arccoshLoops } from "../kernels/generated/arccosh.ts";
import { arcsinLoops } from "../kernels/generated/arcsin.ts";
import { arcsinhLoops } from "../kernels/generated/arcsinh.ts";
import { arctan2Loops } from "../kernels/generated/arctan2.ts";
import { arctanLoops } from "../kernels/generated/arctan.ts";
import { arctanhLoops } from "../kernels/generated/arctanh.ts";
import { cosLoops } from "../kernels/generated/cos.ts";
import { coshLoops } from "../kernels/generated/cosh.ts";
import { degreesLoops } from "../kernels/generated/degrees.ts";
import { hypotLoops } from "../kernels/generated/hypot.ts";
import { radiansLoops } from "../kernels/generated/radians.ts";
import { sinLoops } from "../kernels/generated/sin.ts";
import { sinhLoops } from "../kernels/generated/sinh.ts";
import { tanLoops } from "../kernels/generated/tan.ts";
import { tanhLoops } from "../kernels/generated/tanh.ts";
import { defineUfunc } from "./definition.ts";
import {
  binaryFunction,
  type BinaryFunction,
  type UnaryFunction,
  unaryFunction,
} from "./function.ts";

/** Sine of an angle in radians. */
export const sin: UnaryFunction<"float"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("sin", sinLoops, { isCostly: true }),
);

/** Cosine of an angle in radians. */
export const cos: UnaryFunction<"float"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("cos", cosLoops, { isCostly: true }),
);

/** Tangent of an angle in radians. */
export const tan: UnaryFunction<"float"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("tan", tanLoops, { isCostly: true }),
);

/** Angle in radians, from -π/2 to π/2, with this sine. */
export const arcsin: UnaryFunction<"float"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("arcsin", arcsinLoops, { isCostly: true }),
);

/** Angle in radians, from 0 to π, with this cosine. */
export const arccos: UnaryFunction<"float"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("arccos", arccosLoops, { isCostly: true }),
);

/** Angle in radians, from -π/2 to π/2, with this tangent. */
export const arctan: UnaryFunction<"float"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("arctan", arctanLoops, { isCostly: true }),
);

/** Angle in radians, from -π to π, of the point with ordinate `x` and abscissa `y`. */
export const arctan2: BinaryFunction<"float"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("arctan2", arctan2Loops, { isCostly: true }),
);

/** Hyperbolic sine. */
export const sinh: UnaryFunction<"float"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("sinh", sinhLoops, { isCostly: true }),
);

/** Hyperbolic cosine. */
export const cosh: UnaryFunction<"float"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("cosh", coshLoops, { isCostly: true }),
);

/** Hyperbolic tangent. */
export const tanh: UnaryFunction<"float"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("tanh", tanhLoops, { isCostly: true }),
);

/** Inverse hyperbolic sine. */
export const arcsinh: UnaryFunction<"float"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("arcsinh", arcsinhLoops, { isCostly: true }),
);

/** Inverse hyperbolic cosine; NaN below 1. */
export const arccosh: UnaryFunction<"float"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("arccosh", arccoshLoops, { isCostly: true }),
);

/** Inverse hyperbolic tangent; NaN beyond -1 and 1. */
export const arctanh: UnaryFunction<"float"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("arctanh", arctanhLoops, { isCostly: true }),
);

/** Length of the hypotenuse, without overflow in between. */
export const hypot: BinaryFunction<"float"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("hypot", hypotLoops, { identity: 0 }),
);

/** Radians to degrees. */
export const degrees: UnaryFunction<"float"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("degrees", degreesLoops),
);

/** Degrees to radians. */
export const radians: UnaryFunction<"float"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("radians", radiansLoops),
);
