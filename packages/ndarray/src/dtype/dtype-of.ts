import { DTypeError } from "@tsmem/core";
import { builtins } from "./builtin.ts";
import { registry, restOf } from "../rest.ts";
import { codecOf } from "./number-codecs.ts";
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

registry.codecOf = codecOf;

const known = new Map<string, DType>();

/** The number dtype of a name such as `float64`, `f8` or `>i4`. */
function numberNamed(spec: string): DType | undefined {
  const name = spec.replace(/^[<>=|]/, "");
  const found = builtins.find(
    (dtype) => dtype && (dtype.name === name || `${dtype.kind}${dtype.itemsize}` === name),
  );
  const dtype = spec.startsWith(">") ? found?.newByteOrder() : found;
  if (dtype !== undefined) known.set(spec, dtype);
  return dtype;
}

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
    (typeof spec === "string" ? (known.get(spec) ?? numberNamed(spec)) : undefined) ??
    restOf("dtype").parseDType(spec);
  if (found !== undefined) return found;
  throw new DTypeError(
    `dtype: data type ${shown(spec)} not understood; give a name such as "float64" or "S5"`,
    { dtypes: [spec] },
  );
}
