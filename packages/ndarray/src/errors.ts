import type { ErrorCode, TsmemError } from "@tsmem/core";

/** An integer does not fit the dtype that should hold it. */
export class OverflowError extends RangeError implements TsmemError {
  readonly code: ErrorCode = "ERR_TSMEM_OVERFLOW";
  declare readonly value: unknown;

  constructor(message: string, details: { value: unknown } & ErrorOptions) {
    super(message, details);
    this.value = details.value;
  }

  override get name(): string {
    return "OverflowError";
  }
}

/** A value has the right type but no meaning for this call. */
export class ValueError extends RangeError implements TsmemError {
  readonly code: ErrorCode = "ERR_TSMEM_VALUE";
  declare readonly value: unknown;

  constructor(message: string, details: { value: unknown } & ErrorOptions) {
    super(message, details);
    this.value = details.value;
  }

  override get name(): string {
    return "ValueError";
  }
}
