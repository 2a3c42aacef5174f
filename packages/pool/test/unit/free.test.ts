import { NotOwnedError, ReleasedError } from "@tsmem/core";
import { describe, expect, it } from "vitest";
import { type Address, Pool } from "../../src/index.ts";
import { codeOf } from "./code-of.ts";
import { lend } from "./lend.ts";

describe("free()", () => {
  it.each([64, 20_000])("refuses a second free of %i bytes", (byteLength) => {
    const pool = new Pool();
    const block = pool.alloc(1, byteLength);
    pool.free(block);
    expect(
      codeOf(() => {
        pool.free(block);
      }),
    ).toBe("ERR_TSMEM_ALREADY_FREED");
    expect([pool.count, pool.size]).toEqual([0, 0]);
  });

  it("refuses a stale address although another block lies in the same cell", () => {
    const pool = new Pool();
    const stale = pool.alloc(1, 64);
    pool.free(stale);
    const fresh = pool.alloc(1, 64);
    expect(fresh).not.toBe(stale);
    expect(
      codeOf(() => {
        pool.free(stale);
      }),
    ).toBe("ERR_TSMEM_ALREADY_FREED");
    expect(() => pool.view(stale, Uint8Array)).toThrow(ReleasedError);
    expect(pool.has(fresh)).toBe(true);
  });

  it("refuses a block of another pool", () => {
    const a = new Pool({ name: "a" });
    const b = new Pool({ name: "b" });
    const block = a.alloc(1, 64);
    b.alloc(1, 64);
    expect(
      codeOf(() => {
        b.free(block);
      }),
    ).toBe("ERR_TSMEM_OTHER_OWNER");
    expect(() => {
      b.free(block);
    }).toThrow(/belongs to a and not to b/);
    expect(a.has(block)).toBe(true);
  });

  it("calls a block of a disposed pool freed, whoever has its segment now", () => {
    const a = new Pool();
    const block = a.alloc(1, 64);
    a.dispose();
    const b = new Pool();
    const others = Array.from({ length: 50 }, () => b.alloc(1, 64));
    expect(others).not.toContain(block);
    expect(
      codeOf(() => {
        b.free(block);
      }),
    ).toBe("ERR_TSMEM_ALREADY_FREED");
    expect(b.count).toBe(50);
  });

  it.each([0, -1, NaN, 1, 2 ** 53, 2 ** 52 + 1, 0.5, null, undefined, "1", 5n, {}])(
    "refuses %s as not owned",
    (value) => {
      const pool = new Pool();
      pool.alloc(1, 64);
      expect(
        codeOf(() => {
          pool.free(value as Address);
        }),
      ).toBe("ERR_TSMEM_NOT_OWNED");
      expect(() => {
        pool.free(value as Address);
      }).toThrow(NotOwnedError);
      expect(pool.count).toBe(1);
    },
  );

  it("refuses an address that its slot has not reached yet", () => {
    const pool = new Pool();
    const block = pool.alloc(1, 64);
    expect(
      codeOf(() => {
        pool.free((block + 1) as Address);
      }),
    ).toBe("ERR_TSMEM_NOT_OWNED");
    expect(
      codeOf(() => {
        pool.free((block + 2 ** 36) as Address);
      }),
    ).toBe("ERR_TSMEM_NOT_OWNED");
  });

  it("does not reuse a cell whose addresses are used up", () => {
    const pool = new Pool();
    const seen = new Set<number>();
    let last = pool.alloc(1, 64);
    for (let i = 0; i < 2 ** 17 + 10; i++) {
      pool.free(last);
      last = pool.alloc(1, 64);
      if (i > 2 ** 17 - 20) seen.add(last);
    }
    expect(Math.max(...seen)).toBeLessThan(2 ** 53);
    expect(seen.size).toBe(29);
    expect(pool.count).toBe(1);
  });

  it("gives memory back to other sizes", () => {
    const pool = new Pool();
    for (const byteLength of [64, 128, 256, 512]) {
      const blocks = Array.from({ length: 20_000 }, () => pool.alloc(1, byteLength));
      blocks.forEach((block) => {
        pool.free(block);
      });
    }
    expect(pool.count).toBe(0);
    expect(pool.reserved).toBeLessThanOrEqual(4 * 2 ** 20);
  });
});

describe("blocks()", () => {
  it("lists the live blocks and cannot change the pool", () => {
    const pool = new Pool();
    const blocks = [pool.alloc(1, 10), pool.alloc(1, 20_000), pool.alloc(3, 4)];
    pool.free(blocks[0]!);
    expect([...pool.blocks()].map(({ byteLength }) => byteLength).sort()).toEqual([12, 20_000]);
  });

  it("survives frees and allocations while it runs", () => {
    const pool = new Pool();
    const all = Array.from({ length: 3000 }, (_, i) => pool.alloc(1, (i % 40) * 16));
    let seen = 0;
    for (const { address } of pool.blocks()) {
      seen++;
      pool.free(address);
      if (seen % 3 === 0 && seen < 900) pool.alloc(1, 64);
      if (seen === 5) for (const block of all.slice(2000)) if (pool.has(block)) pool.free(block);
    }
    expect(seen).toBeGreaterThanOrEqual(2000);
    expect([...pool.blocks()]).toHaveLength(pool.count);
  });
});

describe("a disposed pool", () => {
  it("throws ReleasedError from every call", () => {
    const pool = new Pool();
    const block = pool.alloc(1, 64);
    const held = lend(pool, 64);
    pool.dispose();
    pool.dispose();
    for (const call of [
      () => pool.alloc(1, 64),
      () => pool.alloc(0, 64),
      () => pool.realloc(block, 128),
      () => {
        pool.free(block);
      },
      () => pool.view(block, Uint8Array),
      () => pool.array(Uint8Array, 8),
      () => pool.addressOf(block),
      () => lend(pool, 8),
      () => {
        pool.free(held.address);
      },
      () => pool.own({}),
      () => pool.disown({}),
      () => pool.zone(),
      () => pool.scope(() => 1),
      () => {
        pool.clear();
      },
      () => held.buffer,
      () => held.byteOffset,
    ]) {
      expect(call).toThrow(ReleasedError);
    }
    expect(held.released).toBe(true);
    expect([pool.size, pool.count, pool.disposed]).toEqual([0, 0, true]);
    expect([...pool.blocks()]).toEqual([]);
  });
});

describe("a clone of a pool", () => {
  it("is refused with a clear error", () => {
    const pool = new Pool({ name: "words" });
    expect(() => structuredClone(pool)).toThrow(/words belongs to the thread that made it/);
    expect(codeOf(() => structuredClone({ pool }))).toBe("ERR_TSMEM_WRONG_THREAD");
    const { port1 } = new MessageChannel();
    expect(
      codeOf(() => {
        port1.postMessage(pool);
      }),
    ).toBe("ERR_TSMEM_WRONG_THREAD");
    port1.close();
  });
});
