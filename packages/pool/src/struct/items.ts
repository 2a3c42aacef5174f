import {
  checkedByteLength,
  IndexError,
  InvalidArgumentError,
  NotOwnedError,
  show,
} from "@tsmem/core";
import { type Address, showAddress } from "../address.ts";
import { heapOf, isPool, type Pool } from "../pool.ts";
import { layoutOf } from "./layout.ts";
import { checkScalar, type Scalar, scalarArray, scalars } from "./scalars.ts";
import type { ItemType, Read, Ref, ScalarItems, StructType, Write } from "./types.ts";

/** The bytes of one block of a pool, checked at every access. */
export class Memory {
  readonly pool: Pool;
  readonly address: Address;
  #view: DataView | undefined;

  constructor(pool: Pool, address: Address) {
    this.pool = pool;
    this.address = address;
  }

  /**
   * A view of the whole block; never handed out.
   *
   * @throws {ReleasedError} the block was freed, or its buffer transferred away
   */
  get view(): DataView {
    const heap = heapOf(this.pool);
    if (this.#view !== undefined && this.#view.buffer.byteLength > 0 && heap.owns(this.address)) {
      return this.#view;
    }
    const { buffer, byteOffset } = heap.placeForUse("struct", this.address);
    this.#view = new DataView(buffer, byteOffset, this.pool.byteLengthOf(this.address));
    return this.#view;
  }
}

/** Read an item at a byte of a block. */
export function readItem(memory: Memory, byteOffset: number, type: ItemType): unknown {
  if (typeof type === "string") return scalars[type].read(memory.view, byteOffset);
  if (type.kind === "struct") return recordAt(memory, byteOffset, type);
  if (type.kind === "fixed") return new Items(memory, byteOffset, type.item, type.length);
  const pointer = scalars.uint64.read(memory.view, byteOffset) as bigint;
  if (pointer === 0n) return null;
  const address = heapOf(memory.pool).pointers.blockOf(pointer);
  if (address !== undefined) return itemsAt(memory.pool, address, type.target);
  throw new NotOwnedError(
    `struct: pointer ${showAddress(pointer)} was not stored by ${memory.pool.name}; read the field as uint64`,
    { code: "ERR_TSMEM_NOT_OWNED", address: pointer },
  );
}

/** A scalar to write; pointers are numbers by then. */
type Store = readonly [byteOffset: number, type: Scalar, value: unknown];

/**
 * Write an item at a byte of a block; a struct takes an object with the fields to change. All of it is
 * checked before the first byte changes.
 */
export function writeItem(
  memory: Memory,
  byteOffset: number,
  type: ItemType,
  value: unknown,
): void {
  if (typeof type === "string") {
    checkScalar(type, value);
    scalars[type].write(memory.view, byteOffset, value as never);
    return;
  }
  const stores: Store[] = [];
  plan(stores, memory, byteOffset, type, value);
  const { view } = memory;
  for (const [at, scalar, given] of stores) scalars[scalar].write(view, at, given as never);
}

function plan(
  stores: Store[],
  memory: Memory,
  byteOffset: number,
  type: ItemType,
  value: unknown,
): void {
  if (typeof type === "string") {
    checkScalar(type, value);
    stores.push([byteOffset, type, value]);
  } else if (type.kind === "pointer") stores.push([byteOffset, "uint64", pointerTo(memory, value)]);
  else if (type.kind === "fixed") planFixed(stores, memory, byteOffset, type, value);
  else planFields(stores, memory, byteOffset, type, value);
}

function pointerTo(memory: Memory, value: unknown): bigint {
  if (value === null) return 0n;
  const address = value instanceof Items ? value.addressToStore() : value;
  if (address === undefined) {
    throw new InvalidArgumentError(
      "struct: a pointer takes what starts a block, or null; point to the block and use an index",
      { value },
    );
  }
  return heapOf(memory.pool).pointers.store(address as Address);
}

function planFixed(
  stores: Store[],
  memory: Memory,
  byteOffset: number,
  type: { readonly item: ItemType; readonly length: number },
  value: unknown,
): void {
  if (!Array.isArray(value) || value.length !== type.length) {
    throw new InvalidArgumentError(
      `struct: ${show(value)} does not fit the field; give an array of ${type.length} items`,
      { value },
    );
  }
  const { size } = layoutOf("struct", type.item);
  for (let index = 0; index < type.length; index++) {
    plan(stores, memory, byteOffset + index * size, type.item, (value as unknown[])[index]);
  }
}

function planFields(
  stores: Store[],
  memory: Memory,
  byteOffset: number,
  type: StructType,
  value: unknown,
): void {
  if (typeof value !== "object" || value === null) {
    throw new InvalidArgumentError(
      `struct: ${show(value)} is not a record; give an object with the fields to change`,
      { value },
    );
  }
  for (const [name, field] of Object.entries(value)) {
    const fieldType = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined;
    if (fieldType === undefined) {
      throw new InvalidArgumentError(
        `struct: there is no field ${name}; the fields are ${Object.keys(type.fields).join(", ")}`,
        { value: name },
      );
    }
    plan(stores, memory, byteOffset + type.offsets[name]!, fieldType, field);
  }
}

const prototypes = new WeakMap<StructType, object>();
const places = new WeakMap<object, { readonly memory: Memory; readonly byteOffset: number }>();

function recordAt(memory: Memory, byteOffset: number, type: StructType): object {
  let prototype = prototypes.get(type);
  if (prototype === undefined) {
    prototype = prototypeOf(type);
    prototypes.set(type, prototype);
  }
  const record = Object.create(prototype) as object;
  places.set(record, { memory, byteOffset });
  return record;
}

/** Accessors for the fields of a struct, shared by its records. */
function prototypeOf(type: StructType): object {
  const prototype = {};
  for (const [name, field] of Object.entries(type.fields)) {
    const fieldOffset = type.offsets[name]!;
    Object.defineProperty(prototype, name, {
      enumerable: true,
      get(this: object) {
        const { memory, byteOffset } = places.get(this)!;
        return readItem(memory, byteOffset + fieldOffset, field);
      },
      set(this: object, value: unknown) {
        const { memory, byteOffset } = places.get(this)!;
        writeItem(memory, byteOffset + fieldOffset, field, value);
      },
    });
  }
  return prototype;
}

class Items<T extends ItemType> implements Ref<T> {
  readonly #memory: Memory;
  readonly #byteOffset: number;
  readonly #type: T;
  readonly #itemsize: number;
  readonly length: number;

  constructor(memory: Memory, byteOffset: number, type: T, length: number) {
    this.#memory = memory;
    this.#byteOffset = byteOffset;
    this.#type = type;
    this.#itemsize = layoutOf("struct", type).size;
    this.length = length;
  }

  get address(): Address {
    return this.#memory.address;
  }

  at(index: number): Read<T> {
    return readItem(this.#memory, this.#offsetOf(index), this.#type) as Read<T>;
  }

  set(index: number, value: Write<T>): void {
    writeItem(this.#memory, this.#offsetOf(index), this.#type, value);
  }

  view(): ScalarItems<T> {
    const type: ItemType = this.#type;
    if (typeof type !== "string") {
      throw new InvalidArgumentError("struct: only scalars have a typed array; use at(index)", {
        value: type,
      });
    }
    const { pool, address } = this.#memory;
    return pool.view(address, scalarArray(type), this.length, this.#byteOffset) as never;
  }

  /** The address that a pointer to these items holds; undefined when they do not start a block. */
  addressToStore(): Address | undefined {
    return this.#byteOffset === 0 ? this.#memory.address : undefined;
  }

  #offsetOf(index: number): number {
    if (Number.isSafeInteger(index) && index >= 0 && index < this.length) {
      return this.#byteOffset + index * this.#itemsize;
    }
    throw new IndexError(
      `struct: index ${show(index)} is out of bounds for ${this.length} items; give 0 to ${this.length - 1}`,
      { index },
    );
  }
}

/**
 * Typed access to the items that a block holds.
 *
 * @throws {ReleasedError} the block was freed
 */
export function itemsAt<const T extends ItemType>(pool: Pool, address: Address, type: T): Ref<T> {
  checkPool("itemsAt", pool);
  const { size } = layoutOf("itemsAt", type);
  const length = size === 0 ? 0 : Math.floor(pool.byteLengthOf(address) / size);
  return new Items(new Memory(pool, address), 0, type, length);
}

/**
 * A new block with `count` items, all zero.
 *
 * @example row.values = allocItems(pool, "float64", 3);
 */
export function allocItems<const T extends ItemType>(pool: Pool, type: T, count: number): Ref<T> {
  checkPool("allocItems", pool);
  const { size, alignment } = layoutOf("allocItems", type);
  checkedByteLength("allocItems", count, size);
  const address = pool.alloc(count, size, alignment > 16 ? { alignment } : undefined);
  return new Items(new Memory(pool, address), 0, type, count);
}

function checkPool(operation: string, pool: unknown): void {
  if (isPool(pool)) return;
  throw new InvalidArgumentError(
    `${operation}: ${show(pool)} is not a pool; give the Pool that has the block`,
    { value: pool },
  );
}
