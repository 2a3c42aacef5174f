// Loaded before each child script: tells the parent how much memory the child holds.
import { memoryNow } from "./sample.ts";

const everyMs = 50;

/** Send a sample to the parent, when there is one that listens. For loops that never await. */
export function reportMemory(): void {
  if (process.connected) process.send?.({ memory: memoryNow() });
}

reportMemory();
setInterval(reportMemory, everyMs).unref();
