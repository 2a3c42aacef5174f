import { InvalidArgumentError, show } from "@tsmem/core";
import type { Pool } from "../pool.ts";
import { allocItems, itemsAt } from "./items.ts";
import { layoutFields, made } from "./layout.ts";
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
  checkFields(fields);
  const own = Object.freeze({ ...fields });
  const type: StructType<F> = {
    kind: "struct",
    fields: own,
    ...(layoutFields(own) as Pick<StructType<F>, "size" | "alignment" | "offsets">),
    alloc: (pool, values) => {
      const items = allocItems(pool, type, 1);
      if (values === undefined) return items;
      try {
        items.set(0, values);
      } catch (error) {
        pool.free(items.address);
        throw error;
      }
      return items;
    },
    allocArray: (pool: Pool, count) => allocItems(pool, type, count),
    of: (pool, address) => itemsAt(pool, address, type),
  };
  return made(type, { size: type.size, alignment: type.alignment });
}

function checkFields(fields: unknown): void {
  const isRecord = typeof fields === "object" && fields !== null && !Array.isArray(fields);
  if (isRecord && Object.keys(fields).length > 0) return;
  throw new InvalidArgumentError(
    `struct: ${show(fields)} has no fields; give an object of types, such as { length: "usize" }`,
    { value: fields },
  );
}
