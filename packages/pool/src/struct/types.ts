import type { Address } from "../address.ts";
import type { Pool } from "../pool.ts";
import type { Scalar, ScalarArray, ScalarValue } from "./scalars.ts";

/** A pointer to the first of some items, in a block of its own; 8 bytes. */
export interface PointerType<T extends ItemType = ItemType> {
  readonly kind: "pointer";
  readonly target: T;
}

/** `length` items one after the other, inside the struct. */
export interface FixedType<T extends ItemType = ItemType> {
  readonly kind: "fixed";
  readonly item: T;
  readonly length: number;
}

/** What a field, a pointer target or an array item can be. */
export type ItemType = Scalar | PointerType | FixedType | StructType;

export type Fields = Readonly<Record<string, ItemType>>;

/** What a field gives when it is read. */
export type Read<T extends ItemType> = T extends Scalar
  ? ScalarValue<T>
  : T extends PointerType<infer Target>
    ? Ref<Target> | null
    : T extends FixedType<infer Item>
      ? Ref<Item>
      : T extends StructType<infer F>
        ? StructRecord<F>
        : never;

/** What `set` and `alloc` take for a field. */
export type Write<T extends ItemType> = T extends Scalar
  ? ScalarValue<T>
  : T extends PointerType<infer Target>
    ? Ref<Target> | Address | null
    : T extends FixedType<infer Item>
      ? readonly Write<Item>[]
      : T extends StructType<infer F>
        ? Partial<StructValues<F>>
        : never;

export type StructValues<F extends Fields> = { readonly [K in keyof F]: Write<F[K]> };

/** One struct in a pool. Reading and writing a property reads and writes the memory. */
export type StructRecord<F extends Fields> = { -readonly [K in keyof F]: Read<F[K]> };

/** The typed array over scalar items; other items have none. */
export type ScalarItems<T extends ItemType> = T extends Scalar ? ScalarArray<T> : never;

/** Typed access to items in a block of a pool. Every access checks that the block is alive. */
export interface Ref<T extends ItemType = ItemType> {
  /** The block that holds the items. */
  readonly address: Address;
  /** How many items there are from here to the end of the block or of the fixed array. */
  readonly length: number;
  /** Read an item; a struct comes as a record that shares the memory. */
  at(index: number): Read<T>;
  /** Write an item; a struct takes an object with the fields to change. */
  set(index: number, value: Write<T>): void;
  /** The items as a typed array that shares the memory; only of scalars. */
  view(): ScalarItems<T>;
}

/** The layout of a C struct, and ways to make and find records in a pool. */
export interface StructType<F extends Fields = Fields> {
  readonly kind: "struct";
  readonly fields: F;
  /** Bytes of one record, padding at its end included. */
  readonly size: number;
  /** Bytes. */
  readonly alignment: number;
  /** Bytes from the start of a record to each field. */
  readonly offsets: { readonly [K in keyof F]: number };
  /** A new block with one record, and its values. */
  alloc(pool: Pool, values?: Partial<StructValues<F>>): Ref<StructType<F>>;
  /** A new block with `count` records, all zero. */
  allocArray(pool: Pool, count: number): Ref<StructType<F>>;
  /** The records in a block. */
  of(pool: Pool, address: Address): Ref<StructType<F>>;
}
