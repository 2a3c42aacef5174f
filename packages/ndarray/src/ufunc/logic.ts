import { logicalNotLoops } from "../kernels/generated/logical-not.ts";
import { logicalXorLoops } from "../kernels/generated/logical-xor.ts";
import { defineUfunc } from "./definition.ts";
import { logicalAndUfunc, logicalOrUfunc } from "./folding.ts";
import {
  binaryFunction,
  type BinaryFunction,
  type UnaryFunction,
  unaryFunction,
} from "./function.ts";

/** Whether both operands are true, which everything but zero is. */
export const logicalAnd: BinaryFunction<"bool"> = /* @__PURE__ */ binaryFunction(logicalAndUfunc);

/** Whether one of the operands is true. */
export const logicalOr: BinaryFunction<"bool"> = /* @__PURE__ */ binaryFunction(logicalOrUfunc);

/** Whether exactly one of the operands is true. */
export const logicalXor: BinaryFunction<"bool"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("logical_xor", logicalXorLoops, {
    rule: "logic",
    identity: 0,
  }),
);

/** Whether the operand is false. */
export const logicalNot: UnaryFunction<"bool"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("logical_not", logicalNotLoops, {
    rule: "logic",
  }),
);
