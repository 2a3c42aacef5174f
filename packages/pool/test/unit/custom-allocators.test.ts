import { AllocationError, type Allocator, CorruptionError } from "@tsmem/core";
import { describe, expect, it } from "vitest";
import {
  alignedAllocator,
  guardedAllocator,
  type Malloc,
  Pool,
  wrap,
  wrapFree,
  wrapMalloc,
} from "../../src/index.ts";
import { codeOf } from "./code-of.ts";
import { bytesOf, lend } from "./lend.ts";

/** A malloc and free over ArrayBuffers that count, and leave 0xAB in the memory. */
function counting(): { malloc: Malloc; free: (block: Uint8Array) => void; live: Set<Uint8Array> } {
  const live = new Set<Uint8Array>();
  return {
    live,
    malloc: (byteLength) => {
      const block = new Uint8Array(byteLength).fill(0xab);
      live.add(block);
      return block;
    },
    free: (block) => {
      if (!live.delete(block)) throw new Error("freed twice");
    },
  };
}

describe("wrap()", () => {
  it("zeroes what malloc gave and frees every block once", () => {
    const { malloc, free, live } = counting();
    const pool = new Pool({ allocator: wrap(malloc, free) });
    const blocks = Array.from({ length: 100 }, (_, i) => pool.alloc(i, 8));
    expect(live.size).toBe(100);
    expect(pool.view(blocks[9]!, Float64Array)).toEqual(new Float64Array(9));
    pool.free(blocks[0]!);
    blocks[1] = pool.realloc(blocks[1]!, 4000);
    expect(live.size).toBe(99);
    pool.scope(() => pool.alloc(1, 64));
    expect(live.size).toBe(99);
    pool.dispose();
    expect(live.size).toBe(0);
  });

  it("takes both functions or none, and checks what they are", () => {
    const { malloc, free } = counting();
    for (const [m, f] of [
      [malloc, undefined],
      [undefined, free],
      [undefined, undefined],
      [1, free],
      ["malloc", "free"],
    ]) {
      expect(codeOf(() => wrap(m as Malloc, f as () => void))).toBe("ERR_TSMEM_INVALID_ARGUMENT");
    }
    expect(codeOf(() => wrapMalloc(null as unknown as Malloc))).toBe("ERR_TSMEM_INVALID_ARGUMENT");
    expect(codeOf(() => wrapFree({} as () => void))).toBe("ERR_TSMEM_INVALID_ARGUMENT");
    const half = { alloc: () => null } as unknown as Allocator;
    expect(codeOf(() => new Pool({ allocator: half }))).toBe("ERR_TSMEM_INVALID_ARGUMENT");
    expect(codeOf(() => new Pool({ allocator: null as never }))).toBe("ERR_TSMEM_INVALID_ARGUMENT");
  });

  it.each([
    ["gives null", () => null],
    ["gives undefined", () => undefined],
    ["gives 0", () => 0 as const],
    ["gives 0n", () => 0n],
    [
      "throws",
      () => {
        throw new Error("full");
      },
    ],
  ])("asks once more when malloc %s, and leaves the pool as it was", (_, fail) => {
    const { malloc, free, live } = counting();
    let calls = 0;
    let isFull = false;
    const failing: Malloc = (byteLength) => {
      calls++;
      return isFull ? fail() : malloc(byteLength);
    };
    const pool = new Pool({ name: "words", allocator: wrap(failing, free) });
    const block = pool.alloc(1, 64);
    isFull = true;
    calls = 0;
    expect(() => pool.alloc(3, 8)).toThrow(AllocationError);
    expect(() => pool.alloc(3, 8)).toThrow(/words: cannot allocate 24 bytes/);
    expect(codeOf(() => pool.realloc(block, 1000))).toBe("ERR_TSMEM_OUT_OF_MEMORY");
    expect(calls).toBe(6);
    expect([pool.count, pool.size, live.size]).toEqual([1, 64, 1]);
    isFull = false;
    pool.alloc(1, 8);
    expect(pool.count).toBe(2);
  });

  it("uses memory that comes free with the collection", () => {
    const { malloc, free } = counting();
    let isFull = true;
    const once: Malloc = (byteLength) => {
      if (!isFull) return malloc(byteLength);
      isFull = false;
      return null;
    };
    const pool = new Pool({ allocator: wrap(once, free) });
    expect(pool.byteLengthOf(pool.alloc(1, 64))).toBe(64);
  });

  it("refuses blocks that are too short or of no known kind", () => {
    let freed = 0;
    const pool = (malloc: unknown): Pool =>
      new Pool({ allocator: wrap(malloc as Malloc, () => freed++) });
    expect(codeOf(() => pool((n: number) => new Uint8Array(n - 1)).alloc(1, 64))).toBe(
      "ERR_TSMEM_INVALID_ARGUMENT",
    );
    expect(codeOf(() => pool(() => "memory").alloc(1, 64))).toBe("ERR_TSMEM_INVALID_ARGUMENT");
    expect(freed).toBe(2);
  });

  it("frees the rest when free throws, and says so", () => {
    const { malloc, live } = counting();
    const pool = new Pool({
      allocator: wrap(malloc, (block: Uint8Array) => {
        live.delete(block);
        if (block.length === 2) throw new Error("broken");
      }),
    });
    for (const byteLength of [1, 2, 3]) pool.alloc(1, byteLength);
    expect(() => {
      pool.dispose();
    }).toThrow("broken");
    expect([live.size, pool.count]).toEqual([0, 0]);
  });

  it("works over memory of a WebAssembly module", () => {
    const memory = new Uint8Array(1 << 16);
    let next = 0;
    const pool = new Pool({
      allocator: wrap(
        (byteLength) => memory.subarray(next, (next += byteLength)),
        (block: Uint8Array) => {
          expect(block.buffer).toBe(memory.buffer);
        },
      ),
    });
    const view = pool.view(pool.alloc(4, 8), Float64Array);
    view[0] = 1;
    expect(memory[6]).toBe(0xf0);
    pool.dispose();
  });

  it("lets a pool take its blocks from another pool", () => {
    const outer = new Pool();
    const inner = new Pool({ allocator: outer });
    const block = inner.alloc(1, 64);
    expect(outer.count).toBe(1);
    inner.free(block);
    inner.alloc(1, 64);
    inner.dispose();
    expect(outer.count).toBe(0);
  });
});

describe("debug mode", () => {
  it("finds bytes written before and after a block", () => {
    for (const at of [-1, 100]) {
      const pool = new Pool({ debug: true });
      const block = lend(pool, 100);
      new Uint8Array(block.buffer)[block.byteOffset + at] = 1;
      expect(() => {
        pool.free(block.address);
      }).toThrow(CorruptionError);
      expect(() => {
        pool.dispose();
      }).not.toThrow();
      const again = lend(new Pool({ debug: true }), 100);
      expect(bytesOf(again).every((byte) => byte === 0)).toBe(true);
    }
  });

  it("reports corruption at the end of the pool and frees everything", () => {
    const pool = new Pool({ debug: true });
    const block = lend(pool, 10);
    new Uint8Array(block.buffer)[block.byteOffset + 10] = 1;
    pool.alloc(1, 8);
    expect(() => {
      pool.dispose();
    }).toThrow(/byte 10 of a block of 10 bytes/);
    expect(pool.count).toBe(0);
  });

  it("poisons a freed block and ends its views", () => {
    const pool = new Pool({ debug: true });
    const lent = lend(pool, 16);
    const bytes = bytesOf(lent);
    pool.free(lent.address);
    expect(bytes.every((byte) => byte === 0xdd)).toBe(true);
    const view = pool.array(Float64Array, 4);
    pool.free(view);
    expect(view).toHaveLength(0);
  });

  it("says where live blocks were allocated", () => {
    const pool = new Pool({ debug: true });
    const moved = pool.realloc(pool.alloc(1, 64), 128);
    const [block] = [...pool.blocks()];
    expect(block?.address).toBe(moved);
    expect(block?.site).toContain("custom-allocators.test.ts");
    pool.free(moved);
    expect([...pool.blocks()]).toEqual([]);
  });

  it("leaves a block whose buffer was transferred to its new owner", () => {
    const pool = new Pool({ debug: true });
    const view = pool.array(Float64Array, 4);
    const taken = structuredClone(view.buffer, { transfer: [view.buffer] });
    pool.free(view);
    expect(taken.byteLength).toBeGreaterThan(32);
    expect(pool.count).toBe(0);
  });
});

describe("the allocators of this package, used without a pool", () => {
  it.each([
    [
      "wrap",
      () =>
        wrap(
          (byteLength) => new ArrayBuffer(Math.min(byteLength, 512)),
          () => undefined,
        ),
    ],
    ["alignedAllocator", () => alignedAllocator(64)],
    ["guardedAllocator", () => guardedAllocator(alignedAllocator(64))],
  ])("%s frees what it gave, once, and nothing else", (_name, make) => {
    const allocator = make();
    const allocation = allocator.alloc(16, 16);
    allocator.free(allocation);
    expect(allocation.released).toBe(true);
    expect(
      codeOf(() => {
        allocator.free(allocation);
      }),
    ).toBe("ERR_TSMEM_ALREADY_FREED");
    expect(
      codeOf(() => {
        allocator.free({ ...allocation });
      }),
    ).toBe("ERR_TSMEM_NOT_OWNED");
    expect(codeOf(() => allocator.alloc(-1))).toBe("ERR_TSMEM_OUT_OF_RANGE");
    expect(codeOf(() => allocator.alloc(8, 3))).toBe("ERR_TSMEM_OUT_OF_RANGE");
    expect(codeOf(() => allocator.alloc(2 ** 52))).toMatch(/ERR_TSMEM_(OUT_OF_MEMORY|INVALID_ARG)/);
  });

  it("wrap gives a block back that cannot be zeroed", () => {
    const freed: unknown[] = [];
    const allocator = wrap(
      () => -8n,
      (address: bigint) => freed.push(address),
    );
    expect(() => allocator.alloc(8)).toThrow();
    expect(freed).toEqual([-8n]);
  });
});

describe("alignedAllocator() and guardedAllocator()", () => {
  it("compose", () => {
    const pool = new Pool({ allocator: guardedAllocator(alignedAllocator(64)) });
    const block = pool.alloc(3, 8);
    expect(pool.view(block, Float64Array)).toEqual(new Float64Array(3));
    pool.dispose();
    expect(codeOf(() => alignedAllocator(3))).toBe("ERR_TSMEM_OUT_OF_RANGE");
  });
});
