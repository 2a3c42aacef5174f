import "@tsmem/trace/vitest";
import { expect, it } from "vitest";
import { add, zeros } from "../../src/index.ts";

it("a slice that is kept pins its base, and a copy of it nothing", async () => {
  const rows = () => zeros([10_000, 6]).slice([0, 10], [0, 3]);
  await expect(rows).not.toPinLessThan("468KiB");
  await expect(rows).toPinLessThan("469KiB");
  await expect(() => rows().copy()).toPinLessThan(1);
});

it("a result that is written into an operand takes no memory of the operands' size", async () => {
  const a = zeros([1000, 100]);
  const b = zeros([1000, 100]);
  await expect(() => add(a, b)).not.toAllocateLessThan("781KiB");
  await expect(() => add(a, b, { out: a })).toAllocateLessThan("16KiB");
});

it("temporary arrays of a long expression leave nothing behind", async () => {
  const a = zeros([1000]);
  await expect(() => add(add(a, a), add(a, 1)).sum()).toNotLeak();
});
