import { InvalidArgumentError } from "@tsmem/core";
import type { Pool } from "../pool.ts";
import { allocItems, itemsAt } from "./items.ts";
import { layoutFields } from "./layout.ts";
import type { Fields, StructType } from "./types.ts";

/**
 * The layout of a C struct: fields in the order given, naturally aligned.
 *
 * @example
 * const Row = struct({ length: "usize", indices: ptr("usize"), values: ptr("float64") });
 * const Matrix = struct({ length: "usize", rows: ptr(Row) });
 * @throws {InvalidArgumentError} there is no field, or a field is no type
 */
export function struct<const F extends Fields>(fields: F): StructType<F> {
  if (typeof (fields as unknown) !== "object" || Object.keys(fields).length === 0) {
    throw new InvalidArgumentError("struct: there are no fields; give an object of types", {
      value: fields,
    });
  }
  const type: StructType<F> = {
    kind: "struct",
    fields,
    ...(layoutFields(fields) as Pick<StructType<F>, "size" | "alignment" | "offsets">),
    alloc: (pool, values) => {
      const made = allocItems(pool, type, 1);
      if (values !== undefined) made.set(0, values);
      return made;
    },
    allocArray: (pool: Pool, count) => allocItems(pool, type, count),
    of: (pool, address) => itemsAt(pool, address, type),
  };
  return type;
}
