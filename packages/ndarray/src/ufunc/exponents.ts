import { cbrtLoops } from "../kernels/generated/cbrt.ts";
import { exp2Loops } from "../kernels/generated/exp2.ts";
import { expLoops } from "../kernels/generated/exp.ts";
import { expm1Loops } from "../kernels/generated/expm1.ts";
import { log10Loops } from "../kernels/generated/log10.ts";
import { log1pLoops } from "../kernels/generated/log1p.ts";
import { log2Loops } from "../kernels/generated/log2.ts";
import { logLoops } from "../kernels/generated/log.ts";
import { logaddexp2Loops } from "../kernels/generated/logaddexp2.ts";
import { logaddexpLoops } from "../kernels/generated/logaddexp.ts";
import { sqrtLoops } from "../kernels/generated/sqrt.ts";
import { defineUfunc } from "./definition.ts";
import {
  binaryFunction,
  type BinaryFunction,
  type UnaryFunction,
  unaryFunction,
} from "./function.ts";

/** Square root; NaN for negative reals. */
export const sqrt: UnaryFunction<"float"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("sqrt", sqrtLoops),
);

/** Cube root. */
export const cbrt: UnaryFunction<"float"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("cbrt", cbrtLoops, { isCostly: true }),
);

/** e to the power of the number. */
export const exp: UnaryFunction<"float"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("exp", expLoops, { isCostly: true }),
);

/** 2 to the power of the number. */
export const exp2: UnaryFunction<"float"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("exp2", exp2Loops, { isCostly: true }),
);

/** `exp(x) - 1`, exact for small numbers. */
export const expm1: UnaryFunction<"float"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("expm1", expm1Loops, { isCostly: true }),
);

/** Natural logarithm; minus infinity for 0, NaN for negative reals. */
export const log: UnaryFunction<"float"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("log", logLoops, { isCostly: true }),
);

/** Logarithm to base 2. */
export const log2: UnaryFunction<"float"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("log2", log2Loops, { isCostly: true }),
);

/** Logarithm to base 10. */
export const log10: UnaryFunction<"float"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("log10", log10Loops, { isCostly: true }),
);

/** `log(1 + x)`, exact for small numbers. */
export const log1p: UnaryFunction<"float"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("log1p", log1pLoops, { isCostly: true }),
);

/** `log(exp(x) + exp(y))` without overflow in between. */
export const logaddexp: BinaryFunction<"float"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("logaddexp", logaddexpLoops, { identity: -Infinity }),
);

/** `log2(2 ** x + 2 ** y)` without overflow in between. */
export const logaddexp2: BinaryFunction<"float"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("logaddexp2", logaddexp2Loops, { identity: -Infinity }),
);
