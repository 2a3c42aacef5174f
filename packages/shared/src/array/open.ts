import type { DTypeName, StructDType } from "@tsmem/core";
import { checkArrayHandle, type SharedArrayHandle } from "../handle/array-handle.ts";
import { isHandleText, parseHandleText } from "../handle/handle-text.ts";
import { Lock } from "../lock/lock.ts";
import { SharedMemory } from "../segment/shared-memory.ts";
import type { SyncHandle } from "../sync/open.ts";
import { layOver } from "./laid-array.ts";
import { checkFits, layoutOf } from "./layout.ts";
import type { SharedArray } from "./shared-array.ts";

/**
 * Open an array that another thread or process shares.
 *
 * @param source - the `handle` of the other array as it arrived, or its text
 * @returns an array over the same memory. A segment, and its lock if it has one, are opened for it,
 *   and closed with it
 * @throws {InvalidArgumentError} the source is not the handle of an array
 * @throws {OutOfRangeError} the array would end behind its memory
 * @throws {DTypeError} the dtype is none
 * @throws {SharedMemoryError} the segment does not exist any more, or belongs to another user
 * @throws {UnavailableError} a segment without the addon
 */
export function openSharedArray<D extends DTypeName | StructDType = DTypeName | StructDType>(
  source: SharedArrayHandle | string,
): SharedArray<D> {
  const operation = "openSharedArray";
  const handle: unknown =
    typeof source === "string" && isHandleText(source)
      ? parseHandleText(operation, source)
      : source;
  checkArrayHandle(operation, handle);
  const { shape, dtype, byteOffset, memory, lock } = handle;
  const layout = layoutOf(operation, shape, dtype, byteOffset);
  if (memory instanceof SharedArrayBuffer) {
    checkFits(operation, layout, memory.byteLength);
    return layOver<D>(layout, memory, true, openLock(lock));
  }
  const opened = SharedMemory.open(memory);
  try {
    checkFits(operation, layout, opened.byteLength);
    return layOver<D>(layout, opened, true, openLock(lock));
  } catch (error) {
    opened.close();
    throw error;
  }
}

function openLock(handle: SyncHandle | undefined): Lock | undefined {
  return handle === undefined ? undefined : Lock.open(handle);
}
