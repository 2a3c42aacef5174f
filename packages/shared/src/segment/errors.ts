import {
  AllocationError,
  type ErrorCode,
  FormatError,
  type TsmemError,
  UnavailableError,
} from "@tsmem/core";
import { type MappingFault, trouble } from "@tsmem/native/shared";

/** A segment could not be made, opened or removed; `code` says why. */
export class SharedMemoryError extends Error implements TsmemError {
  static {
    Object.defineProperty(this.prototype, "name", { value: "SharedMemoryError" });
  }
  readonly code: ErrorCode;
  /** The name that was asked for; undefined for a segment without one. */
  readonly segmentName: string | undefined;

  constructor(
    message: string,
    details: { code: ErrorCode; segmentName: string | undefined } & ErrorOptions,
  ) {
    super(message, details);
    this.code = details.code;
    this.segmentName = details.segmentName;
  }
}

/** What was asked for, for messages. */
export interface Wanted {
  readonly operation: string;
  /** The name as the user knows it; undefined for an anonymous segment. */
  readonly name: string | undefined;
  readonly byteLength?: number;
}

/** The error for a fault of the addon. */
export function segmentError(fault: MappingFault, wanted: Wanted): Error {
  const { operation, name, byteLength = 0 } = wanted;
  const subject = name === undefined ? "the anonymous segment" : `segment ${JSON.stringify(name)}`;
  const failed = (code: ErrorCode, problem: string): SharedMemoryError =>
    new SharedMemoryError(`${operation}: ${subject} ${problem}`, { code, segmentName: name });
  switch (fault.trouble) {
    case trouble.exists:
      return failed("ERR_TSMEM_NAME_EXISTS", "exists; open it, or take another name");
    case trouble.missing:
      return failed("ERR_TSMEM_NAME_MISSING", "does not exist (any more)");
    case trouble.replaced:
      return failed(
        "ERR_TSMEM_NAME_MISSING",
        "is not the one of this handle: that one is gone; get a new handle from its owner",
      );
    case trouble.foreign:
      return failed(
        "ERR_TSMEM_PERMISSION",
        "belongs to another user, may be opened by other users, or is out of reach; not opened",
      );
    case trouble.busy:
      return failed("ERR_TSMEM_TIMEOUT", "is held by a process that does not move; try again");
    case trouble.format:
      return new FormatError(
        `${operation}: ${subject} was not made by tsmem, or is shorter than it says`,
      );
    case trouble.version:
      return new FormatError(
        `${operation}: ${subject} has layout version ${fault.systemError}; use the same version of ` +
          "@tsmem/shared on both sides",
      );
    case trouble.noSpace:
      return new AllocationError(
        `${operation}: no room for ${byteLength} bytes: /dev/shm is full; unlink segments, make it ` +
          "larger, or ask for { anonymous: true }, which does not count against it",
        { byteLength },
      );
    case trouble.noMemory:
      return new AllocationError(
        `${operation}: cannot map ${byteLength} bytes: more than the system has; ask for less`,
        { byteLength },
      );
    default:
      return unavailable(fault, operation, subject);
  }
}

function unavailable(fault: MappingFault, operation: string, subject: string): Error {
  const reason = {
    [trouble.full]: "too many processes have it open (168)",
    [trouble.unsupported]: "this platform has no anonymous segments; leave { anonymous: true } out",
    [trouble.noExternals]: "this runtime forbids ArrayBuffers over foreign memory",
    [trouble.ending]: "the thread is ending",
  }[fault.trouble];
  const why = reason ?? `system error ${fault.systemError}`;
  return new UnavailableError(`${operation}: ${subject} cannot be used: ${why}`, { reason: why });
}
