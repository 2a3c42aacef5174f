import { InvalidArgumentError } from "@tsmem/core";
import {
  getTracedMemory,
  isTracing,
  pinsReport,
  resetPeak,
  start,
  stop,
  takeLiveSnapshot,
} from "../api.ts";
import { PinsReport } from "../pins/report.ts";

type Body = () => unknown;

/** Run `measure` with every allocation of this thread traced, and leave the tracer as it was. */
async function traced<T>(body: Body, measure: () => Promise<T>): Promise<T> {
  if (typeof body !== "function") {
    throw new InvalidArgumentError(
      `expect: ${typeof body} is no function; write expect(() => …), so that its allocations can be seen`,
      { value: body },
    );
  }
  const wasTracing = isTracing();
  if (!wasTracing) start({ mode: "full", globals: true });
  try {
    return await measure();
  } finally {
    if (!wasTracing) stop();
  }
}

/** The most bytes that were traced at once while a function ran, less those before it. */
export function peakOf(body: Body): Promise<number> {
  return traced(body, async () => {
    const before = getTracedMemory().current;
    resetPeak();
    await body();
    return getTracedMemory().peak - before;
  });
}

/** Code of the test runner, which makes Buffers for its messages while we wait for the collection. */
const runner = /[\\/]node_modules[\\/](@?vitest|tinypool)[\\/]/;
/** Of views that no code made. */
const nowhere = "<unknown>";

/** Bytes that views made by a function, and still alive after it, pin beyond their own size. */
export function pinnedAfter(body: Body): Promise<{ byteLength: number; report: string }> {
  return traced(body, async () => {
    const held = await body(); // kept until after the collection: what it returns is meant to live
    await takeLiveSnapshot();
    const report = new PinsReport(
      pinsReport().lines.filter(
        ({ frame: { filename } }) => filename !== nowhere && !runner.test(filename),
      ),
    );
    const byteLength = report.lines.reduce((sum, line) => sum + line.copyWouldSave, 0);
    return { byteLength, report: report.toString(), held };
  });
}

/**
 * What each of several runs of a function left alive.
 *
 * Lines that left less than one allocation per run do not count: caches, and Node's pool of Buffers.
 */
export function leftBy(body: Body, runs: number): Promise<{ byteLength: number; report: string }> {
  return traced(body, async () => {
    // The first runs fill caches and pools that later ones find full.
    for (let run = 0; run < 3; run += 1) await body();
    const { live: before } = await takeLiveSnapshot();
    for (let run = 0; run < runs; run += 1) await body();
    const { live: after } = await takeLiveSnapshot();
    const grown = after
      .compareTo(before, "lineno")
      .filter(
        ({ countDiff, traceback }) =>
          countDiff >= runs && !runner.test(traceback.frames.at(-1)!.filename),
      );
    return {
      byteLength: grown.reduce((sum, { sizeDiff }) => sum + sizeDiff, 0),
      report: grown.map(String).join("\n"),
    };
  });
}
