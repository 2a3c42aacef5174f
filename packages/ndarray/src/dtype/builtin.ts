import { needsRest } from "../rest.ts";
import { DType, type Kind, nums } from "./dtype.ts";

function numbers<N extends string>(name: N, num: number, kind: Kind, itemsize: number): DType<N> {
  return new DType({
    name,
    kind,
    num,
    itemsize,
    alignment: itemsize,
    swap: itemsize === 1 ? null : swapped,
  });
}

function swapped({ name, kind, num, itemsize, alignment }: DType): DType {
  return new DType({ name, kind, num, itemsize, alignment, isNative: false });
}

export const bool: DType<"bool"> = numbers("bool", nums.bool, "b", 1);
export const int8: DType<"int8"> = numbers("int8", nums.int8, "i", 1);
export const uint8: DType<"uint8"> = numbers("uint8", nums.uint8, "u", 1);
export const int16: DType<"int16"> = numbers("int16", nums.int16, "i", 2);
export const uint16: DType<"uint16"> = numbers("uint16", nums.uint16, "u", 2);
export const int32: DType<"int32"> = numbers("int32", nums.int32, "i", 4);
export const uint32: DType<"uint32"> = numbers("uint32", nums.uint32, "u", 4);
export const int64: DType<"int64"> = numbers("int64", nums.int64, "i", 8);
export const uint64: DType<"uint64"> = numbers("uint64", nums.uint64, "u", 8);
export const float32: DType<"float32"> = numbers("float32", nums.float32, "f", 4);
export const float64: DType<"float64"> = numbers("float64", nums.float64, "f", 8);

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
