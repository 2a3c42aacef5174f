import { describe, expect, test } from "vitest";
import {
  binary,
  BINARY_LOOPS,
  BinaryOp,
  copy,
  frame,
  KernelDType,
  operand,
} from "../../src/kernels/index.ts";
import {
  type DTypeName,
  dtypeNames,
  each,
  fill,
  type Layout,
  make,
  type Strided,
  type Value,
  write,
} from "./arrays.ts";
import { onEachLevel } from "./levels.ts";
import { binaryReference } from "./reference.ts";

const shapes = [
  [0],
  [1],
  [7],
  [8],
  [9],
  [63],
  [64],
  [1000],
  [5, 3],
  [130, 3],
  [3, 200],
  [70, 70],
  [2, 3, 4, 5],
];
const layouts: readonly Layout[] = ["C", "F", "step", "reversed", "row", "scalar"];

export function give(k: 0 | 1 | 2 | 3, a: Strided): void {
  operand(k, a.memory, a.offset, a.dtype, a.shape, a.strides);
}

function expectedBytes(
  name: DTypeName,
  shape: readonly number[],
  value: (i: number[]) => Value,
): string[] {
  const wanted = make(name, shape, "C");
  each(shape, (index) => {
    write(wanted.view, wanted.at(index), name, value(index));
  });
  return wanted.snapshot().elements;
}

// NaN payloads are nobody's contract: compare them as one.
function canonical(name: DTypeName, elements: readonly string[]): string[] {
  if (!/float|complex/.test(name)) return [...elements];
  const array = make(name, [elements.length], "C");
  return elements.map((hex, i) => {
    const bytes = Uint8Array.from(hex.match(/../g)!, (x) => parseInt(x, 16));
    array.bytes.set(bytes, array.at([i]));
    const value = array.get([i]);
    const parts = typeof value === "object" ? value : [value as number];
    return parts.some(Number.isNaN) ? `NaN in ${parts.map(Number.isNaN).join()}` : hex;
  });
}

describe.each(Object.entries(BinaryOp))("binary %s", (op, id) => {
  const loops = dtypeNames.filter((name) => BINARY_LOOPS[id]![KernelDType[name]]! >= 0);
  test.each(loops)("agrees with its definition for %s", (name) => {
    const outName = dtypeNames[BINARY_LOOPS[id]![KernelDType[name]]!]!;
    const probe = binaryReference(
      op,
      name,
      name.startsWith("c") ? [1, 2] : 1,
      name.startsWith("c") ? [3, 4] : 2,
    );
    if (probe === undefined) return; // transcendental: math.test.ts
    const tamed = op.endsWith("shift") || op === "power";
    let n = 0;
    for (const shape of shapes) {
      const a = fill(make(name, shape, layouts[n % layouts.length]!), n + 1, true);
      const b = fill(make(name, shape, layouts[(n * 5 + 2) % layouts.length]!), n + 77, true);
      if (tamed) {
        each(shape, (index) => {
          const small = Number(b.get(index)) & 31;
          b.set(index, name.endsWith("64") ? BigInt(small) : small);
        });
      }
      const wanted = canonical(
        outName,
        expectedBytes(outName, shape, (i) => binaryReference(op, name, a.get(i), b.get(i))!),
      );
      onEachLevel((level) => {
        for (const outLayout of ["C", "F", "step"] as const) {
          const out = make(outName, shape, outLayout);
          frame(shape);
          give(0, out);
          give(1, a);
          give(2, b);
          binary(id, KernelDType[name]);
          const { elements, guards } = out.snapshot();
          expect(canonical(outName, elements), `${level} ${shape.join()} out ${outLayout}`).toEqual(
            wanted,
          );
          expect(guards).toBe("intact");
        }
      });
      n += 1;
    }
  });
});

describe("binary with unlike dtypes", () => {
  test("casts operands block by block", () => {
    for (const shape of [[5], [1000], [700, 3], [3, 700], [65, 66]]) {
      for (const layout of layouts) {
        const a = fill(make("int16", shape, layout), 5);
        const b = fill(make("float32", shape, "F"), 6);
        onEachLevel((level) => {
          const out = make("float64", shape, "C");
          frame(shape);
          give(0, out);
          give(1, a);
          give(2, b);
          binary(BinaryOp.multiply, KernelDType.float64);
          each(shape, (i) => {
            const wanted = (a.get(i) as number) * (b.get(i) as number);
            if (!Object.is(out.get(i), wanted))
              expect(out.get(i), `${level} ${layout} ${i.join()}`).toBe(wanted);
          });
        });
      }
    }
  });

  test("works in place", () => {
    const a = fill(make("float64", [40, 40], "C"), 1);
    const before = fill(make("float64", [40, 40], "C"), 1);
    const b = fill(make("float64", [40, 40], "F"), 2);
    frame([40, 40]);
    give(0, a);
    give(1, a);
    give(2, b);
    binary(BinaryOp.add, KernelDType.float64);
    each([40, 40], (i) => {
      expect(a.get(i)).toBe((before.get(i) as number) + (b.get(i) as number));
    });
  });
});

describe("copy", () => {
  test.each(dtypeNames)("moves %s between all layouts", (name) => {
    for (const shape of [[1], [17], [600], [130, 3], [3, 130], [70, 150], [150, 70], [4, 5, 6]]) {
      for (const from of layouts) {
        const a = fill(make(name, shape, from), 9, true);
        const wanted = a.snapshot().elements;
        onEachLevel((level) => {
          for (const to of ["C", "F", "step", "reversed"] as const) {
            const out = make(name, shape, to);
            frame(shape);
            give(0, out);
            give(1, a);
            copy();
            const got = out.snapshot();
            if (got.elements.join() !== wanted.join()) {
              expect(got.elements, `${level} ${shape.join()} ${from} to ${to}`).toEqual(wanted);
            }
            expect(got.guards).toBe("intact");
          }
        });
      }
    }
  });
});
