import { readFileSync } from "node:fs";
import { available, stats } from "@tsmem/native";

/** What a process holds at one moment, in bytes. */
export interface MemorySample {
  /** Physical memory of the whole process. */
  readonly rss: number;
  /** Memory that the engine counts but does not hold on its heap: buffers, and adopted C arrays. */
  readonly external: number;
  /** Live blocks of tsmem's native part; 0 where it is not available. */
  readonly native: number;
  /** Data segment (`VmData`): also malloc'd memory that was never touched. 0 where it cannot be asked. */
  readonly data: number;
}

/** The memory of this process now. */
export function memoryNow(): MemorySample {
  const { rss, external } = process.memoryUsage();
  return { rss, external, native: available ? stats().liveBytes : 0, data: dataSegment() };
}

/** Add up what several processes hold. Memory that they share counts for each. */
export function addSamples(samples: Iterable<MemorySample>): MemorySample {
  const sum = { rss: 0, external: 0, native: 0, data: 0 };
  for (const sample of samples) {
    sum.rss += sample.rss;
    sum.external += sample.external;
    sum.native += sample.native;
    sum.data += sample.data;
  }
  return sum;
}

function dataSegment(): number {
  if (process.platform !== "linux") return 0;
  const status = readFileSync("/proc/self/status", "utf8");
  return Number(/^VmData:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
}
