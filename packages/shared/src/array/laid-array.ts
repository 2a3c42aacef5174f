import {
  type ArrayDescriptor,
  arraySymbol,
  type DTypeName,
  InvalidArgumentError,
  ReleasedError,
  type StructDType,
} from "@tsmem/core";
import type { SharedArrayHandle } from "../handle/array-handle.ts";
import { handleText } from "../handle/handle-text.ts";
import type { Lock } from "../lock/lock.ts";
import { SharedMemory } from "../segment/shared-memory.ts";
import type { ElementsOf } from "./elements.ts";
import type { Layout } from "./layout.ts";
import type { SharedArray } from "./shared-array.ts";

/** A layout over memory that it fits. */
class LaidArray<D extends DTypeName | StructDType> implements SharedArray<D> {
  readonly dtype: D;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly byteOffset: number;
  readonly size: number;
  readonly nbytes: number;
  readonly scope: "processes" | "workers";
  readonly #layout: Layout;
  readonly #source: SharedMemory | SharedArrayBuffer;
  readonly #ownsMemory: boolean;
  readonly #lock: Lock | undefined;
  #data: ElementsOf<D> | undefined;
  #isClosed = false;

  constructor(
    layout: Layout,
    source: SharedMemory | SharedArrayBuffer,
    ownsMemory: boolean,
    lock: Lock | undefined,
  ) {
    this.dtype = layout.dtype as D;
    this.shape = layout.shape;
    this.strides = layout.strides;
    this.byteOffset = layout.byteOffset;
    this.size = layout.size;
    this.nbytes = layout.nbytes;
    this.scope = source instanceof SharedMemory ? "processes" : "workers";
    this.#layout = layout;
    this.#source = source;
    this.#ownsMemory = ownsMemory;
    this.#lock = lock;
  }

  get released(): boolean {
    return this.#isClosed || (this.#source instanceof SharedMemory && this.#source.released);
  }

  get memory(): SharedMemory | undefined {
    const source = this.#open("memory");
    return source instanceof SharedMemory ? source : undefined;
  }

  get lock(): Lock | undefined {
    this.#open("lock");
    return this.#lock;
  }

  get buffer(): ArrayBuffer | SharedArrayBuffer {
    const source = this.#open("buffer");
    return source instanceof SharedMemory ? source.buffer : source;
  }

  get data(): ElementsOf<D> {
    this.#open("data");
    if (this.#data === undefined) {
      const { elements, nbytes, byteOffset } = this.#layout;
      const { View } = elements;
      const buffer = this.buffer as ArrayBuffer;
      this.#data = new View(buffer, byteOffset, nbytes / View.BYTES_PER_ELEMENT) as ElementsOf<D>;
    }
    return this.#data;
  }

  get [arraySymbol](): ArrayDescriptor {
    const { dtype, shape, strides, byteOffset } = this.#layout;
    return { buffer: this.buffer, byteOffset, dtype, shape, strides, owner: this };
  }

  get handle(): SharedArrayHandle {
    const source = this.#open("handle");
    const { dtype, shape, byteOffset } = this.#layout;
    const memory = source instanceof SharedMemory ? source.handle : source;
    const facts = { tsmem: "array", dtype, shape, byteOffset, memory } as const;
    return this.#lock === undefined ? facts : { ...facts, lock: this.#lock.handle };
  }

  toString(): string {
    const { handle } = this;
    if (this.scope === "processes") return handleText(handle);
    throw new InvalidArgumentError(
      "SharedArray.toString: memory of workers has no text; post `handle` to the worker",
      { value: this.scope },
    );
  }

  close(): void {
    if (this.#ownsMemory && this.#source instanceof SharedMemory) this.#source.close();
    this.#isClosed = true;
    this.#data = undefined;
    this.#lock?.close();
  }

  unlink(): void {
    this.#lock?.unlink();
    if (this.#ownsMemory && this.#source instanceof SharedMemory) this.#source.unlink();
  }

  [Symbol.dispose](): void {
    if (this.#ownsMemory && this.#source instanceof SharedMemory) this.#source[Symbol.dispose]();
    this.#lock?.[Symbol.dispose]();
    this.close();
  }

  #open(part: string): SharedMemory | SharedArrayBuffer {
    if (!this.released) return this.#source;
    throw new ReleasedError(
      `SharedArray.${part}: the array was closed; open it again by its handle`,
    );
  }
}

/** A shared array over memory that its layout was checked to fit. */
export function layOver<D extends DTypeName | StructDType>(
  layout: Layout,
  source: SharedMemory | SharedArrayBuffer,
  ownsMemory: boolean,
  lock?: Lock,
): SharedArray<D> {
  return new LaidArray<D>(layout, source, ownsMemory, lock);
}
