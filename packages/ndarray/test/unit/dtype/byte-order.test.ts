import { expect, it } from "vitest";
import { builtins } from "../../../src/dtype/builtin.ts";

it("newByteOrder() of a swapped dtype is the native one again", () => {
  for (const dtype of builtins) {
    const swapped = dtype.newByteOrder();
    expect(swapped.isNative).toBe(dtype.itemsize === 1);
    expect(swapped.newByteOrder()).toBe(dtype);
    expect(swapped.asNative()).toBe(dtype);
  }
});
