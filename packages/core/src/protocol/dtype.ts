/**
 * The dtype names of the array protocol.
 *
 * `bool`, `int8` to `int64`, `uint8` to `uint64`, `float16/32/64`, `complex64/128`, `S<bytes>`,
 * `U<code points>`, `V<bytes>`, `datetime64[unit]`, `timedelta64[unit]`. A leading `>` means big-endian;
 * without a mark the bytes are little-endian or have no order.
 */
export type DTypeName = string;

/** A structured dtype: one entry per field, offsets and itemsize in bytes. */
export interface StructDType {
  readonly names: readonly string[];
  readonly formats: readonly FieldFormat[];
  readonly offsets: readonly number[];
  readonly itemsize: number;
  readonly align?: boolean;
}

/** A field is a dtype, or a sub-array of one. */
export type FieldFormat =
  DTypeName | StructDType | readonly [dtype: DTypeName | StructDType, shape: readonly number[]];

const numeric: Readonly<Record<string, number>> = {
  bool: 1,
  int8: 1,
  int16: 2,
  int32: 4,
  int64: 8,
  uint8: 1,
  uint16: 2,
  uint32: 4,
  uint64: 8,
  float16: 2,
  float32: 4,
  float64: 8,
  complex64: 8,
  complex128: 16,
};

/** Bytes per element of a protocol dtype, or undefined when the name is not one. */
export function protocolItemsize(dtype: DTypeName | StructDType): number | undefined {
  if (typeof dtype !== "string") {
    if (typeof dtype !== "object" || (dtype as unknown) === null) return undefined;
    return Number.isSafeInteger(dtype.itemsize) && dtype.itemsize >= 0 ? dtype.itemsize : undefined;
  }
  const name = dtype.startsWith(">") ? dtype.slice(1) : dtype;
  if (Object.hasOwn(numeric, name)) return numeric[name];
  const flexible = /^([SUV])(\d{1,9})$/.exec(name);
  if (flexible) return Number(flexible[2]) * (flexible[1] === "U" ? 4 : 1);
  return /^(datetime|timedelta)64(\[\d*(Y|M|W|D|h|m|s|ms|us|ns|ps|fs|as)\])?$/.test(name)
    ? 8
    : undefined;
}
