/**
 * Numeric kernels over typed memory: `frame`, `operand` for each operand, then an operation; or
 * `range` for each operand of an operation on masks and indices.
 *
 * @example
 * const memory = new KernelMemory(new ArrayBuffer(24));
 * frame([3]);
 * operand(0, memory, 0, KernelDType.float64, [3], [8]);
 * operand(1, memory, 0, KernelDType.float64, [3], [8]);
 * unary(UnaryOp.sqrt, KernelDType.float64);
 */
import { binding, type CpuLevel, needKernels } from "./binding.ts";

export { frame, operand, range } from "./call.ts";
export { cholesky, eigh, lu, matmul, qr, solve, svd } from "./dense.ts";
export { flatBinary, flatCopy, flatReduce, flatUnary } from "./flat.ts";
export {
  BINARY_LOOPS,
  BinaryOp,
  KERNEL_ITEMSIZE,
  KernelDType,
  REDUCE_LOOPS,
  ReduceOp,
  UNARY_LOOPS,
  UnaryOp,
} from "./generated/table.ts";
export {
  maskCount,
  maskFill,
  maskPut,
  maskSelect,
  nonzero,
  positions,
  put,
  swap,
  take,
} from "./indexing.ts";
export { misalignment } from "../block/misalignment.ts";
export { KernelMemory } from "./memory.ts";
export { binary, copy, reduce, unary, where } from "./operations.ts";
export { random, RandomKind } from "./random.ts";
export { reduceat } from "./reduceat.ts";
export { accumulate, argmax, argmin, argpartition, argsort, partition, sort } from "./sorting.ts";
export type { CpuLevel };

/** Whether the addon is there; without it every operation throws `UnavailableError`. */
export const available: boolean = binding !== undefined;

/**
 * The instruction set in use: the best that the CPU has, or what the environment variable
 * `TSMEM_CPU` named when the addon was loaded.
 */
export function cpuLevel(): CpuLevel {
  return needKernels().cpuLevel();
}

/** Threads that one operation may use, the calling one included. */
export function threads(): number {
  return needKernels().threads();
}

/**
 * Let operations use up to `count` threads from now on, in the whole process. Results do not depend
 * on it. The default is cores - 1, at most 4, or the environment variable `TSMEM_THREADS`.
 *
 * @param count - 1 to 64; other values are brought into this range
 */
export function setThreads(count: number): void {
  needKernels().threads(count);
}
