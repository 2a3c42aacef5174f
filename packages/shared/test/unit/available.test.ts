import { expect, it } from "vitest";
import { available, Lock, reason, sharedArray, SharedMemory } from "../../src/index.ts";

it("available is true exactly when there is no reason against it", () => {
  expect(available).toBe(reason === undefined);
});

it.runIf(!available)("without the addon, what processes share says why it is not there", () => {
  const calls = [
    () => SharedMemory.create({ byteLength: 64 }),
    () => sharedArray([4], "float64", { scope: "processes" }),
    () => Lock.create({ scope: "processes" }),
  ];
  for (const call of calls) {
    expect(call).toThrow(expect.objectContaining({ code: "ERR_TSMEM_UNAVAILABLE" }));
    expect(call).toThrow(reason!);
  }
});
