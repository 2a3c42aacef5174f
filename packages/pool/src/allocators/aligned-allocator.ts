import type { Allocator } from "@tsmem/core";
import { checkAlignment } from "../options.ts";
import { bufferAllocator } from "./buffer-allocator.ts";

/**
 * Gives blocks whose C address is a multiple of `alignment`, such as 32 or 64 for SIMD and 4096 for
 * direct I/O. Without `@tsmem/native` addresses cannot be known, and blocks start at their buffer.
 *
 * @param alignment - bytes, a power of two up to 65536
 */
export function alignedAllocator(alignment: number, inner: Allocator = bufferAllocator): Allocator {
  checkAlignment("alignedAllocator", alignment);
  return {
    alloc: (byteLength, least = 16) => inner.alloc(byteLength, Math.max(alignment, least)),
    free: (allocation) => {
      inner.free(allocation);
    },
  };
}
