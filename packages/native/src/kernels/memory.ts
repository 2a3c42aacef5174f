import { InvalidArgumentError } from "@tsmem/core";
import { needKernels } from "./binding.ts";

/** Address of byte 0. @throws {TypeError} the object was not made by the constructor */
export let addressOf: (memory: KernelMemory) => number;

/** Bytes that a kernel may touch at this moment. No property that a caller can replace is read. */
export let lengthOf: (memory: KernelMemory) => number;

/**
 * A buffer whose address is known, so that kernels can use it.
 *
 * Keep one per buffer: making it asks the engine for the address, using it costs nothing. It keeps
 * the buffer alive. Every call looks at the buffer's present length, so a detached, transferred or
 * shrunk buffer is refused; nothing is copied or pinned.
 */
export class KernelMemory {
  static {
    addressOf = (memory) => memory.#address;
    lengthOf = (memory) => (memory.#released ? 0 : memory.#bytes.length);
  }

  readonly #bytes: Uint8Array;
  readonly #address: number;
  #released: boolean;

  /**
   * @throws {InvalidArgumentError} the value is not a buffer
   * @throws {UnavailableError} the addon could not be loaded
   */
  constructor(buffer: ArrayBufferLike) {
    const bytes = new Uint8Array(buffer);
    if (bytes.buffer !== buffer) {
      throw new InvalidArgumentError("KernelMemory: not an ArrayBuffer or SharedArrayBuffer", {
        value: buffer,
      });
    }
    this.#bytes = bytes;
    this.#address = needKernels().address(bytes);
    this.#released = this.#address === 0;
  }

  /** Bytes that a kernel may touch now; 0 once detached or released. */
  get byteLength(): number {
    return lengthOf(this);
  }

  /** Where byte 0 is: a number below 2^53, for messages and comparisons. */
  get address(): number {
    return this.#address;
  }

  /** The owner takes the bytes back: from now on every kernel refuses this memory. */
  release(): void {
    this.#released = true;
  }
}
