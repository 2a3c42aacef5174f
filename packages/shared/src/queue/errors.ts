import type { TsmemError } from "@tsmem/core";

/** The other end of a queue is not there any more; `code` says whether it was closed or died. */
export class QueueError extends Error implements TsmemError {
  readonly code: "ERR_TSMEM_CLOSED" | "ERR_TSMEM_PEER_DIED";

  constructor(message: string, details: { code: QueueError["code"] } & ErrorOptions) {
    super(message, details);
    this.code = details.code;
  }

  override get name(): string {
    return "QueueError";
  }
}
