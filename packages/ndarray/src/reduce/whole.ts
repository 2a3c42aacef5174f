import { builtins } from "../dtype/builtin.ts";
import { nums } from "../dtype/dtype.ts";
import { isDense } from "../iterate/native.ts";
import {
  crossover,
  type KernelMemory,
  kernelMemoryOf,
  nativeKernels,
  type NativeKernels,
} from "../kernels/native.ts";
import type { BinaryLoop, UnaryLoop } from "../kernels/types.ts";
import { sizeOf } from "../layout/shape.ts";
import { isArray, type NDArray } from "../ndarray.ts";
import { Memory } from "../storage/memory.ts";
import { Storage } from "../storage/storage.ts";
import type { Element } from "../types/element.ts";
import type { Ufunc } from "../ufunc/definition.ts";
import { naturalDType } from "./engine.ts";
import { reduceKernel } from "./native.ts";

// Where a reduction leaves its one value; it is read before the next one starts.
const resultStorage = new Storage(new Memory(new ArrayBuffer(16)), 0, 16, null);
const result = resultStorage.memory;

/**
 * The short way to one value of all elements of an array without gaps: no axes, no options, no array
 * for the result. It gives what the general way gives.
 *
 * @param fold - loops for whole runs that start from zero, by dtype number
 * @returns undefined when the general way must be taken
 */
export function reduceWhole(
  ufunc: Ufunc<BinaryLoop>,
  a: unknown,
  fold: Ufunc<UnaryLoop> | null,
): Element | undefined {
  if (!isArray(a) || a.access > nums.complex128 || !isDense(a)) return undefined;
  const n = sizeOf(a.shape);
  if (n === 0) return undefined;
  const num = naturalDType(ufunc, a, null).num;
  const kernels = n < crossover.fold ? null : nativeKernels();
  if (kernels !== null) {
    const kernel = reduceKernel(kernels, ufunc, a.access, num);
    if (kernel === null) return undefined;
    const memory = kernelMemoryOf(kernels, a.storage);
    kernels.flatReduce(
      kernel.op,
      kernel.loop,
      n,
      resultMemory(kernels),
      0,
      memory,
      a.byteOffset,
      a.access,
    );
    return valueOf(kernel.result);
  }
  if (fold === null || num !== a.access) return undefined;
  const loop = fold.uniform[num]?.loop;
  if (loop === undefined) return undefined;
  foldRun(loop, a, num, n);
  return valueOf(num);
}

function foldRun(loop: UnaryLoop, a: NDArray, num: number, n: number): void {
  const data = a.storage.typed(num);
  const unit = data.BYTES_PER_ELEMENT;
  result.view.setBigUint64(0, 0n);
  result.view.setBigUint64(8, 0n);
  loop(n, data, a.byteOffset / unit, a.dtype.itemsize / unit, resultStorage.typed(num), 0, 0);
}

function valueOf(num: number): Element {
  if (num === nums.float64) return result.view.getFloat64(0, true);
  return builtins[num]!.codec.read(result.view, 0) as Element;
}

function resultMemory(kernels: NativeKernels): KernelMemory {
  return (result.kernelMemory ??= new kernels.KernelMemory(result.buffer));
}
