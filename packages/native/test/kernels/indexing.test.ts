import { describe, expect, test } from "vitest";
import {
  KernelDType,
  maskCount,
  maskFill,
  maskPut,
  maskSelect,
  nonzero,
  positions,
  put,
  range,
  swap,
  take,
} from "../../src/kernels/index.ts";
import { type DTypeName, dtypeNames, each, fill, make, random, type Strided } from "./arrays.ts";
import { onEachLevel } from "./levels.ts";

const sizes = [0, 1, 7, 8, 9, 15, 16, 17, 63, 64, 1100];

function give(k: 0 | 1 | 2, a: Strided, length = a.shape[0]!): void {
  range(k, a.memory, a.offset, a.dtype, length);
}

function maskOf(n: number, density: number): Strided {
  const next = random(n + 1);
  const mask = make("bool", [n], "C");
  each([n], (i) => {
    mask.bytes[mask.at(i)] = next() < density ? 1 + Math.floor(next() * 255) : 0;
  });
  return mask;
}

function indicesWhereSet(mask: Strided): number[] {
  const found: number[] = [];
  each(mask.shape, ([i]) => {
    if (mask.get([i!]) !== 0) found.push(i!);
  });
  return found;
}

describe.each(["int8", "float16", "float32", "float64", "complex128"] as DTypeName[])(
  "%s",
  (name) => {
    test("is selected, filled and put by mask", () => {
      for (const n of sizes) {
        for (const density of [0, 0.1, 0.5, 0.9, 1]) {
          const mask = maskOf(n, density);
          const where = indicesWhereSet(mask);
          const values = fill(make(name, [n], "C"), 3);
          const source = values.snapshot().elements;
          onEachLevel((level) => {
            const about = `${level} ${n} ${density}`;
            give(0, mask);
            expect(maskCount(), about).toBe(where.length);

            const selected = make(name, [where.length], "C");
            give(0, selected);
            give(1, values);
            give(2, mask);
            maskSelect();
            const { elements, guards } = selected.snapshot();
            expect(elements, about).toEqual(where.map((i) => source[i]));
            expect(guards).toBe("intact");

            const filled = fill(make(name, [n], "C"), 9);
            const before = filled.snapshot().elements;
            const one = fill(make(name, [1], "C"), 1);
            const single = one.snapshot().elements[0];
            give(0, filled);
            give(1, one);
            give(2, mask);
            maskFill();
            const set = new Set(where);
            expect(filled.snapshot().elements, about).toEqual(
              before.map((old, i) => (set.has(i) ? single : old)),
            );
            expect(filled.snapshot().guards).toBe("intact");

            const put = fill(make(name, [n], "C"), 9);
            give(0, put);
            give(1, selected);
            give(2, mask);
            maskPut();
            expect(put.snapshot().elements, about).toEqual(
              before.map((old, i) => (set.has(i) ? source[i] : old)),
            );
            expect(put.snapshot().guards).toBe("intact");
          });
        }
      }
    }, 120_000);
  },
);

test("nonzero gives positions", () => {
  for (const n of sizes) {
    const mask = maskOf(n, 0.3);
    const where = indicesWhereSet(mask);
    onEachLevel(() => {
      const out = make("int64", [where.length], "C");
      give(0, out);
      give(1, mask);
      nonzero();
      const got: number[] = [];
      each(out.shape, (i) => got.push(Number(out.get(i))));
      expect(got).toEqual(where);
      expect(out.snapshot().guards).toBe("intact");
    });
  }
});

describe("take", () => {
  test.each([1, 2, 3, 4, 8, 12, 16, 24, 32, 64, 100])("gathers rows of %i bytes", (rowBytes) => {
    const [outer, length, count] = [2, 37, 1100];
    const next = random(rowBytes);
    const input = fill(make("uint8", [outer * length * rowBytes], "C"), 2);
    const index = make("int64", [count], "C");
    each([count], (i) => {
      index.set(i, BigInt(Math.floor(next() * 2 * length) - length));
    });
    onEachLevel((level) => {
      const out = make("uint8", [outer * count * rowBytes], "C");
      give(0, out);
      give(1, input);
      give(2, index);
      take(rowBytes, outer, length);
      for (let o = 0; o < outer; o++) {
        for (let i = 0; i < count; i++) {
          const row = Number(index.get([i]));
          const from = input.at([(o * length + (row < 0 ? row + length : row)) * rowBytes]);
          const to = out.at([(o * count + i) * rowBytes]);
          const wanted = input.bytes.subarray(from, from + rowBytes);
          if (Buffer.compare(out.bytes.subarray(to, to + rowBytes), wanted) !== 0) {
            expect(out.bytes.subarray(to, to + rowBytes), `${level} ${o} ${i}`).toEqual(wanted);
          }
        }
      }
      expect(out.snapshot().guards).toBe("intact");
    });
  });

  test("refuses indices out of range and lengths that do not fit", () => {
    const input = make("uint8", [80], "C");
    const out = make("uint8", [16], "C");
    const index = make("int64", [2], "C");
    for (const bad of [10n, -11n, 2n ** 62n, -(2n ** 63n)]) {
      index.set([0], 3n);
      index.set([1], bad);
      give(0, out);
      give(1, input);
      give(2, index);
      expect(() => {
        take(8, 1, 10);
      }).toThrow(`index ${Number(bad)} is out of bounds for axis with size 10`);
    }
    const wrong: readonly [number, number, number][] = [
      [8, 1, 11],
      [16, 1, 5],
      [8, 2, 5],
      [-8, -1, 10],
      [NaN, 1, 10],
      [0.5, 16, 10],
    ];
    for (const [rowBytes, outer, length] of wrong) {
      give(0, out);
      give(1, input);
      give(2, index);
      expect(() => {
        take(rowBytes, outer, length);
      }).toThrow("do not fit");
    }
  });
});

test("ranges are checked against their memory and each other", () => {
  const mask = maskOf(10, 0.5);
  const values = make("float64", [10], "C");
  const limit = values.memory.byteLength;
  for (const [offset, length] of [
    [64, 1e6],
    [limit, 1],
    [-8, 2],
    [64, -1],
    [64, 1.5],
    [NaN, 1],
    [64, NaN],
  ]) {
    range(0, values.memory, offset!, values.dtype, length!);
    give(1, values);
    give(2, mask);
    expect(maskFill).toThrow(RangeError);
  }
  give(0, values);
  give(1, values);
  give(2, mask, 9);
  expect(maskSelect).toThrow("do not fit");
  give(0, values);
  give(1, make("float32", [10], "C"));
  give(2, mask);
  expect(maskPut).toThrow("do not fit");
  range(0, mask.memory, mask.offset, KernelDType.float64, 1);
  expect(maskCount).toThrow("do not fit");
  give(0, mask);
  give(1, values);
  expect(maskSelect).toThrow("takes operands 0 to 2");
});

test("every dtype has an itemsize that the index loops know", () => {
  for (const name of dtypeNames) {
    const values = fill(make(name, [40], "C"), 4);
    const mask = maskOf(40, 1);
    const out = make(name, [40], "C");
    give(0, out);
    give(1, values);
    give(2, mask);
    maskSelect();
    expect(out.snapshot()).toEqual(values.snapshot());
  }
});

function numbersOf(a: Strided): number[] {
  const found: number[] = [];
  each(a.shape, (i) => found.push(Number(a.get(i))));
  return found;
}

describe.each([1, 2, 3, 4, 8, 16, 24])("rows of %i bytes", (bytes) => {
  test("are put where indices point, the last one wins", () => {
    for (const n of [0, 1, 24, 25, 600]) {
      for (const isOne of [false, true]) {
        const [outer, length] = [2, 7];
        const next = random(n + bytes);
        const index = make("int64", [n], "C");
        const places: number[] = [];
        each([n], (i) => {
          const place = Math.floor(next() * 2 * length) - length;
          index.set(i, BigInt(place));
          places.push(place < 0 ? place + length : place);
        });
        const values = fill(make("uint8", [isOne ? bytes : outer * n * bytes], "C"), 5);
        onEachLevel((level) => {
          const out = fill(make("uint8", [outer * length * bytes], "C"), 4);
          const wanted = numbersOf(out);
          for (let o = 0; o < outer; o++) {
            for (const [i, place] of places.entries()) {
              for (let b = 0; b < bytes; b++) {
                const from = (isOne ? 0 : (o * n + i) * bytes) + b;
                wanted[(o * length + place) * bytes + b] = Number(values.get([from]));
              }
            }
          }
          give(0, out);
          give(1, values);
          give(2, index);
          put(bytes, outer, length);
          expect(numbersOf(out), `${level} ${n}`).toEqual(wanted);
          expect(out.snapshot().guards).toBe("intact");
        });
      }
    }
  });
});

test("an index outside leaves everything as it was", () => {
  const [out, values] = [make("uint8", [600], "C"), fill(make("uint8", [600], "C"), 1)];
  const index = make("int64", [600], "C");
  const before = numbersOf(out);
  for (const bad of [600n, -601n, 2n ** 62n, -(2n ** 63n)]) {
    index.set([599], bad);
    give(0, out);
    give(1, values);
    give(2, index);
    expect(() => {
      put(1, 1, 600);
    }).toThrow("out of bounds");
    expect(numbersOf(out)).toEqual(before);
    const places = make("int64", [600], "C");
    give(0, places);
    give(1, index);
    expect(() => {
      positions(1, 600, 1);
    }).toThrow("out of bounds");
  }
});

test("positions are those in an array of three axes", () => {
  const [outer, length, inner, n] = [3, 5, 4, 2];
  const index = make("int64", [outer * n * inner], "C");
  const wanted: number[] = [];
  each(index.shape, ([i]) => {
    const place = (i! * 7) % length;
    index.set([i!], BigInt(i! % 2 === 0 ? place : place - length));
    wanted.push((Math.floor(i! / (n * inner)) * length + place) * inner + (i! % inner));
  });
  onEachLevel(() => {
    const out = make("int64", index.shape, "C");
    give(0, out);
    give(1, index);
    positions(outer, length, inner);
    expect(numbersOf(out)).toEqual(wanted);
    expect(out.snapshot().guards).toBe("intact");
    give(0, out);
    give(1, index);
    positions(1, length, 100, true);
    const more = wanted.map((place, i) => place + 100 * ((i * 7) % length));
    expect(numbersOf(out)).toEqual(more);
  });
});

test.each(["uint16", "uint32", "uint64"] as DTypeName[])("swaps the bytes of %s", (name) => {
  for (const n of sizes) {
    const a = fill(make(name, [n], "C"), 6);
    const itemsize = { uint16: 2, uint32: 4, uint64: 8 }[name as "uint16"];
    onEachLevel((level) => {
      const out = make(name, [n], "C");
      give(0, out);
      give(1, a);
      swap();
      each([n], (i) => {
        const bytes = [...a.bytes.subarray(a.at(i), a.at(i) + itemsize)];
        const turned = [...out.bytes.subarray(out.at(i), out.at(i) + itemsize)];
        expect(turned.reverse(), `${level} ${n}`).toEqual(bytes);
      });
      expect(out.snapshot().guards).toBe("intact");
    });
  }
});

test("what does not fit is refused", () => {
  const [a, index] = [make("uint8", [12], "C"), make("int64", [3], "C")];
  const cases: readonly (() => void)[] = [
    () => {
      give(0, a);
      give(1, a, 5);
      give(2, index);
      put(2, 1, 6);
    },
    () => {
      give(0, a);
      give(1, a, 2);
      give(2, index);
      put(2, 1, 5);
    },
    () => {
      give(0, index);
      give(1, index);
      positions(1, 3, 2);
    },
    () => {
      give(0, a);
      give(1, a);
      swap();
    },
    () => {
      give(0, index, 2);
      give(1, index, 3);
      swap();
    },
  ];
  for (const call of cases) expect(call).toThrow("do not fit");
});
