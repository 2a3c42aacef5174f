import { afterEach, expect, test } from "vitest";
import {
  add,
  array,
  arange,
  copy,
  exp,
  matmul,
  max,
  type NDArray,
  numThreads,
  reshape,
  setNumThreads,
  sin,
  sum,
  transpose,
} from "../../../src/index.ts";

const before = numThreads();

afterEach(() => {
  setNumThreads(before);
});

// 4 MiB per operand: large enough for several threads.
const a = sin(reshape(arange(1024 * 509), [1024, 509]));
const row = sin(arange(509));

function bytes(result: unknown): string {
  const made = copy(result as NDArray);
  return Buffer.from(made.buffer, made.byteOffset, made.nbytes).toString("base64");
}

test.each<[name: string, run: () => unknown]>([
  ["add", () => add(a, row)],
  ["exp", () => exp(a)],
  ["transposed copy", () => copy(transpose(a))],
  ["sum of everything", () => array([sum(a)])],
  ["sum over rows", () => sum(a, { axis: 1 })],
  ["sum over columns", () => sum(a, { axis: 0 })],
  ["max", () => max(a, { axis: 0 })],
  ["matmul", () => matmul(a, transpose(a))],
])("%s gives the same bits with 1, 2 and 3 threads", (_, run) => {
  const results = [1, 2, 3].map((count) => {
    setNumThreads(count);
    return bytes(run());
  });
  expect(new Set(results).size).toBe(1);
});

test("the number of threads is what was set, 64 at most", () => {
  const isThreaded = (setNumThreads(3), numThreads() === 3);
  for (const [count, wanted] of [
    [0, 1],
    [1, 1],
    [2, 2],
    [2 ** 53 - 1, 64],
  ] as const) {
    setNumThreads(count);
    expect(numThreads()).toBe(isThreaded ? wanted : 1);
  }
});

test("setNumThreads() refuses what is no count, and changes nothing", () => {
  setNumThreads(2);
  const kept = numThreads();
  for (const count of [-1, 1.5, NaN, Infinity, "2", null, undefined]) {
    expect(() => {
      setNumThreads(count as number);
    }).toThrow(/count is/);
    expect(numThreads()).toBe(kept);
  }
});
