import { needBinding } from "../addon/load.ts";
import { disposeLoan } from "./loans.ts";
import { isWorthKeeping, keepMemory } from "./recycler.ts";
import type { Memory } from "./memory.ts";
import { transfer } from "./transfer.ts";

/**
 * Return memory to where it came from: recycled, freed, or left to the collector of the engine.
 *
 * A buffer that never escaped is not detached: nobody can reach it, and the first detach in a process
 * slows typed arrays down.
 *
 * @returns false when the buffer cannot be detached; then nothing changed
 */
export function giveBack(memory: Memory, isEscaped: boolean): boolean {
  if (isEscaped && !takeBack(memory)) return false;
  disposeLoan(memory);
  if (memory.buffer.byteLength === 0) return true; // detached for good, and returned with it
  if (isWorthKeeping(memory)) keepMemory(memory);
  else if (memory.id >= 0) needBinding("dispose").release(memory.id);
  return true;
}

/** Detach the buffer from user code; where the engine can, its bytes move to a private new one. */
function takeBack(memory: Memory): boolean {
  const { buffer, id } = memory;
  if (transfer !== undefined) {
    let moved: ArrayBuffer;
    try {
      // Memory that is not kept goes back to the engine at once with the length 0.
      moved = isWorthKeeping(memory) || id >= 0 ? transfer.call(buffer) : transfer.call(buffer, 0);
    } catch {
      return false; // it has a detach key
    }
    if (id >= 0) needBinding("dispose").rebind(id, moved);
    memory.buffer = moved;
    return true;
  }
  if (id >= 0) return needBinding("dispose").detach(id, buffer);
  structuredClone(buffer, { transfer: [buffer] });
  return buffer.byteLength === 0;
}
