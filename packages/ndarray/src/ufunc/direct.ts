import { checkOptions } from "../arguments.ts";
import { newResult } from "../create/empty.ts";
import { builtins } from "../dtype/builtin.ts";
import { nums } from "../dtype/dtype.ts";
import { isDense, isFreshMemory } from "../iterate/native.ts";
import {
  crossover,
  type KernelMemory,
  kernelMemoryOf,
  type NativeKernels,
  nativeKernels,
} from "../kernels/native.ts";
import type { BinaryLoop, UnaryLoop } from "../kernels/types.ts";
import { sameShape, sizeOf } from "../layout/shape.ts";
import { isArray, type NDArray } from "../ndarray.ts";
import type { UfuncOptions } from "./apply.ts";
import type { Ufunc } from "./definition.ts";
import { kernelOperation } from "./run-native.ts";
import { scalarByte, scalarStorage } from "./scalar-items.ts";

/**
 * The short way for operands of one dtype that lie in memory without gaps: no promotion, no
 * broadcasting, no lists. It takes what the general way would take and gives the same result.
 */

/**
 * Two arrays of one shape, or an array of floats and a number.
 *
 * @returns null when the general way must be taken
 */
export function directBinary(
  ufunc: Ufunc<BinaryLoop>,
  x: unknown,
  y: unknown,
  options: UfuncOptions | undefined,
): NDArray | null {
  if (!isArray(x)) return null;
  const num = x.access;
  if (num > nums.complex128 || ufunc.check !== undefined) return null;
  const signature = ufunc.uniform[num];
  if (signature === undefined || !isDense(x)) return null;
  const isNumber = typeof y === "number";
  if (isNumber) {
    if (num !== nums.float64 && num !== nums.float32) return null;
  } else if (!isArray(y) || y.access !== num || !sameShape(x.shape, y.shape) || !isDense(y)) {
    return null;
  }
  const n = sizeOf(x.shape);
  if (n === 0) return null;
  const second = isNumber ? null : y;
  const resultNum = signature.outputs[0]!;
  const out = target(ufunc.name, x, second, resultNum, options);
  if (out === null) return null;
  const size = x.dtype.itemsize;
  const sizeOut = out.dtype.itemsize;
  if (isNumber) {
    if (num === nums.float64) scalarStorage.memory.view.setFloat64(16, y, true);
    else scalarStorage.memory.view.setFloat32(16, y, true);
  }
  if (n >= (ufunc.isCostly ? crossover.costly : crossover.arithmetic)) {
    const op = kernelOperation(ufunc, num, resultNum);
    const kernels = nativeKernels();
    if (op >= 0 && kernels !== null) {
      kernels.flatBinary(
        op,
        num,
        n,
        kernelMemoryOf(kernels, out.storage),
        out.byteOffset,
        kernelMemoryOf(kernels, x.storage),
        x.byteOffset,
        second === null ? scalarKernelMemory(kernels) : kernelMemoryOf(kernels, second.storage),
        second === null ? scalarByte(1) : second.byteOffset,
        second === null,
        isFreshMemory(out),
      );
      return out;
    }
  }
  const a = x.storage.typed(num);
  const b = second === null ? scalarStorage.typed(num) : second.storage.typed(num);
  const o = out.storage.typed(resultNum);
  const unit = a.BYTES_PER_ELEMENT;
  const unitOut = o.BYTES_PER_ELEMENT;
  const step = size / unit;
  const start = (second === null ? scalarByte(1) : second.byteOffset) / unit;
  signature.loop(
    n,
    a,
    x.byteOffset / unit,
    step,
    b,
    start,
    second === null ? 0 : step,
    o,
    out.byteOffset / unitOut,
    sizeOut / unitOut,
  );
  return out;
}

/** One array, with the same rules. */
export function directUnary(
  ufunc: Ufunc<UnaryLoop>,
  x: unknown,
  options: UfuncOptions | undefined,
): NDArray | null {
  if (!isArray(x)) return null;
  const num = x.access;
  if (num > nums.complex128) return null;
  const signature = ufunc.uniform[num];
  if (signature === undefined || !isDense(x)) return null;
  const n = sizeOf(x.shape);
  if (n < (ufunc.isCostly ? crossover.costly : crossover.arithmetic)) return null;
  const resultNum = signature.outputs[0]!;
  const op = kernelOperation(ufunc, num, resultNum);
  const kernels = nativeKernels();
  if (op < 0 || kernels === null) return null;
  const out = target(ufunc.name, x, null, resultNum, options);
  if (out === null) return null;
  kernels.flatUnary(
    op,
    num,
    n,
    kernelMemoryOf(kernels, out.storage),
    out.byteOffset,
    kernelMemoryOf(kernels, x.storage),
    x.byteOffset,
    isFreshMemory(out),
  );
  return out;
}

function scalarKernelMemory(kernels: NativeKernels): KernelMemory {
  return (scalarStorage.memory.kernelMemory ??= new kernels.KernelMemory(
    scalarStorage.memory.buffer,
  ));
}

/** The result: new, or `out` when it is the only option and overlaps nothing out of step. */
function target(
  name: string,
  x: NDArray,
  y: NDArray | null,
  num: number,
  options: UfuncOptions | undefined,
): NDArray | null {
  if (options === undefined) {
    const dtype = builtins[num]!;
    // Shapes and strides are never written to, so arrays may share them.
    const strides =
      dtype.itemsize === x.dtype.itemsize ? x.strides : denseStrides(x.shape, dtype.itemsize);
    return newResult(name, x.shape, strides, dtype);
  }
  checkOptions(name, options);
  const { out, where, dtype, casting, order } = options;
  if (where !== undefined || dtype !== undefined || casting !== undefined || order !== undefined) {
    return null;
  }
  if (!isArray(out) || out.access !== num || !out.writeable) return null;
  if (!sameShape(out.shape, x.shape) || !isDense(out)) return null;
  if (clashes(out, x) || (y !== null && clashes(out, y))) return null;
  return out;
}

function denseStrides(shape: readonly number[], itemsize: number): number[] {
  const strides = new Array<number>(shape.length);
  let stride = itemsize;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= shape[axis]!;
  }
  return strides;
}

/** Whether two dense arrays share memory without being the same place. */
function clashes(out: NDArray, x: NDArray): boolean {
  if (out === x || out.storage.memory.buffer !== x.storage.memory.buffer) return false;
  if (out.byteOffset === x.byteOffset && out.dtype.itemsize === x.dtype.itemsize) return false;
  return out.byteOffset < x.byteOffset + x.nbytes && x.byteOffset < out.byteOffset + out.nbytes;
}
