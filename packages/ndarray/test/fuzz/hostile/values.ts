import { arraySymbol } from "@tsmem/core";
import * as nd from "../../../src/index.ts";

/** What the user's own code throws; it may come out of a call as it is. */
export class OwnError extends Error {}

function own(): never {
  throw new OwnError("from the user's own code");
}

const memberNames = [
  ...["dtype", "order", "axis", "out", "where", "casting", "shape", "size", "length", "0", "re"],
  ...["buffer", "valueOf", "toString", "names", "fields", "keepdims", "writeable", "copy", "mode"],
];

/** An object whose every known member throws when it is read. */
function thrower(): object {
  const members = memberNames.map((name) => [name, { get: own, enumerable: true }] as const);
  const object = Object.defineProperties({}, Object.fromEntries(members));
  for (const key of [Symbol.toPrimitive, Symbol.iterator]) {
    Object.defineProperty(object, key, { get: own });
  }
  return object;
}

/** An object that throws whatever is asked of it. */
function closed(): object {
  const traps = Reflect.ownKeys(Reflect).filter((key) => typeof key === "string");
  return new Proxy({}, Object.fromEntries(traps.map((trap) => [trap, own])));
}

function released(): nd.NDArray {
  const a = nd.zeros([2, 3]);
  a.dispose();
  return a;
}

function transferred(): nd.NDArray {
  const a = nd.zeros([2, 3]);
  structuredClone(0, { transfer: [a.buffer as ArrayBuffer] });
  return a;
}

function readOnly(): nd.NDArray {
  const a = nd.zeros([2, 3]);
  nd.setflags(a, { writeable: false });
  return a;
}

const claim = (facts: object): object => ({
  [arraySymbol]: {
    ...{ buffer: new ArrayBuffer(16), byteOffset: 0, dtype: "<f8", shape: [2], strides: [8] },
    ...facts,
  },
});

/** What nobody should pass, new for each call. Numbers are such that no call does real work for long. */
export const hostileValues: Readonly<Record<string, () => unknown>> = {
  undefined: () => undefined,
  null: () => null,
  NaN: () => NaN,
  Infinity: () => Infinity,
  "-Infinity": () => -Infinity,
  "-0": () => -0,
  "1.5": () => 1.5,
  "-1": () => -1,
  "-(2 ** 48)": () => -(2 ** 48),
  "2 ** 48": () => 2 ** 48,
  "2 ** 53": () => 2 ** 53,
  "1e308": () => 1e308,
  '""': () => "",
  '"x"': () => "x",
  '"1:"': () => "1:",
  "Symbol()": () => Symbol("s"),
  "{}": () => ({}),
  "no prototype": () => Object.create(null) as object,
  "[]": () => [],
  "[[]]": () => [[]],
  "[0]": () => [0],
  "[-1]": () => [-1],
  "[1.5]": () => [1.5],
  "[NaN]": () => [NaN],
  "[2 ** 48]": () => [2 ** 48],
  "[null]": () => [null],
  "[undefined]": () => [undefined],
  "[Symbol()]": () => [Symbol("s")],
  '["x"]': () => ["x"],
  "[10n]": () => [10n],
  "[{}]": () => [{}],
  "[[1], [1, 2]]": () => [[1], [1, 2]],
  "[, 1]": () => Object.assign(new Array(2), { 1: 1 }),
  "itself in a list": () => {
    const list: unknown[] = [];
    list.push(list);
    return list;
  },
  "() => 1": () => () => 1,
  class: () => Map,
  Date: () => new Date(0),
  "bad Date": () => new Date(NaN),
  Map: () => new Map([[1, 2]]),
  Set: () => new Set([1]),
  RegExp: () => /x/,
  "10n": () => 10n,
  "2n ** 70n": () => 2n ** 70n,
  "-(2n ** 70n)": () => -(2n ** 70n),
  true: () => true,
  false: () => false,
  Float32Array: () => new Float32Array(3),
  BigInt64Array: () => new BigInt64Array(2),
  "Uint8Array out of place": () => new Uint8Array(7).subarray(1),
  "detached Uint8Array": () => {
    const bytes = new Uint8Array(8);
    structuredClone(0, { transfer: [bytes.buffer] });
    return bytes;
  },
  DataView: () => new DataView(new ArrayBuffer(9)),
  ArrayBuffer: () => new ArrayBuffer(9),
  SharedArrayBuffer: () => new SharedArrayBuffer(9),
  "released array": released,
  "transferred array": transferred,
  "read-only array": readOnly,
  "0-d array": () => nd.zeros([]),
  "0-d int array": () => nd.zeros([], { dtype: "int64" }),
  "empty array": () => nd.zeros([0, 3]),
  "int array": () => nd.zeros([2, 3], { dtype: "int64" }),
  "bool array": () => nd.zeros([2, 3], { dtype: "bool" }),
  "big-endian array": () => nd.zeros([2, 3], { dtype: ">f4" }),
  "3-d array": () => nd.zeros([2, 2, 2]),
  "string array": () => nd.zeros([2, 3], { dtype: "U3" }),
  "bytes array": () => nd.zeros([2], { dtype: "S3" }),
  "complex array": () => nd.zeros([2, 2], { dtype: "complex64" }),
  "half array": () => nd.zeros([2, 3], { dtype: "float16" }),
  "record array": () => nd.zeros([2, 3], { dtype: [["a", "i4"], ["b", "f8", [2]]] }), // prettier-ignore
  "date array": () => nd.zeros([2, 3], { dtype: "datetime64[s]" }),
  "span array": () => nd.zeros([2, 3], { dtype: "timedelta64[D]" }),
  "broadcast array": () => nd.broadcastTo(nd.zeros([3]), [2, 3]),
  Complex: () => new nd.Complex(1, 2),
  Scalar: () => new nd.Scalar(nd.dtypeOf("float32"), 1),
  WeakFloat: () => nd.asFloat(2),
  DType: () => nd.dtypeOf("int32"),
  "add()": () => nd.add,
  "sum()": () => nd.sum,
  "reading members throws": thrower,
  "everything throws": closed,
  "says to be a function": () => Object.create(Function.prototype) as object,
  "says to be a list": () => ({ length: 2, 0: 1, 1: 2 }),
  "says to have a dtype": () => ({ dtype: "float64", shape: [2], strides: [8] }),
  "claim: nothing": () => ({ [arraySymbol]: null }),
  "claim: no buffer": () => claim({ buffer: null }),
  "claim: byteOffset beyond": () => claim({ byteOffset: 8 }),
  "claim: byteOffset NaN": () => claim({ byteOffset: NaN }),
  "claim: other dtype": () => claim({ dtype: "nonsense" }),
  "claim: dtype of fields without a list": () => claim({ dtype: { fields: 1, itemsize: 8 } }),
  "claim: shape beyond": () => claim({ shape: [3] }),
  "claim: shape of text": () => claim({ shape: ["2"] }),
  "claim: shape null": () => claim({ shape: null }),
  "claim: strides beyond": () => claim({ strides: [16] }),
  "claim: strides negative": () => claim({ strides: [-8] }),
  "claim: strides missing": () => claim({ strides: undefined }),
  "claim: throws": () => ({
    get [arraySymbol](): never {
      return own();
    },
  }),
  "allocator without free": () => ({
    alloc: () => ({ buffer: new ArrayBuffer(8), byteOffset: 0 }),
  }),
  "allocator of nothing": () => ({ alloc: () => null, free: () => undefined }),
  "allocator of numbers": () => ({ alloc: () => ({ buffer: 1, byteOffset: "x" }), free: () => 1 }),
  "allocator of too little": () => ({
    alloc: () => ({ buffer: new ArrayBuffer(1), byteOffset: 0, byteLength: 1 }),
    free: () => undefined,
  }),
  "allocator of odd places": () => ({
    alloc: () => ({ buffer: new ArrayBuffer(4096), byteOffset: 3, byteLength: 4000 }),
    free: () => undefined,
  }),
};
