import { DTypeError } from "@tsmem/core";
import { builtins } from "./builtin.ts";
import { DType } from "./dtype.ts";
import { shown } from "./convert.ts";

/** A field of a structured dtype: name, type and perhaps the shape of a sub-array. */
export type FieldSpec =
  | readonly [name: string, dtype: DTypeLike]
  | readonly [name: string, dtype: DTypeLike, shape: number | readonly number[]];

/** A structured dtype with explicit offsets, as the array protocol spells it. */
export interface StructSpec {
  readonly names: readonly string[];
  readonly formats: readonly (DTypeLike | readonly [DTypeLike, number | readonly number[]])[];
  readonly offsets?: readonly number[];
  readonly itemsize?: number;
  readonly align?: boolean;
}

/** A structured dtype as a list of fields; packed unless `align`. */
export interface FieldsSpec {
  readonly fields: readonly FieldSpec[];
  readonly align?: boolean;
}

/** Whatever names a dtype: NumPy's spellings, a DType, or the description of a record. */
export type DTypeLike = string | DType | StructSpec | FieldsSpec | readonly FieldSpec[];

const spellings = new Map<string, DType>();
const shortNames = [
  "b1",
  "i1",
  "u1",
  "i2",
  "u2",
  "i4",
  "u4",
  "i8",
  "u8",
  "f2",
  "f4",
  "f8",
  "c8",
  "c16",
];
for (const dtype of builtins) {
  const short = shortNames[dtype.num]!;
  for (const name of [dtype.name, short]) {
    spellings.set(name, dtype);
    for (const mark of ["<", "=", "|"]) spellings.set(mark + name, dtype);
    spellings.set(`>${name}`, dtype.newByteOrder());
  }
}

/** Understands what is not built in; attached from outside, so that bundles can do without. */
export const extension: { parse: ((spec: DTypeLike) => DType | undefined) | null } = {
  parse: null,
};

/**
 * The dtype that a specification names.
 *
 * @param spec - `"float64"`, `"f8"`, `">i4"`, `"S5"`, `"M8[ns]"`, a DType, or fields
 * @throws {DTypeError} nothing has that name
 */
export function dtypeOf<N extends string>(spec: DType<N>): DType<N>;
export function dtypeOf(spec: DTypeLike): DType;
export function dtypeOf(spec: DTypeLike): DType {
  if (spec instanceof DType) return spec;
  const found =
    (typeof spec === "string" ? spellings.get(spec) : undefined) ?? extension.parse?.(spec);
  if (found !== undefined) return found;
  throw new DTypeError(
    `dtype: data type ${shown(spec)} not understood; give a name such as "float64", "<i4" or "S5"`,
    { dtypes: [spec] },
  );
}
