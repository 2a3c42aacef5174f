import {
  checkedByteLength,
  checkSize,
  InvalidArgumentError,
  show,
  SizeOverflowError,
} from "@tsmem/core";
import { scalars } from "./scalars.ts";
import type { Fields, FixedType, ItemType, PointerType } from "./types.ts";

const pointerSize = 8;

/** Size and alignment of an item, in bytes. */
export interface Layout {
  readonly size: number;
  readonly alignment: number;
}

// What says to be a type is believed only when it was made here: everything else trusts these numbers.
const layouts = new WeakMap<object, Layout>();

/** Let a type be used from now on; it does not change any more. */
export function made<T extends object>(type: T, layout: Layout): T {
  layouts.set(type, layout);
  return Object.freeze(type);
}

/**
 * A pointer to items of a type, in a block of their own.
 *
 * @example struct({ length: "usize", values: ptr("float64") })
 * @throws {InvalidArgumentError} it is no type
 */
export function ptr<const T extends ItemType>(target: T): PointerType<T> {
  layoutOf("ptr", target);
  return made({ kind: "pointer", target }, { size: pointerSize, alignment: pointerSize });
}

/**
 * A field of `length` items inside the struct, as `double m[9]` in C.
 *
 * @throws {InvalidArgumentError} it is no type, or the length no integer
 * @throws {SizeOverflowError} more than 2^53 - 1 bytes
 */
export function fixed<const T extends ItemType>(item: T, length: number): FixedType<T> {
  checkSize("fixed", "length", length);
  const { size, alignment } = layoutOf("fixed", item);
  const layout = { size: checkedByteLength("fixed", length, size), alignment };
  return made({ kind: "fixed", item, length }, layout);
}

/**
 * Size and natural alignment of an item, as C compilers for 64-bit platforms have them.
 *
 * @throws {InvalidArgumentError} it is not a type
 */
export function layoutOf(operation: string, type: ItemType): Layout {
  const layout =
    typeof type !== "string"
      ? layouts.get(type)
      : Object.hasOwn(scalars, type)
        ? { size: scalars[type].size, alignment: scalars[type].size }
        : undefined;
  if (layout !== undefined) return layout;
  throw new InvalidArgumentError(
    `${operation}: ${show(type)} is not a type; give a scalar such as "float64", ptr(), fixed() or a struct`,
    { value: type },
  );
}

/**
 * Place fields as C does: each at the next multiple of its alignment, and padding at the end up to a
 * multiple of the largest one, so that records can follow each other.
 */
export function layoutFields(
  fields: Fields,
): Layout & { readonly offsets: Readonly<Record<string, number>> } {
  const offsets: [name: string, byteOffset: number][] = [];
  let end = 0;
  let alignment = 1;
  for (const [name, type] of Object.entries(fields)) {
    const layout = layoutOf(`struct: field ${name}`, type);
    const start = alignUp(end, layout.alignment);
    offsets.push([name, start]);
    end = start + layout.size;
    alignment = Math.max(alignment, layout.alignment);
  }
  const size = alignUp(end, alignment);
  if (!Number.isSafeInteger(size)) {
    throw new SizeOverflowError(
      "struct: the fields have more than 2^53 - 1 bytes; make them smaller",
      {
        sizes: Object.values(fields).map((type) => layoutOf("struct", type).size),
      },
    );
  }
  return { offsets: Object.freeze(Object.fromEntries(offsets)), size, alignment };
}

function alignUp(byteOffset: number, alignment: number): number {
  return Math.ceil(byteOffset / alignment) * alignment;
}
