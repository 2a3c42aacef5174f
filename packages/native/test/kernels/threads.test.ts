import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import {
  argsort,
  binary,
  BinaryOp,
  frame,
  KernelDType,
  KernelMemory,
  maskCount,
  maskSelect,
  nonzero,
  operand,
  range,
  reduce,
  ReduceOp,
  setThreads,
  sort,
  take,
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

describe("two, three and eight threads sort and select as one does", () => {
  const n = 200_003;
  // Many equal values, zeros of both signs and NaN, whose order shows.
  const source = filled(n).map((x, i) => (i % 1000 === 0 ? Number.NaN : Math.round(x * 3000)));
  const counts = [1, 2, 3, 8];

  /** The bytes that `work` leaves in an array of its own, per number of threads. */
  function differing(bytes: number, work: (out: KernelMemory, bytes: Uint8Array) => void): number {
    const results = counts.map((count) => {
      setThreads(count);
      const out = new Uint8Array(bytes);
      const memory = new KernelMemory(out.buffer);
      for (let again = 0; again < 3; again++) work(memory, out); // helpers asleep, and awake
      return Buffer.from(out).toString("base64");
    });
    return new Set(results).size;
  }

  test.each([
    ["float64", float64, source],
    ["float32", float32, Float32Array.from(source)],
    ["int32", int32, Int32Array.from(source)],
    ["int64", int64, BigInt64Array.from(source, (x) => BigInt(Math.trunc(x || 0)))],
    ["int16", KernelDType.int16, Int16Array.from(source)],
  ] as const)("sort and argsort of %s", (_, dtype, values) => {
    const itemsize = values.BYTES_PER_ELEMENT;
    const input = new KernelMemory(values.buffer);
    const sorted = (out: KernelMemory, bytes: Uint8Array): void => {
      bytes.set(new Uint8Array(values.buffer));
      frame([n]);
      operand(0, out, 0, dtype, [n], [itemsize]);
      sort();
    };
    expect(differing(values.byteLength, sorted)).toBe(1);
    const order = (out: KernelMemory): void => {
      frame([n]);
      operand(0, out, 0, int64, [n], [8]);
      operand(1, input, 0, dtype, [n], [itemsize]);
      argsort();
    };
    expect(differing(8 * n, order)).toBe(1);
  });

  test("masks and indices", () => {
    const values = new KernelMemory(source.buffer);
    const flags = Uint8Array.from(source, (x) => (x > 0 ? 1 : 0));
    const mask = new KernelMemory(flags.buffer);
    const indices = BigInt64Array.from({ length: n }, (_, i) => BigInt((i * 7919) % n) - 5n);
    const index = new KernelMemory(indices.buffer);
    const count = flags.reduce((sum, flag) => sum + flag, 0);
    for (const threadCount of counts) {
      setThreads(threadCount);
      range(0, mask, 0, KernelDType.bool, n);
      expect(maskCount()).toBe(count);
    }
    const selected = (out: KernelMemory): void => {
      range(0, out, 0, float64, count);
      range(1, values, 0, float64, n);
      range(2, mask, 0, KernelDType.bool, n);
      maskSelect();
    };
    expect(differing(8 * count, selected)).toBe(1);
    const positions = (out: KernelMemory): void => {
      range(0, out, 0, int64, count);
      range(1, mask, 0, KernelDType.bool, n);
      nonzero();
    };
    expect(differing(8 * count, positions)).toBe(1);
    const taken = (out: KernelMemory): void => {
      range(0, out, 0, KernelDType.uint8, 8 * n);
      range(1, values, 0, KernelDType.uint8, 8 * n);
      range(2, index, 0, int64, n);
      take(8, 1, n);
    };
    expect(differing(8 * n, taken)).toBe(1);
    indices[n - 2] = BigInt(n);
    indices[n >> 1] = BigInt(n + 1);
    for (const threadCount of counts) {
      setThreads(threadCount);
      expect(() => {
        taken(new KernelMemory(new ArrayBuffer(8 * n)));
      }).toThrow(String(n + 1));
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
