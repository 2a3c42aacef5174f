import { expect, it } from "vitest";
import { randomCalls } from "../fuzz/support/calls.ts";

// The fuzzer does the same for as long as it is asked to, with a new seed each time.
it.each([1, 2, 3, 4])(
  "random arguments give a sound result or an error of tsmem, seed %i",
  (seed) => {
    const findings = [];
    let calls = 0;
    for (const finding of randomCalls(seed)) {
      if (finding !== null) findings.push(finding);
      if (++calls === 10_000) break;
    }
    expect(findings).toEqual([]);
  },
);
