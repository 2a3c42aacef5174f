import { arraySymbol, readArray } from "@tsmem/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { arange, asarray, astype, reshape, sharesMemory, toBytes } from "../../src/index.ts";
import type { NDArray } from "../../src/index.ts";
import { anyShape, anyStep } from "./support/chains.ts";
import { modelOf, sizeOf } from "./support/model.ts";

const dtypes = fc.constantFrom(
  ...["bool", "int8", "uint16", ">i4", "int64", "<u8", "float16", ">f4", "float64", "complex64"],
  ...["S3", "U2", "datetime64[s]", ">m8[ms]"],
);

it("an array that went through the array protocol has the same elements in the same memory", () => {
  fc.assert(
    fc.property(anyShape, fc.array(anyStep, { maxLength: 5 }), dtypes, (shape, steps, dtype) => {
      const owner = astype(arange(sizeOf(shape), { dtype: "int32" }), dtype);
      const made: NDArray = reshape(owner, shape);
      const first = { array: made, model: modelOf(shape) };
      const { array } = steps.reduce((pair, step) => step(pair), first);
      // An object of its own with the same facts, as another package would make it.
      const facts = readArray(array)!;
      const again = asarray({ [arraySymbol]: facts });
      expect(again.dtype.toString()).toBe(array.dtype.toString());
      expect(again.shape).toEqual(array.shape);
      expect(again.flags.writeable).toBe(array.flags.writeable);
      expect(toBytes(again)).toEqual(toBytes(array));
      if (array.size > 0) expect(sharesMemory(again, array)).toBe(true);
    }),
    { numRuns: 700 },
  );
});
