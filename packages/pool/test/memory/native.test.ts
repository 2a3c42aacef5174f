import { ReleasedError } from "@tsmem/core";
import { addressOf, available } from "@tsmem/native";
import { free, malloc, peek, poke } from "@tsmem/native/unsafe";
import { collect } from "@tsmem/testing";
import { describe, expect, it } from "vitest";
import { alignedAllocator, allocItems, Pool, ptr, struct, wrap } from "../../src/index.ts";
import { codeOf } from "../unit/code-of.ts";

const live = new Map<bigint, number>();

function cPool(): Pool {
  return new Pool({
    name: "c",
    allocator: wrap(
      (byteLength) => {
        const address = malloc(byteLength);
        live.set(address, byteLength);
        return address;
      },
      (address: bigint) => {
        if (!live.delete(address)) throw new Error("freed twice");
        free(address);
      },
    ),
  });
}

/** Free a block of C after moving its memory to a new buffer; a view of that. */
function transferAndFree(): Float64Array {
  const pool = cPool();
  const view = pool.array(Float64Array, 5000);
  view.fill(3);
  const { buffer } = view as unknown as { buffer: { transfer(): ArrayBuffer } };
  const moved = new Float64Array(buffer.transfer());
  pool.free(view);
  expect(pool.count).toBe(0);
  return moved;
}

describe.runIf(available)("with @tsmem/native", () => {
  it("addressOf() is where C finds the bytes", () => {
    for (const pool of [new Pool(), cPool(), new Pool({ debug: true })]) {
      for (const byteLength of [64, 20_000]) {
        const block = pool.alloc(1, byteLength);
        poke(pool.addressOf(block) + 8n, "float64", 1.5);
        const view = pool.view(block, Float64Array, 2);
        expect([...view]).toEqual([0, 1.5]);
        expect(pool.addressOf(block)).toBe(addressOf(view));
        pool.free(block);
        expect(() => pool.addressOf(block)).toThrow(ReleasedError);
      }
      pool.dispose();
    }
    expect(live.size).toBe(0);
  });

  it("aligned blocks are aligned for C", () => {
    for (const alignment of [32, 64, 4096]) {
      const pools = [new Pool({ allocator: alignedAllocator(alignment) }), new Pool(), cPool()];
      pools.forEach((pool, i) => {
        for (let k = 0; k < 20; k++) {
          const block = pool.alloc(3, 8, i === 0 ? undefined : { alignment });
          expect(pool.addressOf(block) % BigInt(alignment)).toBe(0n);
        }
        pool.dispose();
      });
    }
  });

  it("pointers in structs can be followed by C", () => {
    const Row = struct({ length: "usize", values: ptr("float64") });
    for (const pool of [new Pool(), cPool()]) {
      const rows = Row.allocArray(pool, 2);
      rows.set(1, { length: 3, values: allocItems(pool, "float64", 3) });
      rows.at(1).values?.set(2, 7);
      const row = pool.addressOf(rows.address) + BigInt(Row.size);
      expect(peek(row, "uint64")).toBe(3n);
      expect(peek(peek(row + 8n, "uint64") + 16n, "float64")).toBe(7);
      pool.dispose();
    }
  });

  it("a view of C memory has length 0 when its block was freed", () => {
    const pool = cPool();
    const view = pool.array(Float64Array, 8);
    pool.free(view);
    expect([view.length, live.size]).toEqual([0, 0]);
  });

  it("C memory is zeroed and keeps its bytes through realloc", () => {
    const pool = cPool();
    let block = pool.alloc(200_000, 1);
    expect(pool.view(block, Uint8Array).every((byte) => byte === 0)).toBe(true);
    pool.view(block, Uint8Array).fill(7);
    block = pool.realloc(block, 300_000);
    const bytes = pool.view(block, Uint8Array);
    expect([bytes[0], bytes[199_999], bytes[200_000], live.size]).toEqual([7, 7, 0, 1]);
    pool.dispose();
    expect(live.size).toBe(0);
  });

  it("a dropped pool frees C memory, but not while a view can see it", async () => {
    const kept = { view: cPool().array(Float64Array, 5000) as Float64Array | undefined };
    kept.view?.fill(3);
    await expect(collect(() => live.size === 0, 200)).rejects.toThrow();
    expect(kept.view?.every((value) => value === 3)).toBe(true);
    kept.view = undefined;
    await collect(() => live.size === 0);
  });

  it.runIf("transfer" in ArrayBuffer.prototype)(
    "a block whose buffer was transferred is freed when the new buffer is gone",
    async () => {
      const taken = { view: transferAndFree() as Float64Array | undefined };
      await expect(collect(() => live.size === 0, 200)).rejects.toThrow();
      expect(taken.view?.every((value) => value === 3)).toBe(true);
      taken.view = undefined;
      await collect(() => live.size === 0);
    },
  );

  it("NULL addresses of native functions are refused", () => {
    expect(codeOf(() => wrap(0n, 0n))).toBe("ERR_TSMEM_OUT_OF_RANGE");
  });
});
