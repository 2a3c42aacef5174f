import type { MappedBufferBinding } from "../mapped/buffer.ts";

/** What the addon exports under `files` (addon/cpp/file_exports.cc). */
export interface FileBinding extends MappedBufferBinding {
  map(
    descriptor: number,
    byteLength: number,
    sharing: number,
  ):
    | readonly [trouble: 0, buffer: ArrayBuffer, id: number]
    | readonly [trouble: number, systemError: number];
  flush(id: number): readonly [trouble: number, systemError: number];
  totals(): readonly [mappings: number, bytes: number];
}
