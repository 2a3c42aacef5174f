import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { interfaceNumber } from "../../src/addon/generated/interface-number.ts";
import { misfitOf } from "../../src/addon/interface.ts";
import { allocate, available, reason } from "../../src/index.ts";
import { threads } from "../../src/kernels/index.ts";

const report = new URL("../../addon/build-report.json", import.meta.url);

it.runIf(existsSync(report))("is available exactly when the build made a binary", () => {
  const { built, reason: why } = JSON.parse(readFileSync(report, "utf8")) as {
    built: boolean;
    reason?: string;
  };
  expect(available).toBe(built);
  if (why === undefined) expect(reason).toBeUndefined();
  else expect(reason).toContain(why);
});

it("knows an addon that does not belong to it", () => {
  expect(misfitOf({ interfaceNumber })).toBeUndefined();
  expect(misfitOf({})).toContain("its interface has no number, as older ones do");
  expect(misfitOf({ interfaceNumber: 7 })).toContain(
    `its interface has number 7, and ${interfaceNumber} is wanted; reinstall`,
  );
});

it.runIf(!available)("says in every error why it is not there", () => {
  for (const call of [() => allocate(8), () => threads()]) {
    let thrown: unknown;
    try {
      call();
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ code: "ERR_TSMEM_UNAVAILABLE" });
    expect((thrown as Error).message).toContain(reason);
  }
});
