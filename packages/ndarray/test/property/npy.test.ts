import fc from "fast-check";
import { expect, it } from "vitest";
import {
  arange,
  astype,
  dtypeOf,
  readNpy,
  readNpz,
  reshape,
  toBytes,
  writeNpy,
  writeNpz,
  zeros,
} from "../../src/index.ts";
import type { NDArray } from "../../src/index.ts";
import { anyShape, anyStep } from "./support/chains.ts";
import { modelOf, sizeOf } from "./support/model.ts";

const simple = fc.constantFrom(
  ...["bool", "int8", "uint16", ">i4", "int64", ">u8", "float16", "float32", ">f8", "complex128"],
  ...["S4", "U3", "datetime64[us]", "timedelta64[D]"],
);

const views = fc
  .tuple(anyShape, fc.array(anyStep, { maxLength: 5 }), simple)
  .map(([shape, steps, dtype]) => {
    const owner = astype(arange(sizeOf(shape), { dtype: "int32" }), dtype);
    const array: NDArray = reshape(owner, shape);
    const first = { array, model: modelOf(shape) };
    return steps.reduce((pair, step) => step(pair), first).array;
  });

it("an .npy file gives back dtype, shape and elements of any view", () => {
  fc.assert(
    fc.property(views, (array) => {
      const again = readNpy(writeNpy(array));
      expect(again.dtype.toString()).toBe(array.dtype.toString());
      expect(again.shape).toEqual(array.shape);
      expect(toBytes(again)).toEqual(toBytes(array));
    }),
    { numRuns: 500 },
  );
});

it("an .npy file gives back records with their offsets", () => {
  const field = fc.tuple(fc.string({ minLength: 1 }), simple);
  const fields = fc.uniqueArray(field, { minLength: 1, maxLength: 4, selector: ([name]) => name });
  fc.assert(
    fc.property(fields, fc.nat(3), (list, length) => {
      const dtype = dtypeOf(list);
      const again = readNpy(writeNpy(zeros(length, { dtype })));
      expect(again.shape).toEqual([length]);
      expect(again.dtype.toString()).toBe(dtype.toString());
    }),
    { numRuns: 300 },
  );
});

it("an .npz archive gives back its arrays under their names", () => {
  const name = fc.stringMatching(/^[a-z0-9_]{1,12}$/);
  fc.assert(
    fc.property(fc.dictionary(name, views, { maxKeys: 4 }), fc.boolean(), (arrays, compressed) => {
      const again = readNpz(writeNpz(arrays, { compressed }));
      expect([...again.keys()].sort()).toEqual(Object.keys(arrays).sort());
      for (const [key, array] of again) expect(toBytes(array)).toEqual(toBytes(arrays[key]!));
    }),
    { numRuns: 150 },
  );
});

it("a changed .npy file gives an error with a code or an array, never anything else", () => {
  fc.assert(
    fc.property(views, fc.nat(), fc.nat(255), (array, at, byte) => {
      const bytes = writeNpy(array);
      bytes[at % Math.min(bytes.length, 128)] = byte;
      let code: unknown;
      try {
        readNpy(bytes);
      } catch (error) {
        ({ code } = error as { code?: unknown });
        expect(code).toMatch(/^ERR_TSMEM_/);
      }
    }),
    { numRuns: 1500 },
  );
});
