import { expect, test } from "vitest";
import { empty, full, zeros } from "../../../src/index.ts";

const length = 2 ** 19 + 3; // of float64: above 4 MiB

test.each([
  ["zeros", () => zeros([length])],
  ["empty", () => empty([length])],
])("%s() gives zeros in memory that another large array has left", (_, make) => {
  for (let round = 0; round < 3; round++) {
    full([length], 7).dispose();
    const a = make();
    expect(a.flags.owndata).toBe(true);
    const values = (a.data as Float64Array).subarray(a.offset, a.offset + length);
    expect(values.some((x) => x !== 0)).toBe(false);
    values.fill(5);
    a.dispose();
  }
});

test("zeros() of another length than the memory that is left", () => {
  full([length], 7).dispose();
  const a = zeros([length - 2 ** 15], { dtype: "float64" });
  expect((a.data as Float64Array).some((x) => x !== 0)).toBe(false);
  a.dispose();
});
