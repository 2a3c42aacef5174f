import { createHash } from "node:crypto";
import type { DType } from "../../../src/dtype/dtype.ts";
import { Scalar } from "../../../src/dtype/scalar.ts";
import { toBytes } from "../../../src/values/to-bytes.ts";
import { isArray } from "./kinds.ts";
import { show } from "./values.ts";

/** A short text that tells apart all that two runs of a program could have made differently. */
export function bitsOf(values: ReadonlyMap<string, unknown>): string {
  const hash = createHash("sha1");
  for (const [name, value] of values) hash.update(`${name}\n${bits(value)}\n`);
  return hash.digest("base64");
}

function bits(value: unknown): string {
  if (isArray(value)) {
    const { dtype, shape, strides } = value;
    const bytes = Buffer.from(oneNaN(toBytes(value), dtype)).toString("latin1");
    return `${dtype.toString()} ${shape.join()} ${strides.join()} ${bytes}`;
  }
  if (value instanceof Scalar) return `${value.dtype.toString()} ${bits(value.value)}`;
  if (typeof value === "number") {
    return Object.is(value, -0) ? "-0" : String(value);
  }
  return Array.isArray(value) ? value.map(bits).join() : show(value);
}

/** The sign and the payload of NaN are the engine's to choose, so all NaNs count as the same. */
function oneNaN(bytes: Uint8Array, { kind, itemsize, isNative }: DType): Uint8Array {
  if ((kind !== "f" && kind !== "c") || !isNative) return bytes;
  const { buffer } = bytes;
  if (itemsize === 2) {
    const halves = new Uint16Array(buffer);
    halves.forEach((half, i) => {
      if ((half & 0x7fff) > 0x7c00) halves[i] = 0x7e00;
    });
  } else {
    const isSingle = itemsize === (kind === "c" ? 8 : 4);
    const floats = isSingle ? new Float32Array(buffer) : new Float64Array(buffer);
    floats.forEach((x, i) => {
      if (Number.isNaN(x)) floats[i] = NaN;
    });
  }
  return bytes;
}
