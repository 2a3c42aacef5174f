import type { DType } from "../../../src/dtype/dtype.ts";
import { type DTypeLike, dtypeOf } from "../../../src/dtype/dtype-of.ts";
import type { Json } from "./case.ts";

/** The dtype that a recorded code or description names. */
export function dtypeOfCode(code: Json): DType {
  return dtypeOf(code as DTypeLike);
}

const shortNames: Readonly<Record<string, string>> = {
  bool: "b1",
  int8: "i1",
  int16: "i2",
  int32: "i4",
  int64: "i8",
  uint8: "u1",
  uint16: "u2",
  uint32: "u4",
  uint64: "u8",
  float16: "f2",
  float32: "f4",
  float64: "f8",
  complex64: "c8",
  complex128: "c16",
};

/** A dtype in the words of the records, so that two can be compared as text. */
export function codeOfDType(dtype: DType): Json {
  if (dtype.fields !== null) {
    return {
      names: dtype.fields.map(({ name }) => name),
      formats: dtype.fields.map((field) => codeOfDType(field.dtype)),
      offsets: dtype.fields.map(({ offset }) => offset),
      itemsize: dtype.itemsize,
      ...(dtype.isAligned ? { align: true } : {}),
    };
  }
  if (dtype.subarray !== null)
    return [codeOfDType(dtype.subarray.dtype), [...dtype.subarray.shape]];
  const name =
    shortNames[dtype.name] ?? dtype.name.replace("datetime64", "M8").replace("timedelta64", "m8");
  return dtype.isNative ? name : `>${name}`;
}
