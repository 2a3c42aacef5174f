import type { Arena } from "./heap/arena.ts";

/**
 * A stretch of a program whose blocks are freed together: everything that a pool gives between
 * `pool.zone()` and the end of the zone, unless a zone inside it was open. Zones end innermost first;
 * ending an outer one ends those inside it.
 */
export class Zone implements Disposable {
  readonly #arena: Arena;
  readonly #close: (zone: Zone) => void;
  #isOpen: () => boolean;

  /** Zones are made by `pool.zone()`. */
  constructor(arena: Arena, close: (zone: Zone) => void, isOpen: (zone: Zone) => boolean) {
    this.#arena = arena;
    this.#close = close;
    this.#isOpen = () => isOpen(this);
  }

  /** Bytes of the zone's live blocks. */
  get size(): number {
    return this.#arena.size;
  }

  /** Number of the zone's live blocks. */
  get count(): number {
    return this.#arena.count;
  }

  /** True once the zone has ended. */
  get disposed(): boolean {
    return !this.#isOpen();
  }

  /** Free the zone's blocks and dispose what was owned in it, last first. Twice does nothing. */
  dispose(): void {
    this.#close(this);
  }

  [Symbol.dispose](): void {
    this.#close(this);
  }
}
