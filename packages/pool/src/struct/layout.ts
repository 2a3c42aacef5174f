import { checkedByteLength, checkSize, InvalidArgumentError } from "@tsmem/core";
import { scalars } from "./scalars.ts";
import type { Fields, FixedType, ItemType, PointerType } from "./types.ts";

const pointerSize = 8;

/** Size and alignment of an item, in bytes. */
export interface Layout {
  readonly size: number;
  readonly alignment: number;
}

/**
 * A pointer to items of a type, in a block of their own.
 *
 * @example struct({ length: "usize", values: ptr("float64") })
 */
export function ptr<const T extends ItemType>(target: T): PointerType<T> {
  layoutOf("ptr", target);
  return { kind: "pointer", target };
}

/** A field of `length` items inside the struct, as `double m[9]` in C. */
export function fixed<const T extends ItemType>(item: T, length: number): FixedType<T> {
  checkSize("fixed", "length", length);
  checkedByteLength("fixed", length, layoutOf("fixed", item).size);
  return { kind: "fixed", item, length };
}

/**
 * Size and natural alignment of an item, as C compilers for 64-bit platforms have them.
 *
 * @throws {InvalidArgumentError} it is not a type
 */
export function layoutOf(operation: string, type: ItemType): Layout {
  if (typeof type === "string") {
    if (Object.hasOwn(scalars, type)) {
      const { size } = scalars[type];
      return { size, alignment: size };
    }
  } else if (typeof (type as unknown) === "object" && (type as unknown) !== null) {
    if (type.kind === "pointer") return { size: pointerSize, alignment: pointerSize };
    if (type.kind === "struct") return type;
    const item = layoutOf(operation, type.item);
    return { size: item.size * type.length, alignment: item.alignment };
  }
  throw new InvalidArgumentError(
    `${operation}: ${typeof type === "string" ? JSON.stringify(type) : `a ${typeof type}`} is not a type; give a scalar such as "float64", ptr(), fixed() or a struct`,
    { value: type },
  );
}

/**
 * Place fields as C does: each at the next multiple of its alignment, and padding at the end up to a
 * multiple of the largest one, so that records can follow each other.
 */
export function layoutFields(fields: Fields): Layout & { offsets: Record<string, number> } {
  const offsets: Record<string, number> = {};
  let end = 0;
  let alignment = 1;
  for (const [name, type] of Object.entries(fields)) {
    const layout = layoutOf(`struct: field ${name}`, type);
    offsets[name] = alignUp(end, layout.alignment);
    end = offsets[name] + layout.size;
    alignment = Math.max(alignment, layout.alignment);
  }
  return { offsets, size: alignUp(end, alignment), alignment };
}

function alignUp(byteOffset: number, alignment: number): number {
  return Math.ceil(byteOffset / alignment) * alignment;
}
