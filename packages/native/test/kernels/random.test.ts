import { expect, test } from "vitest";
import { KernelDType, KernelMemory, random, RandomKind, range } from "../../src/kernels/index.ts";

// NumPy's PCG64(42): state and increment, low words first.
function start(...more: number[]): Float64Array {
  const [state, increment] = [
    274674114334540486603088602300644985544n,
    332724090758049132448979897138935081983n,
  ];
  const words = [state, increment].flatMap((wide) =>
    [0n, 32n, 64n, 96n].map((shift) => Number((wide >> shift) & 0xffffffffn)),
  );
  return Float64Array.from([...words, 0, 0, ...more, 0, 0, 0, 0].slice(0, 14));
}

const table = new KernelMemory(new ArrayBuffer(512 * 8));

function draw(
  kind: number,
  out: ArrayBuffer,
  dtype: keyof typeof KernelDType,
  length: number,
  state = start(),
): number {
  range(0, new KernelMemory(out), 0, KernelDType[dtype], length);
  range(1, table, 0, KernelDType.float64, 512);
  return random(kind, state);
}

test("draws are those of NumPy", () => {
  const doubles = new Float64Array(3);
  expect(draw(RandomKind.uniform, doubles.buffer, "float64", 3)).toBe(3);
  expect([...doubles]).toEqual([0.7739560485559633, 0.4388784397520523, 0.8585979199113825]);
  const integers = new BigInt64Array(5);
  expect(draw(RandomKind.integers, integers.buffer, "int64", 5, start(0, 0, 9, 0))).toBe(5);
  expect([...integers]).toEqual([0n, 7n, 6n, 4n, 4n]);
});

test("a draw that needs more than the table ends the run and is not made", () => {
  const state = start();
  const before = [...state];
  expect(draw(RandomKind.normal, new ArrayBuffer(80), "float64", 10, state)).toBe(0);
  expect([...state]).toEqual(before);
});

test("states, kinds and dtypes that are none are refused", () => {
  const refused = (code: string, body: () => void): void => {
    expect(body).toThrow(expect.objectContaining({ code }) as Error);
  };
  for (const word of [-1, 2 ** 32, 0.5, NaN, Infinity]) {
    const state = start();
    state[2] = word;
    refused("ERR_TSMEM_INVALID_ARGUMENT", () =>
      draw(RandomKind.uniform, new ArrayBuffer(8), "float64", 1, state),
    );
  }
  for (const [dtype, range] of [
    ["bool", 2],
    ["int8", 256],
    ["uint16", 65536],
    ["uint8", 2 ** 32 - 1],
  ] as const) {
    refused("ERR_TSMEM_INVALID_ARGUMENT", () =>
      draw(RandomKind.integers, new ArrayBuffer(8), dtype, 1, start(0, 0, range, 0)),
    );
  }
  refused("ERR_TSMEM_INVALID_ARGUMENT", () =>
    draw(RandomKind.integers, new ArrayBuffer(8), "int32", 1, start(0, 0, 0, 1)),
  );
  const even = start();
  even[4]! -= 1;
  refused("ERR_TSMEM_INVALID_ARGUMENT", () =>
    draw(RandomKind.uniform, new ArrayBuffer(8), "float64", 1, even),
  );
  refused("ERR_TSMEM_INVALID_ARGUMENT", () => draw(0.5, new ArrayBuffer(8), "float64", 1));
  refused("ERR_TSMEM_SHAPE", () => draw(7, new ArrayBuffer(16), "complex128", 1));
  refused("ERR_TSMEM_SHAPE", () => draw(RandomKind.uniform, new ArrayBuffer(8), "int64", 1));
  refused("ERR_TSMEM_SHAPE", () => draw(RandomKind.integers, new ArrayBuffer(8), "float64", 1));
  refused("ERR_TSMEM_SHAPE", () => draw(RandomKind.movedNormal, new ArrayBuffer(8), "float32", 1));
  range(0, table, 0, KernelDType.float64, 4);
  range(1, table, 0, KernelDType.float64, 511);
  refused("ERR_TSMEM_SHAPE", () => random(RandomKind.normal, start()));
  refused("ERR_TSMEM_OUT_OF_RANGE", () =>
    draw(RandomKind.uniform, new ArrayBuffer(8), "float64", 2),
  );
});
