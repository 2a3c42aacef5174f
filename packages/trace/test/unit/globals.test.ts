import { Buffer as NodeBuffer } from "node:buffer";
import { runInThisContext } from "node:vm";
import { traceHooks } from "@tsmem/core";
import { afterEach, describe, expect, it } from "vitest";
import * as trace from "../../src/index.ts";

afterEach(() => {
  trace.stop();
});

const byDomain = (): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const { domain, size, count } of trace.takeSnapshot().traces) {
    sums[domain] = (sums[domain] ?? 0) + size * count;
  }
  return sums;
};

// Not `return base.subarray(…)`: engines with tail calls would drop the frame.
const subarray = (base: Float64Array): Float64Array => {
  const part = base.subarray(10, 20);
  return part;
};
const narrow = (base: Float64Array): Uint8Array => new Uint8Array(base.buffer, 0, 8);

describe("start({ globals: true })", () => {
  it("traces ArrayBuffers, typed arrays and Buffers, Node's pool apart", () => {
    trace.start({ mode: "full", globals: true });
    const kept: unknown[] = [
      new ArrayBuffer(1000),
      new Float64Array(100),
      Float64Array.from({ length: 50 }, (_, i) => i),
      Buffer.alloc(5000),
      Buffer.allocUnsafeSlow(70),
      Buffer.from("small"),
    ];
    const { ArrayBuffer: memory, Buffer: own, "Buffer pool": pool } = byDomain();
    expect(memory).toBe(2200);
    expect([5070, 5075]).toContain(own); // not every runtime cuts small Buffers from a pool
    expect([0, 8192, 65536, 65600]).toContain(pool ?? 0); // by version of Node
    expect(kept).toHaveLength(6);
  });

  it("leaves memory that tsmem takes from the engine to what tsmem announces", () => {
    const filename = new URL("../../../ndarray/src/storage/allocate.ts", import.meta.url).href;
    const allocate = runInThisContext(
      "(hooks) => { const made = new ArrayBuffer(9000); hooks.listener?.allocated('ndarray', made, 800); return new Uint8Array(made, 0, 10); }",
      { filename },
    ) as (hooks: typeof traceHooks) => Uint8Array;
    trace.start({ mode: "full", globals: true });
    const kept = allocate(traceHooks);
    expect(byDomain()).toEqual({ ndarray: 800 });
    expect(trace.pinsReport().lines).toEqual([]);
    expect(kept).toHaveLength(10);
  });

  it("counts a copy made from another array once, and a view not at all", () => {
    trace.start({ mode: "full", globals: true });
    const base = new Float64Array(1000);
    const copy = base.slice(0, 500);
    const views: ArrayBufferView[] = [new DataView(base.buffer)];
    for (const make of [subarray, narrow]) views.push(make(base));
    expect(byDomain()).toEqual({ ArrayBuffer: 8000 + 4000 });
    const { lines } = trace.pinsReport();
    expect(
      lines.map(({ frame, views: count, viewBytes }) => [frame.name, count, viewBytes]),
    ).toEqual([
      ["subarray", 1, 80],
      ["narrow", 1, 8],
    ]);
    expect(lines[0]).toMatchObject({ pinnedBytes: 8000, ratio: 100, copyWouldSave: 0 });
    expect(lines[0]?.baseFrame?.filename).toMatch(/globals\.test\.ts$/);
    expect([copy.length, views.length]).toEqual([500, 3]);
  });

  it("leaves instanceof, constructor checks and subclasses as they were", () => {
    class Samples extends Float32Array {
      get first(): number | undefined {
        return this[0];
      }
    }
    trace.start({ mode: "full", globals: true });
    class Later extends Float32Array {}
    const samples = new Samples([7, 8]);
    expect(samples).toBeInstanceOf(Samples);
    expect(samples).toBeInstanceOf(Float32Array);
    expect(samples.first).toBe(7);
    expect(new Later(3)).toBeInstanceOf(Later);
    const plain = new Float32Array(3);
    expect(plain.constructor).toBe(Float32Array);
    expect(Object.getPrototypeOf(plain)).toBe(Float32Array.prototype);
    expect(Buffer.from("x")).toBeInstanceOf(NodeBuffer);
    expect(() => {
      (Float32Array as unknown as () => void)();
    }).toThrow(TypeError);
  });

  it("is undone completely by stop()", () => {
    const scope = globalThis as unknown as Record<string, { prototype: object }>;
    const state = (): unknown[] =>
      ["ArrayBuffer", "Float64Array", "DataView", "Buffer"].flatMap((name) => [
        scope[name],
        ...[scope[name]!, scope[name]!.prototype].flatMap((owner) =>
          Object.entries(Object.getOwnPropertyDescriptors(owner)).flatMap(
            ([key, descriptor]): unknown[] => [
              key,
              ...Object.values(descriptor as Record<string, unknown>),
            ],
          ),
        ),
      ]);
    const isSame = (a: unknown[], b: unknown[]): boolean =>
      a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
    const before = state();
    trace.start({ globals: true });
    expect(isSame(state(), before)).toBe(false);
    trace.stop();
    expect(isSame(state(), before)).toBe(true);
  });

  it("keeps a wrapper that someone else put on top", () => {
    const original = Object.getOwnPropertyDescriptor(Buffer, "alloc")!;
    trace.start({ globals: true });
    const traced = Reflect.get(Buffer, "alloc") as (size: number) => Buffer;
    const theirs = (size: number): Buffer => traced(size);
    Object.assign(Buffer, { alloc: theirs });
    trace.stop();
    expect(Reflect.get(Buffer, "alloc")).toBe(theirs);
    expect(theirs(3)).toHaveLength(3);
    Object.defineProperty(Buffer, "alloc", original);
  });
});
