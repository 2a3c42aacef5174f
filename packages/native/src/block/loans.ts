import { type Binding, register } from "../addon/binding.ts";
import type { Memory } from "./memory.ts";

/*
 * An ArrayBuffer over recycled pages costs several microseconds from its making to its finalizer. A private one
 * whose user promises to hold the lease for as long as the bytes are in use need not go with it: the addon watches
 * the lease, the buffer stays here, and the next lease has the same one.
 */

// All memory of which the addon watches the lease, by id; that which is kept for the next one too.
const watched = new Map<number, Memory>();
let loans = 0;
let lastLoan = 0;
/** By how many bytes the loans went beyond what makes a collection due, when the last one was made. */
let bytesBeyondDue = -1;
/** Bytes of loans that were disposed since, which no collection has to find. */
let disposedBytes = 0;

/** Have the addon watch the lease instead of the buffer of this memory, which is outside the engine. */
export function startLoan(binding: Binding, memory: Memory, lease: object): void {
  const beyond = binding.lend(memory.id, lease, disposedBytes);
  disposedBytes = 0;
  if (beyond === undefined) {
    stopLending(binding, memory);
    return;
  }
  if (memory.loan === "none") watched.set(memory.id, memory);
  memory.loan = "out";
  memory.lentAt = ++lastLoan;
  loans += 1;
  bytesBeyondDue = beyond;
}

/** Whether enough was lent since the last collection, and not disposed. */
export function isCollectionDue(): boolean {
  return bytesBeyondDue >= disposedBytes;
}

/** How many blocks are lent, or were and nobody has noticed that their lease is dead. */
export function loanCount(): number {
  return loans;
}

/** The lease was disposed. */
export function disposeLoan(memory: Memory): void {
  if (memory.loan === "out") disposedBytes += memory.buffer.byteLength;
  endLoan(memory);
}

function endLoan(memory: Memory): void {
  if (memory.loan !== "out") return;
  memory.loan = "in";
  loans -= 1;
}

/** Watch the buffer again: it escapes, or somebody gets the memory who holds nothing else. */
export function stopLending(binding: Binding, memory: Memory): void {
  if (memory.loan === "none") return;
  forgetLoan(memory);
  binding.rebind(memory.id, memory.buffer);
}

/** The memory goes back to the addon. */
export function forgetLoan(memory: Memory): void {
  endLoan(memory);
  memory.loan = "none";
  watched.delete(memory.id);
}

/** Memory whose lease the addon found dead, or undefined when there is no more. */
export function takeReturned(binding: Binding): Memory | undefined {
  bytesBeyondDue = -1;
  for (;;) {
    const id = binding.takeReturned();
    if (id < 0) return undefined;
    const memory = watched.get(id);
    if (memory?.loan !== "out") continue; // disposed before
    endLoan(memory);
    binding.registers[register.released]! += 1;
    binding.registers[register.swept]! += 1;
    return memory;
  }
}
