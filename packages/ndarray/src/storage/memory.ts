import type { KernelMemory } from "../kernels/native.ts";

/** The typed arrays that elements are read through. */
export type Data =
  | Uint8Array
  | Int8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array
  | Float32Array
  | Float64Array;

/** What makes them; `Memory` keeps each under the name of its class. */
interface DataConstructor {
  readonly name: DataName;
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): Data;
}

type DataName =
  | "Int8Array"
  | "Uint8Array"
  | "Int16Array"
  | "Uint16Array"
  | "Int32Array"
  | "Uint32Array"
  | "BigInt64Array"
  | "BigUint64Array"
  | "Float32Array"
  | "Float64Array";

/** Memory that is somebody else's again as soon as this object cannot be reached. */
export interface Loan {
  /** A view of the buffer can be all that somebody holds from now on: the loan ends with the buffer then. */
  followBuffer(): void;
}

/**
 * One buffer and the typed arrays over all of it, made when first asked for.
 *
 * A typed array that was not asked for yet has length 0, and so has one whose buffer was detached. Fast
 * paths look at lengths only, and what they find too short goes to the storage, which knows whether the
 * memory may be used.
 */
export class Memory {
  declare readonly buffer: ArrayBuffer | SharedArrayBuffer;
  declare readonly byteLength: number;
  /** Bytes by which byte 0 lies behind a multiple of 16; not 0 only for memory that C lent. */
  skew = 0;
  /** The same memory as native kernels know it, once they were called with it. */
  kernelMemory: KernelMemory | null = null;
  /** Set once a kernel wrote here: a guess that the pages are mapped by now. */
  isTouched = false;
  Int8Array: Int8Array = noneI8;
  Uint8Array: Uint8Array = noneU8;
  Int16Array: Int16Array = noneI16;
  Uint16Array: Uint16Array = noneU16;
  Int32Array: Int32Array = noneI32;
  Uint32Array: Uint32Array = noneU32;
  BigInt64Array: BigInt64Array = noneI64;
  BigUint64Array: BigUint64Array = noneU64;
  Float32Array: Float32Array = noneF32;
  Float64Array: Float64Array = noneF64;
  #view: DataView | null = null;

  /** Keeps recycled memory from being reused while an array lives in it. */
  declare readonly lease: Loan | null;
  /** Bytes of a slab of results that are given away. */
  used = 0;

  constructor(buffer: ArrayBuffer | SharedArrayBuffer, lease: Loan | null = null) {
    this.lease = lease;
    this.buffer = buffer;
    this.byteLength = buffer.byteLength;
  }

  /** False once the buffer was transferred or shrunk; then nothing of it may be used. */
  get isAttached(): boolean {
    return this.buffer.byteLength >= this.byteLength;
  }

  /** A DataView over the whole buffer, which is attached. */
  get view(): DataView {
    this.lease?.followBuffer();
    return (this.#view ??= new DataView(this.buffer, 0, this.byteLength));
  }

  /**
   * The typed array that a dtype is stored in, over the whole buffer, or one of length 0: see above.
   *
   * @param num - of the dtype: float16 gives the bits as Uint16Array, complex the components, dates and
   *   spans BigInt64Array, everything else bytes
   */
  known(num: number): Data {
    switch (num) {
      case 1:
        return this.Int8Array;
      case 3:
        return this.Int16Array;
      case 4:
      case 9:
        return this.Uint16Array;
      case 5:
        return this.Int32Array;
      case 6:
        return this.Uint32Array;
      case 7:
      case 17:
      case 18:
        return this.BigInt64Array;
      case 8:
        return this.BigUint64Array;
      case 10:
      case 12:
        return this.Float32Array;
      case 11:
      case 13:
        return this.Float64Array;
      default:
        return this.Uint8Array;
    }
  }

  /** Make that typed array, once it is clear that the buffer is attached. */
  open(num: number): Data {
    this.lease?.followBuffer();
    // The one of length 0 tells the class. Lengths with a fraction are cut off by the constructors.
    const Items = this.known(num).constructor as DataConstructor;
    const items = new Items(this.buffer, 0, this.byteLength / Items.BYTES_PER_ELEMENT);
    this[Items.name] = items as never;
    return items;
  }
}

const noneI8 = new Int8Array();
const noneU8 = new Uint8Array();
const noneI16 = new Int16Array();
const noneU16 = new Uint16Array();
const noneI32 = new Int32Array();
const noneU32 = new Uint32Array();
const noneI64 = new BigInt64Array();
const noneU64 = new BigUint64Array();
const noneF32 = new Float32Array();
const noneF64 = new Float64Array();
