import type { StartOptions } from "../api.ts";
import type { TimelinePoint } from "../export/html.ts";
import type { PinsReport } from "../pins/report.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";

/** The environment variable by which the command tells the traced program's threads what to do. */
export const sessionVariable = "TSMEM_TRACE_SESSION";

/** What each thread of the traced program is told. */
export interface Session {
  /** Folder where each thread leaves its `ThreadReport`. */
  readonly folder: string;
  readonly start: StartOptions;
  /** Milliseconds between live tables; 0 for none. */
  readonly everyMs: number;
  readonly top: number;
}

/** What a thread leaves behind: when it ends, and now and then before. */
export interface ThreadReport {
  readonly snapshot: ReturnType<Snapshot["toJSON"]>;
  readonly peak: number;
  readonly pins: PinsReport["lines"];
  /** Times in milliseconds since 1970. */
  readonly timeline: readonly TimelinePoint[];
}
