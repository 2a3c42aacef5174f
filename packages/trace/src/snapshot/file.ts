import { FormatError } from "@tsmem/core";
import { domains } from "../tracer/tracer.ts";
import { check, isAmount, isCount } from "./checks.ts";

type FrameFields = readonly [filename: string, lineno: number, name: string];
type TraceFields = readonly [domain: number, size: number, count: number, traceback: number];

/** A snapshot as it is written: tracebacks once each, traces that point to them by number. */
export interface SnapshotFile {
  readonly format: "tsmem-trace";
  readonly version: 1;
  readonly tracebackLimit: number;
  /** Date in ISO 8601. */
  readonly takenAt: string;
  /** Frames, oldest first. */
  readonly tracebacks: readonly (readonly FrameFields[])[];
  /** The domain by its place in `domains`, bytes of one, how many, the place in `tracebacks`. */
  readonly traces: readonly TraceFields[];
}

/**
 * Read the text of a snapshot and check all of it.
 *
 * @param source - names the text in errors
 * @throws {InvalidArgumentError} no text
 * @throws {FormatError} not a snapshot, or a damaged one
 */
export function parseSnapshotFile(text: string, source: string): SnapshotFile {
  check("Snapshot.fromJSON", "text", text, typeof text === "string", "the text that dump wrote");
  check("Snapshot.fromJSON", "source", source, typeof source === "string", "a name for messages");
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch (cause) {
    throw new FormatError(`Snapshot.load: ${source} is not JSON; give a file written by dump`, {
      cause,
    });
  }
  if (!isRecord(file) || file["format"] !== "tsmem-trace" || file["version"] !== 1) {
    throw new FormatError(
      `Snapshot.load: ${source} is not a snapshot of version 1; give a file written by dump`,
    );
  }
  const { tracebackLimit, takenAt, tracebacks, traces } = file;
  const isWhole =
    isCount(tracebackLimit) &&
    typeof takenAt === "string" &&
    !Number.isNaN(Date.parse(takenAt)) &&
    Array.isArray(tracebacks) &&
    tracebacks.every(isTraceback) &&
    Array.isArray(traces) &&
    traces.every((trace) => isTrace(trace, tracebacks.length));
  if (!isWhole) {
    throw new FormatError(
      `Snapshot.load: ${source} is a snapshot with missing or wrong parts; dump it again`,
    );
  }
  return file as unknown as SnapshotFile;
}

function isTraceback(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isFrame);
}

function isFrame(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  const [filename, lineno, name] = value as unknown[];
  return typeof filename === "string" && isCount(lineno) && typeof name === "string";
}

function isTrace(value: unknown, tracebackCount: number): boolean {
  if (!Array.isArray(value)) return false;
  const [domain, size, count, traceback] = value as unknown[];
  return (
    isCount(domain) &&
    domain < domains.length &&
    isAmount(size) &&
    isAmount(count) &&
    isCount(traceback) &&
    traceback < tracebackCount
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
