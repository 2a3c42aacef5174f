import { binding } from "../addon/load.ts";
import type { Memory } from "./memory.ts";

/** Buffers whose byte 0 is not at a multiple of 16, with the rest. */
export interface Misaligned {
  readonly rests: WeakMap<ArrayBufferLike, number>;
  isEmpty: boolean;
}

// Engines and malloc give multiples of 16. Only C can hand out anything else, so nearly always there is
// none, and asking costs nothing. Kept with the addon, which is one per thread: this module may be
// loaded twice, by a bundler and by whoever needs the kernels.
const known: Misaligned = binding?.misaligned ?? { rests: new WeakMap(), isEmpty: true };
if (binding !== undefined) binding.misaligned = known;

/** Remember a buffer that came from C, if its address is no multiple of 16. */
export function noteMisalignment({ buffer, address }: Memory): void {
  const rest = address % 16;
  if (rest === 0) return;
  known.rests.set(buffer, rest);
  known.isEmpty = false;
}

/**
 * By how many bytes byte 0 of a buffer lies behind a multiple of 16. More than 0 only for memory that
 * `borrow` or `adopt` found at such an address.
 */
export function misalignment(buffer: ArrayBufferLike): number {
  return known.isEmpty ? 0 : (known.rests.get(buffer) ?? 0);
}
