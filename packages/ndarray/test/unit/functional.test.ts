import { UnavailableError } from "@tsmem/core";
import { describe, expect, it } from "vitest";
import * as nd from "../../src/functional.ts";
import type { NDArray } from "../../src/ndarray.ts";
import { registry } from "../../src/rest.ts";

// This file must not import the main entry at the top: it looks at the functions before that.

const names = ["bool", "int8", "uint8", "int16", "uint32", "int64", "uint64", "float32", "float64"];

/** Arrays of one dtype in several layouts, with values that every dtype has. */
function layouts(dtype: string): NDArray[] {
  const data = nd.zeros([2, 3, 4], { dtype });
  const isBig = dtype === "int64" || dtype === "uint64";
  for (let n = 0; n < 24; n++) {
    const value = dtype === "bool" ? n % 3 === 0 : isBig ? BigInt(n % 5) : n % 5;
    data.set(value, Math.floor(n / 12), Math.floor(n / 4) % 3, n % 4);
  }
  return [
    data,
    nd.transpose(data, [2, 0, 1]),
    nd.slice(data, 1),
    nd.slice(data, 0, [null, null, -1], [0, 4, 2]),
    nd.slice(data, 0, 0, [0, 0]),
    nd.slice(data, 1, 2, 3),
  ];
}

/** A copy in the memory order of an array, filled. */
function filled(a: NDArray, value: unknown): NDArray {
  const copied = nd.copy(a, { order: "K" });
  nd.fill(copied, value);
  return copied;
}

/** A copy in the memory order of an array with one element replaced. */
function withElement(a: NDArray, value: number | bigint | boolean, index: number[]): NDArray {
  const copied = nd.copy(a, { order: "K" });
  copied.set(value, ...index);
  return copied;
}

/** Indices of elements, and some that are none. */
function indicesInto({ shape }: NDArray): [what: string, index: number[]][] {
  return [
    ["first", shape.map(() => 0)],
    ["last", shape.map(() => -1)],
    ["behind the last", shape.map((length) => length)],
    ["before the first", shape.map((length) => -1 - length)],
    ["a fraction", shape.map(() => 0.5)],
    ["NaN", shape.map(() => NaN)],
    ["one too many", [...shape.map(() => 0), 0]],
    ["one too few", shape.slice(1).map(() => 0)],
  ];
}

type Call = readonly [title: string, run: () => unknown];

function calls(): Call[] {
  const all: Call[] = [];
  const arrays = names.flatMap((name) => layouts(name).slice(0, 4));
  for (const name of names) {
    for (const [k, a] of layouts(name).entries()) {
      const title = `${name}, layout ${k}`;
      all.push(
        [`copy(${title})`, () => nd.copy(a)],
        [`copy(${title}, K)`, () => nd.copy(a, { order: "K" })],
        [`add(${title}, 1)`, () => nd.add(a, 1)],
        [`multiply(1.5, ${title})`, () => nd.multiply(1.5, a)],
        [`less(${title}, 300)`, () => nd.less(a, 300)],
        [`sqrt(${title})`, () => nd.sqrt(a)],
        [`modf(${title})`, () => nd.modf(a)],
        [`negative(${title})`, () => nd.negative(a)],
        [`add(${title}, 1e300)`, () => nd.add(a, 1e300)],
        [`take(${title})`, () => nd.take(a, [0, 0, -1])],
        [`ravel(${title})`, () => nd.ravel(a)],
        [`sum(${title})`, () => nd.sum(a)],
        [`prod(${title})`, () => nd.prod(a, { axis: 0, keepdims: true })],
        [`max(${title})`, () => nd.max(a)],
        [`min(${title}, last axis)`, () => nd.min(a, { axis: -1 })],
        [`fill(${title})`, () => filled(a, 1)],
        [`fill(${title}, bigint)`, () => filled(nd.flip(a), 300n)],
        [`any(${title})`, () => nd.any(a)],
        [`mean(${title})`, () => nd.mean(a)],
        [`mean(${title}, last axis)`, () => nd.mean(a, { axis: -1, keepdims: true })],
        [`mean(${title}, first axis)`, () => nd.mean(a, { axis: 0 })],
        [`cumsum(${title})`, () => nd.cumsum(a)],
        [`cumprod(${title}, last axis)`, () => nd.cumprod(a, { axis: -1 })],
        [`argmax(${title})`, () => nd.argmax(a)],
        [`argmin(${title}, last axis)`, () => nd.argmin(a, { axis: -1 })],
        [`clip(${title})`, () => nd.clip(a, 1, 3)],
        [`clip(${title}, from)`, () => nd.clip(a, 2, null)],
        [`std(${title})`, () => nd.std(a)],
        [`variance(${title}, last axis)`, () => nd.variance(a, { axis: -1, ddof: 1 })],
        [`std(${title}, first axis)`, () => nd.std(a, { axis: 0, keepdims: true })],
        [`sort(${title})`, () => nd.sort(a)],
        [`sort(${title}, flat)`, () => nd.sort(a, { axis: null })],
        [`sort(${title}, first axis)`, () => nd.sort(a, { axis: 0 })],
        [`argsort(${title})`, () => nd.argsort(a)],
        [`argsort(${title}, first axis)`, () => nd.argsort(a, { axis: 0 })],
        [`unique(${title})`, () => nd.unique(a)],
        [`countNonzero(${title})`, () => nd.countNonzero(a)],
        [`countNonzero(${title}, last axis)`, () => nd.countNonzero(a, { axis: -1 })],
        [`roll(${title})`, () => nd.roll(a, 1)],
        [`astype(${title}, float64)`, () => nd.astype(a, "float64")],
        [`flatten(${title}, F)`, () => nd.flatten(a, "F")],
        [`where(${title}, number)`, () => nd.where(nd.less(a, 2), a, 1)],
        [`where(numbers, ${title})`, () => nd.where(nd.less(a, 2), 1, 2.5)],
      );
      for (const [what, index] of indicesInto(a)) {
        all.push([`get(${title}, ${what})`, () => a.get(...index)]);
        for (const value of [1, 300, -1, 2.5, NaN, 2 ** 40, 1n, true]) {
          all.push([`set(${title}, ${value}, ${what})`, () => withElement(a, value, index)]);
        }
      }
      if (a.ndim > 0) all.push([`take(${title}, 0)`, () => nd.take(a, 0, { axis: -1 })]);
      if (a.ndim > 2) {
        all.push(
          [`sum(${title}, two axes)`, () => nd.sum(a, { axis: [0, 2] })],
          [`max(${title}, two axes)`, () => nd.max(a, { axis: [2, 1], keepdims: true })],
          [`mean(${title}, axes)`, () => nd.mean(a, { axis: [0, 2] })],
          [`mean(${title}, nothing)`, () => nd.mean(nd.slice(a, [0, 0]), { axis: 0 })],
          [`min(${title}, nothing)`, () => nd.min(nd.slice(a, [0, 0]), { axis: 0 })],
          [`sum(${title}, nothing)`, () => nd.sum(nd.slice(a, [0, 0]), { axis: 0 })],
        );
      }
    }
  }
  for (const dtype of ["float32", "float64"]) {
    const a = nd.array([3, NaN, -0, 0, -Infinity, 1e300, NaN, -2.5, 0, -0], { dtype });
    all.push(
      [`sort(${dtype})`, () => nd.sort(a)],
      [`argsort(${dtype})`, () => nd.argsort(a)],
      [`unique(${dtype})`, () => nd.unique(a)],
      [`argmax(${dtype})`, () => nd.argmax(a)],
      [`countNonzero(${dtype})`, () => nd.countNonzero(a)],
      [`cumsum(${dtype})`, () => nd.cumsum(a)],
      [`std(${dtype})`, () => nd.std(nd.slice(a, [7, 10]))],
      [`argmax(${dtype}, nothing)`, () => nd.argmax(nd.slice(a, [0, 0]))],
      [`sort(${dtype}, nothing)`, () => nd.sort(nd.slice(a, [0, 0]))],
      [`unique(${dtype}, nothing)`, () => nd.unique(nd.slice(a, [0, 0]))],
      [`std(${dtype}, nothing)`, () => nd.std(nd.slice(a, [0, 0]))],
    );
  }
  for (const dtype of names.slice(1)) {
    all.push(
      [`arange(${dtype})`, () => nd.arange(2, 11, 3, { dtype })],
      [`arange(${dtype}, fractions)`, () => nd.arange(0.5, 5, 1.25, { dtype })],
      [`arange(${dtype}, bigints)`, () => nd.arange(5n, 1n, -2n, { dtype })],
      [`arange(${dtype}, one)`, () => nd.arange(4, { dtype })],
    );
  }
  const bounds = [0, -0, 1, 3, -2.5, 1e3, NaN, Infinity, 2n, -3n] as const;
  for (const stop of bounds) {
    for (const step of bounds) {
      all.push([`arange(1, ${stop}, ${step})`, () => nd.arange(1, stop, step)]);
      all.push([`arange(1n, ${stop}, ${step})`, () => nd.arange(1n, stop, step)]);
    }
  }
  for (const [title, values] of lists) {
    all.push([`array(${title})`, () => nd.array(values)]);
    for (const dtype of names) {
      all.push([`array(${title}, ${dtype})`, () => nd.array(values, { dtype })]);
    }
  }
  for (const [i, a] of arrays.entries()) {
    for (const [j, b] of arrays.entries()) {
      const title = `${a.dtype.name} ${i % 4}, ${b.dtype.name} ${j % 4}`;
      all.push([`add(${title})`, () => nd.add(a, b)]);
      if (i % 4 === 1) all.push([`subtract(${title})`, () => nd.subtract(a, b)]);
      if (i % 4 === 2) all.push([`equal(${title})`, () => nd.equal(a, b)]);
      if (i % 4 === 0) all.push([`where(${title})`, () => nd.where(nd.equal(a, b), a, b)]);
      if (i % 4 === 3) all.push([`divide(${title})`, () => nd.divide(a, b)]);
      all.push([`concatenate(${title})`, () => nd.concatenate([a, b], { axis: -1 })]);
    }
  }
  return all;
}

const lists: readonly (readonly [title: string, values: unknown])[] = [
  ["a number", 5],
  [
    "a matrix",
    [
      [1, 2.5],
      [3, -0],
    ],
  ],
  ["no rows", []],
  ["empty rows", [[], []]],
  ["booleans", [true, false]],
  ["booleans and numbers", [true, 2]],
  ["bigints", [[1n], [-(2n ** 63n)]]],
  ["large bigints", [2n ** 64n - 1n, 2n ** 63n]],
  ["bigints of both signs", [2n ** 64n - 1n, -1n]],
  ["bigints and booleans", [1n, true]],
  ["bigints and numbers", [1n, 2.5]],
  ["rows of unequal lengths", [[1, 2], [3]]],
  ["a row and a number", [[1], 2]],
  ["a number and a row", [1, [2]]],
  ["rows too deep", [[1], [[2]]]],
  ["arrays", [nd.zeros(2)]],
  ["text", ["a"]],
  ["nothing", null],
];

/** What a call gives, down to the memory order; null when it asks for the rest of the package. */
function outcome(run: () => unknown): unknown {
  try {
    return [run()].flat().map(facts);
  } catch (error) {
    if (error instanceof UnavailableError) return null;
    if (!(error instanceof Error)) throw error;
    return `${error.name}: ${error.message}`;
  }
}

function facts(result: unknown): unknown {
  if (typeof result === "bigint") return `${result}n`;
  if (typeof result !== "object") return result;
  const { dtype, shape, strides, storage, byteOffset } = result as NDArray;
  const bytes: number[] = [];
  const { size, itemsize } = result as NDArray;
  const isDense = strides.every((stride) => stride >= 0);
  for (let k = 0; isDense && k < size * itemsize; k++)
    bytes.push(storage.view.getUint8(byteOffset + k));
  return { dtype: dtype.name, shape: [...shape], strides: [...strides], bytes };
}

describe("functions of functional alone", () => {
  it.each<[string, () => unknown]>([
    ["complex numbers", () => nd.zeros(1, { dtype: "complex128" })],
    ["strings", () => nd.zeros(1, { dtype: "S3" })],
    ["out", () => nd.add(nd.zeros(2), 1, { out: nd.zeros(2) })],
    ["lists", () => nd.add([1, 2], 1)],
    ["swapped bytes", () => nd.add(nd.zeros(2, { dtype: ">i4" }), 1)],
    ["text", () => nd.add("a", "b")],
    ["typed arrays", () => nd.array(new Float64Array(2))],
    ["places", () => nd.where(nd.zeros(2, { dtype: "bool" }))],
    ["other means", () => nd.mean(nd.zeros(2), { dtype: "float32" })],
  ])("name the import that brings %s", (_, run) => {
    expect(run).toThrow(UnavailableError);
    expect(run).toThrow(/import "@tsmem\/ndarray\/register" once/);
  });

  it("give what they give with everything registered", async () => {
    expect(registry.rest).toBeNull();
    const all = calls();
    const alone = all.map(([, run]) => outcome(run));
    await import("../../src/register.ts");
    const unlike: string[] = [];
    for (const [i, [title, run]] of all.entries()) {
      if (alone[i] === null) continue;
      if (JSON.stringify(alone[i]) !== JSON.stringify(outcome(run))) unlike.push(title);
    }
    expect(unlike).toEqual([]);
    expect(alone.filter((result) => result === null).length).toBeLessThan(all.length / 20);
  });
});
