import { CorruptionError, LockError, ReleasedError } from "@tsmem/core";
import { status, type SyncPage } from "../sync/page.ts";
import { QueueError } from "./errors.ts";

/*
 * One writer, one reader, records in a ring (Lamport 1983, Specifying concurrent program modules).
 *
 * Two counters of records, written and read, each modulo twice the capacity so that full and empty
 * differ, each changed by one side only and after the bytes it speaks of. A side that wants to sleep
 * says so first and then looks again, so that no wake is missed.
 *
 * That a side is there is known because its thread holds the lock of the role: when the other side
 * gets that lock it has found nobody, and a word tells whether the queue was closed or left.
 */

/** Words of the page. */
export const word = {
  written: 0,
  read: 1,
  producerState: 2,
  consumerState: 3,
  producerSleeps: 4,
  consumerSleeps: 5,
  recordBytes: 6,
  capacity: 7,
} as const;

/** Values of the words for the state of a side; 0 is one that never came. */
const sideState = { present: 1, closed: 2, died: 3 } as const;

interface Side {
  readonly name: "producer" | "consumer";
  readonly lock: number;
  readonly state: number;
  readonly counter: number;
  readonly sleeps: number;
}

const producer: Side = {
  name: "producer",
  lock: 0,
  state: word.producerState,
  counter: word.written,
  sleeps: word.producerSleeps,
};

const consumer: Side = {
  name: "consumer",
  lock: 1,
  state: word.consumerState,
  counter: word.read,
  sleeps: word.consumerSleeps,
};

/** What `RingEnd.next` gives when no record will ever come again. */
export const end: unique symbol = Symbol("end of the queue");

/** One side of a queue, as the thread that is this side uses it. */
export class RingEnd {
  readonly recordBytes: number;
  readonly capacity: number;
  readonly #page: SyncPage;
  readonly #mine: Side;
  readonly #other: Side;
  readonly #bytes: Uint8Array;
  /** The slots that were used, as views of the shared memory. */
  readonly #slots: Uint8Array[] = [];
  #isClaimed = false;
  #counter = 0;
  /** The counter of the other side when we last looked. */
  #seen = 0;

  constructor(page: SyncPage, role: "producer" | "consumer") {
    this.#page = page;
    this.#mine = role === "producer" ? producer : consumer;
    this.#other = role === "producer" ? consumer : producer;
    this.#bytes = page.data;
    this.recordBytes = page.load(word.recordBytes);
    this.capacity = page.load(word.capacity);
  }

  /**
   * The slot of the next record: free bytes for the producer, a record for the consumer.
   *
   * @param waitMs - sleep up to this long for the other side
   * @returns undefined when there is none yet; `end` when the producer closed and all was read
   * @throws {QueueError} the other side is gone
   */
  next(operation: string, waitMs: number): Uint8Array | undefined | typeof end {
    this.#claim(operation);
    if (this.#mine === producer) this.#checkConsumer(operation);
    if (this.#isReady(operation)) return this.#slot(operation);
    if (this.#mine === consumer && this.#isOver(operation)) return end;
    if (waitMs > 0) {
      this.#sleep(waitMs);
      if (this.#isReady(operation)) return this.#slot(operation);
    }
    return undefined;
  }

  /** The record of `next` is done; from now on its slot belongs to the other side. */
  advance(): void {
    this.#counter = (this.#counter + 1) % (2 * this.capacity);
    this.#page.store(this.#mine.counter, this.#counter);
    if (this.#page.load(this.#other.sleeps) !== 0) this.#page.wake(this.#mine.counter, 1);
  }

  /** Leave, so that the other side learns that this was on purpose. */
  close(): void {
    if (!this.#isClaimed || this.#page.closed) return;
    this.#isClaimed = false;
    this.#page.store(this.#mine.state, sideState.closed);
    this.#page.release(this.#mine.lock);
    this.#page.wake(this.#mine.counter, 1);
  }

  #claim(operation: string): void {
    if (this.#page.closed) {
      throw new ReleasedError(`${operation}: the queue was closed here; open it again`);
    }
    if (this.#isClaimed) return;
    const { name, lock, state, counter } = this.#mine;
    // The other side has our lock for a moment whenever it looks for us.
    const taken = this.#page.acquire(lock, 100);
    if (taken > status.ownerDied) {
      const who = taken === status.deadlock ? "another RingQueue of this thread" : "somebody else";
      throw new LockError(`${operation}: ${who} is the ${name} of this queue; there can be one`);
    }
    this.#isClaimed = true;
    this.#page.store(state, sideState.present);
    this.#counter = this.#checkedCounter(operation, counter);
    this.#seen = this.#checkedCounter(operation, this.#other.counter);
  }

  #isReady(operation: string): boolean {
    if (this.#countReady() > 0) return true;
    this.#seen = this.#checkedCounter(operation, this.#other.counter);
    return this.#countReady() > 0;
  }

  /** Slots that this side may use, as far as it has looked. */
  #countReady(): number {
    const isConsumer = this.#mine === consumer;
    const filled = isConsumer ? this.#seen - this.#counter : this.#counter - this.#seen;
    const inRing = filled < 0 ? filled + 2 * this.capacity : filled;
    return isConsumer ? inRing : this.capacity - inRing;
  }

  #slot(operation: string): Uint8Array {
    const index = this.#counter % this.capacity;
    const start = index * this.recordBytes;
    const slot = (this.#slots[index] ??= this.#bytes.subarray(start, start + this.recordBytes));
    if (slot.length === this.recordBytes) return slot;
    throw new ReleasedError(`${operation}: the memory of the queue was detached`);
  }

  #sleep(waitMs: number): void {
    this.#page.store(this.#mine.sleeps, 1);
    const isUnchanged = this.#page.load(this.#other.counter) === this.#seen;
    if (isUnchanged && this.#page.load(this.#other.state) !== sideState.closed) {
      this.#page.wait(this.#other.counter, this.#seen, waitMs);
    }
    this.#page.store(this.#mine.sleeps, 0);
  }

  /** What the other side's state word says, after looking for its owner. */
  #stateOfOther(): number {
    const { lock, state } = this.#other;
    if (this.#page.load(state) !== sideState.present) return this.#page.load(state);
    const taken = this.#page.acquire(lock, 0);
    if (taken > status.ownerDied) return sideState.present;
    // It may have closed between the two looks.
    this.#page.compareExchange(state, sideState.present, sideState.died);
    this.#page.release(lock);
    return this.#page.load(state);
  }

  /** Nothing is there to read; whether anything can come. */
  #isOver(operation: string): boolean {
    const state = this.#stateOfOther();
    if (state !== sideState.closed && state !== sideState.died) return false;
    if (this.#isReady(operation)) return false; // written before it left
    if (state === sideState.closed) return true;
    throw gone(operation, "producer", "ERR_TSMEM_PEER_DIED");
  }

  #checkConsumer(operation: string): void {
    const isRoom = this.#countReady() > 0;
    // Looking for the owner costs a lock: only when there is nothing else to do.
    const state = isRoom ? this.#page.load(consumer.state) : this.#stateOfOther();
    if (state === sideState.closed) throw gone(operation, "consumer", "ERR_TSMEM_CLOSED");
    if (state === sideState.died) throw gone(operation, "consumer", "ERR_TSMEM_PEER_DIED");
  }

  /** A counter as other processes left it: never an index before it was checked. */
  #checkedCounter(operation: string, counter: number): number {
    const value = this.#page.load(counter);
    if (value >= 0 && value < 2 * this.capacity) return value;
    throw new CorruptionError(
      `${operation}: a counter of the queue is ${value}, outside 0 to ${2 * this.capacity - 1}; ` +
        "somebody wrote into its memory",
      { byteOffset: 0, byteLength: 4 },
    );
  }
}

function gone(operation: string, name: string, code: QueueError["code"]): QueueError {
  const how = code === "ERR_TSMEM_CLOSED" ? "closed the queue" : "ended without closing the queue";
  return new QueueError(`${operation}: the ${name} ${how}; make a new queue for a new ${name}`, {
    code,
  });
}
