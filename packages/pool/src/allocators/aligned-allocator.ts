import { type Allocator, allocatorOf, type AllocatorLike } from "@tsmem/core";
import { checkAlignment } from "../options.ts";
import { bufferAllocator } from "./buffer-allocator.ts";
import { checkRequest } from "./requests.ts";

/**
 * Gives blocks whose C address is a multiple of `alignment`, such as 32 or 64 for SIMD and 4096 for
 * direct I/O. Without `@tsmem/native` addresses cannot be known, and blocks start at their buffer.
 *
 * @param alignment - bytes, a power of two up to 65536
 * @throws {OutOfRangeError} it is none
 * @throws {InvalidArgumentError} `inner` is no allocator and has none
 */
export function alignedAllocator(
  alignment: number,
  inner: AllocatorLike = bufferAllocator,
): Allocator {
  checkAlignment("alignedAllocator", alignment);
  const source = allocatorOf("alignedAllocator", inner);
  return {
    alloc(byteLength, least = 16) {
      checkRequest("allocator.alloc", byteLength, least);
      return source.alloc(byteLength, Math.max(alignment, least));
    },
    free(allocation) {
      source.free(allocation);
    },
  };
}
