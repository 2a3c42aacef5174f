import { needBinding } from "../addon/load.ts";
import { type Binding, register } from "../addon/binding.ts";
import { forgetLoan, isCollectionDue, loanCount, stopLending, takeReturned } from "./loans.ts";
import type { Memory } from "./memory.ts";

/** From here on fresh pages cost more than keeping old ones, in bytes. */
export const recycleFrom: number = 2 ** 18;

/** What this thread keeps for reuse at most, in bytes; the addon keeps as much again per process. */
const keepAtMost = 256 * 2 ** 20;
/** Above, blocks have lengths of their own, so that few fit the next one, in bytes. */
const manyOfALength = 2 ** 20;
/** Memory that nobody asked for during this time goes back to the system. */
const idleMs = 5000;

// Large memory that was disposed or lent and never reached user code, together with its ArrayBuffer, by
// length. Taking it back costs neither a native call nor the engine's accounting for a new buffer.
const kept = new Map<number, Memory[]>();
let keptBytes = 0;
let wasUsed = false;
let wasKept = false;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Whether `keepMemory` takes it: large, and neither foreign nor larger than all we may keep. */
export function isWorthKeeping({ kind, buffer }: Memory): boolean {
  if (kind !== "pages" && kind !== "engine") return false;
  return buffer.byteLength >= recycleFrom && buffer.byteLength <= keepAtMost;
}

/** Keep disposed or returned memory for the next block of its length. */
export function keepMemory(memory: Memory): void {
  const { byteLength } = memory.buffer;
  while (keptBytes + byteLength > keepAtMost) dropOldest();
  const sameLength = kept.get(byteLength);
  if (sameLength === undefined) kept.set(byteLength, [memory]);
  else sameLength.push(memory);
  keptBytes += byteLength;
  wasKept = true;
  if (memory.id >= 0) countLive(needBinding("dispose"), -1, byteLength);
  timer ??= setIdleTimer();
}

/** Memory whose buffer has exactly this length, or undefined. Its content is what its last user left. */
export function takeKept(bufferByteLength: number): Memory | undefined {
  const memory = take(bufferByteLength);
  if (memory !== undefined) stopLending(needBinding("allocate"), memory);
  return memory;
}

/** The same for a loan: collects when that is due, so that few blocks go round and stay in the caches. */
export function takeLendable(binding: Binding, bufferByteLength: number): Memory | undefined {
  wasUsed = true;
  timer ??= setIdleTimer();
  if (isCollectionDue()) {
    binding.collectWhenDue();
    takeBack(binding);
  }
  let memory = take(bufferByteLength);
  if (memory !== undefined) return memory;
  takeBack(binding);
  memory = take(bufferByteLength);
  if (memory === undefined && bufferByteLength > manyOfALength) dropAbout(bufferByteLength);
  return memory;
}

/** Let the addon have pages of other lengths, from which it makes those that are asked for. */
function dropAbout(byteLength: number): void {
  const end = Math.max(keptBytes - byteLength, 0);
  while (keptBytes > end) dropOldest();
}

/** The memory that was lent last is kept last, and so taken first: it is the likeliest to be in the caches. */
function takeBack(binding: Binding): void {
  const returned: Memory[] = [];
  for (let memory = takeReturned(binding); memory !== undefined; memory = takeReturned(binding)) {
    returned.push(memory);
  }
  returned.sort((a, b) => a.lentAt - b.lentAt);
  for (const memory of returned) keepMemory(memory);
}

function take(bufferByteLength: number): Memory | undefined {
  const memory = kept.get(bufferByteLength)?.pop();
  if (memory === undefined) return undefined;
  keptBytes -= bufferByteLength;
  wasUsed = true;
  const binding = needBinding("allocate");
  if (memory.id >= 0) countLive(binding, 1, bufferByteLength);
  binding.registers[register.recycled]! += 1;
  return memory;
}

/** Give everything that this thread keeps, or lent to what is dead, back to the addon. */
export function dropKept(binding: Binding): void {
  binding.sweep();
  takeBack(binding);
  while (keptBytes > 0) dropOldest();
}

/** Bytes that this thread keeps for reuse. */
export function keptByteLength(): number {
  return keptBytes;
}

function dropOldest(): void {
  for (const [byteLength, list] of kept) {
    const memory = list.shift();
    if (memory === undefined) {
      kept.delete(byteLength);
      continue;
    }
    keptBytes -= byteLength;
    if (memory.id < 0) return; // the collector has it now
    const binding = needBinding("trim");
    countLive(binding, 1, byteLength);
    forgetLoan(memory);
    binding.release(memory.id);
    return;
  }
}

function countLive({ registers }: Binding, blocks: 1 | -1, byteLength: number): void {
  registers[register.liveBlocks]! += blocks;
  registers[register.liveBytes]! += blocks * byteLength;
  registers[register.peakBlocks] = Math.max(
    registers[register.peakBlocks]!,
    registers[register.liveBlocks]!,
  );
  registers[register.peakBytes] = Math.max(
    registers[register.peakBytes]!,
    registers[register.liveBytes]!,
  );
}

function setIdleTimer(): ReturnType<typeof setTimeout> {
  wasUsed = false;
  const started = setTimeout(() => {
    timer = undefined;
    if (wasUsed) {
      timer = setIdleTimer();
      return;
    }
    const binding = needBinding("trim");
    if (wasKept || loanCount() === 0) {
      wasKept = false;
      dropKept(binding);
      binding.trim(0);
    } else {
      binding.sweep();
      takeBack(binding);
    }
    if (loanCount() > 0 || keptBytes > 0) timer ??= setIdleTimer();
  }, idleMs);
  started.unref();
  return started;
}
