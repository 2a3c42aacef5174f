/** Who owns the bytes of a block. */
export type MemoryKind =
  | "engine" // an ArrayBuffer of the JavaScript engine
  | "copy" // the same, where foreign memory was copied that the next time may not need it
  | "pages" // recycled pages of the addon
  | "adopted" // came from C with a deleter
  | "borrowed"; // C keeps it

/** One stretch of memory and its only ArrayBuffer; outlives the leases over it when it is recycled. */
export interface Memory {
  readonly kind: MemoryKind;
  buffer: ArrayBuffer;
  /** The record in the addon, -1 when the engine owns the bytes. */
  readonly id: number;
  /** Address of the first byte of `buffer`; NaN until somebody asks. */
  address: number;
  /** What the user of a loan keeps with the buffer from one lease to the next. */
  companion?: object | undefined;
  /** Whether the addon watches a lease instead of the buffer, and whether that lease is in use; see loans.ts. */
  loan: "none" | "out" | "in";
  /** Number of its last loan; later ones are higher. */
  lentAt: number;
  /** What a borrowed block keeps alive; one list for the life of the buffer. */
  readonly keepAlive: object[] | undefined;
}
