import { expect, it } from "vitest";
import * as nums from "../../../src/dtype/nums.ts";
import * as functional from "../../../src/functional.ts";
import { defineUfunc, known } from "../../../src/ufunc/definition.ts";

// This file must not import the main entry at the top: it looks at the tables before that.

const names = Object.fromEntries(Object.entries(nums).map(([name, num]) => [num, name]));
const isOther = (num: number): boolean => num > nums.float64 || num === nums.float16;

/** What the generator calls the loop of these inputs. */
function loopName(op: string, inputs: readonly number[]): string {
  const isUniform = inputs.every((num) => num === inputs[0]);
  return [op, ...(isUniform ? inputs.slice(0, 1) : inputs).map((num) => names[num])].join("_");
}

function loopsOfAll(): { wanted: string; given: string; isOther: boolean }[] {
  return known.ufuncs.flatMap(({ name, signatures }) =>
    signatures.map(({ inputs, outputs, loop }) => ({
      wanted: loopName(name, inputs),
      given: (loop as { name: string } | null)?.name ?? "none",
      isOther: [...inputs, ...outputs].some(isOther),
    })),
  );
}

it("native numbers have their loops before register runs, other dtypes after it", async () => {
  expect(functional.add.ufunc.name).toBe("add");
  const before = loopsOfAll();
  expect(before.length).toBeGreaterThan(400);
  for (const { wanted, given, isOther } of before) expect(given).toBe(isOther ? "none" : wanted);
  await import("../../../src/register.ts");
  const after = loopsOfAll();
  expect(after.length).toBeGreaterThan(before.length + 100);
  for (const { wanted, given } of after) expect(given).toBe(wanted);
});

it("a ufunc defined after register ran has them at once", async () => {
  await import("../../../src/register.ts");
  const first = (): void => undefined;
  const { signatures } = defineUfunc("absolute", {
    pattern: "x->x",
    letters: "de",
    mixed: [],
    loops: [first, null],
  });
  const names = signatures.map(({ inputs, loop }) => [inputs[0], loop.name]);
  expect(names).toEqual([
    [nums.float64, "first"],
    [nums.float16, "absolute_float16"],
    [nums.timedelta64, "absolute_timedelta64"],
    [nums.complex64, "absolute_complex64"],
    [nums.complex128, "absolute_complex128"],
  ]);
});
