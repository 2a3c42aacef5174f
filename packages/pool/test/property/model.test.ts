import fc from "fast-check";
import { it } from "vitest";
import { pools, runProgram, step } from "./program.ts";

it.each(pools)("behaves as a list of byte arrays: %s", { timeout: 120_000 }, (name, options) => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      runProgram(options(), steps);
    }),
    { numRuns: name === "slabs" ? 150 : 50 },
  );
});
