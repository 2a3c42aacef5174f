import type { NativeArray } from "@tsmem/native";
import { available as hasNative } from "@tsmem/native";
import { describe, expect, it } from "vitest";
import { describeNative, thrownBy } from "../support.ts";
import { indices, type Order, product, stridesOf } from "./arrays.ts";
import { type DType, dtypes } from "./dtypes.ts";
import { dynamicForms, fixedForms, kernel, shapes } from "./forms.ts";

/** C filled the memory with the pattern, in the order of memory. */
function expectPattern(
  dtype: DType,
  array: NativeArray,
  shape: readonly number[],
  order: Order,
): void {
  expect(array.dtype).toBe(dtype.name);
  expect(array.shape).toEqual(shape);
  expect(array.strides).toEqual(stridesOf(shape, dtype.itemsize, order));
  expect(array.nbytes).toBe(product(shape) * dtype.itemsize);
  const nested = array.toArray();
  for (const [k, index] of indices(shape, order).entries()) {
    const found = index.reduce<unknown>((list, i) => (list as readonly unknown[])[i], nested);
    expect(found).toEqual(dtype.pattern(k));
  }
}

describeNative("outputs", ({ liveBlocks }) => {
  describe.each(dtypes)("$name", (dtype) => {
    const outForms = [
      { name: "out1L", ndim: 1, order: "C" as const },
      ...dynamicForms("out").filter((form) => !form.name.endsWith("L")),
    ];

    describe.each(outForms)("$name", (form) => {
      const fill = kernel(form.name, dtype.name) as (shape: unknown) => NativeArray;

      it("fills an array of the shape that JavaScript gives", () => {
        const shape = shapes[form.ndim]!;
        expectPattern(dtype, fill(shape), shape, form.order);
      });

      it("takes a length of 0", () => {
        const shape = [0, ...shapes[form.ndim]!.slice(1)];
        expectPattern(dtype, fill(shape), shape, form.order);
      });

      it.each([-1, 1.5, Number.NaN, Infinity, 2 ** 53, "3", null, undefined])(
        "refuses the length %s",
        (length) => {
          const shape = [length, ...shapes[form.ndim]!.slice(1)];
          expect(thrownBy(() => fill(shape)).message).toMatch(/^out/);
        },
      );
    });

    describe.each(fixedForms("out"))("$name", (form) => {
      it("fills an array of the shape in the C declaration", () => {
        const fill = kernel(form.name, dtype.name) as () => NativeArray;
        expectPattern(dtype, fill(), shapes[form.ndim]!, "C");
      });
    });

    describe.each(dynamicForms("managed"))("$name", (form) => {
      const make = kernel(form.name, dtype.name) as (...lengths: number[]) => NativeArray;
      const shape = shapes[form.ndim]!;

      it("returns memory of C that JavaScript owns", () => {
        const before = liveBlocks();
        const array = make(...shape);
        expectPattern(dtype, array, shape, form.order);
        expect(array.base).toBeNull();
        array.dispose();
        expect(liveBlocks()).toBe(before);
      });

      it("returns large memory without a copy, and frees it at dispose()", () => {
        const before = liveBlocks();
        const large = [...shape.slice(0, -1), 20_000];
        const array = make(...large);
        expect(array.shape).toEqual(large);
        if (hasNative) expect(liveBlocks()).toBe(before + 1);
        array.dispose();
        expect(liveBlocks()).toBe(before);
      });

      it("returns an empty array for a length of 0", () => {
        const before = liveBlocks();
        const array = make(0, ...shape.slice(1));
        expect(array.size).toBe(0);
        expect(liveBlocks()).toBe(before);
      });

      it("refuses a negative length that C returns, and frees the block", () => {
        const before = liveBlocks();
        const error = thrownBy(() => make(-2, ...shape.slice(1)));
        expect(error).toBeInstanceOf(RangeError);
        expect(error.message).toContain("negative dimensions are not allowed");
        expect(liveBlocks()).toBe(before);
      });
    });

    describe.each(dynamicForms("view"))("$name", (form) => {
      const keep = kernel(form.name, dtype.name) as (...lengths: number[]) => NativeArray;
      const shape = shapes[form.ndim]!;

      it("returns memory that C keeps", () => {
        if (!hasNative) {
          const error = thrownBy(() => keep(...shape));
          expect(error).toMatchObject({ code: "ERR_TSMEM_UNAVAILABLE" });
          return;
        }
        using array = keep(...shape);
        expectPattern(dtype, array, shape, form.order);
      });

      it("returns an empty array for a length of 0", () => {
        expect(keep(0, ...shape.slice(1)).size).toBe(0);
      });

      it("refuses a negative length that C returns", () => {
        expect(thrownBy(() => keep(-1, ...shape.slice(1)))).toBeInstanceOf(RangeError);
      });
    });
  });
});
