import {
  type Allocation,
  AllocationError,
  type Allocator,
  InvalidArgumentError,
} from "@tsmem/core";
import { requireNative } from "../native.ts";
import { alignedOffset } from "./buffer-allocator.ts";
import { PointerAllocation } from "./pointer-allocation.ts";
import { checkRequest, checkReturn } from "./requests.ts";
import { ViewAllocation } from "./view-allocation.ts";

/** What a malloc function gives: a C address, or memory that JavaScript can see. */
export type RawBlock = bigint | ArrayBuffer | ArrayBufferView;

/** Gives at least `byteLength` bytes, zeroed or not; null, undefined, 0 or 0n when there are none. */
export type Malloc = (byteLength: number) => RawBlock | null | undefined | 0;

/** Takes back exactly what the malloc function gave. Never called with NULL. */
export type Free = (block: never) => void;

/**
 * A malloc function for `wrap`: a JavaScript function, or the address of a native
 * `void* (*)(size_t)`, which must stay callable while it is used.
 *
 * @throws {InvalidArgumentError} neither a function nor a bigint
 * @throws {UnavailableError} an address, and `@tsmem/native` is not there
 */
export function wrapMalloc(malloc: Malloc | bigint): Malloc {
  if (typeof malloc === "function") return malloc;
  if (typeof malloc === "bigint") return requireNative("wrapMalloc").unsafe.wrapMalloc(malloc);
  throw new InvalidArgumentError(
    "wrapMalloc: malloc is neither a function nor the address of one; give both malloc and free",
    { value: malloc },
  );
}

/**
 * A free function for `wrap`: a JavaScript function, or the address of a native `void (*)(void*)`,
 * which must stay callable as long as any block is alive.
 *
 * @throws {InvalidArgumentError} neither a function nor a bigint
 * @throws {UnavailableError} an address, and `@tsmem/native` is not there
 */
export function wrapFree(free: Free | bigint): Free {
  if (typeof free === "function") return free;
  if (typeof free === "bigint") return requireNative("wrapFree").unsafe.wrapFree(free);
  throw new InvalidArgumentError(
    "wrapFree: free is neither a function nor the address of one; give both malloc and free",
    { value: free },
  );
}

/**
 * Make an allocator for `new Pool({ allocator })` of a malloc and a free that belong together.
 *
 * Every block that malloc gave is given to free exactly once: by `pool.free`, at the end of the zone
 * or pool, or after the pool was collected. Blocks are zeroed here, whatever malloc leaves in them.
 * An allocator must not lead back to its pool: a pool that it keeps alive is never collected.
 *
 * @example new Pool({ allocator: wrap(privMalloc, privFree) })
 */
export function wrap(malloc: Malloc | bigint, free: Free | bigint): Allocator {
  const take = wrapMalloc(malloc);
  const giveBack = wrapFree(free) as (block: RawBlock) => void;
  return {
    alloc(byteLength, alignment = 16) {
      checkRequest("wrap: alloc", byteLength, alignment);
      const slack = alignment > 16 ? alignment : 0;
      const block = take(Math.max(1, byteLength + slack));
      if (block === null || block === undefined || block === 0 || block === 0n) {
        throw new AllocationError(
          `wrap: malloc gave NULL for ${byteLength} bytes; free blocks or ask for less`,
          { byteLength },
        );
      }
      const give = (): void => {
        giveBack(block);
      };
      if (typeof block === "bigint") return pointer(block, byteLength, alignment, give);
      return view(block, byteLength, alignment, give);
    },
    free(allocation) {
      checkReturn("wrap: free", allocation, isWrapped);
      (allocation as PointerAllocation | ViewAllocation).free();
    },
  };
}

function isWrapped(allocation: Allocation): boolean {
  return allocation instanceof PointerAllocation || allocation instanceof ViewAllocation;
}

function pointer(
  address: bigint,
  byteLength: number,
  alignment: number,
  give: () => void,
): Allocation {
  const excess = Number(address % BigInt(alignment));
  const aligned = excess === 0 || alignment <= 16 ? address : address + BigInt(alignment - excess);
  try {
    zeroAt(aligned, byteLength);
  } catch (error) {
    give();
    throw error;
  }
  return new PointerAllocation(aligned, byteLength, give);
}

function view(
  block: ArrayBuffer | ArrayBufferView,
  byteLength: number,
  alignment: number,
  give: () => void,
): Allocation {
  const bytes = bytesOf(block);
  const start = bytes && alignment > 16 ? alignedOffset(bytes, alignment) : 0;
  if (bytes && start + byteLength <= bytes.byteLength) {
    bytes.fill(0, start, start + byteLength);
    return new ViewAllocation(bytes, start, byteLength, give);
  }
  give();
  throw new InvalidArgumentError(
    `wrap: malloc gave ${bytes ? `${bytes.byteLength} bytes` : typeof block} for ${byteLength} bytes; ` +
      "return a bigint address, an ArrayBuffer or a view of at least that size",
    { value: block },
  );
}

function bytesOf(block: unknown): Uint8Array | undefined {
  if (block instanceof ArrayBuffer) return new Uint8Array(block);
  if (!ArrayBuffer.isView(block)) return undefined;
  return new Uint8Array(block.buffer, block.byteOffset, block.byteLength);
}

const zeroBytes = 65_536;
let zeros: bigint | undefined;

/** Zero foreign memory, by copying from a block of zeros that lives as long as the process. */
function zeroAt(address: bigint, byteLength: number): void {
  const { unsafe } = requireNative("pool.alloc");
  zeros ??= unsafe.calloc(zeroBytes, 1);
  for (let done = 0; done < byteLength; done += zeroBytes) {
    unsafe.memcpy(address + BigInt(done), zeros, Math.min(zeroBytes, byteLength - done));
  }
}
