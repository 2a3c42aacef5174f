import { ReleasedError } from "@tsmem/core";
import { describe, expect, it } from "vitest";
import { Pool } from "../../src/index.ts";
import { codeOf } from "./code-of.ts";

describe("zone()", () => {
  it("frees its blocks and no others at its end", () => {
    const pool = new Pool();
    const kept = pool.alloc(1, 64);
    const zone = pool.zone();
    const gone = [pool.alloc(1, 64), pool.alloc(1, 20_000)];
    expect([zone.count, zone.size, pool.count]).toEqual([2, 20_064, 3]);
    zone[Symbol.dispose]();
    zone.dispose();
    expect([pool.count, pool.size, zone.disposed]).toEqual([1, 64, true]);
    for (const block of gone) {
      expect(() => pool.view(block, Uint8Array)).toThrow(ReleasedError);
      expect(
        codeOf(() => {
          pool.free(block);
        }),
      ).toBe("ERR_TSMEM_ALREADY_FREED");
    }
    expect(pool.has(kept)).toBe(true);
    pool.alloc(1, 64);
    expect(pool.count).toBe(2);
  });

  it("ends the zones inside it", () => {
    const pool = new Pool();
    const outer = pool.zone();
    const a = pool.alloc(1, 64);
    const inner = pool.zone();
    pool.alloc(1, 64);
    outer.dispose();
    expect([pool.count, inner.disposed, pool.has(a)]).toEqual([0, true, false]);
  });

  it("leaves blocks of an outer zone there when they are reallocated inside", () => {
    const pool = new Pool();
    const block = pool.alloc(1, 64);
    const zone = pool.zone();
    const moved = pool.realloc(block, 4000);
    zone.dispose();
    expect(pool.byteLengthOf(moved)).toBe(4000);
  });

  it("lets blocks be freed one by one", () => {
    const pool = new Pool();
    const outside = pool.alloc(1, 64);
    const zone = pool.zone();
    const inside = pool.alloc(1, 64);
    pool.free(inside);
    pool.free(outside);
    expect([zone.count, pool.count]).toEqual([0, 0]);
    zone.dispose();
    expect([pool.size, pool.count]).toEqual([0, 0]);
  });

  it("ends with clear() and dispose()", () => {
    const pool = new Pool();
    const zone = pool.zone();
    pool.alloc(1, 64);
    pool.clear();
    expect([zone.disposed, pool.count]).toEqual([true, 0]);
    const another = pool.zone();
    pool.dispose();
    another.dispose();
    expect(another.disposed).toBe(true);
  });
});

describe("scope()", () => {
  it("returns what the function returns and frees its blocks", () => {
    const pool = new Pool();
    expect(pool.scope((zone) => (pool.alloc(1, 64), zone.count))).toBe(1);
    expect(pool.count).toBe(0);
  });

  it("frees its blocks when the function throws", () => {
    const pool = new Pool();
    expect(() =>
      pool.scope(() => {
        pool.alloc(1, 64);
        throw new Error("mine");
      }),
    ).toThrow("mine");
    expect(pool.count).toBe(0);
  });

  it("refuses a function that returns a promise", () => {
    const pool = new Pool();
    expect(codeOf(() => pool.scope(() => Promise.resolve(1)))).toBe("ERR_TSMEM_INVALID_ARGUMENT");
  });
});

describe("own() and disown()", () => {
  it("disposes what is owned, last first, and keeps the rest of the promises when one throws", () => {
    const order: string[] = [];
    const pool = new Pool();
    const disposable = (name: string): Disposable => ({
      [Symbol.dispose]: () => void order.push(name),
    });
    const a = pool.own(disposable("a"));
    pool.own(disposable("b"));
    pool.own({
      [Symbol.dispose]() {
        throw new Error("broken");
      },
    });
    pool.own({ plain: true });
    pool.own(disposable("c"));
    expect(pool.disown(a)).toBe(a);
    pool.alloc(1, 64);
    expect(() => {
      pool.dispose();
    }).toThrow("broken");
    expect(order).toEqual(["c", "b"]);
    expect(pool.count).toBe(0);
  });

  it("reports several failures together", () => {
    const pool = new Pool();
    for (let i = 0; i < 2; i++) {
      pool.own({
        [Symbol.dispose]() {
          throw new Error(`broken ${i}`);
        },
      });
    }
    expect(() => {
      pool.clear();
    }).toThrow(AggregateError);
  });

  it("belongs to the zone that is open", () => {
    let ended = 0;
    const pool = new Pool();
    pool.scope(() => {
      pool.own({
        [Symbol.dispose]() {
          ended++;
        },
      });
    });
    expect(ended).toBe(1);
  });

  it("refuses what it does not own and what is no object", () => {
    const pool = new Pool();
    expect(codeOf(() => pool.disown({}))).toBe("ERR_TSMEM_NOT_OWNED");
    expect(codeOf(() => pool.own(1 as unknown as object))).toBe("ERR_TSMEM_INVALID_ARGUMENT");
  });

  it("lets an object dispose the pool that owns it", () => {
    const pool = new Pool();
    pool.own({
      [Symbol.dispose]: () => {
        pool.dispose();
      },
    });
    pool.dispose();
    expect(pool.disposed).toBe(true);
  });

  it("waits for asynchronous ones with asyncDispose", async () => {
    const order: string[] = [];
    const pool = new Pool();
    pool.own({ [Symbol.dispose]: () => void order.push("sync") });
    pool.own({
      async [Symbol.asyncDispose]() {
        await Promise.resolve();
        order.push("async");
      },
    });
    pool.alloc(1, 64);
    await pool[Symbol.asyncDispose]();
    expect(order).toEqual(["async", "sync"]);
    expect([pool.count, pool.disposed]).toEqual([0, true]);
  });
});
