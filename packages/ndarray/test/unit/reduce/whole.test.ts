import { expect, test } from "vitest";
import { all, any, array, astype, max, min, prod, reshape, sum } from "../../../src/index.ts";

const dtypes =
  "bool int8 uint8 int16 int32 uint32 int64 uint64 float16 float32 float64 complex64 complex128";
const functions = { all, any, max, min, prod, sum };

// With options the general way is taken.
test.each(Object.entries(functions))("%s() of everything is the same on the short way", (_, f) => {
  for (const name of dtypes.split(" ")) {
    for (const n of [1, 7, 8, 31, 32, 129, 493, 5000]) {
      const values = Array.from({ length: n }, (__, i) => 1 + Math.sin(i * 7.3));
      const a = astype(array(values), name);
      const outcome = (body: () => unknown): unknown => {
        try {
          return body();
        } catch (error) {
          return (error as Error).message;
        }
      };
      const general = outcome(() => f(a, { axis: null }));
      expect(
        outcome(() => f(a)),
        `${name} ${n}`,
      ).toEqual(general);
      expect(outcome(() => f(reshape(a, [n, 1])))).toEqual(general);
    }
  }
});

test("nothing, NaN and zeros of both signs reduce as on the general way", () => {
  expect(sum(array([], { dtype: "float64" }))).toBe(0);
  expect(() => max(array([], { dtype: "float64" }))).toThrow(/zero-size/);
  const zeros = array(Array.from({ length: 100 }, () => -0));
  expect(sum(zeros)).toBe(sum(zeros, { axis: null }));
  expect(max(zeros)).toBe(max(zeros, { axis: null }));
  const nan = array(Array.from({ length: 100 }, (_, i) => (i === 50 ? NaN : i)));
  expect(max(nan)).toBeNaN();
  expect(min(nan)).toBeNaN();
});
