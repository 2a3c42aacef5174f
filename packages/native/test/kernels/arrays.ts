import { KERNEL_ITEMSIZE, KernelDType, KernelMemory } from "../../src/kernels/index.ts";

/** Element of an array: complex ones are pairs. */
export type Value = number | bigint | readonly [re: number, im: number];

export type DTypeName = keyof typeof KernelDType;

export const dtypeNames = Object.keys(KernelDType) as DTypeName[];
export const realNames = dtypeNames.filter((name) => !name.startsWith("complex"));
export const integerNames = dtypeNames.filter((name) => name.includes("int"));

const readers: Record<DTypeName, (view: DataView, at: number) => Value> = {
  bool: (view, at) => view.getUint8(at),
  int8: (view, at) => view.getInt8(at),
  uint8: (view, at) => view.getUint8(at),
  int16: (view, at) => view.getInt16(at, true),
  uint16: (view, at) => view.getUint16(at, true),
  int32: (view, at) => view.getInt32(at, true),
  uint32: (view, at) => view.getUint32(at, true),
  int64: (view, at) => view.getBigInt64(at, true),
  uint64: (view, at) => view.getBigUint64(at, true),
  float16: (view, at) => halfToNumber(view.getUint16(at, true)),
  float32: (view, at) => view.getFloat32(at, true),
  float64: (view, at) => view.getFloat64(at, true),
  complex64: (view, at) => [view.getFloat32(at, true), view.getFloat32(at + 4, true)],
  complex128: (view, at) => [view.getFloat64(at, true), view.getFloat64(at + 8, true)],
};

/** Value of IEEE binary16 bits. */
export function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** Nearest binary16, ties to even, by search over the neighbours: slow and plain. */
export function numberToHalf(x: number): number {
  if (Number.isNaN(x)) return 0x7e00;
  const sign = x < 0 || Object.is(x, -0) ? 0x8000 : 0;
  const magnitude = Math.abs(x);
  if (magnitude >= 65520) return sign | 0x7c00;
  let low = 0;
  let high = 0x7c00;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (halfToNumber(middle) <= magnitude) low = middle;
    else high = middle;
  }
  const above = high === 0x7c00 ? 65536 : halfToNumber(high);
  const down = magnitude - halfToNumber(low);
  const up = above - magnitude;
  const bits = down < up || (down === up && low % 2 === 0) ? low : high;
  return sign | bits;
}

export function write(view: DataView, at: number, name: DTypeName, value: Value): void {
  switch (name) {
    case "int64":
    case "uint64":
      view.setBigInt64(at, BigInt.asIntN(64, value as bigint), true);
      return;
    case "complex64":
    case "complex128": {
      const [re, im] = value as readonly [number, number];
      const part = name === "complex64" ? "float32" : "float64";
      write(view, at, part, re);
      write(view, at + (part === "float32" ? 4 : 8), part, im);
      return;
    }
    case "float64":
      view.setFloat64(at, value as number, true);
      return;
    case "float32":
      view.setFloat32(at, value as number, true);
      return;
    case "float16":
      view.setUint16(at, numberToHalf(value as number), true);
      return;
    default: {
      const bytes = KERNEL_ITEMSIZE[KernelDType[name]]!;
      const number = Number(value);
      if (bytes === 1) view.setUint8(at, number);
      else if (bytes === 2) view.setUint16(at, number, true);
      else view.setUint32(at, number, true);
    }
  }
}

/** A strided array over its own buffer, with guard bytes around the elements. */
export class Strided {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly memory: KernelMemory;
  readonly dtype: number;

  readonly name: DTypeName;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly offset: number;

  constructor(
    name: DTypeName,
    shape: readonly number[],
    strides: readonly number[],
    offset: number,
    byteLength: number,
  ) {
    this.name = name;
    this.shape = shape;
    this.strides = strides;
    this.offset = offset;
    this.dtype = KernelDType[name];
    this.bytes = new Uint8Array(new ArrayBuffer(byteLength)).fill(0xa5);
    this.view = new DataView(this.bytes.buffer);
    this.memory = new KernelMemory(this.bytes.buffer);
  }

  at(index: readonly number[]): number {
    return index.reduce((sum, i, d) => sum + i * this.strides[d]!, this.offset);
  }

  get(index: readonly number[]): Value {
    return readers[this.name](this.view, this.at(index));
  }

  set(index: readonly number[], value: Value): void {
    write(this.view, this.at(index), this.name, value);
  }

  /** The bytes of every element in C order, and "outside intact" for the rest. */
  snapshot(): { elements: string[]; guards: string } {
    const itemsize = KERNEL_ITEMSIZE[this.dtype]!;
    const rest = Uint8Array.from(this.bytes);
    const elements: string[] = [];
    each(this.shape, (index) => {
      const at = this.at(index);
      elements.push(hex(this.bytes.subarray(at, at + itemsize)));
      rest.fill(0xa5, at, at + itemsize);
    });
    return { elements, guards: rest.every((byte) => byte === 0xa5) ? "intact" : hex(rest) };
  }
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function each(shape: readonly number[], visit: (index: number[]) => void): void {
  if (shape.some((length) => length === 0)) return;
  const index = shape.map(() => 0);
  for (;;) {
    visit([...index]);
    let d = shape.length - 1;
    for (; d >= 0; d--) {
      index[d]!++;
      if (index[d]! < shape[d]!) break;
      index[d] = 0;
    }
    if (d < 0) return;
  }
}

/** How the axes of an array lie in memory. */
export type Layout = "C" | "F" | "step" | "reversed" | "row" | "scalar";

/** An array of `shape`; "row" repeats along the first axis and "scalar" along all of them. */
export function make(name: DTypeName, shape: readonly number[], layout: Layout): Strided {
  const itemsize = KERNEL_ITEMSIZE[KernelDType[name]]!;
  const guard = 64;
  const strides = shape.map(() => 0);
  const axes = shape.map((_, d) => (layout === "F" ? d : shape.length - 1 - d));
  let step = layout === "step" ? itemsize * 3 : itemsize;
  for (const d of axes) {
    if (layout === "scalar" || (layout === "row" && d === 0 && shape.length > 1)) continue;
    strides[d] = step;
    step *= shape[d]!;
  }
  let offset = guard;
  if (layout === "reversed") {
    for (let d = 0; d < shape.length; d++) {
      offset += Math.max(0, shape[d]! - 1) * strides[d]!;
      strides[d] = -strides[d]!;
    }
  }
  return new Strided(name, shape, strides, offset, 2 * guard + Math.max(step, itemsize));
}

/** Numbers from a seed, the same on every run (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const special = [0, -0, 1, -1, NaN, Infinity, -Infinity, 0.5, -2.5, 3, 1e30, 5e-324];

/** A value of the dtype; every fourth float is a special one when `wild`. */
export function pick(name: DTypeName, next: () => number, wild: boolean): Value {
  const real = (): number =>
    wild && next() < 0.25 ? special[Math.floor(next() * special.length)]! : next() * 20 - 10;
  switch (name) {
    case "bool":
      return next() < 0.5 ? 0 : 1;
    case "int64":
    case "uint64": {
      if (next() < 0.5) return BigInt(Math.floor(next() * 9)) - (name === "int64" ? 4n : 0n);
      const bits =
        (BigInt(Math.floor(next() * 2 ** 32)) << 32n) | BigInt(Math.floor(next() * 2 ** 32));
      return name === "int64" ? BigInt.asIntN(64, bits) : bits;
    }
    case "complex64":
    case "complex128":
      return [real(), real()];
    case "float16":
    case "float32":
    case "float64":
      return real();
    default: {
      const bits = KERNEL_ITEMSIZE[KernelDType[name]]! * 8;
      const unsigned = Math.floor(next() < 0.5 ? next() * 9 : next() * 2 ** bits);
      return name.startsWith("u") || unsigned < 2 ** (bits - 1) ? unsigned : unsigned - 2 ** bits;
    }
  }
}

export function fill(array: Strided, seed: number, wild = false): Strided {
  const next = random(seed);
  each(array.shape, (index) => {
    array.set(index, pick(array.name, next, wild));
  });
  return array;
}
