export { available, reason } from "./available.ts";
export type { SharedMemoryHandle } from "./handle/memory-handle.ts";
export { SharedMemoryError } from "./segment/errors.ts";
export { type CreateSharedMemoryOptions, SharedMemory } from "./segment/shared-memory.ts";
export { sweepSharedMemory } from "./segment/sweep.ts";
