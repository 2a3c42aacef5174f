import { ReleasedError } from "@tsmem/core";
import { describe, expect, it } from "vitest";
import { array, fromBuffer, type NDArray, sharesMemory, zeros } from "../../../src/index.ts";

const numbers = (): NDArray =>
  array([
    [0, 1, 2, 3],
    [4, 5, 6, 7],
    [8, 9, 10, 11],
  ]);

describe("views", () => {
  it("collapse to the owner and tell what they pin", () => {
    const a = numbers();
    const row = a.slice([1, null]).T.slice("::2", 0);
    expect(row.base).toBe(a);
    expect(row.pinnedBytes).toBe(96);
    expect(row.toArray()).toEqual([4, 6]);
    expect(sharesMemory(a.slice(":", "::2"), a.slice(":", "1::2"))).toBe(false);
  });

  it("end with their owner, and alone when disposed alone", () => {
    const a = numbers();
    const view = a.slice(1);
    const other = a.slice(2);
    other.dispose();
    expect(() => other.get(0)).toThrow(ReleasedError);
    expect(view.get(0)).toBe(4);
    a.dispose();
    expect(() => view.get(0)).toThrow(ReleasedError);
    expect(() => {
      view.set(1, 0);
    }).toThrow(ReleasedError);
    expect(() => view.copy()).toThrow(ReleasedError);
    expect(view.isReleased).toBe(true);
  });

  it("throw when the buffer moves away", () => {
    const buffer = new ArrayBuffer(24);
    const a = fromBuffer(buffer);
    expect(a.get(0)).toBe(0);
    structuredClone(buffer, { transfer: [buffer] });
    expect(() => a.get(0)).toThrow(ReleasedError);
    expect(() => {
      a.set(1, 0);
    }).toThrow(ReleasedError);
    expect(() => a.toArray()).toThrow(ReleasedError);
  });
});

describe("assign()", () => {
  it("reads everything before it writes", () => {
    const a = array([1, 2, 3, 4, 5]);
    a.assign(a.slice("0:4"), "1:");
    expect(a.toArray()).toEqual([1, 1, 2, 3, 4]);
    a.assign(a.slice("::-1"));
    expect(a.toArray()).toEqual([4, 3, 2, 1, 1]);
  });

  it("writes through lists and masks", () => {
    const a = numbers();
    a.assign(-1, [0, 2], [1, 1]);
    a.assign(
      0,
      array([
        [true, false, false, false],
        [false, false, false, false],
        [false, false, false, true],
      ]),
    );
    expect(a.toArray()).toEqual([
      [0, -1, 2, 3],
      [4, 5, 6, 7],
      [8, -1, 10, 0],
    ]);
    expect(a.gather([2, 0], ":").get(0, 0)).toBe(8);
    expect(a.mask([true, false, false]).shape).toEqual([1, 4]);
  });
});

describe("setflags()", () => {
  it("keeps views of read-only arrays read-only", () => {
    const a = zeros(3);
    a.setflags({ writeable: false });
    expect(() => {
      a.slice("1:").set(1, 0);
    }).toThrow("read-only");
    expect(() => {
      a.slice("1:").setflags({ writeable: true });
    }).toThrow("WRITEABLE");
  });
});
