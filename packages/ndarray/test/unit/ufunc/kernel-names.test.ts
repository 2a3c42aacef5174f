import * as kernels from "@tsmem/native/kernels";
import { expect, test } from "vitest";
import "../../../src/index.ts";
import { known } from "../../../src/ufunc/definition.ts";

test("every kernel of the addon has the name of an element-wise function", () => {
  const named = (count: number): Set<string> =>
    new Set(known.ufuncs.filter((one) => one.inputCount === count).map(({ name }) => name));
  const missing = (ops: object, names: Set<string>): string[] =>
    Object.keys(ops).filter((name) => !names.has(name));
  expect(missing(kernels.UnaryOp, named(1))).toEqual([]);
  expect(missing(kernels.BinaryOp, named(2))).toEqual([]);
});
