import type { TimelinePoint } from "../export/html.ts";

const mostPoints = 2000;

/** Traced bytes over the time of one thread, in a bounded number of points. */
export class Timeline {
  /** Times in milliseconds since 1970, so that threads can be laid over each other. */
  points: TimelinePoint[] = [];

  /** Add a moment. When there are many, of two neighbours the higher one stays: peaks are not lost. */
  note(byteLength: number): void {
    this.points.push({ timeMs: performance.timeOrigin + performance.now(), byteLength });
    if (this.points.length < mostPoints) return;
    const kept: TimelinePoint[] = [];
    for (let i = 0; i + 1 < this.points.length; i += 2) {
      const [left, right] = [this.points[i]!, this.points[i + 1]!];
      kept.push(left.byteLength > right.byteLength ? left : right);
    }
    this.points = kept;
  }
}

/**
 * The sum of the timelines of several threads. A thread counts from its first point to its last.
 *
 * @returns points with times since the earliest one
 */
export function addTimelines(timelines: readonly (readonly TimelinePoint[])[]): TimelinePoint[] {
  const end = Math.max(...timelines.map((points) => points.at(-1)?.timeMs ?? -Infinity));
  const changes = timelines
    .flatMap((points, thread) => {
      const last = points.at(-1);
      const isEarly = last !== undefined && last.timeMs < end;
      return [...points, ...(isEarly ? [{ ...last, byteLength: 0 }] : [])].map((point) => ({
        ...point,
        thread,
      }));
    })
    .sort((a, b) => a.timeMs - b.timeMs);
  const start = changes[0]?.timeMs ?? 0;
  const now = timelines.map(() => 0);
  let sum = 0;
  return changes.map(({ timeMs, byteLength, thread }) => {
    sum += byteLength - now[thread]!;
    now[thread] = byteLength;
    return { timeMs: timeMs - start, byteLength: sum };
  });
}
