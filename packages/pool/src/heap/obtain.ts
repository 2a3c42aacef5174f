import { type Allocation, AllocationError, type Allocator, isTsmemError } from "@tsmem/core";
import { collectGarbage } from "./collect-garbage.ts";

/**
 * Ask an allocator for zeroed memory. When it fails, garbage is collected once, where the runtime
 * lets us, and it is asked again.
 *
 * @throws {AllocationError} with the bytes, the pool's name, and what the allocator threw as cause
 */
export function obtain(
  source: Allocator,
  byteLength: number,
  alignment: number,
  owner: string,
): Allocation {
  try {
    return source.alloc(byteLength, alignment);
  } catch (first) {
    // A wrong answer is a bug of the allocator, and no memory will cure it.
    if (isTsmemError(first) && !(first instanceof AllocationError)) throw first;
  }
  collectGarbage();
  try {
    return source.alloc(byteLength, alignment);
  } catch (cause) {
    throw new AllocationError(
      `${owner}: cannot allocate ${byteLength} bytes; free blocks or ask for less`,
      { byteLength, cause },
    );
  }
}
