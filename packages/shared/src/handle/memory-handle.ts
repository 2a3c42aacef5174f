import { InvalidArgumentError } from "@tsmem/core";
import { checkName } from "../segment/names.ts";

/**
 * Where a segment is, as plain data: survives postMessage, child_process IPC and JSON. It names the
 * segment and does not keep it alive.
 */
export interface SharedMemoryHandle {
  readonly tsmem: "memory";
  /** The segment's own random mark: a handle never opens another segment of the same name. */
  readonly id: string;
  readonly byteLength: number;
  readonly name?: string;
  /** For anonymous segments: the process that has it open, and its file descriptor there. */
  readonly pid?: number;
  readonly descriptor?: number;
}

/**
 * Check that a value is a handle of a segment.
 *
 * @throws {InvalidArgumentError} a part is missing or has the wrong form
 */
export function checkMemoryHandle(
  operation: string,
  value: unknown,
): asserts value is SharedMemoryHandle {
  const { tsmem, id, byteLength, name, pid, descriptor } = (
    typeof value === "object" && value !== null ? value : {}
  ) as Partial<SharedMemoryHandle>;
  if (tsmem !== "memory") throw notAHandle(operation, value, "it has no tsmem: 'memory'");
  if (typeof id !== "string" || !/^[0-9a-f]{32}$/.test(id)) {
    throw notAHandle(operation, value, "its id is not 32 hexadecimal digits");
  }
  if (!Number.isSafeInteger(byteLength) || byteLength! <= 0) {
    throw notAHandle(operation, value, "its byteLength is not a size");
  }
  if (name !== undefined) {
    checkName(operation, name);
    return;
  }
  if (!isNumberOfSystem(pid) || !isNumberOfSystem(descriptor)) {
    throw notAHandle(operation, value, "it has neither a name nor a process and descriptor");
  }
}

function isNumberOfSystem(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < 2 ** 31;
}

/** The error for something that should have been a handle. */
export function notAHandle(
  operation: string,
  value: unknown,
  problem: string,
): InvalidArgumentError {
  return new InvalidArgumentError(
    `${operation}: this is no handle of shared memory: ${problem}; pass on what \`handle\` or ` +
      "`toString()` gave",
    { value },
  );
}
