import { absoluteLoops } from "../kernels/generated/absolute.ts";
import { conjugateLoops } from "../kernels/generated/conjugate.ts";
import { divideLoops } from "../kernels/generated/divide.ts";
import { divmodLoops } from "../kernels/generated/divmod.ts";
import { fabsLoops } from "../kernels/generated/fabs.ts";
import { floatPowerLoops } from "../kernels/generated/float-power.ts";
import { floorDivideLoops } from "../kernels/generated/floor-divide.ts";
import { fmodLoops } from "../kernels/generated/fmod.ts";
import { negativeLoops } from "../kernels/generated/negative.ts";
import { positiveLoops } from "../kernels/generated/positive.ts";
import { powerLoops } from "../kernels/generated/power.ts";
import { reciprocalLoops } from "../kernels/generated/reciprocal.ts";
import { remainderLoops } from "../kernels/generated/remainder.ts";
import { signLoops } from "../kernels/generated/sign.ts";
import { squareLoops } from "../kernels/generated/square.ts";
import { subtractLoops } from "../kernels/generated/subtract.ts";
import { checkPower } from "./check-power.ts";
import { defineUfunc } from "./definition.ts";
import { addUfunc, multiplyUfunc } from "./folding.ts";
import {
  binaryFunction,
  binaryPairFunction,
  type BinaryFunction,
  type BinaryPairFunction,
  type UnaryFunction,
  unaryFunction,
} from "./function.ts";

/** Sum of two operands, element by element; booleans are or-ed. */
export const add: BinaryFunction<"common"> = /* @__PURE__ */ binaryFunction(addUfunc);

/** Difference of two operands. Booleans have none: use `logicalXor`. */
export const subtract: BinaryFunction<"common"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("subtract", subtractLoops, { rule: "numbers" }),
);

/** Product of two operands; booleans are and-ed. */
export const multiply: BinaryFunction<"common"> = /* @__PURE__ */ binaryFunction(multiplyUfunc);

/** Quotient of two operands; integers are divided as float64. */
export const divide: BinaryFunction<"quotient"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("divide", divideLoops, { rule: "division" }),
);

/** Quotient rounded towards minus infinity; an integer divided by zero gives 0. */
export const floorDivide: BinaryFunction<"counted"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("floor_divide", floorDivideLoops),
);

/** Rest of `floorDivide`, with the sign of the divisor; an integer modulo zero gives 0. */
export const remainder: BinaryFunction<"counted"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("remainder", remainderLoops),
);

/** Rest of the division rounded towards zero, with the sign of the dividend. */
export const fmod: BinaryFunction<"counted"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("fmod", fmodLoops),
);

/** `floorDivide` and `remainder` at once. */
export const divmod: BinaryPairFunction<"counted"> = /* @__PURE__ */ binaryPairFunction(
  /* @__PURE__ */ defineUfunc("divmod", divmodLoops),
);

/**
 * First operand to the power of the second.
 *
 * @throws {ValueError} integers to negative integer powers
 */
export const power: BinaryFunction<"counted"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("power", powerLoops, { check: checkPower }),
);

/** First operand to the power of the second, computed in float64 or complex128. */
export const floatPower: BinaryFunction<"double"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("float_power", floatPowerLoops),
);

/** The number with its sign changed; unsigned integers wrap. */
export const negative: UnaryFunction<"same"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("negative", negativeLoops, { rule: "numbers" }),
);

/** A copy of the numbers. */
export const positive: UnaryFunction<"same"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("positive", positiveLoops, { rule: "numbers" }),
);

/** Magnitude; of complex numbers the modulus, in the dtype of their parts. */
export const absolute: UnaryFunction<"part"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("absolute", absoluteLoops),
);

/** Magnitude as a float. */
export const fabs: UnaryFunction<"float"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("fabs", fabsLoops),
);

/** -1, 0 or 1; `z / |z|` for complex numbers; NaN stays NaN. */
export const sign: UnaryFunction<"same"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("sign", signLoops, { rule: "numbers" }),
);

/** Product with itself. */
export const square: UnaryFunction<"counted"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("square", squareLoops),
);

/** 1 divided by the number, in its own dtype: 0 for integers other than 1 and -1. */
export const reciprocal: UnaryFunction<"counted"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("reciprocal", reciprocalLoops),
);

/** Complex conjugate; other numbers are copied. */
export const conjugate: UnaryFunction<"counted"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("conjugate", conjugateLoops),
);
