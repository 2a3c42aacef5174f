import { canMap, type MappedBuffer, survivable } from "../mapped/buffer.ts";
import type { MappingAnswer, SegmentBinding } from "./binding.ts";
import { trouble } from "../mapped/trouble.ts";

/** How a new segment gets its name; the same list as `enum class Naming` in segments.h. */
const naming = { given: 0, generated: 1, anonymous: 2 } as const;

/** A segment mapped into this process, and its ArrayBuffer. */
export interface MappedSegment extends MappedBuffer {
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
  return canMap ? mapped(shared, shared.create(kind, name ?? "", byteLength)) : refused;
}

/** Map an existing segment; with a nonce, only the one that has it. */
export function openMapping(
  shared: SegmentBinding,
  name: string,
  nonce?: string,
): MappedSegment | MappingFault {
  return canMap ? mapped(shared, shared.open(name, nonce)) : refused;
}

/** Map the segment that a process has open under a file descriptor. */
export function openMappingOfProcess(
  shared: SegmentBinding,
  pid: number,
  descriptor: number,
  nonce: string,
): MappedSegment | MappingFault {
  return canMap ? mapped(shared, shared.openOfProcess(pid, descriptor, nonce)) : refused;
}

const refused: MappingFault = { trouble: trouble.noExternals, systemError: 0 };

function mapped(shared: SegmentBinding, answer: MappingAnswer): MappedSegment | MappingFault {
  if (answer.length === 2) return { trouble: answer[0], systemError: answer[1] };
  const [, buffer, id, name, nonce, descriptor, byteLength] = answer;
  return { buffer: survivable(shared, id, buffer), id, name, nonce, descriptor, byteLength };
}
