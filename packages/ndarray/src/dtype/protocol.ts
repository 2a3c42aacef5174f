import type { FieldFormat, StructDType } from "@tsmem/core";
import type { DType } from "./dtype.ts";

/** How the array protocol spells a dtype. */
export function protocolDType(dtype: DType): string | StructDType {
  return dtype.fields === null ? dtype.toString() : recordFormat(dtype);
}

function recordFormat(dtype: DType): StructDType {
  const fields = dtype.fields!;
  return {
    names: fields.map((field) => field.name),
    formats: fields.map((field) => fieldFormat(field.dtype)),
    offsets: fields.map((field) => field.offset),
    itemsize: dtype.itemsize,
    ...(dtype.isAligned ? { align: true } : {}),
  };
}

function fieldFormat(dtype: DType): FieldFormat {
  if (dtype.subarray === null) return protocolDType(dtype);
  return [protocolDType(dtype.subarray.dtype), dtype.subarray.shape];
}
