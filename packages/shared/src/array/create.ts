import {
  checkOptions,
  type DTypeName,
  InvalidArgumentError,
  show,
  type StructDType,
  traceHooks,
} from "@tsmem/core";
import { Lock } from "../lock/lock.ts";
import { SharedMemory } from "../segment/shared-memory.ts";
import { workerMemory } from "../segment/worker-memory.ts";
import { layOver } from "./laid-array.ts";
import { checkFits, type Layout, layoutOf } from "./layout.ts";
import type { SharedArray } from "./shared-array.ts";

export interface SharedArrayOptions {
  /** Who sees the memory: every process of this user (a segment), or the workers of this process. */
  readonly scope?: "processes" | "workers";
  /** Name of the segment; see `SharedMemory.create`. */
  readonly name?: string;
  /** A segment without a name; see `SharedMemory.create`. */
  readonly anonymous?: boolean;
  /** Memory to lay the array over, instead of making some. It decides the scope and stays the caller's. */
  readonly memory?: SharedMemory | SharedArrayBuffer;
  /** Byte of `memory` where the array starts; default 0. */
  readonly byteOffset?: number;
  /** Make a `Lock` that travels with the array as `array.lock`; default false. */
  readonly lock?: boolean;
}

/**
 * Make an array of zeros in memory that other threads or processes can open, or lay one over such
 * memory.
 *
 * @param shape - a length or a list of lengths
 * @param dtype - a name of the array protocol, such as "float64", or fields
 * @param options.scope - "processes" (default): a segment, opened by handle anywhere. "workers": a
 *   SharedArrayBuffer, without the native addon
 * @returns an array that owns its memory, unless `memory` was given
 * @throws {DTypeError} the dtype is none
 * @throws {SizeOverflowError} shape × itemsize is more than 2^53 - 1 bytes
 * @throws {OutOfRangeError} a length is negative, or the array does not fit `memory`
 * @throws {AllocationError} there is no room
 * @throws {SharedMemoryError} the name exists
 * @throws {ReleasedError} `memory` was closed
 * @throws {UnavailableError} scope "processes" without the addon
 * @example using a = sharedArray([480, 640], "float64"); worker.postMessage(a.handle);
 */
export function sharedArray<const D extends DTypeName | StructDType>(
  shape: readonly number[] | number,
  dtype: D,
  options: SharedArrayOptions & { readonly lock: true },
): SharedArray<D> & { readonly lock: Lock };
export function sharedArray<const D extends DTypeName | StructDType>(
  shape: readonly number[] | number,
  dtype: D,
  options?: SharedArrayOptions,
): SharedArray<D>;
export function sharedArray<const D extends DTypeName | StructDType>(
  shape: readonly number[] | number,
  dtype: D,
  options: SharedArrayOptions = {},
): SharedArray<D> {
  const operation = "sharedArray";
  checkOptions(operation, options);
  const { name, anonymous, memory, byteOffset = 0, lock = false } = options;
  if (typeof lock !== "boolean") {
    throw new InvalidArgumentError(
      `${operation}: lock is ${show(lock)}; give true for a lock of the array's own, and send another along yourself`,
      { value: lock },
    );
  }
  const { scope = "processes" } = options;
  const layout = layoutOf(operation, shape, dtype, memory === undefined ? 0 : byteOffset);
  if (memory !== undefined) {
    checkFits(operation, layout, byteLengthOf(operation, memory));
    return layWithLock<D>(layout, memory, false, lock);
  }
  const byteLength = Math.max(1, layout.nbytes);
  if (scope === "workers") {
    const buffer = workerMemory(operation, byteLength);
    if (traceHooks.listener !== null) traceHooks.listener.allocated("shared", buffer, byteLength);
    return layWithLock<D>(layout, buffer, true, lock);
  }
  if ((scope as string) !== "processes") {
    throw new InvalidArgumentError(
      `${operation}: scope is ${show(scope)}; give "processes" or "workers"`,
      { value: scope },
    );
  }
  const created = SharedMemory.create({
    byteLength,
    ...(name === undefined ? {} : { name }),
    ...(anonymous === undefined ? {} : { anonymous }),
  });
  return layWithLock<D>(layout, created, true, lock);
}

function layWithLock<D extends DTypeName | StructDType>(
  layout: Layout,
  source: SharedMemory | SharedArrayBuffer,
  ownsMemory: boolean,
  hasLock: boolean,
): SharedArray<D> {
  if (!hasLock) return layOver<D>(layout, source, ownsMemory);
  const scope = source instanceof SharedMemory ? "processes" : "workers";
  try {
    return layOver<D>(layout, source, ownsMemory, Lock.create({ scope }));
  } catch (error) {
    if (ownsMemory && source instanceof SharedMemory) source[Symbol.dispose]();
    throw error;
  }
}

function byteLengthOf(operation: string, memory: unknown): number {
  if (memory instanceof SharedMemory) return memory.buffer.byteLength;
  if (memory instanceof SharedArrayBuffer) return memory.byteLength;
  throw new InvalidArgumentError(
    `${operation}: memory is ${show(memory)}; give a SharedMemory or a SharedArrayBuffer`,
    { value: memory },
  );
}
