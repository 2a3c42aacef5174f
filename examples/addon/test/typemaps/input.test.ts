import { arraySymbol } from "@tsmem/core";
import { describe, expect, it } from "vitest";
import { describeNative, thrownBy } from "../support.ts";
import { checksum, makeArray, makeList, product, stridesOf } from "./arrays.ts";
import { dtypes } from "./dtypes.ts";
import { dynamicForms, fixedForms, kernel, rowForms, shapes } from "./forms.ts";

describeNative("In", () => {
  describe.each(dtypes)("$name", (dtype) => {
    describe.each([...dynamicForms("in"), ...fixedForms("in")])("$name", (form) => {
      const sum = kernel(form.name, dtype.name);
      const shape = shapes[form.ndim]!;
      const expected = checksum(dtype, shape, form.order);

      it("takes C-contiguous memory", () => {
        expect(sum(makeArray(dtype, shape))).toBe(expected);
      });

      it("takes Fortran-contiguous memory", () => {
        expect(sum(makeArray(dtype, shape, { order: "F" }))).toBe(expected);
      });

      it("takes a nested list", () => {
        expect(sum(makeList(dtype, shape))).toBe(expected);
      });

      it("makes a strided view contiguous and leaves it as it was", () => {
        const view = makeArray(dtype, shape, { spread: 2 });
        const before = [...view.bytes()];
        expect(sum(view)).toBe(expected);
        expect([...view.bytes()]).toEqual(before);
      });

      it("takes unaligned and byte-swapped memory", () => {
        expect(sum(makeArray(dtype, shape, { offset: 1, isBigEndian: true }))).toBe(expected);
      });

      it("takes a read-only array", () => {
        expect(sum(makeArray(dtype, shape, { readonly: true }))).toBe(expected);
      });

      it("refuses another number of dimensions", () => {
        const error = thrownBy(() => sum(makeArray(dtype, [...shape, 1])));
        expect(error).toMatchObject({ code: "ERR_TSMEM_SHAPE" });
        expect(error.message).toContain(`Array must have ${form.ndim} dimension`);
      });

      it("follows the rule 'safe'", () => {
        const descriptor = makeArray(dtype, shape)[arraySymbol];
        const from = dtype.unsafeFrom ?? "S16";
        const itemsize = dtype.unsafeFrom === undefined ? 16 : 8;
        const other = {
          [arraySymbol]: {
            ...descriptor,
            buffer: new ArrayBuffer(product(shape) * itemsize),
            dtype: from,
            strides: stridesOf(shape, itemsize, "C"),
          },
        };
        expect(thrownBy(() => sum(other))).toBeInstanceOf(TypeError);
      });
    });

    describe.each(fixedForms("in"))("$name", (form) => {
      it("refuses another shape", () => {
        const shape = shapes[form.ndim]!.map((length) => length + 1);
        const sum = kernel(form.name, dtype.name);
        const error = thrownBy(() => sum(makeArray(dtype, shape)));
        expect(error).toMatchObject({ code: "ERR_TSMEM_SHAPE" });
        expect(error.message).toContain("Array must have shape of");
      });
    });

    describe.each(rowForms("in"))("$name", (form) => {
      const sum = kernel(form.name, dtype.name);
      const shape = shapes[form.ndim]!;
      const rowShape = shape.slice(1);
      const expected = 3 * checksum(dtype, rowShape, "C");

      it("takes a list of arrays", () => {
        expect(sum([makeArray(dtype, rowShape), makeArray(dtype, rowShape)])).toBe(expected);
      });

      it("takes rows that need a copy", () => {
        const rows = [
          makeArray(dtype, rowShape, { spread: 2 }),
          makeArray(dtype, rowShape, { offset: 1, isBigEndian: true }),
        ];
        expect(sum(rows)).toBe(expected);
      });

      it("takes nested lists as rows", () => {
        expect(sum([makeList(dtype, rowShape), makeList(dtype, rowShape)])).toBe(expected);
      });

      it("takes an empty list", () => {
        expect(sum([])).toBe(0);
      });

      it("refuses rows of different shapes", () => {
        const other = makeArray(dtype, [...rowShape.slice(0, -1), 7]);
        const error = thrownBy(() => sum([makeArray(dtype, rowShape), other]));
        expect(error).toMatchObject({ code: "ERR_TSMEM_SHAPE" });
      });

      it("refuses what is no list of arrays", () => {
        expect(thrownBy(() => sum(makeArray(dtype, shape)))).toBeInstanceOf(TypeError);
        expect(thrownBy(() => sum([1, 2]))).toBeInstanceOf(TypeError);
      });
    });
  });
});
