import { BroadcastError, DTypeError } from "@tsmem/core";
import { checkOptions } from "../arguments.ts";
import { array } from "../create/array.ts";
import { newArray, newFilled } from "../create/empty.ts";
import { bool, int64 } from "../dtype/builtin.ts";
import { shown } from "../dtype/convert.ts";
import type { DType } from "../dtype/dtype.ts";
import { type DTypeLike, dtypeOf } from "../dtype/dtype-of.ts";
import { ValueError } from "../errors.ts";
import { broadcastShapes, checkShape, sameShape, sizeOf } from "../layout/shape.ts";
import { NDArray } from "../ndarray.ts";
import { registry } from "../rest.ts";
import { boundedNarrow, boundedUint32, boundedUint64, Cutter } from "./bounded.ts";
import type { Size } from "./fill.ts";
import type { Pcg64 } from "./pcg64.ts";

/** A bound of `integers`: one integer, or an array (or nested list) of them. */
export type Bound = number | bigint | NDArray | readonly unknown[];

/** What `integers` takes beside the bounds. */
export interface IntegersOptions {
  /** Default null: one integer, or the shape of the bounds. */
  readonly size?: Size;
  /** An integer dtype or bool; default int64. */
  readonly dtype?: DTypeLike;
  /** True when the upper bound can be drawn too; default false. */
  readonly endpoint?: boolean;
}

/** Draw integers; see `Generator.integers`. */
export function drawIntegers(
  bits: Pcg64,
  low: Bound,
  high: Bound,
  options: IntegersOptions,
): unknown {
  checkOptions("integers", options);
  const { size = null, dtype = int64, endpoint = false } = options;
  const type = dtypeOf(dtype).asNative();
  if (!"biu".includes(type.kind)) {
    throw new DTypeError(
      `integers: Unsupported dtype ${type.toString()} for integers; use an integer dtype or bool`,
      { dtypes: [type] },
    );
  }
  const given = size === null ? null : checkShape("integers", size);
  // Nothing is drawn then, and NumPy does not look at the bounds.
  if (given !== null && sizeOf(given) === 0) return newArray("integers", given, type);
  const limits = limitsOf(type);
  if (typeof low !== "object" && typeof high !== "object") {
    const { offset, range } = rangeOf(toInteger(low), toInteger(high), endpoint, type, limits);
    const draw = drawer(bits, type, offset, range);
    if (given === null) return type === bool ? draw() === 1 : draw();
    const result = newFilled("integers", given, type, "C", undefined);
    const numbers = [...wordsOf(offset), ...wordsOf(range)];
    const native = { kind: "integers", numbers } as const;
    if (registry.rest?.drawNative(bits, result, native, null) === true) return result;
    return filled(result, draw);
  }
  return fromArrays(bits, asBounds(low), asBounds(high), given, endpoint, type, limits);
}

/** A function that draws integers of one range, as bigint for 64-bit dtypes. */
function drawer(
  bits: Pcg64,
  type: DType,
  offset: bigint,
  range: bigint,
  shared: Cutter | null = null,
): () => number | bigint {
  const { itemsize } = type;
  if (itemsize === 8) {
    if (range > 0xffffffffn) return () => offset + boundedUint64(bits, range);
    const small = Number(range);
    return () => offset + BigInt(boundedUint32(bits, small));
  }
  const from = Number(offset);
  const span = Number(range);
  if (itemsize === 4) return () => from + boundedUint32(bits, span);
  const width = widthOf(type);
  const cutter = shared ?? new Cutter(bits, width);
  return () => from + boundedNarrow(cutter, width, span);
}

function widthOf(type: DType): 1 | 8 | 16 {
  return type === bool ? 1 : type.itemsize === 1 ? 8 : 16;
}

/** A value of 64 bits as its lower and its upper 32. */
function wordsOf(value: bigint): [number, number] {
  return [Number(BigInt.asUintN(32, value)), Number(BigInt.asUintN(32, value >> 32n))];
}

function filled(result: NDArray, draw: () => number | bigint): NDArray {
  const { dtype } = result;
  const data = result.storage.typed(dtype.num);
  const start = result.byteOffset / dtype.itemsize;
  const count = sizeOf(result.shape);
  if (data instanceof BigInt64Array || data instanceof BigUint64Array) {
    for (let i = 0; i < count; i++) data[start + i] = draw() as bigint;
  } else {
    for (let i = 0; i < count; i++) data[start + i] = draw() as number;
  }
  return result;
}

function fromArrays(
  bits: Pcg64,
  low: NDArray,
  high: NDArray,
  size: readonly number[] | null,
  endpoint: boolean,
  type: DType,
  limits: Limits,
): NDArray {
  const common = broadcastShapes("integers", [low.shape, high.shape]);
  const shape = size ?? common;
  if (size !== null && !sameShape(broadcastShapes("integers", [shape, common]), shape)) {
    throw new BroadcastError(
      `integers: Output size (${shape.join(",")}) is not compatible with broadcast dimensions of ` +
        `inputs (${common.join(",")})`,
      { shapes: [shape, common] },
    );
  }
  const lows = spread(low, shape);
  const highs = spread(high, shape);
  const ranges = lows.map((value, i) => rangeOf(value, highs[i]!, endpoint, type, limits));
  const cutter = type.itemsize <= 2 ? new Cutter(bits, widthOf(type)) : null;
  let next = 0;
  return filled(newArray("integers", shape, type), () => {
    const { offset, range } = ranges[next++]!;
    return drawer(bits, type, offset, range, cutter)();
  });
}

/** The elements of `a`, broadcast to `shape`, in C order. */
function spread(a: NDArray, shape: readonly number[]): bigint[] {
  const missing = shape.length - a.shape.length;
  return Array.from({ length: sizeOf(shape) }, (_, i) => {
    let rest = i;
    let at = a.byteOffset;
    for (let axis = shape.length - 1; axis >= missing; axis--) {
      const index = rest % shape[axis]!;
      rest = Math.floor(rest / shape[axis]!);
      if (a.shape[axis - missing] !== 1) at += index * a.strides[axis - missing]!;
    }
    return toInteger(a.load(at));
  });
}

function asBounds(bound: Bound): NDArray {
  return bound instanceof NDArray ? bound : array(bound);
}

function toInteger(value: unknown): bigint {
  if (typeof value === "bigint") return value;
  if (Number.isInteger(value)) return BigInt(value as number);
  if (typeof value === "boolean") return BigInt(value);
  throw new ValueError(`integers: bound ${shown(value)} is not an integer`, { value });
}

interface Limits {
  readonly least: bigint;
  readonly most: bigint;
}

function limitsOf(type: DType): Limits {
  if (type === bool) return { least: 0n, most: 1n };
  const bits = BigInt(type.itemsize * 8);
  if (type.kind === "u") return { least: 0n, most: (1n << bits) - 1n };
  return { least: -(1n << (bits - 1n)), most: (1n << (bits - 1n)) - 1n };
}

function rangeOf(
  low: bigint,
  high: bigint,
  endpoint: boolean,
  type: DType,
  { least, most }: Limits,
): { offset: bigint; range: bigint } {
  const last = endpoint ? high : high - 1n;
  if (low < least) {
    throw new ValueError(`integers: low is out of bounds for ${type.name}: ${low}`, { value: low });
  }
  if (last > most) {
    throw new ValueError(`integers: high is out of bounds for ${type.name}: ${high}`, {
      value: high,
    });
  }
  if (low > last) {
    throw new ValueError(
      `integers: low ${endpoint ? ">" : ">="} high: ${low} and ${high}; the range is empty`,
      { value: [low, high] },
    );
  }
  return { offset: low, range: last - low };
}
