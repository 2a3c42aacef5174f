import type { Allocation } from "@tsmem/core";

/** A block that a JavaScript allocator gave as a buffer or a view. */
export class ViewAllocation implements Allocation {
  readonly buffer: ArrayBuffer | SharedArrayBuffer;
  readonly byteOffset: number;
  readonly byteLength: number;
  released = false;
  readonly #giveBack: () => void;

  constructor(bytes: Uint8Array, byteOffset: number, byteLength: number, giveBack: () => void) {
    this.buffer = bytes.buffer;
    this.byteOffset = bytes.byteOffset + byteOffset;
    this.byteLength = byteLength;
    this.#giveBack = giveBack;
  }

  free(): void {
    this.released = true;
    this.#giveBack();
  }
}
