import { arraySymbol } from "@tsmem/core";
import { describe, expect, it } from "vitest";
import { describeNative, thrownBy } from "../support.ts";
import {
  type Arrangement,
  indices,
  makeArray,
  makeList,
  type Order,
  type TestArray,
  valueAt,
} from "./arrays.ts";
import { type DType, dtypes } from "./dtypes.ts";
import { dynamicForms, fixedForms, kernel, rowForms, shapes } from "./forms.ts";

/** Every element was changed by C, which saw the array in `order`. */
function expectAdded(dtype: DType, array: TestArray, order: Order): void {
  const { shape } = array;
  for (const [k, index] of indices(shape, order).entries()) {
    expect(array.at(index)).toEqual(dtype.add(valueAt(dtype, shape, index), k));
  }
}

const flatForms = ["inoutFlat", "inoutFlatL"].flatMap((name) =>
  [1, 2, 3, 4].map((ndim) => ({ name, ndim, order: "C" as const })),
);

describeNative("InOut", () => {
  describe.each(dtypes)("$name", (dtype) => {
    describe.each([...dynamicForms("inout"), ...fixedForms("inout"), ...flatForms])(
      "$name $ndim",
      (form) => {
        const add = kernel(form.name, dtype.name);
        const shape = shapes[form.ndim]!;
        const refuses = (arrangement: Arrangement, message: string): void => {
          const array = makeArray(dtype, shape, { order: form.order, ...arrangement });
          const { strides } = array[arraySymbol];
          const before = [...array.bytes()];
          const error = thrownBy(() => add(array));
          expect(error).toBeInstanceOf(TypeError);
          expect(error.message).toContain(message);
          expect([...array.bytes()]).toEqual(before);
          expect(array[arraySymbol].strides).toBe(strides);
        };

        it("changes the array where it is", () => {
          const array = makeArray(dtype, shape, { order: form.order });
          expect(add(array)).toBeUndefined();
          expectAdded(dtype, array, form.order);
        });

        it("refuses a list", () => {
          expect(thrownBy(() => add(makeList(dtype, shape))).message).toContain(
            "A 'list' was given",
          );
        });

        it("refuses a read-only array", () => {
          refuses({ readonly: true }, "read-only");
        });

        it("refuses a strided view", () => {
          refuses({ spread: 2 }, "contiguous");
        });

        if (dtype.part > 1) {
          it("refuses byte-swapped memory", () => {
            refuses({ isBigEndian: true }, "Array must have native byteorder");
          });

          it("refuses unaligned memory", () => {
            refuses({ offset: 1 }, "aligned");
          });
        }

        it("refuses another dtype", () => {
          const other = dtypes[(dtypes.indexOf(dtype) + 1) % dtypes.length]!;
          const error = thrownBy(() => add(makeArray(other, shape)));
          expect(error).toMatchObject({ code: "ERR_TSMEM_DTYPE" });
          expect(error.message).toContain(
            `Array of type '${dtype.name}' required.  Array of type '${other.name}' given`,
          );
        });
      },
    );

    describe.each([...dynamicForms("inout"), ...fixedForms("inout")])("$name", (form) => {
      it("refuses another number of dimensions", () => {
        const array = makeArray(dtype, [...shapes[form.ndim]!, 1]);
        const add = kernel(form.name, dtype.name);
        expect(thrownBy(() => add(array)).message).toContain("Array must have");
      });

      if (form.ndim > 1) {
        it("refuses the other memory order and leaves the strides alone", () => {
          const order = form.order === "C" ? "F" : "C";
          const array = makeArray(dtype, shapes[form.ndim]!, { order });
          const strides = [...array[arraySymbol].strides];
          const add = kernel(form.name, dtype.name);
          expect(thrownBy(() => add(array)).message).toContain("contiguous");
          expect(array[arraySymbol].strides).toEqual(strides);
        });
      }
    });

    describe.each(flatForms)("$name $ndim", (form) => {
      it("takes Fortran order as well", () => {
        const array = makeArray(dtype, shapes[form.ndim]!, { order: "F" });
        kernel(form.name, dtype.name)(array);
        expectAdded(dtype, array, "F");
      });
    });

    describe.each(rowForms("inout"))("$name", (form) => {
      const add = kernel(form.name, dtype.name);
      const rowShape = shapes[form.ndim]!.slice(1);

      it("changes every array of the list where it is", () => {
        const rows = [makeArray(dtype, rowShape), makeArray(dtype, rowShape)];
        add(rows);
        for (const row of rows) expectAdded(dtype, row, "C");
      });

      it("changes none when one of them does not fit", () => {
        const good = makeArray(dtype, rowShape);
        const before = [...good.bytes()];
        const bad = makeArray(dtype, rowShape, { readonly: true });
        expect(thrownBy(() => add([good, bad])).message).toContain("read-only");
        expect([...good.bytes()]).toEqual(before);
      });
    });
  });
});
