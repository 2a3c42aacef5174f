import {
  checkedByteLength,
  checkOptions,
  FormatError,
  InvalidArgumentError,
  LockError,
} from "@tsmem/core";
import { AsyncWaiters } from "../sync/async-waiters.ts";
import { createPage, openPage, type SyncHandle } from "../sync/open.ts";
import type { Scope, SyncPage } from "../sync/page.ts";
import { SyncObject } from "../sync/sync-object.ts";
import {
  type AsyncWaitOptions,
  block,
  checkCount,
  timeoutOf,
  timedOut,
  type WaitOptions,
} from "../sync/waiting.ts";
import { end, RingEnd, word } from "./ring-end.ts";

export interface RingQueueOptions {
  /** Bytes of each record. */
  readonly recordBytes: number;
  /** Records that fit; the producer waits when they are all unread. */
  readonly capacity: number;
  /** Who can open it; default "processes". */
  readonly scope?: Scope;
}

const maxCapacity = 0x3fffffff;
const noRoom = "no record was read";
const noRecord = "no record came";

/**
 * A queue of records of one size from one thread or process to another.
 *
 * The thread that pushes first is the producer, the one that pops first the consumer, until they
 * close the queue or end. Records are written and read in place; nobody sleeps in a loop.
 * When the producer closes, the consumer gets what is left and then the end (undefined); when a side
 * ends without closing, the other gets `QueueError` with code ERR_TSMEM_PEER_DIED.
 *
 * @example
 * const queue = RingQueue.create({ recordBytes: width * height * 4, capacity: 8 });
 * child.send({ frames: queue.handle });
 * render(queue.reserve()); // waits until a record is free; its bytes are shared memory
 * queue.commit();
 * // there: for await (const frame of RingQueue.open(message.frames)) show(frame);
 */
export class RingQueue extends SyncObject {
  readonly #page: SyncPage;
  readonly #producer: RingEnd;
  readonly #consumer: RingEnd;
  readonly #producing = new AsyncWaiters();
  readonly #consuming = new AsyncWaiters();
  /** A record was handed out by `reserve` and not yet committed; by `front`, not yet released. */
  #reserved: Uint8Array | undefined;
  #fronted: Uint8Array | undefined;

  /**
   * Make an empty queue.
   *
   * @throws {OutOfRangeError} sizes that are no integers from 1
   * @throws {SizeOverflowError} their product is more than memory can be
   * @throws {AllocationError} the system has no room
   */
  static create(options: RingQueueOptions): RingQueue {
    const name = "RingQueue.create";
    checkOptions(name, options);
    const sizes = (options as Partial<RingQueueOptions> | undefined) ?? {};
    const recordBytes = checkCount(name, "recordBytes", sizes.recordBytes, 1, 0x7fffffff);
    const capacity = checkCount(name, "capacity", sizes.capacity, 1, maxCapacity);
    const dataBytes = checkedByteLength(name, capacity, recordBytes);
    const page = createPage(name, "queue", options, dataBytes);
    page.store(word.recordBytes, recordBytes);
    page.store(word.capacity, capacity);
    return new RingQueue(page);
  }

  /**
   * Open the queue behind a handle.
   *
   * @throws {InvalidArgumentError} not the handle of a queue
   * @throws {FormatError} the memory is too short for what it says
   */
  static open(handle: SyncHandle | string): RingQueue {
    const page = openPage("RingQueue.open", "queue", handle);
    const recordBytes = page.load(word.recordBytes);
    const capacity = page.load(word.capacity);
    if (recordBytes > 0 && capacity > 0 && recordBytes * capacity <= page.data.length) {
      return new RingQueue(page);
    }
    page.close();
    throw new FormatError(
      `RingQueue.open: ${capacity} records of ${recordBytes} bytes do not fit into the memory of ` +
        "the queue; it was damaged",
    );
  }

  private constructor(page: SyncPage) {
    super("queue", page);
    this.#page = page;
    this.#producer = new RingEnd(page, "producer");
    this.#consumer = new RingEnd(page, "consumer");
  }

  get recordBytes(): number {
    return this.#producer.recordBytes;
  }

  get capacity(): number {
    return this.#producer.capacity;
  }

  /**
   * The bytes of the next record to write, blocking this thread until one is free.
   *
   * @returns view of the shared memory with what an earlier record left; yours until `commit()`.
   *   Without a commit the next call gives the same record again.
   * @throws {QueueError} the consumer closed the queue or ended
   * @throws {LockError} another thread or process is the producer; code ERR_TSMEM_TIMEOUT: none
   *   was free within `timeoutMs`
   */
  reserve(options: WaitOptions = {}): Uint8Array {
    const timeoutMs = timeoutOf("reserve", options);
    const slot = block(timeoutMs, (waitMs) => this.#reserve("reserve", waitMs));
    if (slot === undefined) throw timedOut("reserve", timeoutMs, noRoom);
    return slot;
  }

  /** `reserve` if a record is free now; else undefined. */
  tryReserve(): Uint8Array | undefined {
    return this.#reserve("tryReserve", 0);
  }

  /** `reserve` without blocking the event loop. */
  reserveAsync(options: AsyncWaitOptions = {}): Promise<Uint8Array> {
    return this.#producing.wait("reserveAsync", noRoom, options, () =>
      this.#reserve("reserveAsync", 0),
    );
  }

  /**
   * The record of `reserve` is complete: the consumer may have it. Do not write to its bytes any more.
   *
   * @throws {LockError} nothing is reserved
   */
  commit(): void {
    if (this.#reserved === undefined) throw nothing("commit", "reserve");
    this.#reserved = undefined;
    this.#producer.advance();
    this.#consuming.kick();
  }

  /** Copy a record into the queue, blocking while it is full. Errors as `reserve`. */
  push(record: ArrayBufferView | ArrayBuffer, options?: WaitOptions): void {
    const bytes = this.#bytesOf("push", record);
    this.reserve(options).set(bytes);
    this.commit();
  }

  /** Copy a record into the queue if there is room; gives whether there was. */
  tryPush(record: ArrayBufferView | ArrayBuffer): boolean {
    const bytes = this.#bytesOf("tryPush", record);
    const slot = this.#reserve("tryPush", 0);
    if (slot === undefined) return false;
    slot.set(bytes);
    this.commit();
    return true;
  }

  /** `push` without blocking the event loop; the record is read when there is room. */
  async pushAsync(
    record: ArrayBufferView | ArrayBuffer,
    options: AsyncWaitOptions = {},
  ): Promise<void> {
    this.#bytesOf("pushAsync", record);
    await this.#producing.wait("pushAsync", noRoom, options, () =>
      this.tryPush(record) ? true : undefined,
    );
  }

  /**
   * The next record to read, blocking this thread until one comes.
   *
   * @returns view of the shared memory, yours until `release()`; undefined when the producer closed
   *   the queue and everything was read. Without a release the next call gives the same record.
   * @throws {QueueError} code ERR_TSMEM_PEER_DIED: the producer ended without closing, and everything
   *   that it wrote was read
   * @throws {LockError} another thread or process is the consumer; code ERR_TSMEM_TIMEOUT: none came
   *   within `timeoutMs`
   */
  front(options: WaitOptions = {}): Uint8Array | undefined {
    const timeoutMs = timeoutOf("front", options);
    const slot = block(timeoutMs, (waitMs) => this.#front("front", waitMs));
    if (slot === undefined) throw timedOut("front", timeoutMs, noRecord);
    return slot === end ? undefined : slot;
  }

  /** `front` if a record is there now; undefined when none is, or none will come. */
  tryFront(): Uint8Array | undefined {
    const slot = this.#front("tryFront", 0);
    return slot === end ? undefined : slot;
  }

  /** `front` without blocking the event loop. */
  async frontAsync(options: AsyncWaitOptions = {}): Promise<Uint8Array | undefined> {
    const attempt = (): Uint8Array | typeof end | undefined => this.#front("frontAsync", 0);
    const slot = await this.#consuming.wait("frontAsync", noRecord, options, attempt);
    return slot === end ? undefined : slot;
  }

  /**
   * The record of `front` is done: its memory goes back to the producer. Do not read its bytes any
   * more.
   *
   * @throws {LockError} `front` gave none
   */
  release(): void {
    if (this.#fronted === undefined) throw nothing("release", "front");
    this.#fronted = undefined;
    this.#consumer.advance();
    this.#producing.kick();
  }

  /** A copy of the next record, blocking until one comes; undefined at the end. Errors as `front`. */
  pop(options?: WaitOptions): Uint8Array | undefined {
    return this.#taken(this.front(options));
  }

  /** A copy of the next record if one is there; undefined when none is, or none will come. */
  tryPop(): Uint8Array | undefined {
    return this.#taken(this.tryFront());
  }

  /** `pop` without blocking the event loop. */
  async popAsync(options: AsyncWaitOptions = {}): Promise<Uint8Array | undefined> {
    const attempt = (): Uint8Array | typeof end | undefined => {
      const slot = this.#front("popAsync", 0);
      return slot === end ? end : this.#taken(slot);
    };
    const record = await this.#consuming.wait("popAsync", noRecord, options, attempt);
    return record === end ? undefined : record;
  }

  /** Copies of all records until the producer closes. Errors as `popAsync`. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
    for (;;) {
      const record = await this.popAsync();
      if (record === undefined) return;
      yield record;
    }
  }

  /**
   * Leave the queue: as producer, the consumer gets what is left and then the end; as consumer, the
   * producer's next call fails with ERR_TSMEM_CLOSED. A reserved record is dropped. Twice is no error.
   */
  close(): void {
    this.#reserved = this.#fronted = undefined;
    this.#producer.close();
    this.#consumer.close();
    this.#page.close();
    this.#producing.close("RingQueue");
    this.#consuming.close("RingQueue");
  }

  #reserve(operation: string, waitMs: number): Uint8Array | undefined {
    const slot = this.#producer.next(operation, waitMs);
    if (slot === end || slot === undefined) return undefined;
    this.#reserved = slot;
    return slot;
  }

  #front(operation: string, waitMs: number): Uint8Array | typeof end | undefined {
    const slot = this.#consumer.next(operation, waitMs);
    if (slot !== end) this.#fronted = slot;
    return slot;
  }

  #taken(slot: Uint8Array | undefined): Uint8Array | undefined {
    if (slot === undefined) return undefined;
    const record = new Uint8Array(slot); // a copy in memory of the engine, never a view
    this.release();
    return record;
  }

  #bytesOf(operation: string, record: unknown): Uint8Array {
    const isBuffer = record instanceof ArrayBuffer || ArrayBuffer.isView(record);
    const length = isBuffer ? record.byteLength : undefined;
    if (isBuffer && length === this.recordBytes) {
      return record instanceof ArrayBuffer
        ? new Uint8Array(record)
        : new Uint8Array(record.buffer, record.byteOffset, length);
    }
    throw new InvalidArgumentError(
      `${operation}: a record has ${this.recordBytes} bytes, this one ` +
        `${length === undefined ? "is no buffer" : `has ${length}`}; give one of the same size`,
      { value: record },
    );
  }
}

function nothing(operation: string, before: string): LockError {
  return new LockError(
    `${operation}: no record is out; call ${before}() first, and ${operation}() once`,
  );
}
