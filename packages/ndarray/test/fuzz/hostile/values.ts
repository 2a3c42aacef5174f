import { arraySymbol } from "@tsmem/core";
import { hostileValues as anywhere } from "@tsmem/testing";
import * as nd from "../../../src/index.ts";

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

/** What nobody should pass to an array function: what nobody should pass anywhere, and arrays. */
export const hostileValues: Readonly<Record<string, () => unknown>> = {
  ...anywhere,
  '"1:"': () => "1:",
  "[0]": () => [0],
  "[undefined]": () => [undefined],
  "[{}]": () => [{}],
  "[[1], [1, 2]]": () => [[1], [1, 2]],
  Float32Array: () => new Float32Array(3),
  BigInt64Array: () => new BigInt64Array(2),
  "Uint8Array out of place": () => new Uint8Array(7).subarray(1),
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
  "says to have a dtype": () => ({ dtype: "float64", shape: [2], strides: [8] }),
  "claim: dtype of fields without a list": () => claim({ dtype: { fields: 1, itemsize: 8 } }),
  "claim: shape beyond": () => claim({ shape: [3] }),
  "claim: shape of text": () => claim({ shape: ["2"] }),
  "claim: strides negative": () => claim({ strides: [-8] }),
  "claim: strides missing": () => claim({ strides: undefined }),
};
