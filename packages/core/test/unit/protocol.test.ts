import { describe, expect, it } from "vitest";
import {
  type ArrayDescriptor,
  arraySymbol,
  leaseSymbol,
  protocolItemsize,
  readArray,
} from "../../src/index.ts";

const offer = (part: Partial<ArrayDescriptor>): object => ({
  [arraySymbol]: {
    buffer: new ArrayBuffer(64),
    byteOffset: 0,
    dtype: "float64",
    shape: [2, 4],
    strides: [32, 8],
    ...part,
  },
});

describe("readArray()", () => {
  it("gives the descriptor of an object that takes part", () => {
    expect(readArray(offer({}))).toMatchObject({ dtype: "float64", shape: [2, 4] });
  });
  it("gives undefined for everything else", () => {
    for (const value of [1, null, undefined, "x", {}, []]) expect(readArray(value)).toBeUndefined();
  });
  it.each([
    ["one element too far", { byteOffset: 8 }],
    ["negative strides that reach below the buffer", { strides: [32, -8] }],
    ["a huge stride", { strides: [2 ** 52, 8] }],
    ["a negative offset", { byteOffset: -8 }],
  ])("refuses %s", (_, part) => {
    expect(() => readArray(offer(part))).toThrow(/elements span bytes/);
  });
  it("accepts negative strides that stay inside", () => {
    expect(readArray(offer({ byteOffset: 24, strides: [32, -8] }))).toBeDefined();
  });
  it.each([
    ["no buffer", { buffer: 3 as never }],
    ["an unknown dtype", { dtype: "float65" }],
    ["a fractional length", { shape: [1.5, 4] }],
    ["too few strides", { strides: [8] }],
    ["a shape that is no list", { shape: null as never }],
    ["a shape with a gap", { shape: Object.assign(new Array<number>(2), { 1: 4 }) }],
    ["NaN strides", { strides: [Number.NaN, 8] }],
    ["a fractional offset", { byteOffset: 0.5 }],
  ])("refuses %s", (_, part) => {
    expect(() => readArray(offer(part))).toThrow(TypeError);
  });
});

describe("readArray() of an object that lies", () => {
  it.each([null, 3, "x", true])("refuses the descriptor %o", (descriptor) => {
    expect(() => readArray({ [arraySymbol]: descriptor })).toThrow(
      /array protocol: the descriptor is not an object/,
    );
  });
  it("gives the lengths that it checked, whatever the list says later", () => {
    const shape = [2, 4];
    const facts = readArray(offer({ shape }))!;
    shape[0] = 2000;
    expect(facts.shape).toEqual([2, 4]);
  });
});

describe("readArray() of memory that its owner lends", () => {
  const lend = (released: boolean) => {
    const buffer = new ArrayBuffer(64);
    const allocation = { buffer, byteOffset: 0, byteLength: 64, released };
    const facts = { owner: { [leaseSymbol]: () => allocation } };
    Object.defineProperty(facts, "buffer", {
      enumerable: true,
      get: () => {
        throw new Error("escaped");
      },
    });
    const descriptor = { byteOffset: 0, dtype: "int8", shape: [64], strides: [1] };
    Object.defineProperties(descriptor, Object.getOwnPropertyDescriptors(facts));
    return { allocation, value: { [arraySymbol]: descriptor } };
  };
  it("takes the private buffer and leaves the public one alone", () => {
    const { allocation, value } = lend(false);
    expect(readArray(value)?.allocation).toBe(allocation);
  });
  it("throws ReleasedError when the owner took the memory back", () => {
    expect(() => readArray(lend(true).value)).toThrow(/released/);
  });
});

describe("protocolItemsize()", () => {
  it.each([
    ["bool", 1],
    [">int64", 8],
    ["complex128", 16],
    ["S5", 5],
    ["U5", 20],
    ["V0", 0],
    ["datetime64[10ms]", 8],
    ["timedelta64", 8],
  ])("%s has %i bytes", (dtype, itemsize) => {
    expect(protocolItemsize(dtype)).toBe(itemsize);
  });
  it.each(["", "toString", "int128", "U", "datetime64[x]", ">>int8"])("knows no %j", (dtype) => {
    expect(protocolItemsize(dtype)).toBeUndefined();
  });
});
