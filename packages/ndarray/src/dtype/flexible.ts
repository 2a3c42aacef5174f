import { DTypeError } from "@tsmem/core";
import { shown } from "./convert.ts";
import { DType, type Field } from "./dtype.ts";
import {
  type DTypeLike,
  dtypeOf,
  type FieldSpec,
  type FieldsSpec,
  type StructSpec,
} from "./dtype-of.ts";
import { structDType, subarrayDType, voidDType } from "./struct.ts";
import { bytesDType, textDType } from "./text.ts";
import { parseUnit, timeDType } from "./time-units.ts";

const cache = new Map<string, DType>();
const flexibleName = /^([<>=|]?)([SUVa])(\d{0,9})$/;
const timeName = /^([<>=]?)(M8|m8|datetime64|timedelta64)(\[.*\])?$/;

/** The dtype of strings, dates or records that a specification means. */
export function parseFlexible(spec: DTypeLike): DType | undefined {
  if (typeof spec === "string") return cachedName(spec);
  if (Array.isArray(spec)) return fromFields(spec as readonly FieldSpec[], false);
  if (typeof spec !== "object" || (spec as unknown) === null) return undefined;
  if ("fields" in spec && Array.isArray(spec.fields)) {
    const { fields, align } = spec as FieldsSpec;
    return fromFields(fields, align === true);
  }
  if ("names" in spec && "formats" in spec) return fromStruct(spec);
  return undefined;
}

function cachedName(name: string): DType | undefined {
  const known = cache.get(name);
  if (known !== undefined) return known;
  const dtype = parseName(name);
  if (dtype !== undefined) {
    // Names come from data too; a bound keeps a hostile file from filling memory.
    if (cache.size >= 1000) cache.clear();
    cache.set(name, dtype);
  }
  return dtype;
}

function parseName(name: string): DType | undefined {
  const flexible = flexibleName.exec(name);
  if (flexible !== null) {
    const length = Number(flexible[3]);
    if (flexible[2] === "U") return textDType(length, flexible[1] !== ">");
    return flexible[2] === "V" ? voidDType(length) : bytesDType(length);
  }
  const time = timeName.exec(name);
  if (time === null) return undefined;
  const kind = time[2] === "M8" || time[2] === "datetime64" ? "M" : "m";
  return timeDType(kind, parseUnit(time[3] ?? ""), time[1] !== ">");
}

function fieldDType(format: DTypeLike, shape: number | readonly number[] | undefined): DType {
  const dtype = dtypeOf(format);
  if (shape === undefined) return dtype;
  const lengths = Array.isArray(shape) ? [...(shape as readonly number[])] : [shape as number];
  if (!lengths.every((length) => Number.isSafeInteger(length) && length >= 0 && length < 2 ** 31)) {
    throw invalid(`invalid sub-array shape (${lengths.map(shown).join(",")})`, shape);
  }
  if (lengths.length === 0) return dtype;
  // A sub-array of sub-arrays is one sub-array with more axes.
  const inner = dtype.subarray;
  return inner === null
    ? subarrayDType(dtype, lengths)
    : subarrayDType(inner.dtype, [...lengths, ...inner.shape]);
}

function fromFields(specs: readonly FieldSpec[], align: boolean): DType {
  const entries = specs.map((spec) => {
    if (!Array.isArray(spec) || typeof spec[0] !== "string") {
      throw invalid("a field is not [name, dtype] or [name, dtype, shape]", spec);
    }
    return { name: spec[0], dtype: fieldDType(spec[1], spec[2] as FieldSpec[2]) };
  });
  return laidOut(entries, align);
}

/** Fields one after the other: packed, or each on its alignment with padding at the end. */
export function laidOut(
  entries: readonly { readonly name: string; readonly dtype: DType }[],
  align: boolean,
): DType {
  let end = 0;
  let alignment = 1;
  const fields: Field[] = [];
  for (const { name, dtype } of entries) {
    if (align) {
      alignment = Math.max(alignment, dtype.alignment);
      end = roundUp(end, dtype.alignment);
    }
    fields.push({ name: name === "" ? `f${fields.length}` : name, dtype, offset: end });
    end += dtype.itemsize;
  }
  return checked(fields, roundUp(end, alignment), align);
}

function fromStruct(spec: StructSpec): DType {
  const { names, formats, offsets } = spec;
  if (!Array.isArray(names) || !Array.isArray(formats) || names.length !== formats.length) {
    throw invalid("names and formats must be lists of one length", spec);
  }
  const align = spec.align === true;
  const entries = names.map((name: unknown, i) => {
    if (typeof name !== "string") throw invalid("field names must be strings", name);
    const format = spec.formats[i]!;
    return isSubarraySpec(format)
      ? { name, dtype: fieldDType(format[0], format[1]) }
      : { name, dtype: fieldDType(format, undefined) };
  });
  if (offsets === undefined) {
    const dtype = laidOut(entries, align);
    if (spec.itemsize === undefined || spec.itemsize === dtype.itemsize) return dtype;
    return checked(dtype.fields!, spec.itemsize, align);
  }
  if (!Array.isArray(offsets) || offsets.length !== entries.length) {
    throw invalid("offsets must have one entry per field", offsets);
  }
  const fields = entries.map(({ name, dtype }, i) => ({ name, dtype, offset: spec.offsets![i]! }));
  const end = fields.reduce(
    (most, field) => Math.max(most, field.offset + field.dtype.itemsize),
    0,
  );
  return checked(fields, spec.itemsize ?? end, align);
}

function isSubarraySpec(
  format: StructSpec["formats"][number],
): format is readonly [DTypeLike, number | readonly number[]] {
  if (!Array.isArray(format) || format.length !== 2) return false;
  const shape: unknown = format[1];
  return (
    typeof shape === "number" || (Array.isArray(shape) && shape.every((n) => typeof n === "number"))
  );
}

function checked(fields: readonly Field[], itemsize: number, align: boolean): DType {
  const names = new Set<string>();
  for (const { name, dtype, offset } of fields) {
    if (names.has(name)) throw invalid(`field ${shown(name)} occurs more than once`, name);
    names.add(name);
    if (!Number.isSafeInteger(offset) || offset < 0)
      throw invalid("offsets must not be negative", offset);
    if (offset + dtype.itemsize > itemsize) {
      throw invalid(`field ${shown(name)} ends beyond the itemsize of ${itemsize}`, itemsize);
    }
    if (align && offset % dtype.alignment !== 0) {
      throw invalid(
        `offset ${offset} of field ${shown(name)} is not a multiple of its alignment`,
        offset,
      );
    }
  }
  if (!Number.isSafeInteger(itemsize) || itemsize >= 2 ** 31) {
    throw invalid(`itemsize ${shown(itemsize)} is not a size below 2^31`, itemsize);
  }
  return structDType(fields, itemsize, align);
}

function roundUp(value: number, alignment: number): number {
  return Math.ceil(value / alignment) * alignment;
}

function invalid(what: string, spec: unknown): DTypeError {
  return new DTypeError(`dtype: ${what}`, { dtypes: [spec] });
}
