import { traceHooks } from "@tsmem/core";
import { collect } from "@tsmem/testing";
import { afterEach, describe, expect, it } from "vitest";
import * as trace from "../../src/index.ts";

afterEach(() => {
  trace.stop();
});

const allocate = (owner: object, byteLength: number, key?: number): void => {
  traceHooks.listener?.allocated("pool", owner, byteLength, key);
};

describe("start() and stop()", () => {
  it("refuse frames outside 1 to 65535 and other nonsense", () => {
    expect(() => {
      trace.start({ frames: 0 });
    }).toThrow(/the number of frames must be in range \[1; 65535\]/);
    for (const options of [
      { frames: 65536 },
      { frames: 1.5 },
      { sampleBytes: 0 },
      { sampleBytes: NaN },
    ]) {
      expect(() => {
        trace.start(options);
      }).toThrow(RangeError);
    }
    expect(() => {
      trace.start({ mode: "half" as never });
    }).toThrow(/mode is "half"/);
    expect(trace.isTracing()).toBe(false);
  });
  it("keep the limit, forget the traces, and leave another tracer alone", () => {
    trace.start({ frames: 7, mode: "full" });
    expect(trace.getTracebackLimit()).toBe(7);
    allocate({}, 10);
    trace.stop();
    expect(trace.getTracedMemory()).toEqual({ current: 0, peak: 0 });
    expect(() => trace.takeSnapshot()).toThrow(/must be tracing memory allocations/);
    const other = { allocated() {}, freed() {}, viewed() {} };
    traceHooks.listener = other;
    expect(() => {
      trace.start();
    }).toThrow(/another tracer listens/);
    traceHooks.listener = null;
  });
});

describe("full mode", () => {
  it("names the line of the caller and counts what is alive", () => {
    trace.start({ mode: "full" });
    const owners = [{}, {}];
    for (const owner of owners) allocate(owner, 100);
    allocate(owners, 64, 1);
    allocate(owners, 64, 2);
    traceHooks.listener?.freed("pool", owners, 1);
    const [top] = trace.takeSnapshot().statistics("filename");
    expect(top?.toString()).toMatch(/tracing\.test\.ts:0: size=264 B, count=3, average=88 B$/);
    expect(trace.getTracedMemory()).toEqual({ current: 264, peak: 328 });
    trace.resetPeak();
    expect(trace.getTracedMemory().peak).toBe(264);
    expect(trace.getObjectTraceback(owners[0]!)?.frames).toHaveLength(1);
    expect(trace.getObjectTraceback({})).toBeUndefined();
    trace.clearTraces();
    expect(trace.takeSnapshot().traces).toEqual([]);
    expect(trace.getTracerMemory()).toBeGreaterThan(0);
  });
  it("ignores frees of what it never saw, and counts a free once", () => {
    trace.start({ mode: "full" });
    const owner = {};
    traceHooks.listener?.freed("pool", owner);
    traceHooks.listener?.freed("pool", owner, 5);
    allocate(owner, 8);
    traceHooks.listener?.freed("pool", owner);
    traceHooks.listener?.freed("pool", owner);
    expect(trace.getTracedMemory().current).toBe(0);
  });
  it("keeps as many frames as asked for, oldest first", () => {
    trace.start({ mode: "full", frames: 3 });
    const owner = {};
    const inner = (): void => {
      allocate(owner, 1);
    };
    const outer = (): void => {
      inner();
    };
    outer();
    const names = trace.takeSnapshot().traces[0]?.traceback.frames.map(({ name }) => name);
    expect(names).toEqual(["outer", "inner", "allocate"]);
  });
  it("learns of owners that were collected, but not of those alive", async () => {
    trace.start({ mode: "full" });
    const kept = {};
    allocate(kept, 1000);
    (() => {
      allocate({}, 50);
      const pool = {};
      for (let key = 0; key < 10; key += 1) allocate(pool, 5, key);
    })();
    await collect(() => trace.getTracedMemory().current === 1000);
    expect(trace.getObjectTraceback(kept)).toBeDefined();
  });
  it("forgets owners when traces are cleared: their end ends no other trace", async () => {
    trace.start({ mode: "full" });
    let isGone = false;
    const registry = new FinalizationRegistry(() => (isGone = true));
    (() => {
      const pool = {};
      registry.register(pool, undefined);
      for (let key = 0; key < 5; key += 1) allocate(pool, 5, key);
    })();
    trace.clearTraces();
    const kept = [{}, {}, {}, {}, {}];
    for (const owner of kept) allocate(owner, 1000);
    await collect(() => isGone);
    await trace.takeLiveSnapshot();
    expect(trace.getTracedMemory().current).toBe(5000);
    expect(kept).toHaveLength(5);
  });
  it("tells live memory from garbage", async () => {
    trace.start({ mode: "full" });
    const kept = {};
    allocate(kept, 1000);
    (() => {
      allocate({}, 50);
    })();
    const { live, garbage } = await trace.takeLiveSnapshot();
    expect([live.size, garbage.size]).toEqual([1000, 50]);
    expect(kept).toBeDefined();
  });
});

describe("the program's own stack traces", () => {
  it("survive: prepareStackTrace, stackTraceLimit and subclasses of Error", () => {
    const prepareStackTrace: unknown = Reflect.get(Error, "prepareStackTrace");
    const limit = Error.stackTraceLimit;
    try {
      Error.prepareStackTrace = (error) => `mine: ${error.message}`;
      Error.stackTraceLimit = 3;
      trace.start({ mode: "full", frames: 5 });
      allocate({}, 1);
      expect(new TypeError("x").stack).toBe("mine: x");
      expect(Error.stackTraceLimit).toBe(3);
      expect(trace.takeSnapshot().traces[0]?.traceback.frames).toHaveLength(5);
    } finally {
      Object.assign(Error, { prepareStackTrace });
      Error.stackTraceLimit = limit;
    }
  });

  it("keep no object of the program alive", async () => {
    class Parser {
      readonly table = {};
      parse(): void {
        allocate(this.table, 1);
      }
    }
    let isGone = false;
    const registry = new FinalizationRegistry(() => (isGone = true));
    const run = (): void => {
      const parser = new Parser();
      registry.register(parser, undefined);
      parser.parse();
    };
    trace.start({ mode: "full", frames: 3 });
    run();
    await collect(() => isGone);
    expect(isGone).toBe(true);
  });

  // Elsewhere the stack is so deep that filling it takes half a minute.
  it.runIf(!("bun" in process.versions))("survive an allocation with the last of the stack", () => {
    trace.start({ mode: "full" });
    const limit = Error.stackTraceLimit;
    const deeper = (): void => {
      allocate({}, 1);
      deeper();
    };
    expect(deeper).toThrow(RangeError);
    expect(Error.stackTraceLimit).toBe(limit);
    expect(new Error("x").stack).toContain("Error: x");
  });
});

describe("sampled mode", () => {
  it("estimates without bias: within 10 % in at least 95 % of 200 runs", () => {
    let close = 0;
    for (let run = 0; run < 200; run += 1) {
      trace.start({ sampleBytes: 2048 });
      const owner = {};
      let total = 0;
      for (let key = 0; key < 4000; key += 1) {
        const byteLength = [64, 1000, 5000][key % 3]!;
        allocate(owner, byteLength, key);
        total += byteLength;
      }
      if (Math.abs(trace.takeSnapshot().size / total - 1) < 0.1) close += 1;
      trace.stop();
    }
    expect(close).toBeGreaterThanOrEqual(190);
  });
});
