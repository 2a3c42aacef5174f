import type { Allocation } from "@tsmem/core";
import { leaseSymbol } from "@tsmem/core";
import { expectTypeOf } from "vitest";
import { addressOf, adopt, allocate, type Block, borrow } from "../../src/index.ts";
import { acquire, type Lease } from "../../src/storage.ts";
import { type NativeFree, peek, poke, wrapFree } from "../../src/unsafe/index.ts";

expectTypeOf(allocate(8)).toEqualTypeOf<Block>();
expectTypeOf(allocate(8, { zero: false, alignment: 16 }).address).toEqualTypeOf<bigint>();
expectTypeOf(adopt(1n, 8, { free: wrapFree(1n) })[leaseSymbol]()).toEqualTypeOf<Allocation>();
expectTypeOf(wrapFree).returns.toEqualTypeOf<NativeFree>();
expectTypeOf(peek(1n, "int64")).toEqualTypeOf<bigint>();
expectTypeOf(peek(1n, "float32")).toEqualTypeOf<number>();
expectTypeOf(acquire(8, false)).toEqualTypeOf<Lease>();
expectTypeOf<Lease>().toExtend<Allocation>();

// @ts-expect-error a number is not an address
adopt(1, 8);
// @ts-expect-error whoever owns the memory is not optional
borrow(1n, 8);
// @ts-expect-error a number has no memory
addressOf(1);
// @ts-expect-error 64-bit integers are bigints
poke(1n, "uint64", 1);
// @ts-expect-error the buffer cannot be replaced
allocate(8).buffer = new ArrayBuffer(8);
