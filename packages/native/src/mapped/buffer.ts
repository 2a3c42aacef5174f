import { binding } from "../addon/load.ts";
import { abortsOnKeyedBuffers, isWorker, runtimeName } from "../addon/runtime.ts";
import { guardExit } from "../block/exit-guard.ts";
import { transfer } from "../block/transfer.ts";

/** Functions of mapped_buffer.cc, beside those that map. */
export interface MappedBufferBinding {
  /** The buffer of this mapping was detached and nobody has its memory. */
  unmap(id: number): void;
  rebind(id: number, buffer: ArrayBuffer): void;
  detach(id: number, buffer: ArrayBuffer): boolean;
}

/** Memory of a segment or of a file, mapped into this process, and its ArrayBuffer. */
export interface MappedBuffer {
  readonly buffer: ArrayBuffer;
  /** For the other functions of the door; unique in the process. */
  readonly id: number;
}

/** False in Deno and unknown runtimes, which run finalizers where nothing may be called. */
export const canMap: boolean = runtimeName !== "other";

/**
 * Detach the buffer and unmap its memory now.
 *
 * @returns false when the buffer cannot be detached; then nothing changed. True also when the memory
 *   was transferred to another buffer: it is unmapped when that one is collected
 */
export function closeMapping(addon: MappedBufferBinding, mapping: MappedBuffer): boolean {
  const { buffer, id } = mapping;
  if (buffer.byteLength === 0) return true;
  if (transfer === undefined) return addon.detach(id, buffer);
  try {
    transfer.call(buffer, 0);
  } catch {
    return false; // it has a detach key
  }
  addon.unmap(id);
  return true;
}

/**
 * In a worker, the result of `transfer()`: Node does not detach that one when the worker ends, so that
 * the addon can tell then whether its memory moved elsewhere, and a mark as untransferable does not
 * abort the process. The price is the typed-array optimisation that the first detach costs. The main
 * thread is guarded instead.
 */
export function survivable(
  addon: MappedBufferBinding,
  id: number,
  buffer: ArrayBuffer,
): ArrayBuffer {
  if (isWorker && transfer !== undefined) {
    const moved = transfer.call(buffer);
    addon.rebind(id, moved);
    return moved;
  }
  if (abortsOnKeyedBuffers && binding !== undefined) guardExit(binding);
  return buffer;
}
