import { describe, expect, it } from "vitest";
import { areExternalsRefused } from "../../src/addon/runtime.ts";
import { adopt, available, borrow } from "../../src/index.ts";
import { calloc, free, malloc, peek } from "../../src/unsafe/index.ts";

const otherOwner = expect.objectContaining({ code: "ERR_TSMEM_OTHER_OWNER" }) as Error;

describe.runIf(available && areExternalsRefused)("borrow() without external buffers", () => {
  it("says so, and knows an empty range", () => {
    const address = malloc(8);
    expect(() => borrow(address, 8, {})).toThrow(
      expect.objectContaining({ code: "ERR_TSMEM_UNAVAILABLE" }),
    );
    free(address);
    expect(borrow(0n, 0, {}).buffer.byteLength).toBe(0);
  });
});

describe.runIf(available && !areExternalsRefused)("borrow()", () => {
  it("shares memory that C keeps", () => {
    const address = calloc(100, 8);
    const block = borrow(address, 800, globalThis);
    new Float64Array(block.buffer)[3] = 7;
    expect(peek(address + 24n, "float64")).toBe(7);
    expect(block.address).toBe(address);
    block.dispose();
    expect(peek(address + 24n, "float64")).toBe(7);
    free(address);
  });

  it("gives the same block for the same range, and one buffer for a part of it", () => {
    const address = calloc(100, 8);
    const whole = borrow(address, 800, {});
    expect(borrow(address, 800, {})).toBe(whole);
    const part = borrow(address + 80n, 80, {});
    expect(part.buffer).toBe(whole.buffer);
    expect(part.byteOffset).toBe(80);
    expect(part.address).toBe(address + 80n);
    part.dispose();
    expect([part.released, whole.released]).toEqual([true, false]);
    const other = borrow(address, 8, {});
    whole.dispose();
    expect([other.released, whole.released]).toEqual([true, true]);
    expect(() => other.buffer).toThrow(expect.objectContaining({ code: "ERR_TSMEM_RELEASED" }));
    free(address);
  });

  it("refuses ranges where no memory is", () => {
    const noMemoryThere = expect.objectContaining({ name: "OutOfRangeError" }) as Error;
    expect(() => borrow(4096n, 8, {})).toThrow(noMemoryThere);
    expect(() => borrow(2n ** 63n, 8, {})).toThrow(noMemoryThere);
    const address = malloc(64);
    expect(() => borrow(address, 2 ** 50, {})).toThrow(noMemoryThere);
    free(address);
  });

  it("pins through a part", () => {
    const address = calloc(100, 8);
    const whole = borrow(address, 800, {});
    const part = borrow(address + 8n, 8, {});
    const bytes = new Uint8Array(part.buffer);
    const pin = part.pin();
    whole.dispose();
    expect(bytes.length).toBe(800);
    pin.unpin();
    expect(bytes.length).toBe(0);
    free(address);
  });

  it("refuses a range that sticks out of a borrowed block", () => {
    const address = calloc(100, 8);
    const block = borrow(address, 400, {});
    expect(() => borrow(address + 200n, 400, {})).toThrow(otherOwner);
    expect(() => adopt(address, 800)).toThrow(otherOwner);
    block.dispose();
    free(address);
  });

  it("refuses memory that an adopted block owns", () => {
    const address = malloc(2 ** 20);
    using block = adopt(address, 2 ** 20);
    expect(() => borrow(address, 8, {})).toThrow(otherOwner);
    expect(block.released).toBe(false);
  });

  it("refuses what is no owner, no address and no length", () => {
    const invalid = expect.objectContaining({ code: "ERR_TSMEM_INVALID_ARGUMENT" }) as Error;
    for (const keepAlive of [undefined, null, 1, "x"]) {
      expect(() => borrow(16n, 8, keepAlive as unknown as object)).toThrow(invalid);
    }
    expect(() => borrow("16" as unknown as bigint, 8, {})).toThrow(invalid);
    expect(() => borrow(16n, 1.5, {})).toThrow(invalid);
    const outOfRange = expect.objectContaining({ code: "ERR_TSMEM_OUT_OF_RANGE" }) as Error;
    expect(() => borrow(0n, 8, {})).toThrow(outOfRange);
    expect(() => borrow(16n, Number.NaN, {})).toThrow(outOfRange);
    expect(() => borrow(2n ** 64n - 8n, 16, {})).toThrow(
      expect.objectContaining({ code: "ERR_TSMEM_SIZE_OVERFLOW" }),
    );
    expect(borrow(0n, 0, {}).buffer.byteLength).toBe(0);
  });
});
