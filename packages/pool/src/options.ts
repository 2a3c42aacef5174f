import {
  type AllocatorLike,
  checkOptions,
  checkSize,
  InvalidArgumentError,
  OutOfRangeError,
  show,
} from "@tsmem/core";

/** What to do when somebody allocates 0 bytes. */
export type OnZero = "allow" | "warn" | "throw";

export interface PoolOptions {
  /** Appears in messages; default `pool`. */
  readonly name?: string;
  /** Where blocks come from; default: slabs over V8-owned memory. */
  readonly allocator?: AllocatorLike;
  /** Size of the largest chunks that slabs are cut from; default 1 MiB, at least 16 KiB. */
  readonly chunkBytes?: number;
  /** Default `allow`: an empty block is counted and freed like any other. */
  readonly onZero?: OnZero;
  /**
   * Give each block a buffer of its own with guard bytes around it, poison it when it is freed,
   * and remember where it was allocated. Slow; for finding bugs.
   */
  readonly debug?: boolean;
}

/** Options of one allocation. */
export interface AllocOptions {
  /** False leaves the bytes as they are, which may be those of a freed block; default true. */
  readonly zero?: boolean;
  /** Bytes, a power of two up to 65536; default 16. Above 16 the block has a buffer of its own. */
  readonly alignment?: number;
}

const knownOnZero: readonly unknown[] = ["allow", "warn", "throw"];
export const leastChunk = 16_384;

/** Check the options of a pool; wrong types must not fail later, in the middle of an allocation. */
export function checkPoolOptions(options: PoolOptions): Required<Omit<PoolOptions, "allocator">> {
  checkOptions("new Pool", options);
  const { name = "pool", chunkBytes = 2 ** 20, onZero = "allow", debug = false } = options;
  if (typeof name !== "string") throw wrong("name", name, "a string");
  checkSize("new Pool", "chunkBytes", chunkBytes);
  if (chunkBytes < leastChunk || chunkBytes > 2 ** 30) {
    throw new OutOfRangeError(
      `new Pool: chunkBytes is ${chunkBytes}; give a size from 16 KiB to 1 GiB`,
      { value: chunkBytes },
    );
  }
  if (!knownOnZero.includes(onZero)) throw wrong("onZero", onZero, "allow, warn or throw");
  checkFlag("new Pool", "debug", debug);
  return { name, chunkBytes: Math.floor(chunkBytes / 16) * 16, onZero, debug };
}

/** Check an alignment: a power of two from 1 to 65536. */
export function checkAlignment(operation: string, alignment: number): void {
  checkSize(operation, "alignment", alignment);
  if (alignment >= 1 && alignment <= 65_536 && (alignment & (alignment - 1)) === 0) return;
  throw new OutOfRangeError(
    `${operation}: alignment is ${alignment}; give a power of two from 1 to 65536`,
    { value: alignment },
  );
}

/** @throws {InvalidArgumentError} neither true nor false */
export function checkFlag(operation: string, name: string, value: unknown): void {
  if (typeof value === "boolean") return;
  throw new InvalidArgumentError(`${operation}: ${name} is ${show(value)}; give true or false`, {
    value,
  });
}

function wrong(name: string, value: unknown, wanted: string): InvalidArgumentError {
  return new InvalidArgumentError(`new Pool: ${name} is ${show(value)}; give ${wanted}`, { value });
}
