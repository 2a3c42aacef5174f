import { needsRest } from "../rest.ts";
import { DType, type Kind, nums } from "./dtype.ts";

/** A dtype that says by its name what it is: its kind, and its size in bits. */
function numbers<N extends string>(name: N, num: number): DType<N> {
  const itemsize = Number(/\d+/.exec(name)?.[0] ?? 8) / 8;
  return new DType({ name, kind: name[0] as Kind, num, itemsize, alignment: itemsize });
}

export const bool: DType<"bool"> = numbers("bool", nums.bool);
export const int8: DType<"int8"> = numbers("int8", nums.int8);
export const uint8: DType<"uint8"> = numbers("uint8", nums.uint8);
export const int16: DType<"int16"> = numbers("int16", nums.int16);
export const uint16: DType<"uint16"> = numbers("uint16", nums.uint16);
export const int32: DType<"int32"> = numbers("int32", nums.int32);
export const uint32: DType<"uint32"> = numbers("uint32", nums.uint32);
export const int64: DType<"int64"> = numbers("int64", nums.int64);
export const uint64: DType<"uint64"> = numbers("uint64", nums.uint64);
export const float32: DType<"float32"> = numbers("float32", nums.float32);
export const float64: DType<"float64"> = numbers("float64", nums.float64);

/**
 * The built-in dtypes by their number. Without `register` there is no float16, complex64 and complex128;
 * `builtinOf` asks for them.
 */
export const builtins: (DType | undefined)[] = [
  bool,
  int8,
  uint8,
  int16,
  uint16,
  int32,
  uint32,
  int64,
  uint64,
  undefined,
  float32,
  float64,
];

/**
 * The built-in dtype of a number.
 *
 * @throws {UnavailableError} one of those that `register` brings
 */
export function builtinOf(num: number): DType {
  const dtype = builtins[num];
  if (dtype === undefined) throw needsRest("dtype");
  return dtype;
}
