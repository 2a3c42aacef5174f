import type { ArrayLikeObject, DTypeName, StructDType } from "@tsmem/core";
import type { SharedArrayHandle } from "../handle/array-handle.ts";
import type { Lock } from "../lock/lock.ts";
import type { SharedMemory } from "../segment/shared-memory.ts";
import type { ElementsOf } from "./elements.ts";

/**
 * An array whose bytes other threads, or other processes, see too.
 *
 * It takes part in the array protocol: `asarray` of ndarray gives an NDArray over the same memory.
 * Made by `sharedArray` and `openSharedArray`.
 */
export interface SharedArray<
  D extends DTypeName | StructDType = DTypeName | StructDType,
  Elements extends ArrayBufferView = ElementsOf<D>,
>
  extends ArrayLikeObject, Disposable {
  readonly dtype: D;
  readonly shape: readonly number[];
  /** In bytes per step; always C order. */
  readonly strides: readonly number[];
  /** Byte of the memory where the first element starts. */
  readonly byteOffset: number;
  /** The number of elements. */
  readonly size: number;
  readonly nbytes: number;
  /** Who can see the array. */
  readonly scope: "processes" | "workers";
  /** True once the array or its memory was closed; every use then throws ReleasedError. */
  readonly released: boolean;
  /**
   * The segment of an array in scope "processes"; undefined for workers.
   *
   * @throws {ReleasedError} the array was closed
   */
  readonly memory: SharedMemory | undefined;
  /**
   * The lock that was made with the array; undefined when none was asked for. It protects what its
   * users agree on: the array itself never takes it.
   *
   * @throws {ReleasedError} the array was closed
   */
  readonly lock: Lock | undefined;
  /**
   * All bytes of the memory: an ArrayBuffer over the segment, or the SharedArrayBuffer. Not a copy.
   *
   * @throws {ReleasedError} the array was closed
   */
  readonly buffer: ArrayBuffer | SharedArrayBuffer;
  /**
   * The elements as a typed array over the same memory, in C order: pairs of numbers for complex,
   * 0 and 1 for bool, bytes for dtypes that JavaScript has no typed array for.
   *
   * @throws {ReleasedError} the array was closed
   */
  readonly data: Elements;
  /**
   * What another thread or process opens the array with. In scope "workers" it holds the
   * SharedArrayBuffer and goes through postMessage only.
   *
   * @throws {ReleasedError} the array was closed
   */
  readonly handle: SharedArrayHandle;
  /**
   * The handle as one line of text, for argv, environment variables and files.
   *
   * @throws {ReleasedError} the array was closed
   * @throws {InvalidArgumentError} the array is for workers only
   */
  toString(): string;
  /**
   * Give the array up in this thread. A segment that was made or opened for this array is closed, so
   * that its typed arrays and NDArrays are released with it; memory that was passed in stays open. Its
   * lock is closed, and passes on if it is held.
   * Nothing happens the second time.
   *
   * @throws {InvalidArgumentError} the buffer was marked as untransferable; nothing changed
   */
  close(): void;
  /** Remove the name of the segment that was made or opened for this array; see SharedMemory. */
  unlink(): void;
  /** `close()`, and where the segment was made for this array also `unlink()`. */
  [Symbol.dispose](): void;
}
