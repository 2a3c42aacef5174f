import { traceHooks } from "@tsmem/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import * as trace from "../../src/index.ts";

it("a full trace equals the sum of the live allocations of any program", () => {
  const step = fc.record({
    isFree: fc.boolean(),
    size: fc.integer({ min: 0, max: 1 << 20 }),
    pick: fc.nat(),
    isKeyed: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 2000, maxLength: 2000 }), (steps) => {
      trace.start({ mode: "full" });
      try {
        const pool = {};
        const live: { owner: object; key?: number; size: number }[] = [];
        let nextKey = 0;
        let sum = 0;
        let peak = 0;
        for (const { isFree, size, pick, isKeyed } of steps) {
          if (isFree && live.length > 0) {
            const [gone] = live.splice(pick % live.length, 1);
            traceHooks.listener?.freed("pool", gone!.owner, gone!.key);
            sum -= gone!.size;
          } else {
            const block = isKeyed ? { owner: pool, key: nextKey++, size } : { owner: {}, size };
            live.push(block);
            traceHooks.listener?.allocated("pool", block.owner, size, block.key);
            sum += size;
            peak = Math.max(peak, sum);
          }
        }
        expect(trace.getTracedMemory()).toEqual({ current: sum, peak });
        const snapshot = trace.takeSnapshot();
        expect(snapshot.size).toBe(sum);
        expect(snapshot.traces.reduce((count, line) => count + line.count, 0)).toBe(live.length);
      } finally {
        trace.stop();
      }
    }),
    { numRuns: 50 }, // 100,000 steps
  );
});
