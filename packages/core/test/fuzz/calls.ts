import type { PublicCall } from "@tsmem/testing";
import * as core from "../../src/index.ts";

const allocator = (): core.Allocator => ({
  alloc: (byteLength) => ({
    buffer: new ArrayBuffer(Math.min(byteLength, 64)),
    byteOffset: 0,
    byteLength,
    released: false,
  }),
  free: () => undefined,
});

const array = (): core.ArrayLikeObject => ({
  [core.arraySymbol]: {
    buffer: new ArrayBuffer(16),
    byteOffset: 0,
    dtype: "float64",
    shape: [2],
    strides: [8],
  },
});

/** A function of the package behind the name that it puts in front of messages. */
function call(name: keyof typeof core, ...args: (() => unknown)[]): PublicCall {
  return {
    name,
    run: (values) => (core[name] as (...args: readonly unknown[]) => unknown)(...values),
    args: () => args.map((make) => make()),
    spares: (place) =>
      (args[0] === operation && place === "argument 0") ||
      (name === "allocateFrom" && place === "argument 2"),
  };
}

// For packages, which give their name and checked sizes.
const operation = (): string => "test";

/** All functions of the package; its error classes are made by packages, not by users. */
export const publicCalls: readonly PublicCall[] = [
  call("allocateFrom", operation, allocator, () => 16, () => 8), // prettier-ignore
  call("allocatorOf", operation, allocator),
  call("checkSize", operation, () => "count", () => 1), // prettier-ignore
  call("checkOptions", operation, () => ({ zero: true })),
  call("checkedByteLength", operation, () => 2, () => 8), // prettier-ignore
  call("isTsmemError", () => new core.ReleasedError("test: gone")),
  call("checkPath", operation, () => "file"),
  call("leaseOf", () => ({ [core.leaseSymbol]: () => allocator().alloc(8) })),
  call("protocolItemsize", () => "float64"),
  call("protocolItemsize", () => ({
    names: ["a"],
    formats: ["int32"],
    offsets: [0],
    itemsize: 4,
  })),
  call("readArray", array),
  call("requireOptional", () => "node:fs", () => import.meta.url), // prettier-ignore
  call("show", () => 1),
];
