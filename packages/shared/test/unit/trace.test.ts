import { type TraceListener, traceHooks } from "@tsmem/core";
import { afterEach, expect, it } from "vitest";
import { SharedMemory } from "../../src/index.ts";

const calls: unknown[][] = [];

const listener: TraceListener = {
  allocated: (domain, owner, byteLength) => calls.push(["allocated", domain, owner, byteLength]),
  freed: (domain, owner) => calls.push(["freed", domain, owner]),
  viewed: () => undefined,
};

afterEach(() => {
  traceHooks.listener = null;
});

it("a tracer hears of every mapping, in the domain shared", () => {
  traceHooks.listener = listener;
  using memory = SharedMemory.create({ byteLength: 100 });
  const { buffer } = memory;
  expect(calls).toEqual([["allocated", "shared", buffer, 100]]);
  memory.close();
  memory.close();
  expect(calls.slice(1)).toEqual([["freed", "shared", buffer]]);
});
