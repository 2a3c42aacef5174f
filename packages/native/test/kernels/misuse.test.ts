import { describe, expect, test } from "vitest";
import {
  binary,
  BinaryOp,
  copy,
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

function memoryOf(byteLength: number): [ArrayBuffer, KernelMemory] {
  const buffer = new ArrayBuffer(byteLength);
  return [buffer, new KernelMemory(buffer)];
}

function codeOf(body: () => void): string {
  try {
    body();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return "no error";
}

test("the stride of an axis of length 1 may be anything", () => {
  const [buffer, memory] = memoryOf(32);
  new Float64Array(buffer).set([1, 2]);
  frame([1, 2]);
  operand(0, memory, 16, f8, [1, 2], [3, 8]);
  operand(1, memory, 0, f8, [1, 2], [2 ** 40 + 1, 8]);
  copy();
  expect([...new Float64Array(buffer)]).toEqual([1, 2, 1, 2]);
});

describe("kernels refuse", () => {
  const [, memory] = memoryOf(80);
  const give = (k: 0 | 1 | 2, offset = 0, stride = 8, shape = [10], m = memory): void => {
    operand(k, m, offset, f8, shape, [stride]);
  };

  test("operands that leave their memory", () => {
    for (const [offset, stride] of [
      [8, 8],
      [-8, 8],
      [0, 16],
      [0, -8],
      [NaN, 8],
      [0, NaN],
      [0, Infinity],
      [2 ** 60, 8],
      [0, -(2 ** 60)],
    ] as const) {
      frame([10]);
      give(0);
      give(1, offset, stride);
      expect(codeOf(copy), `${offset} ${stride}`).toBe("ERR_TSMEM_OUT_OF_RANGE");
    }
  });

  test("lengths that leave the memory", () => {
    for (const length of [11, 2 ** 53, Infinity, 10.5]) {
      frame([length]);
      give(0, 0, 8, [length]);
      give(1, 0, 8, [length]);
      expect(codeOf(copy)).toBe("ERR_TSMEM_OUT_OF_RANGE");
    }
  });

  test("misaligned operands", () => {
    frame([2]);
    give(0, 0, 8, [2]);
    give(1, 4, 8, [2]);
    expect(codeOf(copy)).toBe("ERR_TSMEM_INVALID_ARGUMENT");
  });

  test("transferred and released memory", () => {
    const [buffer, gone] = memoryOf(80);
    structuredClone(buffer, { transfer: [buffer] });
    const [, released] = memoryOf(80);
    released.release();
    for (const m of [gone, released]) {
      frame([10]);
      give(0, 0, 8, [10], m);
      give(1);
      expect(codeOf(copy)).toBe("ERR_TSMEM_RELEASED");
    }
    expect(() => new KernelMemory(buffer)).toThrow(TypeError);
  });

  test("memory that is detached between operand() and the operation", () => {
    const [buffer, late] = memoryOf(80);
    frame([10]);
    give(0, 0, 8, [10], late);
    give(1);
    structuredClone(buffer, { transfer: [buffer] });
    expect(codeOf(copy)).toBe("ERR_TSMEM_RELEASED");
  });

  test("objects that only look like memory", () => {
    const fake = { address: 1, byteLength: 1e9, release() {} } as unknown as KernelMemory;
    frame([10]);
    give(0, 0, 8, [10], fake);
    give(1);
    expect(copy).toThrow(TypeError);
    class Liar extends KernelMemory {
      override get byteLength(): number {
        return 1e9;
      }
    }
    const liar = new Liar(new ArrayBuffer(8));
    frame([10]);
    give(0, 0, 8, [10], liar);
    give(1);
    expect(codeOf(copy)).toBe("ERR_TSMEM_OUT_OF_RANGE");
    expect(() => new KernelMemory(80 as unknown as ArrayBuffer)).toThrow(TypeError);
    expect(() => new KernelMemory(new Uint8Array(8) as unknown as ArrayBuffer)).toThrow(TypeError);
  });

  test("getters that start another call in the middle of one", () => {
    const [, small] = memoryOf(8);
    frame([1]);
    give(0, 0, 8, [1], small);
    const trap = new Proxy([10], {
      get(target, key) {
        if (key === "length") {
          frame([10]);
          operand(0, memory, 0, f8, [10], [8]);
        }
        return Reflect.get(target, key) as unknown;
      },
    });
    operand(1, small, 0, f8, trap, [8]);
    expect(codeOf(copy)).toBe("ERR_TSMEM_OUT_OF_RANGE");
    const jumping = { valueOf: () => (jumps++ === 0 ? 0 : 1e6) } as unknown as number;
    let jumps = 0;
    frame([1]);
    give(0, jumping, 8, [1], small);
    give(1, 0, 8, [1], small);
    copy();
    expect(jumps).toBe(1);
  });

  test("operations and dtypes without a loop, and calls without operands", () => {
    frame([10]);
    give(0);
    give(1);
    expect(
      codeOf(() => {
        binary(BinaryOp.add, f8);
      }),
    ).toBe("ERR_TSMEM_INVALID_ARGUMENT");
    give(2);
    expect(
      codeOf(() => {
        binary(999, f8);
      }),
    ).toBe("ERR_TSMEM_DTYPE");
    expect(
      codeOf(() => {
        binary(-1, f8);
      }),
    ).toBe("ERR_TSMEM_DTYPE");
    expect(
      codeOf(() => {
        binary(BinaryOp.bitwise_and, f8);
      }),
    ).toBe("ERR_TSMEM_DTYPE");
    expect(
      codeOf(() => {
        unary(UnaryOp.exp, KernelDType.int8);
      }),
    ).toBe("ERR_TSMEM_DTYPE");
    frame([10]);
    operand(0, memory, 0, 99, [10], [8]);
    give(1);
    expect(codeOf(copy)).toBe("ERR_TSMEM_DTYPE");
    expect(
      codeOf(() => {
        operand(4 as 0, memory, 0, f8, [1], [8]);
      }),
    ).toBe("ERR_TSMEM_INVALID_ARGUMENT");
    expect(
      codeOf(() => {
        frame(new Array<number>(65).fill(1));
      }),
    ).toBe("ERR_TSMEM_OUT_OF_RANGE");
    expect(
      codeOf(() => {
        frame([3]);
        give(0, 0, 8, [2]);
      }),
    ).toBe("ERR_TSMEM_BROADCAST");
    frame([10]);
    operand(0, memory, 0, KernelDType.int32, [1], [8]);
    give(1);
    expect(
      codeOf(() => {
        reduce(ReduceOp.sum, f8);
      }),
    ).toBe("ERR_TSMEM_DTYPE");
  });
});

test("an empty frame touches nothing", () => {
  const [buffer, memory] = memoryOf(8);
  new Uint8Array(buffer).fill(7);
  frame([0, 3]);
  operand(0, memory, 1e9, f8, [0, 3], [8, 8]);
  operand(1, memory, 1e9, f8, [0, 3], [8, 8]);
  copy();
  expect(new Uint8Array(buffer).every((byte) => byte === 7)).toBe(true);
});

test("a growable buffer is used up to its present length", () => {
  const Growable = ArrayBuffer as unknown as new (
    byteLength: number,
    options: { maxByteLength: number },
  ) => ArrayBuffer & { resize(byteLength: number): void };
  const buffer = new Growable(8, { maxByteLength: 80 });
  const memory = new KernelMemory(buffer);
  const call = (): void => {
    frame([10]);
    operand(0, memory, 0, f8, [10], [8]);
    operand(1, memory, 0, f8, [10], [8]);
    copy();
  };
  expect(codeOf(call)).toBe("ERR_TSMEM_OUT_OF_RANGE");
  buffer.resize(80);
  expect(codeOf(call)).toBe("no error");
});
