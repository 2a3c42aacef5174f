import type { ErrorCode } from "./codes.ts";

/** What every error of tsmem has beside its built-in parent: the stable `code`. */
export interface TsmemError extends Error {
  readonly code: ErrorCode;
}

/** The system or a custom allocator gave no memory. */
export class AllocationError extends RangeError implements TsmemError {
  readonly code: ErrorCode = "ERR_TSMEM_OUT_OF_MEMORY";
  declare readonly byteLength: number | bigint;

  constructor(message: string, details: { byteLength: number | bigint } & ErrorOptions) {
    super(message, details);
    this.byteLength = details.byteLength;
  }

  override get name(): string {
    return "AllocationError";
  }
}

/** A product of sizes is larger than memory can be. */
export class SizeOverflowError extends RangeError implements TsmemError {
  readonly code: ErrorCode = "ERR_TSMEM_SIZE_OVERFLOW";
  declare readonly sizes: readonly (number | bigint)[];

  constructor(message: string, details: { sizes: readonly (number | bigint)[] } & ErrorOptions) {
    super(message, details);
    this.sizes = details.sizes;
  }

  override get name(): string {
    return "SizeOverflowError";
  }
}

/** A number lies outside the range that the call accepts. */
export class OutOfRangeError extends RangeError implements TsmemError {
  readonly code: ErrorCode = "ERR_TSMEM_OUT_OF_RANGE";
  declare readonly value: unknown;

  constructor(message: string, details: { value: unknown } & ErrorOptions) {
    super(message, details);
    this.value = details.value;
  }

  override get name(): string {
    return "OutOfRangeError";
  }
}

/** An argument has the wrong type or form. */
export class InvalidArgumentError extends TypeError implements TsmemError {
  readonly code: ErrorCode = "ERR_TSMEM_INVALID_ARGUMENT";
  declare readonly value: unknown;

  constructor(message: string, details: { value: unknown } & ErrorOptions) {
    super(message, details);
    this.value = details.value;
  }

  override get name(): string {
    return "InvalidArgumentError";
  }
}

/** Shapes or strides do not fit the data. */
export class ShapeError extends RangeError implements TsmemError {
  readonly code: ErrorCode = "ERR_TSMEM_SHAPE";
  declare readonly shape: readonly number[];

  constructor(message: string, details: { shape: readonly number[] } & ErrorOptions) {
    super(message, details);
    this.shape = details.shape;
  }

  override get name(): string {
    return "ShapeError";
  }
}

/** Shapes cannot be broadcast together. */
export class BroadcastError extends RangeError implements TsmemError {
  readonly code: ErrorCode = "ERR_TSMEM_BROADCAST";
  declare readonly shapes: readonly (readonly number[])[];

  constructor(message: string, details: { shapes: readonly (readonly number[])[] } & ErrorOptions) {
    super(message, details);
    this.shapes = details.shapes;
  }

  override get name(): string {
    return "BroadcastError";
  }
}

/** An axis lies outside -ndim to ndim - 1; `axis` is as the caller passed it. */
export class AxisError extends RangeError implements TsmemError {
  readonly code: ErrorCode = "ERR_TSMEM_AXIS";
  declare readonly axis: number;
  declare readonly ndim: number;

  constructor(message: string, details: { axis: number; ndim: number } & ErrorOptions) {
    super(message, details);
    this.axis = details.axis;
    this.ndim = details.ndim;
  }

  override get name(): string {
    return "AxisError";
  }
}

/** An index lies outside its axis, or there are too many. */
export class IndexError extends RangeError implements TsmemError {
  readonly code: ErrorCode = "ERR_TSMEM_INDEX";
  declare readonly index: unknown;

  constructor(message: string, details: { index: unknown } & ErrorOptions) {
    super(message, details);
    this.index = details.index;
  }

  override get name(): string {
    return "IndexError";
  }
}

/** No loop, conversion or meaning exists for these dtypes. */
export class DTypeError extends TypeError implements TsmemError {
  readonly code: ErrorCode = "ERR_TSMEM_DTYPE";
  declare readonly dtypes: readonly unknown[];

  constructor(message: string, details: { dtypes: readonly unknown[] } & ErrorOptions) {
    super(message, details);
    this.dtypes = details.dtypes;
  }

  override get name(): string {
    return "DTypeError";
  }
}

/** The casting rule forbids this conversion. */
export class CastError extends TypeError implements TsmemError {
  readonly code: ErrorCode = "ERR_TSMEM_CAST";
  declare readonly from: unknown;
  declare readonly to: unknown;

  constructor(message: string, details: { from: unknown; to: unknown } & ErrorOptions) {
    super(message, details);
    this.from = details.from;
    this.to = details.to;
  }

  override get name(): string {
    return "CastError";
  }
}

/** The array may not be written to. */
export class ReadOnlyError extends TypeError implements TsmemError {
  readonly code: ErrorCode = "ERR_TSMEM_READ_ONLY";

  override get name(): string {
    return "ReadOnlyError";
  }
}

/** The memory was released, freed or transferred away. */
export class ReleasedError extends TypeError implements TsmemError {
  readonly code: ErrorCode = "ERR_TSMEM_RELEASED";

  override get name(): string {
    return "ReleasedError";
  }
}

/** Bytes outside a block were written; found by guard bytes. */
export class CorruptionError extends Error implements TsmemError {
  readonly code: ErrorCode = "ERR_TSMEM_CORRUPTION";
  /** The first byte that changed, counted from the start of the block. */
  declare readonly byteOffset: number;
  declare readonly byteLength: number;

  constructor(message: string, details: { byteOffset: number; byteLength: number } & ErrorOptions) {
    super(message, details);
    this.byteOffset = details.byteOffset;
    this.byteLength = details.byteLength;
  }

  override get name(): string {
    return "CorruptionError";
  }
}

/** The native addon is not there or cannot do this on this platform, or a part was not imported. */
export class UnavailableError extends Error implements TsmemError {
  readonly code: ErrorCode = "ERR_TSMEM_UNAVAILABLE";
  declare readonly reason: string;

  constructor(message: string, details: { reason: string } & ErrorOptions) {
    super(message, details);
    this.reason = details.reason;
  }

  override get name(): string {
    return "UnavailableError";
  }
}

/** A file or message does not follow its format. */
export class FormatError extends Error implements TsmemError {
  readonly code: ErrorCode = "ERR_TSMEM_FORMAT";

  override get name(): string {
    return "FormatError";
  }
}

type NotOwnedCode =
  | "ERR_TSMEM_NOT_OWNED"
  | "ERR_TSMEM_ALREADY_FREED"
  | "ERR_TSMEM_OTHER_OWNER"
  | "ERR_TSMEM_WRONG_THREAD";

/** A free, realloc or access of a block that the callee does not own; `code` says which case. */
export class NotOwnedError extends RangeError implements TsmemError {
  declare readonly code: NotOwnedCode;
  declare readonly address: unknown;

  constructor(message: string, details: { code: NotOwnedCode; address: unknown } & ErrorOptions) {
    super(message, details);
    this.code = details.code;
    this.address = details.address;
  }

  override get name(): string {
    return "NotOwnedError";
  }
}

type LockCode =
  "ERR_TSMEM_LOCK" | "ERR_TSMEM_DEADLOCK" | "ERR_TSMEM_NOT_HELD" | "ERR_TSMEM_TIMEOUT";

/** A lock was used against its rules, or something did not come in time; `code` says which case. */
export class LockError extends Error implements TsmemError {
  declare readonly code: LockCode;

  constructor(message: string, details: { code?: LockCode } & ErrorOptions = {}) {
    super(message, details);
    this.code = details.code ?? "ERR_TSMEM_LOCK";
  }

  override get name(): string {
    return "LockError";
  }
}
