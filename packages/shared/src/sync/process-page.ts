import {
  acquire,
  add,
  closePage,
  compareExchange,
  createPage,
  load,
  openPage,
  pageBytes,
  pageFaults,
  release,
  store,
  unlinkPage,
  wait,
  wake,
} from "@tsmem/native/shared";
import { FormatError, UnavailableError } from "@tsmem/core";
import type { SharedMemoryHandle } from "../handle/memory-handle.ts";
import { SharedMemory } from "../segment/shared-memory.ts";
import { pageKind, type PageKind, type SyncPage } from "./page.ts";

/** Pages that were dropped without `close()`. */
const dropped = new FinalizationRegistry<number>(closePage);

/** How often to look whether the creator of a page has finished it. */
const readyTries = 100;

/** A page at the start of a shared segment. */
export class ProcessPage implements SyncPage {
  readonly scope = "processes";
  readonly isCreator: boolean;
  readonly memoryHandle: SharedMemoryHandle;
  readonly #memory: SharedMemory;
  #page: number;

  static create(operation: string, kind: PageKind, dataBytes: number): ProcessPage {
    const memory = SharedMemory.create({ byteLength: pageBytes + dataBytes });
    try {
      const page = createPage(head(memory), pageKind[kind]);
      return new ProcessPage(memory, checked(operation, kind, page), true);
    } catch (error) {
      memory.unlink();
      memory.close();
      throw error;
    }
  }

  /** @throws {FormatError} the segment holds something else */
  static open(operation: string, kind: PageKind, handle: SharedMemoryHandle): ProcessPage {
    const memory = SharedMemory.open(handle);
    try {
      let page = openPage(head(memory), pageKind[kind]);
      for (let i = 0; i < readyTries && faultOf(page) === "not ready"; i++) {
        pause();
        page = openPage(head(memory), pageKind[kind]);
      }
      return new ProcessPage(memory, checked(operation, kind, page), false);
    } catch (error) {
      memory.close();
      throw error;
    }
  }

  private constructor(memory: SharedMemory, page: number, isCreator: boolean) {
    this.isCreator = isCreator;
    this.#memory = memory;
    this.#page = page;
    this.memoryHandle = memory.handle;
    dropped.register(this, page, this);
  }

  get closed(): boolean {
    return this.#page < 0;
  }

  get data(): Uint8Array {
    return new Uint8Array(this.#memory.buffer, pageBytes);
  }

  acquire(lock: number, waitMs: number): number {
    return acquire(this.#page, lock, waitMs);
  }

  release(lock: number): number {
    return release(this.#page, lock);
  }

  load(word: number): number {
    return load(this.#page, word);
  }

  store(word: number, value: number): void {
    store(this.#page, word, value);
  }

  add(word: number, value: number): number {
    return add(this.#page, word, value);
  }

  compareExchange(word: number, expected: number, value: number): number {
    return compareExchange(this.#page, word, expected, value);
  }

  wait(word: number, value: number, waitMs: number): void {
    wait(this.#page, word, value, waitMs);
  }

  wake(word: number, count: number): void {
    wake(this.#page, word, count);
  }

  close(): void {
    if (this.closed) return;
    dropped.unregister(this);
    closePage(this.#page);
    this.#page = -1;
    this.#memory.close();
  }

  unlink(): void {
    if (!this.closed) unlinkPage(this.#page);
    this.#memory.unlink();
  }
}

function head(memory: SharedMemory): Uint8Array {
  return new Uint8Array(memory.buffer, 0, Math.min(pageBytes, memory.byteLength));
}

function faultOf(page: number): (typeof pageFaults)[number] {
  return page < 0 ? pageFaults[-1 - page]! : "none";
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
}

function checked(operation: string, kind: PageKind, page: number): number {
  const fault = faultOf(page);
  if (fault === "none") return page;
  if (fault === "failed" || fault === "not shared") {
    throw new UnavailableError(
      `${operation}: the system gave no ${fault === "failed" ? "mutex" : "second mapping"}; use ` +
        'scope "workers" if one process is enough',
      { reason: fault },
    );
  }
  throw new FormatError(
    `${operation}: the segment is no ${kind} (${fault}); give a handle of a ${kind}`,
  );
}
