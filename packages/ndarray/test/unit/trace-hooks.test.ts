import { type TraceListener, traceHooks } from "@tsmem/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fromBuffer, zeros } from "../../src/index.ts";

type View = [base: object, viewByteLength: number, baseByteLength: number];

let owners: object[];
let views: View[];

beforeEach(() => {
  owners = [];
  views = [];
  const listener: TraceListener = {
    allocated: (_domain, owner) => owners.push(owner),
    freed: () => undefined,
    viewed: (_view, base, ...byteLengths) => views.push([base, ...byteLengths]),
  };
  traceHooks.listener = listener;
});
afterEach(() => {
  traceHooks.listener = null;
});

describe("what a tracer is told of views", () => {
  it("names as base what the allocation was announced for, also for views of views", () => {
    zeros([1000]).slice([0, 10]).slice([0, 5]);
    expect(owners).toHaveLength(1);
    expect(views).toEqual([
      [owners[0], 80, 8000],
      [owners[0], 40, 8000],
    ]);
  });

  it("names the buffer as base of an array that was built on one", () => {
    const buffer = new ArrayBuffer(800);
    fromBuffer(buffer).slice([0, 10]);
    fromBuffer(new Uint8Array(buffer)).slice([0, 10]);
    expect(owners).toEqual([]);
    expect(views.map(([base]) => base === buffer)).toEqual([true, true]);
  });
});
