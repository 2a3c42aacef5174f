import { expect, it } from "vitest";
import { builtins } from "../../../src/dtype/builtin.ts";
import "../../../src/register.ts";

it("newByteOrder() of a swapped dtype is the native one again", () => {
  for (const [num, dtype] of builtins.entries()) {
    if (dtype === undefined) throw new Error(`no dtype has number ${num}`);
    const swapped = dtype.newByteOrder();
    expect(swapped.isNative).toBe(dtype.itemsize === 1);
    expect(swapped.newByteOrder()).toBe(dtype);
    expect(swapped.asNative()).toBe(dtype);
  }
});
