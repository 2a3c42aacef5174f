import { allocatorSymbol } from "@tsmem/core";
import type { PublicCall } from "@tsmem/testing";
import * as pools from "../../../src/index.ts";

const { allocItems, fixed, Pool, ptr, struct } = pools;

type Call = (this: unknown, ...args: readonly unknown[]) => unknown;

/** The pool of the calls below: it has blocks and an owned object. */
export const pool = new Pool({ name: "hostile" });
const block = pool.alloc(8, 8);
const Row = struct({
  count: "usize",
  values: ptr("float64"),
  matrix: fixed("int32", 4),
  flag: "bool",
});
const rows = Row.allocArray(pool, 4);
const numbers = allocItems(pool, "float64", 4);
const row = () => ({ count: 1, values: numbers, matrix: [1, 2, 3, 4], flag: true });

const bytes = (byteLength: number): ArrayBuffer => new ArrayBuffer(Math.min(byteLength, 2 ** 20));
const drop = (): void => undefined;
const lent = pool[allocatorSymbol];
const wrapped = pools.wrap(bytes, drop);
const aligned = pools.alignedAllocator(64);
const guarded = pools.guardedAllocator(aligned);

/** What a call that fails must leave as it was. */
export function state(): string {
  const contents = pool.view(rows.address, Uint8Array).join();
  return `${pool.count} blocks of ${pool.size} bytes, rows ${contents}`;
}

/** A function of the package, or a method of an object that stands in front of its name. */
function of(name: string, self: object, args: PublicCall["args"]): PublicCall {
  const method = name.slice(name.lastIndexOf(".") + 1);
  return {
    name,
    run: (values) => (Reflect.get(self, method) as Call).apply(self, [...values]),
    args,
  };
}

/** All public calls of the package. */
export const publicCalls: readonly PublicCall[] = [
  {
    name: "Pool",
    run: (values) => {
      const made = Reflect.construct(Pool, values) as pools.Pool;
      made.alloc(3, 8);
      return made;
    },
    args: () => [
      { name: "made", allocator: guarded, chunkBytes: 65_536, onZero: "allow", debug: false },
    ],
  },
  of("pool.alloc", pool, () => [2, 8, { zero: true, alignment: 16 }]),
  of("pool.realloc", pool, () => [pool.alloc(1, 8), 16]),
  of("pool.free", pool, () => [pool.alloc(1, 8)]),
  of("pool.array", pool, () => [Float64Array, 4]),
  of("pool.view", pool, () => [block, Float64Array, 2, 8]),
  of("pool.view", pool, () => [block, DataView]),
  of("pool.byteLengthOf", pool, () => [block]),
  of("pool.has", pool, () => [block]),
  of("pool.addressOf", pool, () => [block]),
  of("pool.blocks", pool, () => []),
  of("pool.own", pool, () => [{}]),
  of("pool.disown", pool, () => [pool.own({})]),
  of("pool.zone", pool, () => []),
  of("pool.scope", pool, () => [() => pool.alloc(1, 1)]),
  of("pool.clear", new Pool(), () => []),
  of("pool.dispose", new Pool(), () => []),
  of("pool.alloc", lent, () => [16, 16]),
  of("pool.free", lent, () => [lent.alloc(8)]),
  of("alignedAllocator", pools, () => [64, wrapped]),
  of("alignedAllocator.alloc", aligned, () => [16, 16]),
  of("alignedAllocator.free", aligned, () => [aligned.alloc(8)]),
  of("guardedAllocator", pools, () => [wrapped]),
  of("guardedAllocator.alloc", guarded, () => [16, 16]),
  of("guardedAllocator.free", guarded, () => [guarded.alloc(8)]),
  of("wrap", pools, () => [bytes, drop]),
  of("wrap.alloc", wrapped, () => [16, 16]),
  of("wrap.free", wrapped, () => [wrapped.alloc(8)]),
  of("wrapMalloc", pools, () => [bytes]),
  of("wrapFree", pools, () => [drop]),
  of("struct", pools, () => [{ a: "int8", b: ptr("float64") }]),
  of("ptr", pools, () => ["float64"]),
  of("ptr", pools, () => [Row]),
  of("fixed", pools, () => ["float64", 3]),
  of("allocItems", pools, () => [pool, "float64", 2]),
  of("itemsAt", pools, () => [pool, block, "float64"]),
  of("struct.alloc", Row, () => [pool, row()]),
  of("struct.allocArray", Row, () => [pool, 2]),
  of("struct.of", Row, () => [pool, rows.address]),
  of("items.at", rows, () => [1]),
  of("items.set", rows, () => [1, row()]),
  of("items.at", numbers, () => [1]),
  of("items.set", numbers, () => [1, 2]),
  of("items.view", numbers, () => []),
  ...Object.entries(row()).map(([field, value]): PublicCall => ({
    name: `record.${field}`,
    run: ([given]) => Reflect.set(rows.at(0), field, given),
    args: () => [value],
  })),
];
