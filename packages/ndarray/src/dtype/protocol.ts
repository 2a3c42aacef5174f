import type { FieldFormat, StructDType } from "@tsmem/core";
import type { DType } from "./dtype.ts";

/** How the array protocol spells a dtype. */
export function protocolDType(dtype: DType): string | StructDType {
  if (dtype.fields === null) return dtype.toString();
  return {
    names: dtype.fields.map((field) => field.name),
    formats: dtype.fields.map((field) => fieldFormat(field.dtype)),
    offsets: dtype.fields.map((field) => field.offset),
    itemsize: dtype.itemsize,
    ...(dtype.isAligned ? { align: true } : {}),
  };
}

function fieldFormat(dtype: DType): FieldFormat {
  if (dtype.subarray === null) return protocolDType(dtype);
  return [protocolDType(dtype.subarray.dtype), dtype.subarray.shape];
}
