import { describe, expect, it } from "vitest";
import {
  arange,
  array,
  dtypeOf,
  type NDArray,
  readNpy,
  readNpz,
  toBytes,
  writeNpy,
  writeNpz,
  zeros,
} from "../../src/index.ts";

const arrays: readonly (readonly [string, NDArray])[] = [
  ["float64", arange(3)],
  ["a matrix in Fortran order", arange(6, { dtype: ">i2" }).reshape([2, 3]).T],
  ["text", array(["ab", "c"])],
  [
    "records",
    zeros([2], {
      dtype: dtypeOf([
        ["x", "i1"],
        ["y", "f4", [2]],
      ]),
    }),
  ],
  ["no element", zeros([0, 3])],
  ["no axes", zeros([], { dtype: "complex128" })],
];

/** The array, or undefined for an error with the code of damaged files. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    expect(error).toMatchObject({
      code: expect.stringMatching(/^ERR_TSMEM_(FORMAT|DTYPE)$/) as unknown,
    });
    return undefined;
  }
}

/** Each single byte changed in all its bits, in its lowest, in its highest, and to a space. */
function* flips(bytes: Uint8Array): Generator<readonly [at: number, changed: Uint8Array]> {
  for (let at = 0; at < bytes.length; at++) {
    for (const value of [bytes[at]! ^ 0xff, bytes[at]! ^ 1, bytes[at]! ^ 0x80, 0x20]) {
      if (value === bytes[at]) continue;
      const changed = Uint8Array.from(bytes);
      changed[at] = value;
      yield [at, changed];
    }
  }
}

describe("a damaged .npy file", () => {
  it.each(arrays)("of %s cut anywhere is refused", (_name, a) => {
    const bytes = writeNpy(a);
    for (let length = 0; length < bytes.length; length++) {
      expect(attempt(() => readNpy(bytes.subarray(0, length)))).toBeUndefined();
    }
  });

  it.each(arrays)("of %s with a changed byte is refused or a whole array", (_name, a) => {
    const bytes = writeNpy(a);
    const dataOffset = bytes.length - a.nbytes;
    for (const [at, changed] of flips(bytes)) {
      const read = attempt(() => readNpy(changed));
      if (read === undefined) {
        // What the header says about the elements does not depend on the elements.
        expect(at).toBeLessThan(dataOffset);
        continue;
      }
      expect(read.nbytes).toBeLessThanOrEqual(a.nbytes);
      expect(read.shape.every((length) => Number.isSafeInteger(length))).toBe(true);
      if (at >= dataOffset) expect(toBytes(read)).not.toEqual(toBytes(a));
    }
  });
});

describe("a damaged .npz archive", () => {
  const members = { x: arange(3), y: array(["ab"]) };
  const whole = [...readNpz(writeNpz(members)).values()].map((a) => toBytes(a));

  it("whose members share their bytes is refused before it is unpacked", () => {
    // One member, and a directory with many entries that all point to it: 2 kB would become 9 MB.
    const bytes = writeNpz({ x: zeros([2 ** 17]) }, { compressed: true });
    const end = bytes.length - 22;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const entry = bytes.subarray(view.getUint32(end + 16, true), end);
    const copies = 9;
    const bomb = new Uint8Array(bytes.length + (copies - 1) * entry.length);
    bomb.set(bytes.subarray(0, end - entry.length));
    for (let i = 0; i < copies; i++) bomb.set(entry, end + (i - 1) * entry.length);
    bomb.set(bytes.subarray(end), bomb.length - 22);
    const record = new DataView(bomb.buffer, bomb.length - 22);
    for (const at of [8, 10]) record.setUint16(at, copies, true);
    record.setUint32(12, copies * entry.length, true);
    expect(() => readNpz(bomb)).toThrow(/claims an impossible size/);
  });

  it.each([false, true])("cut anywhere is refused, compressed: %s", (compressed) => {
    const bytes = writeNpz(members, { compressed });
    for (let length = 0; length < bytes.length; length++) {
      expect(attempt(() => readNpz(bytes.subarray(0, length)))).toBeUndefined();
    }
  });

  it.each([false, true])(
    "with a changed byte is refused, or the byte does not matter, compressed: %s",
    (compressed) => {
      for (const [, changed] of flips(writeNpz(members, { compressed }))) {
        const read = attempt(() => readNpz(changed));
        if (read === undefined) continue;
        for (const [i, a] of [...read.values()].entries()) expect(toBytes(a)).toEqual(whole[i]);
      }
    },
  );
});
