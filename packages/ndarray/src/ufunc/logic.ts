import { logicalAndLoops } from "../kernels/generated/logical-and.ts";
import { logicalNotLoops } from "../kernels/generated/logical-not.ts";
import { logicalOrLoops } from "../kernels/generated/logical-or.ts";
import { logicalXorLoops } from "../kernels/generated/logical-xor.ts";
import { defineUfunc } from "./definition.ts";
import {
  binaryFunction,
  type BinaryFunction,
  type UnaryFunction,
  unaryFunction,
} from "./function.ts";

/** Whether both operands are true, which everything but zero is. */
export const logicalAnd: BinaryFunction<"bool"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("logical_and", logicalAndLoops, {
    rule: "logic",
    identity: 1,
    kernel: "logicalAnd",
  }),
);

/** Whether one of the operands is true. */
export const logicalOr: BinaryFunction<"bool"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("logical_or", logicalOrLoops, {
    rule: "logic",
    identity: 0,
    kernel: "logicalOr",
  }),
);

/** Whether exactly one of the operands is true. */
export const logicalXor: BinaryFunction<"bool"> = /* @__PURE__ */ binaryFunction(
  /* @__PURE__ */ defineUfunc("logical_xor", logicalXorLoops, {
    rule: "logic",
    identity: 0,
    kernel: "logicalXor",
  }),
);

/** Whether the operand is false. */
export const logicalNot: UnaryFunction<"bool"> = /* @__PURE__ */ unaryFunction(
  /* @__PURE__ */ defineUfunc("logical_not", logicalNotLoops, {
    rule: "logic",
    kernel: "logicalNot",
  }),
);
