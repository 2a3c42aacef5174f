import type { ErrorCode, TsmemError } from "@tsmem/core";

/** A matrix is singular, not square, not positive definite, or an iteration did not converge. */
export class LinAlgError extends RangeError implements TsmemError {
  readonly code: ErrorCode = "ERR_TSMEM_LINALG";
  readonly shape: readonly number[];

  constructor(message: string, details: { shape: readonly number[] } & ErrorOptions) {
    super(message, details);
    this.shape = details.shape;
  }

  override get name(): string {
    return "LinAlgError";
  }
}
