import { expectTypeOf } from "vitest";
import { type Address, allocItems, Pool, ptr, type Ref, struct } from "../../src/index.ts";

declare const pool: Pool;

expectTypeOf(pool.alloc(1, 8)).toEqualTypeOf<Address>();
expectTypeOf(pool.array(Float64Array, 3)[0]).toEqualTypeOf<number | undefined>();
// @ts-expect-error a plain number is not an address
pool.free(5);
// @ts-expect-error both sizes are needed
pool.alloc(8);

const Row = struct({ length: "usize", id: "int64", isOpen: "bool", values: ptr("float64") });
const row = Row.alloc(pool).at(0);
expectTypeOf(row.length).toEqualTypeOf<number>();
expectTypeOf(row.id).toEqualTypeOf<bigint>();
expectTypeOf(row.isOpen).toEqualTypeOf<boolean>();
expectTypeOf(row.values).toEqualTypeOf<Ref<"float64"> | null>();
expectTypeOf(allocItems(pool, "float64", 3).view()).toEqualTypeOf<Float64Array>();
// @ts-expect-error not a type of C
struct({ a: "int7" });
// @ts-expect-error a pointer to something else
row.values = allocItems(pool, "int8", 3);
