import { nums } from "../dtype/dtype.ts";
import { isFreshMemory } from "../iterate/native.ts";
import {
  crossover,
  type KernelMemory,
  kernelMemoryOf,
  nativeKernels,
  type NativeKernels,
} from "../kernels/native.ts";
import { sizeOf } from "../layout/shape.ts";
import type { NDArray } from "../ndarray.ts";
import type { NativeDraw } from "./fill.ts";
import {
  exponentialK,
  exponentialK32,
  exponentialW,
  exponentialW32,
  normalK,
  normalK32,
  normalW,
  normalW32,
} from "./generated/ziggurat.ts";
import { Pcg64, readWords, writeWords } from "./pcg64.ts";

/** What the kernel reads of each ziggurat: widths, then limits. */
const ziggurats = {
  normal: [normalW, normalK],
  normal32: [normalW32, normalK32],
  exponential: [exponentialW, exponentialK],
  exponential32: [exponentialW32, exponentialK32],
} as const;

const tables: { -readonly [name in keyof typeof ziggurats]?: KernelMemory } = {};

/** The words of the generator, then the numbers of the draw. */
const state = new Float64Array(14);

/**
 * Fill a new array without gaps with draws, in a native kernel. It stops where a draw needs more than exact
 * arithmetic; `one` makes that one, so that the numbers and the stream are those of JavaScript.
 *
 * @returns false when there is no kernel for this, or the array is too small for one
 */
export function drawNative(
  bits: Pcg64,
  result: NDArray,
  { kind, numbers = [0, 0, 0, 0] }: NativeDraw,
  one: ((bits: Pcg64) => number) | null,
): boolean {
  const size = sizeOf(result.shape);
  // A generator of one's own may draw in another way.
  if (size < crossover.arithmetic || Object.getPrototypeOf(bits) !== Pcg64.prototype) return false;
  const kernels = nativeKernels();
  if (kernels === null) return false;
  writeWords(bits, state);
  if (state[4]! % 2 === 0) return false; // no stream of PCG
  const { dtype, byteOffset, storage } = result;
  const memory = kernelMemoryOf(kernels, storage);
  const data = storage.typed(result.access);
  const start = byteOffset / dtype.itemsize;
  const table = tableOf(kernels, kind, dtype.num);
  isFreshMemory(result);
  state.set(numbers, 10);
  for (let done = 0; done < size;) {
    writeWords(bits, state);
    kernels.range(0, memory, byteOffset + done * dtype.itemsize, dtype.num, size - done);
    kernels.range(1, table, 0, nums.float64, 512);
    done += kernels.random(kernels.RandomKind[kind]!, state);
    readWords(bits, state);
    if (done < size) data[start + done++] = one!(bits);
  }
  return true;
}

function tableOf(kernels: NativeKernels, kind: string, num: number): KernelMemory {
  const shape = kind.toLowerCase().includes("exponential") ? "exponential" : "normal";
  const name = num === nums.float32 ? (`${shape}32` as const) : shape;
  return (tables[name] ??= new kernels.KernelMemory(
    Float64Array.from([...ziggurats[name][0], ...ziggurats[name][1]]).buffer,
  ));
}
