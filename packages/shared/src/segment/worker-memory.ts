import { AllocationError } from "@tsmem/core";

/**
 * Zeroed memory that all workers of this process can have.
 *
 * @throws {AllocationError} there is no room
 */
export function workerMemory(operation: string, byteLength: number): SharedArrayBuffer {
  try {
    return new SharedArrayBuffer(byteLength);
  } catch (cause) {
    throw new AllocationError(
      `${operation}: cannot allocate ${byteLength} bytes for workers; ask for less`,
      { byteLength, cause },
    );
  }
}
