import type { TsmemError } from "@tsmem/core";

/** A worker or process of `sharedMap` failed; the others were ended. */
export class ChildError extends Error implements TsmemError {
  readonly code = "ERR_TSMEM_CHILD";
  /** Which one, from 0. */
  readonly index: number;
  /** Its exit code, when it ended by itself; null when it threw or a signal ended it. */
  readonly exitCode: number | null;
  /** The signal that ended a process. */
  readonly signal: NodeJS.Signals | null;

  constructor(
    message: string,
    details: {
      index: number;
      exitCode?: number | null;
      signal?: NodeJS.Signals | null;
    } & ErrorOptions,
  ) {
    super(message, details);
    this.index = details.index;
    this.exitCode = details.exitCode ?? null;
    this.signal = details.signal ?? null;
  }

  override get name(): string {
    return "ChildError";
  }
}
