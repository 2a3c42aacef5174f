import { leaseSymbol, ReleasedError } from "@tsmem/core";
import type { ForeignAllocation } from "../heap/foreign.ts";
import { type NativeBlock, requireNative } from "../native.ts";

/** Lives as long as the memory can be seen from JavaScript, and keeps the pool alive with it. */
interface Lifeline {
  readonly pool: object | undefined;
}

/*
 * A block of foreign memory is freed while nobody can see it any more, and never twice.
 *
 * JavaScript sees it through a borrowed ArrayBuffer. Once user code has that buffer it can move the
 * memory into another one (transfer, byte streams), so the death of the buffer object proves nothing.
 * @tsmem/native holds the lifeline until the engine drops the memory itself, wherever it moved. So:
 * the lifeline keeps the pool alive, whose end would free the block; and a block that was moved away
 * is freed when its lifeline is collected. Nothing here may hold the buffer or the lifeline strongly,
 * because a finalizer of the pool holds this object.
 */
const moved = new FinalizationRegistry<() => void>((free) => {
  free();
});

/** A block that C code gave, by its address. */
export class PointerAllocation implements ForeignAllocation {
  /** Of the first byte; C code may use it until the block is freed. */
  readonly address: bigint;
  readonly byteOffset = 0;
  readonly byteLength: number;
  released = false;
  readonly #giveBack: () => void;
  #pool: WeakRef<object> | undefined;
  #block: WeakRef<NativeBlock> | undefined;
  #lifeline: WeakRef<Lifeline> | undefined;
  #isEscaped = false;

  constructor(address: bigint, byteLength: number, giveBack: () => void) {
    this.address = address;
    this.byteLength = byteLength;
    this.#giveBack = giveBack;
  }

  /** Name the pool that must stay alive while the memory is seen. */
  bind(pool: WeakRef<object>): void {
    this.#pool = pool;
  }

  get buffer(): ArrayBuffer {
    return this.#seen()[leaseSymbol]().buffer as ArrayBuffer;
  }

  escape(): void {
    this.#seen()[leaseSymbol]().escape?.();
    this.#isEscaped = true;
  }

  free(): void {
    this.released = true;
    if (this.#endView()) this.#giveBack();
  }

  /** True when nobody sees the memory any more; otherwise it is given back later. */
  #endView(): boolean {
    const block = this.#block?.deref();
    try {
      if (block && !block.released) {
        block.dispose();
        return true;
      }
    } catch {
      // A buffer that cannot be detached is left to whoever has it.
    }
    if (!this.#isEscaped) return true;
    const lifeline = this.#lifeline?.deref();
    if (lifeline === undefined) return true;
    moved.register(lifeline, this.#giveBack);
    return false;
  }

  #seen(): NativeBlock {
    if (this.released) {
      throw new ReleasedError("allocation: the block was freed; allocate a new one");
    }
    let block = this.#block?.deref();
    if (block === undefined) {
      const lifeline: Lifeline = this.#lifeline?.deref() ?? { pool: this.#pool?.deref() };
      const { module } = requireNative("pool.view");
      block = module.borrow(this.address, this.byteLength, lifeline);
      this.#block = new WeakRef(block);
      this.#lifeline = new WeakRef(lifeline);
    }
    if (!block.released) return block;
    throw new ReleasedError(
      "allocation: the buffer was transferred away; copy the data instead of transferring a view",
    );
  }
}
