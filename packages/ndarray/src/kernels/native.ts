import { requireOptional, SizeOverflowError } from "@tsmem/core";
import { nativeSetting } from "./setting.ts";

/**
 * The bridge to the kernels of `@tsmem/native`, which take over from the loops in JavaScript where the
 * call costs less than it saves. Without the addon everything runs in JavaScript with the same results.
 */

/** The parts of `@tsmem/native/kernels` that are used here; their ids of dtypes are our numbers. */
export interface NativeKernels {
  readonly available: boolean;
  readonly BinaryOp: Readonly<Record<string, number>>;
  readonly UnaryOp: Readonly<Record<string, number>>;
  readonly ReduceOp: Readonly<Record<string, number>>;
  readonly BINARY_LOOPS: readonly (readonly number[])[];
  readonly UNARY_LOOPS: readonly (readonly number[])[];
  readonly REDUCE_LOOPS: readonly (readonly number[])[];
  readonly KernelMemory: new (buffer: ArrayBufferLike) => KernelMemory;
  misalignment(buffer: ArrayBufferLike): number;
  threads(): number;
  setThreads(count: number): void;
  frame(shape: readonly number[]): void;
  operand(
    k: number,
    memory: KernelMemory,
    byteOffset: number,
    dtype: number,
    shape: readonly number[],
    strides: readonly number[],
  ): void;
  copy(fresh?: boolean): void;
  unary(op: number, loop: number, fresh?: boolean): void;
  binary(op: number, loop: number, fresh?: boolean): void;
  where(fresh?: boolean): void;
  reduce(op: number, loop: number): void;
  accumulate(op: number): void;
  range(k: number, memory: KernelMemory, byteOffset: number, dtype: number, length: number): void;
  maskCount(): number;
  maskSelect(fresh?: boolean): void;
  maskFill(): void;
  maskPut(): void;
  nonzero(): void;
  take(rowBytes: number, outer: number, length: number, fresh?: boolean): void;
  put(rowBytes: number, outer: number, length: number): void;
  positions(outer: number, length: number, inner: number, adds?: boolean): void;
  swap(): void;
  reduceat(op: number, outer: number): void;
  readonly RandomKind: Readonly<Record<string, number>>;
  random(kind: number, state: Float64Array): number;
  argmax(): void;
  argmin(): void;
  sort(): void;
  argsort(): void;
  partition(kth: number, from?: number): void;
  argpartition(kth: number): void;
  matmul(): void;
  lu(n: number): number;
  solve(n: number, m: number): boolean;
  cholesky(n: number): boolean;
  qr(m: number, n: number, columns: number): void;
  eigh(n: number, vectors: boolean): boolean;
  svd(m: number, n: number, columns: number): boolean;
  flatCopy(
    dtype: number,
    n: number,
    out: KernelMemory,
    outByte: number,
    a: KernelMemory,
    aByte: number,
    fresh: boolean,
  ): void;
  flatUnary(
    op: number,
    loop: number,
    n: number,
    out: KernelMemory,
    outByte: number,
    a: KernelMemory,
    aByte: number,
    fresh: boolean,
  ): void;
  flatBinary(
    op: number,
    loop: number,
    n: number,
    out: KernelMemory,
    outByte: number,
    a: KernelMemory,
    aByte: number,
    b: KernelMemory,
    bByte: number,
    repeats: boolean,
    fresh: boolean,
  ): void;
  flatReduce(
    op: number,
    loop: number,
    n: number,
    out: KernelMemory,
    outByte: number,
    a: KernelMemory,
    aByte: number,
    from: number,
  ): void;
}

/** A buffer whose address the kernels know. */
export interface KernelMemory {
  readonly byteLength: number;
}

let found: NativeKernels | null | undefined;

/** The kernels, or null when they cannot be loaded or `TSMEM_NATIVE=0`. */
export function nativeKernels(): NativeKernels | null {
  if (found === undefined) found = load();
  return found;
}

function load(): NativeKernels | null {
  if (nativeSetting === "0") return null;
  const { module } = requireOptional("@tsmem/native/kernels", import.meta.url);
  const kernels = module as NativeKernels | undefined;
  return kernels?.available === true ? kernels : null;
}

type Work =
  "arithmetic" | "costly" | "fold" | "bigint" | "copy" | "select" | "find" | "sort" | "product";

/**
 * Smallest number of elements (products: multiplications) for which a kernel is called, by kind of work:
 * what bench/ndarray/crossover.mjs measured, in crossover.md there.
 */
export const crossover: Readonly<Record<Work, number>> = {
  arithmetic: from(32),
  costly: from(4),
  fold: from(64),
  bigint: from(16),
  copy: from(4),
  select: from(4),
  find: from(64),
  sort: from(4),
  product: from(1000),
};

function from(size: number): number {
  return nativeSetting === "1" ? 1 : size;
}

/** What the kernels need of the memory of an array. */
export interface KernelStorage {
  readonly memory: {
    readonly buffer: ArrayBufferLike;
    /** Kept here, because asking for the address costs more than a call. */
    kernelMemory: KernelMemory | null;
    readonly byteLength: number;
  };
  readonly isReleased: boolean;
  /** Throws when the memory was released. */
  check(): void;
}

/**
 * The memory of an array as the kernels take it.
 *
 * It does not keep the memory of a result in use, which goes to the next result when its array is dead: call the
 * kernel before anything that makes an array.
 *
 * @throws {ReleasedError} it was released
 * @throws {SizeOverflowError} one typed array does not reach all of it (8 GiB on Node 20)
 */
export function kernelMemoryOf(kernels: NativeKernels, storage: KernelStorage): KernelMemory {
  const { memory } = storage;
  const known = memory.kernelMemory;
  // Its length is that of a typed array, which costs less to ask than that of the buffer.
  if (known !== null && known.byteLength === memory.byteLength && !storage.isReleased) return known;
  storage.check();
  return (memory.kernelMemory ??= wholeMemory(kernels, memory.buffer));
}

function wholeMemory(kernels: NativeKernels, buffer: ArrayBufferLike): KernelMemory {
  try {
    return new kernels.KernelMemory(buffer);
  } catch (cause) {
    throw new SizeOverflowError(
      `array: ${buffer.byteLength} bytes are more than one typed array of this engine reaches; work in parts`,
      { sizes: [buffer.byteLength], cause },
    );
  }
}
