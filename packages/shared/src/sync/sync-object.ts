import { InvalidArgumentError } from "@tsmem/core";
import { handleText } from "../handle/handle-text.ts";
import { isPage, type SyncHandle } from "./open.ts";
import type { PageKind, Scope, SyncPage } from "./page.ts";

/** What locks, semaphores, events and queues have in common: others open them by a handle. */
export abstract class SyncObject implements Disposable {
  readonly #kind: PageKind;
  readonly #page: SyncPage;

  protected constructor(kind: PageKind, page: SyncPage) {
    if (!isPage(page)) {
      throw new InvalidArgumentError(
        `${new.target.name}: the constructor is private; use ${new.target.name}.create or open`,
        { value: page },
      );
    }
    this.#kind = kind;
    this.#page = page;
  }

  get scope(): Scope {
    return this.#page.scope;
  }

  /** What others open it with. Stays valid until `unlink()`, or until all that have it open ended. */
  get handle(): SyncHandle {
    return { tsmem: this.#kind, memory: this.#page.memoryHandle };
  }

  /**
   * The handle as one line of text; scope "processes" only.
   *
   * @throws {InvalidArgumentError} scope "workers"
   */
  toString(): string {
    if (this.scope === "processes") return handleText(this.handle);
    throw new InvalidArgumentError(
      `toString: a ${this.#kind} of scope "workers" has no text; send its handle through postMessage`,
      { value: this.scope },
    );
  }

  /** True after `close()`. */
  get released(): boolean {
    return this.#page.closed;
  }

  /** Stop using it here. Waiting calls fail. Twice is no error. */
  abstract close(): void;

  /** Take the name away: who has it open goes on, nobody can open it any more. */
  unlink(): void {
    this.#page.unlink();
  }

  /** `close()`, and in the thread that created it `unlink()`. */
  [Symbol.dispose](): void {
    if (this.#page.isCreator) this.unlink();
    this.close();
  }
}
