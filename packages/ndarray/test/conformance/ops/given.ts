import { newArray } from "../../../src/create/empty.ts";
import type { DType } from "../../../src/dtype/dtype.ts";
import type { NDArray } from "../../../src/ndarray.ts";
import type { Args, Json } from "../runner/case.ts";
import { bytesOf } from "../runner/bytes.ts";
import { positions } from "../runner/elements.ts";
import { BufferValue, type Ops } from "../runner/op.ts";
import { decode } from "../runner/program.ts";

/** What programs start from, written element by element so that no function under test is needed. */
export const given: Ops = {
  buffer: ({ hex, ro }) => new BufferValue(bytesOf(hex as string), ro === true || ro === 1),

  array: (args, program) => {
    const values = args["v"] as readonly Json[];
    const type = program.dtype(args["dtype"] ?? "f8")!;
    return filled(args, type, shapeOf(args["shape"], values.length), (n) =>
      decode(values[n]!, type),
    );
  },

  iota: (args, program) => {
    const type = program.dtype(args["dtype"] ?? "i8")!;
    const [m, k] = [args["m"] ?? 1, args["k"] ?? 0] as [number, number];
    return filled(args, type, shapeOf(args["shape"], 0), (n) => counted(n * m + k, type));
  },
};

function shapeOf(shape: Json | undefined, length: number): readonly number[] {
  if (shape === undefined) return [length];
  return typeof shape === "number" ? [shape] : (shape as readonly number[]);
}

function filled(
  args: Args,
  dtype: DType,
  shape: readonly number[],
  valueAt: (n: number) => unknown,
): NDArray {
  const a = newArray("array", shape, dtype, (args["order"] ?? "C") as "C" | "F");
  for (const [n, at] of positions(a).entries()) dtype.codec.write(a.storage.view, at, valueAt(n));
  return a;
}

// The number wrapped into the dtype, as a C cast does.
function counted(value: number, dtype: DType): unknown {
  const bits = dtype.itemsize * 8;
  switch (dtype.kind) {
    case "b":
      return value !== 0;
    case "i":
      return shortened(BigInt.asIntN(bits, BigInt(value)), bits);
    case "u":
      return shortened(BigInt.asUintN(bits, BigInt(value)), bits);
    case "M":
    case "m":
      return BigInt(value);
    case "S":
    case "U":
      return String(value);
    default:
      return value;
  }
}

function shortened(value: bigint, bits: number): number | bigint {
  return bits === 64 ? value : Number(value);
}
