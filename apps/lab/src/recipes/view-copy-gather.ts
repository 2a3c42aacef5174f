import { array, type NDArray } from "@tsmem/ndarray";
import { formatSize } from "@tsmem/trace";
import { outcome, type Recipe } from "../recipe.ts";

const rowCount = 100_000;

/** The same rows taken in three ways: how long it takes, and what stays alive for them. */
export const viewCopyGather: Recipe = {
  name: "view-copy-gather",
  title: "View, copy and gather of the same rows, timed",
  expects:
    "a slice takes no memory and pins the table; copy and gather take theirs and pin nothing",
  run(progress) {
    progress(`a table of ${rowCount} x 6 texts`);
    const table = array([["2024-01-01T00:00:00", "", "", "", "", ""]], { dtype: "U21" });
    const rows = Array.from({ length: rowCount }, (_, i) => i);
    const data = table.gather(rows.map(() => 0));
    const checks: Record<string, boolean> = { "bytes of the table": data.nbytes === 50_400_000 };
    const detail: string[] = [];
    const seen: string[] = [];
    for (const count of [10, rowCount]) {
      const wanted = rows.slice(0, count);
      const ways: Readonly<Record<string, () => NDArray>> = {
        slice: () => data.slice([0, count]),
        copy: () => data.slice([0, count]).copy(),
        gather: () => data.gather(wanted),
      };
      const times: number[] = [];
      for (const [way, take] of Object.entries(ways)) {
        progress(`${way} of ${count} rows`);
        const taken = take();
        const isView = way === "slice";
        const extra = taken.pinnedBytes - taken.nbytes;
        checks[`${way} of ${count}: shape`] = taken.shape.join() === `${count},6`;
        checks[`${way} of ${count}: base`] = taken.base === (isView ? data : null);
        checks[`${way} of ${count}: pinned`] = extra === (isView ? data.nbytes - taken.nbytes : 0);
        const us = medianTime(take, isView || count === 10 ? 1000 : 1) * 1000;
        times.push(us);
        detail.push(
          `${way} of ${count} rows: ${timeText(us)}, ${formatSize(taken.nbytes)} in it, ` +
            (isView
              ? `keeps ${formatSize(taken.pinnedBytes)} of its base`
              : "owns them, pins nothing"),
        );
      }
      seen.push(`${count} rows: ${times.map(timeText).join(", ")}`);
      if (count === rowCount) {
        checks["a slice is at least 100 times faster than a copy"] = times[0]! * 100 < times[1]!;
      }
    }
    return Promise.resolve(
      outcome(`slice, copy, gather of ${seen.join("; of ")}`, checks, detail.join("\n")),
    );
  },
};

/** A time in microseconds as text with its unit. */
function timeText(us: number): string {
  return us < 1000 ? `${us.toFixed(us < 10 ? 2 : 0)} µs` : `${(us / 1000).toFixed(1)} ms`;
}

/** Milliseconds of one call: the median of 7 measurements of `repeat` calls. */
function medianTime(call: () => unknown, repeat: number): number {
  const times = Array.from({ length: 7 }, () => {
    const begin = performance.now();
    for (let i = 0; i < repeat; i += 1) call();
    return (performance.now() - begin) / repeat;
  });
  return times.sort((a, b) => a - b)[3]!;
}
