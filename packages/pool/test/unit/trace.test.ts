import { traceHooks, type TraceListener } from "@tsmem/core";
import { afterEach, expect, it } from "vitest";
import { Pool } from "../../src/index.ts";

afterEach(() => {
  traceHooks.listener = null;
});

it("announces every block with its key, and its end", () => {
  const live = new Map<number, number>();
  const owners = new Set<object>();
  const listener: TraceListener = {
    allocated(domain, owner, byteLength, key) {
      if (domain !== "pool") return;
      owners.add(owner);
      live.set(key!, byteLength);
    },
    freed(domain, _, key) {
      if (domain === "pool") expect(live.delete(key!)).toBe(true);
    },
    viewed: () => undefined,
  };
  traceHooks.listener = listener;
  const pool = new Pool();
  const a = pool.alloc(1, 64);
  const b = pool.alloc(1, 20_000);
  expect([...live]).toEqual([
    [a, 64],
    [b, 20_000],
  ]);
  const c = pool.realloc(a, 60);
  expect([...live.keys()].sort()).toEqual([b, c].sort());
  pool.free(b);
  pool.scope(() => pool.alloc(1, 8));
  expect([...live]).toEqual([[c, 60]]);
  pool.dispose();
  expect(live.size).toBe(0);
  expect([...owners]).toEqual([pool]);
});
