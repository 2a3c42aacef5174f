import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import {
  binary,
  BinaryOp,
  frame,
  KernelDType,
  KernelMemory,
  operand,
  reduce,
  ReduceOp,
  setThreads,
  threads,
} from "../../src/kernels/index.ts";
import { random } from "./arrays.ts";

const { float32, float64, int32, int64 } = KernelDType;
const original = threads();
afterEach(() => {
  setThreads(original);
});

function filled(n: number): Float64Array {
  const next = random(n);
  return Float64Array.from({ length: n }, () => next() * 2 - 1);
}

describe("two, three and eight threads give the bits of one", () => {
  const n = 1_200_007;
  const source = filled(n);

  test.each([
    ["float64", float64, new Float64Array(source), float64],
    ["float32", float32, new Float32Array(source), float32],
    ["int32 in int64", int32, Int32Array.from(source, (x) => x * 1e9), int64],
    ["int64", int64, BigInt64Array.from(source, (x) => BigInt(Math.floor(x * 1e18))), int64],
    [
      "complex128",
      KernelDType.complex128,
      new Float64Array(source.subarray(0, n - 1)),
      KernelDType.complex128,
    ],
  ] as const)("reductions of %s", (_, dtype, values, loop) => {
    const size = dtype === KernelDType.complex128 ? values.length / 2 : values.length;
    const itemsize = values.byteLength / size;
    const input = new KernelMemory(values.buffer);
    const out = new Uint8Array(16);
    const to = new KernelMemory(out.buffer);
    const outSize = loop === KernelDType.complex128 ? 16 : loop === float32 ? 4 : 8;
    for (const op of ["sum", "max", "min"] as const) {
      if (op !== "sum" && loop !== dtype) continue;
      if (op !== "sum" && dtype === KernelDType.complex128) continue;
      const results = [1, 2, 3, 8].map((count) => {
        setThreads(count);
        frame([size]);
        operand(0, to, 0, loop, [1], [outSize]);
        operand(1, input, 0, dtype, [size], [itemsize]);
        reduce(ReduceOp[op], loop);
        return Buffer.from(out).toString("hex");
      });
      expect(new Set(results).size, op).toBe(1);
    }
  });

  test("sums over either axis, and arithmetic on unlike layouts", () => {
    const [rows, columns] = [1100, 1030];
    const a = new KernelMemory(source.buffer);
    for (const [shape, strides] of [
      [
        [1, columns],
        [0, 8],
      ],
      [
        [rows, 1],
        [8, 0],
      ],
    ] as const) {
      const results = [1, 2, 3].map((count) => {
        setThreads(count);
        const out = new Float64Array(Math.max(rows, columns));
        frame([rows, columns]);
        operand(0, new KernelMemory(out.buffer), 0, float64, shape, strides);
        operand(1, a, 0, float64, [rows, columns], [8 * columns, 8]);
        reduce(ReduceOp.sum, float64);
        return Buffer.from(out.buffer).toString("base64");
      });
      expect(new Set(results).size).toBe(1);
    }
    const sums = [1, 2, 3].map((count) => {
      setThreads(count);
      const out = new Float64Array(1000 * 1000);
      frame([1000, 1000]);
      operand(0, new KernelMemory(out.buffer), 0, float64, [1000, 1000], [8000, 8]);
      operand(1, a, 0, float64, [1000, 1000], [8000, 8]);
      operand(2, a, 0, float64, [1000, 1000], [8, 8000]);
      binary(BinaryOp.add, float64);
      return out;
    });
    for (const out of sums) {
      for (let k = 0; k < 1e6; k += 997) {
        const [i, j] = [Math.floor(k / 1000), k % 1000];
        expect(out[k]).toBe(source[k]! + source[j * 1000 + i]!);
      }
      expect(Buffer.compare(Buffer.from(out.buffer), Buffer.from(sums[0]!.buffer))).toBe(0);
    }
  });
});

test("the count is kept between 1 and 64", () => {
  setThreads(0);
  expect(threads()).toBe(1);
  setThreads(1e6);
  expect(threads()).toBe(64);
});

test("helpers outlive terminated workers and do not hold up exit", () => {
  const fixture = fileURLToPath(new URL("../fixtures/kernel-threads.mjs", import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [fixture], {
    encoding: "utf8",
    timeout: 120_000,
  });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  expect(stdout.trim()).toBe("done 3");
});
