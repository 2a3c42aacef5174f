/**
 * Every code an error of tsmem can carry, with what it means. The code is the contract; the wording
 * of a message may improve in any release.
 */
export const errorCodes = {
  ERR_TSMEM_OUT_OF_MEMORY: "the system or a custom allocator gave no memory",
  ERR_TSMEM_SIZE_OVERFLOW: "a product of sizes is larger than memory can be",
  ERR_TSMEM_OUT_OF_RANGE: "a number lies outside the range that the call accepts",
  ERR_TSMEM_INVALID_ARGUMENT: "an argument has the wrong type or form",
  ERR_TSMEM_SHAPE: "shapes or strides do not fit the data",
  ERR_TSMEM_BROADCAST: "shapes cannot be broadcast together",
  ERR_TSMEM_AXIS: "an axis lies outside -ndim to ndim - 1",
  ERR_TSMEM_INDEX: "an index lies outside its axis, or there are too many",
  ERR_TSMEM_DTYPE: "no loop, conversion or meaning exists for these dtypes",
  ERR_TSMEM_CAST: "the casting rule forbids this conversion, or the value has no counterpart",
  ERR_TSMEM_OVERFLOW: "an integer does not fit the dtype",
  ERR_TSMEM_VALUE: "a value has the right type but no meaning here",
  ERR_TSMEM_READ_ONLY: "the array may not be written to",
  ERR_TSMEM_RELEASED: "the memory was released, freed or transferred away",
  ERR_TSMEM_NOT_OWNED: "the address was never given by this owner",
  ERR_TSMEM_ALREADY_FREED: "the address was given by this owner and is free already",
  ERR_TSMEM_OTHER_OWNER: "the address belongs to another owner",
  ERR_TSMEM_WRONG_THREAD: "the object belongs to another thread",
  ERR_TSMEM_CORRUPTION: "bytes outside a block were written",
  ERR_TSMEM_UNAVAILABLE:
    "the native addon is not there or cannot do this on this platform, or a part was not imported",
  ERR_TSMEM_NATIVE: "a wrapped native function reported a failure",
  ERR_TSMEM_LINALG: "the matrix is singular, not square, or the iteration did not converge",
  ERR_TSMEM_LOCK: "a lock was used against its rules, or its owner died",
  ERR_TSMEM_DEADLOCK: "the thread that asks for a lock has it already",
  ERR_TSMEM_NOT_HELD: "the thread that unlocks does not have the lock",
  ERR_TSMEM_TIMEOUT: "the time given ran out",
  ERR_TSMEM_CLOSED: "the other end of a queue was closed",
  ERR_TSMEM_PEER_DIED: "the other end of a queue ended without closing it",
  ERR_TSMEM_CHILD: "a worker or child process failed",
  ERR_TSMEM_NAME_EXISTS: "a shared segment of that name exists",
  ERR_TSMEM_NAME_MISSING: "no shared segment of that name exists",
  ERR_TSMEM_PERMISSION: "a shared segment belongs to another user, or others may open it",
  ERR_TSMEM_FORMAT: "a file or message does not follow its format",
} as const;

/** One of the stable `code` strings. */
export type ErrorCode = keyof typeof errorCodes;
