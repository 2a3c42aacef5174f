import { binding } from "../addon/load.ts";
import { abortsOnKeyedBuffers, isWorker, runtimeName } from "../addon/runtime.ts";
import { guardExit } from "../block/exit-guard.ts";
import { transfer } from "../block/transfer.ts";
import type { MappingAnswer, SegmentBinding } from "./binding.ts";
import { trouble } from "./trouble.ts";

/** How a new segment gets its name; the same list as `enum class Naming` in segments.h. */
const naming = { given: 0, generated: 1, anonymous: 2 } as const;

/** A segment mapped into this process, and its ArrayBuffer. */
export interface MappedSegment {
  readonly buffer: ArrayBuffer;
  /** For the other functions of this door; unique in the process. */
  readonly id: number;
  /** As the system knows it; empty when anonymous. */
  readonly name: string;
  /** 32 hexadecimal digits that only this segment has. */
  readonly nonce: string;
  /** The file descriptor that other processes can open through /proc. */
  readonly descriptor: number;
  readonly byteLength: number;
}

/** Why there is no mapping: one of `trouble`, and the number that the system gave. */
export interface MappingFault {
  readonly trouble: number;
  readonly systemError: number;
}

/** Make a segment and map it. A name of "" makes one up; undefined makes an anonymous segment. */
export function createMapping(
  shared: SegmentBinding,
  name: string | undefined,
  byteLength: number,
): MappedSegment | MappingFault {
  const kind =
    name === undefined ? naming.anonymous : name === "" ? naming.generated : naming.given;
  return isAllowed() ? mapped(shared, shared.create(kind, name ?? "", byteLength)) : refused;
}

/** Map an existing segment; with a nonce, only the one that has it. */
export function openMapping(
  shared: SegmentBinding,
  name: string,
  nonce?: string,
): MappedSegment | MappingFault {
  return isAllowed() ? mapped(shared, shared.open(name, nonce)) : refused;
}

/** Map the segment that a process has open under a file descriptor. */
export function openMappingOfProcess(
  shared: SegmentBinding,
  pid: number,
  descriptor: number,
  nonce: string,
): MappedSegment | MappingFault {
  return isAllowed() ? mapped(shared, shared.openOfProcess(pid, descriptor, nonce)) : refused;
}

/**
 * Detach the buffer and unmap its memory now.
 *
 * @returns false when the buffer cannot be detached; then nothing changed. True also when the memory
 *   was transferred to another buffer: it is unmapped when that one is collected
 */
export function closeMapping(shared: SegmentBinding, mapping: MappedSegment): boolean {
  const { buffer, id } = mapping;
  if (buffer.byteLength === 0) return true;
  if (transfer === undefined) return shared.detach(id, buffer);
  try {
    transfer.call(buffer, 0);
  } catch {
    return false; // it has a detach key
  }
  shared.unmap(id);
  return true;
}

const refused: MappingFault = { trouble: trouble.noExternals, systemError: 0 };

/** Deno and unknown runtimes run finalizers where nothing may be called. */
function isAllowed(): boolean {
  return runtimeName !== "other";
}

function mapped(shared: SegmentBinding, answer: MappingAnswer): MappedSegment | MappingFault {
  if (answer.length === 2) return { trouble: answer[0], systemError: answer[1] };
  const [, buffer, id, name, nonce, descriptor, byteLength] = answer;
  return { buffer: survivable(shared, id, buffer), id, name, nonce, descriptor, byteLength };
}

/**
 * In a worker, the result of `transfer()`: Node does not detach that one when the worker ends, so that
 * the addon can tell then whether its memory moved elsewhere, and a mark as untransferable does not
 * abort the process. The price is the typed-array optimisation that the first detach costs. The main
 * thread is guarded instead.
 */
function survivable(shared: SegmentBinding, id: number, buffer: ArrayBuffer): ArrayBuffer {
  if (isWorker && transfer !== undefined) {
    const moved = transfer.call(buffer);
    shared.rebind(id, moved);
    return moved;
  }
  if (abortsOnKeyedBuffers && binding !== undefined) guardExit(binding);
  return buffer;
}
