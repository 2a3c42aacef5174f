import type { MappedBufferBinding } from "../mapped/buffer.ts";
import type { SyncBinding } from "./sync-binding.ts";

/** What the addon exports under `shared`; each interface belongs to one group of C++ files. */
export interface SharedBinding extends SegmentBinding {
  /** This process as segments record it: pid, start time, pid namespace. */
  identity(): [pid: number, start: number, space: number];
  readonly sync: SyncBinding;
}

/** A mapping, as `create` and the open functions give it, or `[trouble, system error]`. */
export type MappingAnswer =
  | readonly [
      trouble: 0,
      buffer: ArrayBuffer,
      id: number,
      name: string,
      nonce: string,
      descriptor: number,
      byteLength: number,
    ]
  | readonly [trouble: number, systemError: number];

/** Functions of mappings.cc. Names are those of the system; arguments were checked. */
export interface SegmentBinding extends MappedBufferBinding {
  create(naming: number, name: string, byteLength: number): MappingAnswer;
  open(name: string, nonce: string | undefined): MappingAnswer;
  openOfProcess(pid: number, descriptor: number, nonce: string): MappingAnswer;
  unlink(name: string, nonce: string): [trouble: number, systemError: number];
  sweep(): string[];
  /** What exit() does by itself, for runtimes that end without it (Bun). */
  removeCreated(): void;
  totals(): [mappings: number, bytes: number, headers: number];
}
