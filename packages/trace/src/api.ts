import { checkOptions, InvalidArgumentError, OutOfRangeError, show, traceHooks } from "@tsmem/core";
import { pinsOf, type PinsReport } from "./pins/report.ts";
import type { Traceback } from "./snapshot/frame.ts";
import { Snapshot } from "./snapshot/snapshot.ts";
import { snapshotOf, tracebackOf } from "./snapshot/take.ts";
import { collectGarbage } from "./tracer/collect.ts";
import { traceGlobals } from "./tracer/globals.ts";
import { Tracer } from "./tracer/tracer.ts";

/** How to trace. */
export interface StartOptions {
  /** Frames to keep per allocation, 1 to 65535; default 1. */
  readonly frames?: number;
  /** Trace a sample of the bytes (default), or every allocation. */
  readonly mode?: "sampled" | "full";
  /** Mean bytes between samples; default 512 KiB. */
  readonly sampleBytes?: number;
  /** Also trace ArrayBuffer, typed array and Buffer allocations of all other code; default false. */
  readonly globals?: boolean;
}

/** Traced bytes that are alive, and the most there were. Estimates when sampled. */
export interface TracedMemory {
  readonly current: number;
  readonly peak: number;
}

/** What was alive after a collection, and what the collection freed. */
export interface LiveSnapshot {
  readonly live: Snapshot;
  readonly garbage: Snapshot;
}

interface Running {
  readonly tracer: Tracer;
  readonly undoGlobals: (() => void) | undefined;
}

let running: Running | undefined;

/**
 * Start tracing the memory that tsmem allocates in this thread. Does nothing when it is running.
 *
 * @throws {OutOfRangeError} frames outside 1 to 65535, or sampleBytes not positive
 * @throws {InvalidArgumentError} unknown mode, or another tracer is listening
 */
export function start(options: StartOptions = {}): void {
  checkOptions("start", options);
  const { frames = 1, mode = "sampled", sampleBytes = 512 * 1024, globals = false } = options;
  if (!Number.isInteger(frames) || frames < 1 || frames > 65535) {
    throw new OutOfRangeError(
      `start: the number of frames must be in range [1; 65535], it is ${show(frames)}`,
      { value: frames },
    );
  }
  if (!(
    typeof sampleBytes === "number" &&
    sampleBytes >= 1 &&
    sampleBytes <= Number.MAX_SAFE_INTEGER
  )) {
    throw new OutOfRangeError(`start: sampleBytes is ${show(sampleBytes)}; give at least 1`, {
      value: sampleBytes,
    });
  }
  const modes: readonly string[] = ["sampled", "full"];
  if (!modes.includes(mode)) {
    throw new InvalidArgumentError(`start: mode is ${show(mode)}; use "sampled" or "full"`, {
      value: mode,
    });
  }
  if (typeof globals !== "boolean") {
    throw new InvalidArgumentError(`start: globals is ${show(globals)}; give true or false`, {
      value: globals,
    });
  }
  if (running !== undefined) return;
  if (traceHooks.listener !== null) {
    throw new InvalidArgumentError("start: another tracer listens in this thread; stop it first", {
      value: traceHooks.listener,
    });
  }
  const tracer = new Tracer({ frames, sampleBytes: mode === "full" ? 0 : sampleBytes });
  traceHooks.listener = tracer;
  running = { tracer, undoGlobals: globals ? traceGlobals(tracer) : undefined };
}

/** Stop tracing, forget all traces and undo every change to globals. */
export function stop(): void {
  if (running === undefined) return;
  running.undoGlobals?.();
  if (traceHooks.listener === running.tracer) traceHooks.listener = null;
  running = undefined;
}

/** Whether a tracer runs in this thread. */
export function isTracing(): boolean {
  return running !== undefined;
}

/** Forget the traces so far; tracing goes on. */
export function clearTraces(): void {
  running?.tracer.clear();
}

/** Frames kept per allocation, or 1 when not tracing. */
export function getTracebackLimit(): number {
  return running?.tracer.settings.frames ?? 1;
}

/**
 * The traces of everything not yet known to be freed, garbage included; `takeLiveSnapshot` tells the
 * two apart.
 *
 * @throws {InvalidArgumentError} no tracer is running
 */
export function takeSnapshot(): Snapshot {
  return snapshotOf(needTracer("takeSnapshot"));
}

/**
 * Collect garbage, then take a snapshot of what is alive and one of what the collection freed.
 *
 * @throws {InvalidArgumentError} no tracer is running
 */
export async function takeLiveSnapshot(): Promise<LiveSnapshot> {
  const tracer = needTracer("takeLiveSnapshot");
  const before = snapshotOf(tracer);
  await collectGarbage();
  const live = snapshotOf(tracer);
  return { live, garbage: difference(before, live) };
}

/**
 * Which lines hold small views of large bases.
 *
 * @throws {InvalidArgumentError} no tracer is running
 */
export function pinsReport(): PinsReport {
  return pinsOf(needTracer("pinsReport"));
}

/** Traced bytes now and at the peak since the start, `clearTraces` or `resetPeak`; 0 when not tracing. */
export function getTracedMemory(): TracedMemory {
  const { current = 0, peak = 0 } = running?.tracer ?? {};
  return { current, peak };
}

/** Set the peak to what is traced now. */
export function resetPeak(): void {
  if (running !== undefined) running.tracer.peak = running.tracer.current;
}

/** Bytes that the tracer's tables use. */
export function getTracerMemory(): number {
  return running?.tracer.byteLength ?? 0;
}

/** Where an object's memory was allocated; undefined when that was not traced. A view has no entry. */
export function getObjectTraceback(object: object): Traceback | undefined {
  const tracer = running?.tracer;
  const site = tracer?.siteOf(object);
  return tracer === undefined || site === undefined ? undefined : tracebackOf(tracer, site);
}

function needTracer(operation: string): Tracer {
  if (running !== undefined) return running.tracer;
  throw new InvalidArgumentError(
    `${operation}: the tracer must be tracing memory allocations; call start() first`,
    { value: undefined },
  );
}

function difference(before: Snapshot, after: Snapshot): Snapshot {
  const left = new Map<string, number>();
  const keyOf = ({ domain, size, traceback }: Snapshot["traces"][number]): string =>
    `${domain} ${size} ${traceback.key}`;
  for (const trace of after.traces) {
    left.set(keyOf(trace), (left.get(keyOf(trace)) ?? 0) + trace.count);
  }
  const gone = before.traces.flatMap((trace) => {
    const count = trace.count - (left.get(keyOf(trace)) ?? 0);
    left.delete(keyOf(trace));
    return count > 1e-9 ? [{ ...trace, count }] : [];
  });
  return new Snapshot(gone, before.tracebackLimit);
}
