import { traceHooks } from "@tsmem/core";
import { afterEach, expect, it } from "vitest";
import * as trace from "../../src/index.ts";

afterEach(() => {
  trace.stop();
});

it("counts what is alive and names the line, without Node", () => {
  trace.start({ mode: "full" });
  const owner = {};
  traceHooks.listener?.allocated("pool", owner, 100, 1);
  traceHooks.listener?.allocated("pool", owner, 64, 2);
  traceHooks.listener?.freed("pool", owner, 1);
  expect(trace.getTracedMemory()).toEqual({ current: 64, peak: 164 });
  const [top] = trace.takeSnapshot().statistics("lineno");
  expect(top?.toString()).toMatch(/tracing\.test\.ts.*:\d+: size=64 B, count=1/);
});

it("counts typed arrays and buffers made while it listens to the globals", () => {
  trace.start({ mode: "full", globals: true });
  const kept = new Float64Array(1000);
  expect(trace.getTracedMemory().current).toBeGreaterThanOrEqual(kept.byteLength);
});
