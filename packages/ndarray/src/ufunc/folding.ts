import type { BinaryLoop } from "../kernels/types.ts";
import { addLoops } from "../kernels/generated/add.ts";
import { logicalAndLoops } from "../kernels/generated/logical-and.ts";
import { logicalOrLoops } from "../kernels/generated/logical-or.ts";
import { maximumLoops } from "../kernels/generated/maximum.ts";
import { minimumLoops } from "../kernels/generated/minimum.ts";
import { multiplyLoops } from "../kernels/generated/multiply.ts";
import { defineUfunc, type Ufunc } from "./definition.ts";

/** The operations that reductions fold with, apart from the functions that apply them element by element. */

export const addUfunc: Ufunc<BinaryLoop> = /* @__PURE__ */ defineUfunc("add", addLoops, {
  identity: 0,
});

export const multiplyUfunc: Ufunc<BinaryLoop> = /* @__PURE__ */ defineUfunc(
  "multiply",
  multiplyLoops,
  { identity: 1 },
);

export const maximumUfunc: Ufunc<BinaryLoop> = /* @__PURE__ */ defineUfunc(
  "maximum",
  maximumLoops,
  {
    isReorderable: true,
    isIdempotent: true,
  },
);

export const minimumUfunc: Ufunc<BinaryLoop> = /* @__PURE__ */ defineUfunc(
  "minimum",
  minimumLoops,
  {
    isReorderable: true,
    isIdempotent: true,
  },
);

export const logicalAndUfunc: Ufunc<BinaryLoop> = /* @__PURE__ */ defineUfunc(
  "logical_and",
  logicalAndLoops,
  {
    rule: "logic",
    identity: 1,
  },
);

export const logicalOrUfunc: Ufunc<BinaryLoop> = /* @__PURE__ */ defineUfunc(
  "logical_or",
  logicalOrLoops,
  {
    rule: "logic",
    identity: 0,
  },
);
