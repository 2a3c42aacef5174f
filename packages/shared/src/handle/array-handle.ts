import type { DTypeName, StructDType } from "@tsmem/core";
import type { SyncHandle } from "../sync/open.ts";
import { notAHandle, type SharedMemoryHandle } from "./memory-handle.ts";

/**
 * Where a shared array is and how its bytes read, as plain data for `openSharedArray`. With a
 * SharedArrayBuffer as memory it can be sent to workers only.
 */
export interface SharedArrayHandle {
  readonly tsmem: "array";
  readonly dtype: DTypeName | StructDType;
  readonly shape: readonly number[];
  readonly byteOffset: number;
  readonly memory: SharedMemoryHandle | SharedArrayBuffer;
  /** Of the array's lock, if it has one. */
  readonly lock?: SyncHandle;
}

/**
 * Check the frame of an array handle; shape, dtype and memory are checked where they are used.
 *
 * @throws {InvalidArgumentError} it is not one
 */
export function checkArrayHandle(
  operation: string,
  value: unknown,
): asserts value is SharedArrayHandle {
  const isObject = typeof value === "object" && value !== null;
  const { tsmem } = (isObject ? value : {}) as Partial<SharedArrayHandle>;
  if (tsmem !== "array") throw notAHandle(operation, value, "it has no tsmem: 'array'");
}
