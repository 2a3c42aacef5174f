import { formatSize } from "../snapshot/format-size.ts";
import { check, isListOf } from "../snapshot/checks.ts";
import { Frame } from "../snapshot/frame.ts";
import { tracebackOf } from "../snapshot/take.ts";
import type { Tracer } from "../tracer/tracer.ts";
import type { BaseRecord, LiveView } from "../tracer/views.ts";

/** What the views made on one line keep alive. Bytes, milliseconds. */
export interface PinLine {
  /** Where the views were made. */
  readonly frame: Frame;
  /** Views alive that are smaller than their base. */
  readonly views: number;
  readonly viewBytes: number;
  /** Bytes of the bases that they keep alive, each base counted once. */
  readonly pinnedBytes: number;
  /** Pinned bytes per byte viewed. */
  readonly ratio: number;
  /** Where the largest of the bases was allocated, when that was traced. */
  readonly baseFrame: Frame | undefined;
  readonly oldestAgeMs: number;
  /**
   * What copies of the views instead would free, if nothing but these views needs the bases:
   * the bytes of bases that no other line pins, less the copies.
   */
  readonly copyWouldSave: number;
}

/** The pins of all lines, those where a copy would save most first. */
export class PinsReport {
  readonly lines: readonly PinLine[];

  /** @throws {InvalidArgumentError} not a list of lines */
  constructor(lines: readonly PinLine[]) {
    check("PinsReport", "lines", lines, isListOf(lines, isPinLine), "a list of its lines");
    this.lines = lines;
  }

  /** One report of several threads, equal lines added up. */
  static merge(reports: readonly PinsReport[]): PinsReport {
    const isRight = isListOf(reports, (report) => report instanceof PinsReport);
    check("PinsReport.merge", "reports", reports, isRight, "a list of reports");
    const byLine = new Map<string, PinLine>();
    for (const line of reports.flatMap(({ lines }) => lines)) {
      const known = byLine.get(line.frame.toString());
      byLine.set(line.frame.toString(), known === undefined ? line : added(known, line));
    }
    return new PinsReport([...byLine.values()].sort(byWhatCopiesWouldSave));
  }

  /** One line of text per source line. */
  toString(): string {
    return this.lines.map(formatLine).join("\n");
  }
}

const numbers = [
  "views",
  "viewBytes",
  "pinnedBytes",
  "ratio",
  "oldestAgeMs",
  "copyWouldSave",
] as const;

function isPinLine(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const line = value as PinLine;
  const { frame, baseFrame } = line;
  return (
    frame instanceof Frame &&
    (baseFrame === undefined || baseFrame instanceof Frame) &&
    numbers.every((name) => typeof line[name] === "number")
  );
}

/** Group the live views of a tracer by the line that made them. */
export function pinsOf(tracer: Tracer): PinsReport {
  const bySite = new Map<number, LiveView[]>();
  for (const view of tracer.views.live()) {
    if (view.byteLength >= view.base.byteLength) continue;
    const views = bySite.get(view.site);
    if (views === undefined) bySite.set(view.site, [view]);
    else views.push(view);
  }
  const byLine = new Map<string, { frame: Frame; views: LiveView[] }>();
  for (const [site, views] of bySite) {
    const frame = lastFrame(tracer, site);
    const line = byLine.get(String(frame));
    if (line === undefined) byLine.set(String(frame), { frame, views });
    else line.views.push(...views);
  }
  const lines = [...byLine.values()].map(({ frame, views }) => pinLine(tracer, frame, views));
  return new PinsReport(lines.sort(byWhatCopiesWouldSave));
}

function pinLine(tracer: Tracer, frame: Frame, views: readonly LiveView[]): PinLine {
  const viewsHere = new Map<BaseRecord, number>();
  let viewBytes = 0;
  let oldest = Infinity;
  for (const { base, byteLength, birth } of views) {
    viewsHere.set(base, (viewsHere.get(base) ?? 0) + 1);
    viewBytes += byteLength;
    oldest = Math.min(oldest, birth);
  }
  let pinnedBytes = 0;
  let exclusiveBytes = 0;
  let largest: BaseRecord | undefined;
  for (const [base, count] of viewsHere) {
    pinnedBytes += base.byteLength;
    if (count === base.views) exclusiveBytes += base.byteLength;
    if (base.byteLength > (largest?.byteLength ?? -1)) largest = base;
  }
  const baseSite = largest?.site;
  return {
    frame,
    views: views.length,
    viewBytes,
    pinnedBytes,
    ratio: pinnedBytes / Math.max(1, viewBytes),
    baseFrame: baseSite === undefined ? undefined : lastFrame(tracer, baseSite),
    oldestAgeMs: tracer.ageMs() - oldest,
    copyWouldSave: Math.max(0, exclusiveBytes - viewBytes),
  };
}

function byWhatCopiesWouldSave(a: PinLine, b: PinLine): number {
  return b.copyWouldSave - a.copyWouldSave;
}

function added(a: PinLine, b: PinLine): PinLine {
  const viewBytes = a.viewBytes + b.viewBytes;
  const pinnedBytes = a.pinnedBytes + b.pinnedBytes;
  return {
    frame: a.frame,
    views: a.views + b.views,
    viewBytes,
    pinnedBytes,
    ratio: pinnedBytes / Math.max(1, viewBytes),
    baseFrame: (a.pinnedBytes < b.pinnedBytes ? b.baseFrame : a.baseFrame) ?? a.baseFrame,
    oldestAgeMs: Math.max(a.oldestAgeMs, b.oldestAgeMs),
    copyWouldSave: a.copyWouldSave + b.copyWouldSave,
  };
}

function lastFrame(tracer: Tracer, site: number): Frame {
  return tracebackOf(tracer, site).frames.at(-1)!;
}

function formatLine(line: PinLine): string {
  const base = line.baseFrame === undefined ? "" : ` made at ${line.baseFrame.toString()}`;
  return (
    `${line.frame.toString()}: views=${line.views}, size=${formatSize(line.viewBytes)}, ` +
    `pins=${formatSize(line.pinnedBytes)}${base} (${line.ratio.toFixed(0)}x), ` +
    `oldest=${(line.oldestAgeMs / 1000).toFixed(1)} s, copy would save ${formatSize(line.copyWouldSave)}`
  );
}
