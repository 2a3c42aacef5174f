import * as kernels from "@tsmem/native/kernels";
import { describe, expect, test } from "vitest";
import "../../../src/index.ts";
import { known } from "../../../src/ufunc/definition.ts";

describe("the kernels that element-wise functions name", () => {
  const named = known.ufuncs.filter(({ kernel }) => kernel !== undefined);

  test.each(named.map(({ name, kernel, inputCount }) => ({ name, kernel, inputCount })))(
    "$name finds $kernel",
    ({ kernel, inputCount }) => {
      const ids: Readonly<Record<string, number>> =
        inputCount === 1 ? kernels.UnaryOp : kernels.BinaryOp;
      expect(ids[kernel!]).toBeTypeOf("number");
    },
  );

  test("leave no kernel of the addon without a function", () => {
    const names = new Set(named.map(({ kernel }) => kernel));
    const all = [...Object.keys(kernels.UnaryOp), ...Object.keys(kernels.BinaryOp)];
    expect(all.filter((name) => !names.has(name))).toEqual([]);
  });
});
