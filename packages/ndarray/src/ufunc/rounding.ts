import { ceilLoops } from "../kernels/generated/ceil.ts";
import { floorLoops } from "../kernels/generated/floor.ts";
import { modfLoops } from "../kernels/generated/modf.ts";
import { rintLoops } from "../kernels/generated/rint.ts";
import { truncLoops } from "../kernels/generated/trunc.ts";
import { defineUfunc } from "./definition.ts";
import {
  type UnaryFunction,
  type UnaryPairFunction,
  unaryFunction,
  unaryPairFunction,
} from "./function.ts";

/** Nearest integer as a float, ties to the even one. */
export const rint: UnaryFunction<"float"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("rint", rintLoops),
);

/** Largest integer not above; integers stay as they are. */
export const floor: UnaryFunction<"same"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("floor", floorLoops),
);

/** Smallest integer not below; integers stay as they are. */
export const ceil: UnaryFunction<"same"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("ceil", ceilLoops),
);

/** Integer part, towards zero; integers stay as they are. */
export const trunc: UnaryFunction<"same"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("trunc", truncLoops),
);

/** Fractional and integer part, both with the sign of the number. */
export const modf: UnaryPairFunction<"float", "float"> = /* @__PURE__ */ unaryPairFunction(
  /* @__PURE__ */ defineUfunc("modf", modfLoops),
);
