import { describe, expect, test } from "vitest";
import {
  binary,
  BinaryOp,
  copy,
  flatBinary,
  flatCopy,
  flatReduce,
  flatUnary,
  frame,
  KernelDType,
  KernelMemory,
  operand,
  reduce,
  ReduceOp,
  unary,
  UnaryOp,
} from "../../src/kernels/index.ts";

const f8 = KernelDType.float64;
const { float32, int8, int64 } = KernelDType;

function memoryOf(values: Float64Array<ArrayBuffer> | Int8Array<ArrayBuffer>): KernelMemory {
  return new KernelMemory(values.buffer);
}

const n = 100;
const a = Float64Array.from({ length: n }, (_, i) => Math.sin(i) * 3);
const b = Float64Array.from({ length: n }, (_, i) => Math.cos(i) - 2);
const [inA, inB] = [memoryOf(a), memoryOf(b)];

/** What a call leaves in an output of n float64. */
function outputOf(call: (out: KernelMemory) => void): Float64Array {
  const values = new Float64Array(n);
  call(memoryOf(values));
  return values;
}

function give(k: 0 | 1 | 2, memory: KernelMemory, step = 8): void {
  operand(k, memory, 0, f8, [n], [step]);
}

describe("flat calls give the bits of their long forms", () => {
  test("copy", () => {
    expect(
      outputOf((out) => {
        flatCopy(f8, n, out, 0, inA, 0, false);
      }),
    ).toEqual(a);
  });

  test("unary", () => {
    const long = outputOf((out) => {
      frame([n]);
      give(0, out);
      give(1, inA);
      unary(UnaryOp.exp, f8);
    });
    expect(
      outputOf((out) => {
        flatUnary(UnaryOp.exp, f8, n, out, 0, inA, 0, true);
      }),
    ).toEqual(long);
  });

  test.each([false, true])("binary, second operand repeated: %s", (repeats) => {
    const long = outputOf((out) => {
      frame([n]);
      give(0, out);
      give(1, inA);
      give(2, inB, repeats ? 0 : 8);
      binary(BinaryOp.multiply, f8);
    });
    const flat = outputOf((out) => {
      flatBinary(BinaryOp.multiply, f8, n, out, 0, inA, 0, inB, 0, repeats, false);
    });
    expect(flat).toEqual(long);
  });

  test("reduce, also of another dtype", () => {
    const long = outputOf((out) => {
      frame([n]);
      operand(0, out, 0, f8, [1], [8]);
      give(1, inA);
      reduce(ReduceOp.sum, f8);
    });
    expect(
      outputOf((out) => {
        flatReduce(ReduceOp.sum, f8, n, out, 0, inA, 0, f8);
      }),
    ).toEqual(long);
    const bytes = Int8Array.from({ length: n }, (_, i) => 100 + (i % 27));
    const sum = outputOf((out) => {
      flatReduce(ReduceOp.sum, int64, n, out, 0, memoryOf(bytes), 0, int8);
    });
    expect(new BigInt64Array(sum.buffer)[0]).toBe(BigInt(bytes.reduce((s, x) => s + x, 0)));
  });
});

function codeOf(body: () => void): string {
  try {
    body();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return "no error";
}

describe("flat calls refuse", () => {
  test.each([
    [n + 1, 0],
    [n, 8],
    [n, -8],
    [Infinity, 0],
    [NaN, 0],
    [n, NaN],
    [2 ** 60, 0],
  ])("%d elements from byte %d", (count, byte) => {
    const out = new KernelMemory(new ArrayBuffer(8 * n + 64));
    const calls = [
      () => {
        flatCopy(f8, count, out, 0, inA, byte, false);
      },
      () => {
        flatUnary(UnaryOp.sqrt, f8, count, out, 0, inA, byte, false);
      },
      () => {
        flatBinary(BinaryOp.add, f8, count, out, 0, inA, 0, inB, byte, false, false);
      },
      () => {
        flatReduce(ReduceOp.max, f8, count, out, 0, inA, byte, f8);
      },
    ];
    for (const call of calls) expect(codeOf(call)).toBe("ERR_TSMEM_OUT_OF_RANGE");
  });

  test("outputs that are too short", () => {
    const out = new KernelMemory(new ArrayBuffer(8));
    expect(
      codeOf(() => {
        flatCopy(f8, 2, out, 0, inA, 0, false);
      }),
    ).toBe("ERR_TSMEM_OUT_OF_RANGE");
    expect(
      codeOf(() => {
        flatReduce(ReduceOp.max, f8, n, out, 8, inA, 0, f8);
      }),
    ).toBe("ERR_TSMEM_OUT_OF_RANGE");
  });

  test("misaligned bytes", () => {
    const out = new KernelMemory(new ArrayBuffer(64));
    expect(
      codeOf(() => {
        flatCopy(f8, 2, out, 4, inA, 0, false);
      }),
    ).toBe("ERR_TSMEM_INVALID_ARGUMENT");
  });

  test("operations and dtypes without a loop", () => {
    const out = new KernelMemory(new ArrayBuffer(8 * n));
    for (const call of [
      () => {
        flatCopy(14, n, out, 0, inA, 0, false);
      },
      () => {
        flatUnary(UnaryOp.sqrt, 14, n, out, 0, inA, 0, false);
      },
      () => {
        flatUnary(99, f8, n, out, 0, inA, 0, false);
      },
      () => {
        flatBinary(-1, f8, n, out, 0, inA, 0, inB, 0, false, false);
      },
      () => {
        flatReduce(ReduceOp.sum, f8, n, out, 0, inA, 0, 0.5);
      },
    ]) {
      expect(codeOf(call)).toBe("ERR_TSMEM_DTYPE");
    }
  });

  test("memory that is released or transferred", () => {
    const buffer = new ArrayBuffer(8 * n);
    const gone = new KernelMemory(buffer);
    structuredClone(buffer, { transfer: [buffer] });
    const released = new KernelMemory(new ArrayBuffer(8 * n));
    released.release();
    for (const memory of [gone, released]) {
      expect(
        codeOf(() => {
          flatCopy(f8, n, memory, 0, inA, 0, false);
        }),
      ).toBe("ERR_TSMEM_RELEASED");
    }
  });

  test("to let operands of an unfinished call stand", () => {
    const out = new KernelMemory(new ArrayBuffer(8 * n));
    frame([n]);
    give(0, out);
    give(1, inA);
    flatUnary(UnaryOp.sqrt, float32, 4, out, 0, inA, 0, false);
    expect(codeOf(copy)).toBe("ERR_TSMEM_INVALID_ARGUMENT");
  });
});
