import { checkOptions } from "../arguments.ts";
import { builtins } from "../dtype/builtin.ts";
import { nums } from "../dtype/dtype.ts";
import { crossover } from "../kernels/native.ts";
import type { BinaryLoop } from "../kernels/types.ts";
import { isArray, NDArray } from "../ndarray.ts";
import { allocateStorage } from "../storage/allocate.ts";
import type { UfuncOptions } from "./apply.ts";
import type { Ufunc } from "./definition.ts";

/**
 * The short way for two vectors of one dtype that are too short for anything else to pay off: no
 * promotion, no broadcasting, no lists.
 *
 * @returns null when the general way must be taken
 */
export function tinyBinary(
  ufunc: Ufunc<BinaryLoop>,
  x: unknown,
  y: unknown,
  options: UfuncOptions | undefined,
): NDArray | null {
  if (!isArray(x) || !isArray(y)) return null;
  const num = x.access;
  if (num > nums.float64 || y.access !== num) return null;
  const { shape } = x;
  if (shape.length !== 1 || y.shape.length !== 1) return null;
  const n = shape[0]!;
  if (y.shape[0] !== n || n === 0 || n >= crossover.arithmetic) return null;
  const signature = ufunc.uniform[num];
  if (signature === undefined || ufunc.check !== undefined) return null;
  const resultNum = signature.outputs[0]!;
  const out =
    options === undefined
      ? freshVector(ufunc.name, resultNum, n)
      : given(ufunc.name, options, x, y, n);
  if (out === null || out.access !== resultNum) return null;
  const a = x.storage.typed(num);
  const b = y.storage.typed(num);
  const o = out.storage.typed(resultNum);
  const unit = a.BYTES_PER_ELEMENT;
  const unitOut = o.BYTES_PER_ELEMENT;
  signature.loop(
    n,
    a,
    x.byteOffset / unit,
    x.strides[0]! / unit,
    b,
    y.byteOffset / unit,
    y.strides[0]! / unit,
    o,
    out.byteOffset / unitOut,
    out.strides[0]! / unitOut,
  );
  return out;
}

function freshVector(name: string, num: number, n: number): NDArray {
  const dtype = builtins[num]!;
  const storage = allocateStorage(name, n, dtype.itemsize);
  return new NDArray(dtype, [n], [dtype.itemsize], storage.byteStart, storage, null, num, true);
}

/** `out`, when it is the only option and one of the operands: then nothing can overlap out of step. */
function given(
  name: string,
  options: UfuncOptions,
  x: NDArray,
  y: NDArray,
  n: number,
): NDArray | null {
  checkOptions(name, options);
  const { out } = options;
  if (!(out instanceof NDArray) || (out !== x && out !== y) || !out.writeable) return null;
  const { where, dtype, casting, order } = options;
  if (where !== undefined || dtype !== undefined || casting !== undefined || order !== undefined) {
    return null;
  }
  if (x !== y && x.storage.memory === y.storage.memory && overlap(x, y, n)) return null;
  return out;
}

function overlap(x: NDArray, y: NDArray, n: number): boolean {
  if (x.byteOffset === y.byteOffset && x.strides[0] === y.strides[0]) return false;
  const xs = x.strides[0]! * (n - 1);
  const ys = y.strides[0]! * (n - 1);
  const size = x.dtype.itemsize;
  const xLow = x.byteOffset + Math.min(xs, 0);
  const yLow = y.byteOffset + Math.min(ys, 0);
  return xLow < yLow + Math.abs(ys) + size && yLow < xLow + Math.abs(xs) + size;
}
