import { expect, it } from "vitest";
import { diagonal, trace, zeros } from "../../src/index.ts";

it.each([NaN, 1.5, "x" as never])("diagonal() refuses the offset %s", (offset) => {
  expect(() => diagonal(zeros([2, 2]), offset)).toThrow(/offset is .*; give an integer/);
  expect(() => trace(zeros([2, 2]), { offset })).toThrow(TypeError);
});
