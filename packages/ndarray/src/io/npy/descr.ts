import { FormatError } from "@tsmem/core";
import type { DType } from "../../dtype/dtype.ts";
import { type DTypeLike, dtypeOf, type StructSpec } from "../../dtype/dtype-of.ts";
import { ValueError } from "../../errors.ts";
import { type PythonLiteral, pythonRepr, PythonTuple } from "./python-literal.ts";

/** A dtype and, for a top-level sub-array, the axes that every element adds. */
export interface DescrType {
  readonly dtype: DType;
  readonly shape: readonly number[];
}

/**
 * The dtype that the `descr` of a header means.
 *
 * @throws {FormatError} not a dtype, or one of Python objects
 */
export function dtypeOfDescr(operation: string, descr: PythonLiteral): DescrType {
  if (descr instanceof PythonTuple) {
    const [base, shape] = descr.items;
    return {
      dtype: dtypeOfDescr(operation, base ?? null).dtype,
      shape: lengthsOf(operation, shape),
    };
  }
  const spec = specOf(operation, descr);
  try {
    return { dtype: dtypeOf(spec as DTypeLike), shape: [] };
  } catch (cause) {
    throw invalid(operation, descr, cause);
  }
}

type FieldFormat = StructSpec["formats"][number];

function specOf(operation: string, descr: PythonLiteral): FieldFormat {
  if (typeof descr === "string") {
    if (/^[|<>=]?O/.test(descr)) {
      throw new FormatError(
        `${operation}: Object arrays cannot be loaded; pickled Python objects are never read`,
      );
    }
    return descr;
  }
  if (!Array.isArray(descr)) throw invalid(operation, descr);
  const names: string[] = [];
  const formats: FieldFormat[] = [];
  const offsets: number[] = [];
  let itemsize = 0;
  for (const entry of descr as readonly PythonLiteral[]) {
    if (!(entry instanceof PythonTuple) || entry.items.length < 2) throw invalid(operation, descr);
    const [label, format, shape] = entry.items;
    // A title and a name; titles have no counterpart here.
    const name = label instanceof PythonTuple ? label.items[1] : label;
    if (typeof name !== "string") throw invalid(operation, descr);
    const field = fieldFormat(operation, format!, shape);
    if (name !== "" || typeof format !== "string" || !format.includes("V")) {
      names.push(name === "" ? `f${names.length}` : name);
      formats.push(field);
      offsets.push(itemsize);
    }
    itemsize += sizeOfFormat(operation, field);
  }
  return { names, formats, offsets, itemsize };
}

function fieldFormat(
  operation: string,
  format: PythonLiteral,
  shape: PythonLiteral | undefined,
): FieldFormat {
  const spec = specOf(operation, format);
  return shape === undefined ? spec : [spec as DTypeLike, lengthsOf(operation, shape)];
}

function lengthsOf(operation: string, shape: PythonLiteral | undefined): number[] {
  const items = shape instanceof PythonTuple ? shape.items : [shape];
  if (items.every((item) => typeof item === "number" && item >= 0)) return items as number[];
  throw new FormatError(`${operation}: the shape of a sub-array is not valid in the descr`);
}

function sizeOfFormat(operation: string, format: FieldFormat): number {
  const single = { names: ["f"], formats: [format] };
  try {
    return dtypeOf(single).itemsize;
  } catch (cause) {
    throw invalid(operation, "field", cause);
  }
}

function invalid(operation: string, descr: PythonLiteral, cause?: unknown): FormatError {
  const shown = typeof descr === "string" ? JSON.stringify(descr) : "a list of fields";
  return new FormatError(`${operation}: descr is not a valid dtype descriptor: ${shown}`, {
    cause,
  });
}

/**
 * The `descr` of a dtype, as Python source.
 *
 * @throws {ValueError} fields that overlap or are out of order, which a descr cannot say
 */
export function descrOf(dtype: DType): string {
  return dtype.fields === null ? pythonRepr(codeOf(dtype)) : fieldsDescr(dtype);
}

/** NumPy's short code with its byte order mark: `<f8`, `|S3`, `<M8[D]`. */
export function codeOf(dtype: DType): string {
  const { kind, itemsize, isNative, unit } = dtype;
  const hasOrder = !"bSV".includes(kind) && itemsize > 1;
  const mark = !hasOrder ? "|" : isNative ? "<" : ">";
  if (kind === "U") return `${isNative ? "<" : ">"}U${itemsize / 4}`;
  const step =
    unit === null || unit.unit === "" ? "" : `[${unit.count === 1 ? "" : unit.count}${unit.unit}]`;
  return `${mark}${kind}${itemsize}${step}`;
}

function fieldsDescr(dtype: DType): string {
  const entries: string[] = [];
  let end = 0;
  const pad = (to: number): void => {
    if (to > end) entries.push(`('', '|V${to - end}')`);
  };
  for (const { name, dtype: field, offset } of dtype.fields!) {
    if (offset < end) {
      throw new ValueError(
        "writeNpy: dtype.descr is not defined for types with overlapping or out-of-order fields; " +
          "copy the fields into a packed dtype",
        { value: name },
      );
    }
    pad(offset);
    const { subarray } = field;
    const item = subarray === null ? field : subarray.dtype;
    const shape = subarray === null ? "" : `, ${tuple(subarray.shape)}`;
    entries.push(`(${pythonRepr(name)}, ${descrOf(item)}${shape})`);
    end = offset + field.itemsize;
  }
  pad(dtype.itemsize);
  return `[${entries.join(", ")}]`;
}

function tuple(lengths: readonly number[]): string {
  return lengths.length === 1 ? `(${lengths[0]},)` : `(${lengths.join(", ")})`;
}
