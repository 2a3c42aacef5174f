import type { ErrorCode, TsmemError } from "@tsmem/core";

function nameOnPrototype(constructor: { prototype: Error }, name: string): void {
  Object.defineProperty(constructor.prototype, "name", {
    value: name,
    configurable: true,
    writable: true,
  });
}

/** An integer does not fit the dtype that should hold it. */
export class OverflowError extends RangeError implements TsmemError {
  static {
    nameOnPrototype(this, "OverflowError");
  }
  readonly code: ErrorCode = "ERR_TSMEM_OVERFLOW";
  readonly value: unknown;

  constructor(message: string, details: { value: unknown } & ErrorOptions) {
    super(message, details);
    this.value = details.value;
  }
}

/** A value has the right type but no meaning for this call. */
export class ValueError extends RangeError implements TsmemError {
  static {
    nameOnPrototype(this, "ValueError");
  }
  readonly code: ErrorCode = "ERR_TSMEM_VALUE";
  readonly value: unknown;

  constructor(message: string, details: { value: unknown } & ErrorOptions) {
    super(message, details);
    this.value = details.value;
  }
}
