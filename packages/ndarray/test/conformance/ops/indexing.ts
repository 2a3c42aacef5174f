import { latin1Of } from "../runner/bytes.ts";
import { copyInto } from "../../../src/assign/copy-into.ts";
import { getItem } from "../../../src/indexing/get-item.ts";
import type { DType } from "../../../src/dtype/dtype.ts";
import { dtypeOf } from "../../../src/dtype/dtype-of.ts";
import { Scalar } from "../../../src/dtype/scalar.ts";
import { newArray } from "../../../src/create/empty.ts";
import { setItem, storable } from "../../../src/indexing/set-item.ts";
import type { NDArray } from "../../../src/ndarray.ts";
import { field } from "../../../src/views/field.ts";
import type { Args, Json } from "../runner/case.ts";
import type { Ops, Program } from "../runner/op.ts";
import { RunnerError } from "../runner/program.ts";
import { pythonInts } from "./convert.ts";

/** The array of a name; NumPy's scalars take indices as arrays without axes do. */
function indexed(args: Args, program: Program): NDArray {
  return program.array(args["a"]);
}

/** A field name or several, when the index is one. */
function fieldIndex(ix: Json | undefined): string | string[] | undefined {
  if (ix === undefined || ix === null || typeof ix !== "object" || Array.isArray(ix))
    return undefined;
  const { s, l } = ix as { s?: string; l?: { s: string }[] };
  if (s !== undefined) return s;
  if (l !== undefined) return l.map((one) => one.s);
  throw new RunnerError(`unknown index ${JSON.stringify(ix)}`);
}

/** A value to be stored; a tuple for a record is a list with one value per field. */
function storedValue(args: Args, program: Program, target: NDArray): unknown {
  const raw = args["value"];
  const value = pythonInts(program.operand(raw));
  const isTuple = typeof raw === "object" && raw !== null && "tu" in raw;
  // Python's str is no bytes string: what is beyond ASCII does not go into one.
  if (typeof value === "string" && target.dtype.kind === "S") {
    return new Scalar(dtypeOf(`U${Math.max(1, value.length)}`), value);
  }
  if (!isTuple || target.dtype.fields === null) return asText(value);
  return recordOf(target, named(raw, fieldValues(value), target.dtype));
}

/** Python's bytes are text of one byte per character, not numbers. */
function asText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asText);
  if (!(value instanceof Uint8Array)) return value;
  const text = latin1Of(value);
  return new Scalar(dtypeOf(`S${Math.max(1, value.length)}`), text);
}

/** Fields take text as it is. */
function fieldValues(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fieldValues);
  return value instanceof Scalar ? value.value : value;
}

/** Python's tuples are records, its lists are not: give the tuples the names of their fields. */
function named(raw: Json | undefined, value: unknown, dtype: DType): unknown {
  if (typeof raw !== "object" || raw === null || !("tu" in raw)) return value;
  const { fields } = dtype.subarray?.dtype ?? dtype;
  const parts = (raw as { readonly tu: readonly Json[] }).tu;
  if (fields?.length !== parts.length) return value;
  return Object.fromEntries(
    fields.map((one, i) => [one.name, named(parts[i], (value as unknown[])[i], one.dtype)]),
  );
}

function recordOf(target: NDArray, value: unknown): NDArray {
  const single = newArray("assign", [], target.dtype);
  target.dtype.codec.write(single.storage.view, single.byteOffset, value);
  return single;
}

// NumPy's record scalars still look into their array; here they are views without axes.
const recordScalars = new WeakSet<NDArray>();

function asRecordScalar(view: NDArray): NDArray {
  recordScalars.add(view);
  return view;
}

/** A field; that of a record scalar is a scalar itself. */
function partOf(a: NDArray, name: string | string[]): NDArray | Scalar {
  const part = field(a, name);
  if (!recordScalars.has(a) || part.ndim > 0) return part;
  if (part.dtype.fields !== null) return asRecordScalar(part);
  return new Scalar(part.dtype.asNative(), part.get());
}

export const indexing: Ops = {
  getitem: (args, program) => {
    const a = indexed(args, program);
    const name = fieldIndex(args["ix"]);
    if (name !== undefined) return partOf(a, name);
    const index = program.index(args["ix"]) as Parameters<typeof getItem>[1];
    const found = getItem(a, index);
    if (!(found instanceof Scalar) || a.dtype.fields === null) return found;
    return asRecordScalar(getItem(a, [...index, "..."]) as NDArray);
  },
  setitem: (args, program) => {
    const a = indexed(args, program);
    const name = fieldIndex(args["ix"]);
    if (name === undefined) {
      setItem("assign", a, program.index(args["ix"]), storedValue(args, program, a));
      return;
    }
    const target = field(a, name);
    const value = storedValue(args, program, target);
    copyInto("assign", target, storable(value, target.dtype), "unsafe");
  },
};
