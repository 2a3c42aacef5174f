import { bitwiseAndLoops } from "../kernels/generated/bitwise-and.ts";
import { bitwiseCountLoops } from "../kernels/generated/bitwise-count.ts";
import { bitwiseOrLoops } from "../kernels/generated/bitwise-or.ts";
import { bitwiseXorLoops } from "../kernels/generated/bitwise-xor.ts";
import { gcdLoops } from "../kernels/generated/gcd.ts";
import { invertLoops } from "../kernels/generated/invert.ts";
import { lcmLoops } from "../kernels/generated/lcm.ts";
import { leftShiftLoops } from "../kernels/generated/left-shift.ts";
import { rightShiftLoops } from "../kernels/generated/right-shift.ts";
import { defineUfunc } from "./definition.ts";
import {
  binaryFunction,
  type BinaryFunction,
  type UnaryFunction,
  unaryFunction,
} from "./function.ts";

/** Bits that are set in both operands. */
export const bitwiseAnd: BinaryFunction<"common"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("bitwise_and", bitwiseAndLoops, {
    identity: -1,
  }),
);

/** Bits that are set in one of the operands. */
export const bitwiseOr: BinaryFunction<"common"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("bitwise_or", bitwiseOrLoops, { identity: 0 }),
);

/** Bits that are set in exactly one of the operands. */
export const bitwiseXor: BinaryFunction<"common"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("bitwise_xor", bitwiseXorLoops, {
    identity: 0,
  }),
);

/** All bits flipped; of booleans the negation. */
export const invert: UnaryFunction<"same"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("invert", invertLoops),
);

/** Bits moved up; shifts by the width or more give 0. */
export const leftShift: BinaryFunction<"counted"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("left_shift", leftShiftLoops),
);

/** Bits moved down, with copies of the sign. */
export const rightShift: BinaryFunction<"counted"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("right_shift", rightShiftLoops),
);

/** How many bits of the magnitude are set, as uint8. */
export const bitwiseCount: UnaryFunction<"uint8"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("bitwise_count", bitwiseCountLoops),
);

/** Greatest common divisor of the magnitudes. */
export const gcd: BinaryFunction<"common"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("gcd", gcdLoops, { rule: "numbers", identity: 0 }),
);

/** Least common multiple of the magnitudes. */
export const lcm: BinaryFunction<"common"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("lcm", lcmLoops, { rule: "numbers", isReorderable: true }),
);
