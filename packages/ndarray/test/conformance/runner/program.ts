import { bytesOf, latin1Of } from "./bytes.ts";
import { Complex } from "../../../src/dtype/complex.ts";
import type { DType } from "../../../src/dtype/dtype.ts";
import { bytesDType } from "../../../src/dtype/text.ts";
import { Scalar } from "../../../src/dtype/scalar.ts";
import { WeakFloat } from "../../../src/dtype/weak-float.ts";
import type { NDArray } from "../../../src/ndarray.ts";
import type { Json } from "./case.ts";
import { dtypeOfCode } from "./dtype-code.ts";
import { isArray } from "./kinds.ts";
import { BufferValue, type Operand, type Program } from "./op.ts";
import { real } from "./values.ts";

/** The names of a running program, and how its arguments turn into what a user would write. */
export class Names implements Program {
  readonly values = new Map<string, unknown>();

  array(name: Json | undefined): NDArray {
    const value = this.#named(name);
    if (isArray(value)) return value;
    // An operation on a NumPy scalar works on the 0-d array that it is.
    throw new RunnerError(`${JSON.stringify(name)} is no array`);
  }

  buffer(name: Json | undefined): BufferValue {
    const value = this.#named(name);
    if (value instanceof BufferValue) return value;
    throw new RunnerError(`${JSON.stringify(name)} is no buffer`);
  }

  dtype(code: Json | undefined): DType | undefined {
    return code === undefined || code === null ? undefined : dtypeOfCode(code);
  }

  operands(values: Json | undefined): Operand[] {
    if (!Array.isArray(values)) throw new RunnerError("operands are not a list");
    return (values as readonly Json[]).map((value) => this.operand(value));
  }

  operand(value: Json | undefined): Operand {
    if (value === undefined) throw new RunnerError("an operand is missing");
    if (typeof value === "string") return this.#named(value);
    if (value === null || typeof value !== "object") {
      return typeof value === "number" && !Number.isSafeInteger(value) ? BigInt(value) : value;
    }
    if (Array.isArray(value)) return this.operands(value);
    const [[kind, part]] = Object.entries(value) as [[string, Json]];
    switch (kind) {
      case "f":
        return new WeakFloat(real(part));
      case "c": {
        const [re, im] = (part as readonly Json[]).map(real) as [number, number];
        return new Complex(re, im);
      }
      case "i":
        return BigInt(part as string);
      case "s":
        return part;
      case "hex":
        return bytesScalar(part as string);
      case "t": {
        const { t, v } = value as { t: Json; v: Json };
        const dtype = dtypeOfCode(t);
        return new Scalar(dtype, decode(v, dtype));
      }
      case "dt":
        return dtypeOfCode(part);
      case "tu":
      case "l":
        return this.operands(part);
      default:
        throw new RunnerError(`unknown operand ${JSON.stringify(value)}`);
    }
  }

  index(items: Json | undefined): unknown[] {
    if (!Array.isArray(items)) throw new RunnerError("an index is not a list");
    return (items as readonly Json[]).map((item) => {
      if (typeof item === "string") return item.startsWith("@") ? this.#named(item.slice(1)) : item;
      if (typeof item === "object" && item !== null && !Array.isArray(item))
        return this.operand(item);
      return item; // integers, null, booleans, nested lists
    });
  }

  #named(name: Json | undefined): unknown {
    if (typeof name === "string" && this.values.has(name)) return this.values.get(name);
    throw new RunnerError(`no value is named ${JSON.stringify(name)}`);
  }
}

/** Python bytes: a byte string, which has no JavaScript type of its own. */
function bytesScalar(hex: string): Scalar {
  const text = latin1Of(bytesOf(hex));
  return new Scalar(bytesDType(Math.max(text.length, 1)), text);
}

/** A recorded value as the JavaScript value that the library stores for it. */
export function decode(value: Json, dtype: DType): unknown {
  if (dtype.fields !== null) {
    const list = value as readonly Json[];
    return Object.fromEntries(
      dtype.fields.map((field, i) => [field.name, decode(list[i]!, field.dtype)]),
    );
  }
  if (dtype.subarray !== null) {
    const { dtype: item, shape } = dtype.subarray;
    const flat = (value as readonly Json[]).map((part) => decode(part, item));
    return nest(flat, shape);
  }
  switch (dtype.kind) {
    case "b":
      return value === 1 || value === true;
    case "i":
    case "u":
      return dtype.itemsize === 8 ? BigInt(value as string | number) : Number(value);
    case "f":
      return real(value);
    case "c": {
      const [re, im] = (value as readonly Json[]).map(real) as [number, number];
      return new Complex(re, im);
    }
    case "M":
    case "m":
      return value === "NaT" ? -(2n ** 63n) : BigInt(value as string | number);
    case "V":
      return bytesOf(value as string);
    default:
      return value;
  }
}

/** Nest a flat list by a shape. */
export function nest(flat: readonly unknown[], shape: readonly number[]): unknown {
  if (shape.length === 0) return flat[0];
  const [length, ...rest] = shape as [number, ...number[]];
  const step = rest.reduce((product, n) => product * n, 1);
  return Array.from({ length }, (_, i) => nest(flat.slice(i * step, (i + 1) * step), rest));
}

/** The runner itself, or a record, is wrong: never what a case expects. */
export class RunnerError extends Error {
  override name = "RunnerError";
}
