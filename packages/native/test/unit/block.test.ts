import { leaseOf } from "@tsmem/core";
import { describe, expect, it } from "vitest";
import { adopt, allocate, available, type Block, borrow } from "../../src/index.ts";
import { areExternalsAllowed } from "../../src/addon/runtime.ts";
import { calloc, free } from "../../src/unsafe/index.ts";

const byteLength = 2 ** 20;
const kinds: [string, () => Block][] = [
  ["small", () => allocate(64)],
  ["large zeroed", () => allocate(byteLength)],
  ["recycled", () => allocate(byteLength, { zero: false })],
  ["adopted", () => adopt(calloc(1, byteLength), byteLength)],
  ["adopted by copying", () => adopt(calloc(1, 64), 64)],
];

const released = expect.objectContaining({ code: "ERR_TSMEM_RELEASED" }) as Error;

describe.runIf(available)("block", () => {
  it.each(kinds)("%s: dispose() releases once, and says so", (_, make) => {
    const block = make();
    expect(block.released).toBe(false);
    block.dispose();
    block.dispose();
    block[Symbol.dispose]();
    expect(block.released).toBe(true);
    expect(() => block.buffer).toThrow(released);
    expect(() => block.address).toThrow(released);
    expect(() => block.pin()).toThrow(released);
    expect(block.byteLength).toBeGreaterThan(0);
  });

  it.each(kinds)("%s: dispose() detaches a buffer that was read", (_, make) => {
    const block = make();
    const { buffer } = block;
    const array = new Uint8Array(buffer);
    const view = new DataView(buffer);
    const node = Buffer.from(buffer);
    block.dispose();
    expect(buffer.byteLength).toBe(0);
    expect(array.length).toBe(0);
    expect(array[0]).toBeUndefined();
    array[0] = 1;
    expect(node.length).toBe(0);
    expect(() => view.getInt8(0)).toThrow(TypeError);
    expect(() => array.fill(1)).toThrow(TypeError);
    expect(() => Atomics.load(array, 0)).toThrow();
    expect(() => new Uint8Array(buffer, 0, 1)).toThrow(TypeError);
  });

  it.each(kinds)("%s: a lease is the private buffer, dead after dispose()", (_, make) => {
    const block = make();
    const lease = leaseOf(block)!;
    const { buffer } = lease;
    expect(lease.byteOffset).toBe(block.byteOffset);
    expect(lease.byteLength).toBe(block.byteLength);
    block.dispose();
    expect(lease.released).toBe(true);
    expect(() => lease.buffer).toThrow(released);
    // Never escaped, so never detached.
    expect(buffer.byteLength).toBeGreaterThan(0);
  });

  it.each(kinds)("%s: escape() through the lease makes dispose() detach", (_, make) => {
    const block = make();
    const lease = leaseOf(block)!;
    lease.escape?.();
    lease.escape?.();
    const { buffer } = lease;
    block.dispose();
    expect(buffer.byteLength).toBe(0);
  });

  it.each(kinds)("%s: a pin puts the freeing off", (_, make) => {
    const block = make();
    const bytes = new Uint8Array(block.buffer, block.byteOffset, block.byteLength);
    const first = block.pin();
    const second = block.pin();
    block.dispose();
    expect(block.released).toBe(true);
    bytes[0] = 9;
    expect(bytes[0]).toBe(9);
    first.unpin();
    first.unpin();
    expect(bytes[0]).toBe(9);
    second[Symbol.dispose]();
    expect(bytes.length).toBe(0);
  });

  it.each(kinds)("%s: an unpinned block is as before", (_, make) => {
    using block = make();
    {
      using pin = block.pin();
      expect(pin).toBeDefined();
    }
    expect(block.released).toBe(false);
    expect(block.buffer.byteLength).toBeGreaterThan(0);
  });

  it.runIf("transfer" in ArrayBuffer.prototype)("memory that was transferred stays alive", () => {
    for (const [, make] of kinds) {
      const block = make();
      const { byteOffset } = block;
      new Uint8Array(block.buffer)[byteOffset] = 5;
      const moved = (block.buffer as unknown as { transfer(): ArrayBuffer }).transfer();
      expect(block.released).toBe(true);
      expect(() => block.buffer).toThrow(released);
      block.dispose();
      expect(new Uint8Array(moved)[byteOffset]).toBe(5);
    }
  });

  it("structuredClone copies a buffer without touching the block", () => {
    for (const [, make] of kinds) {
      using block = make();
      new Uint8Array(block.buffer)[0] = 1;
      const clone = structuredClone(block.buffer);
      new Uint8Array(clone)[0] = 3;
      expect(new Uint8Array(block.buffer)[0]).toBe(1);
    }
  });

  it("a borrowed block ends without freeing", () => {
    if (!areExternalsAllowed) return;
    const address = calloc(1, byteLength);
    const block = borrow(address, byteLength, globalThis);
    const { buffer } = block;
    block.dispose();
    expect(buffer.byteLength).toBe(0);
    using again = borrow(address, byteLength, globalThis);
    expect(again.released).toBe(false);
    again.dispose();
    free(address);
  });
});
