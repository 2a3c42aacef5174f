import fc from "fast-check";
import { it } from "vitest";
import { pools, runProgram, step } from "../property/program.ts";

const seconds = Number(process.env["TSMEM_FUZZ_SECONDS"] ?? 60);
const timeMs = (seconds * 1000) / pools.length;

// A failure prints its seed and the shortest program that shows it.
it.each(pools)("long random programs: %s", { timeout: timeMs * 2 + 60_000 }, (_name, options) => {
  const seed = Number(process.env["TSMEM_FUZZ_SEED"] ?? Date.now() % 2 ** 31);
  console.log(`seed ${seed}`);
  fc.assert(
    fc.property(fc.array(step, { maxLength: 600, size: "max" }), (steps) => {
      runProgram(options(), steps);
    }),
    { numRuns: 1_000_000, seed, interruptAfterTimeLimit: timeMs },
  );
});
