import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import type { StartOptions } from "../api.ts";
import { formatSize } from "../snapshot/format-size.ts";
import { Snapshot, type StatisticKey } from "../snapshot/snapshot.ts";
import { writeOutput } from "./output.ts";
import { hintFor } from "./script.ts";
import { type Session, sessionVariable, type ThreadReport } from "./session.ts";

/** What `run` was asked to do, parsed. */
export interface RunOptions {
  readonly start: StartOptions;
  readonly everyMs: number;
  readonly top: number;
  readonly group: StatisticKey;
  /** Path from `checkedOutput`. */
  readonly out: string | undefined;
  /** Bytes, or undefined for no bound. */
  readonly failAbove: number | undefined;
}

interface ProgramReport {
  readonly snapshot: Snapshot;
  /** Sum of the peaks of all threads: at least the peak of the program. */
  readonly peak: number;
  readonly pins: string;
  readonly timeline: ThreadReport["timeline"];
}

/**
 * Run a program in a child process with its memory traced, and report when it has ended.
 *
 * @param command - script and its arguments
 * @returns the exit status to end with: the program's own, or 1 when it was above `failAbove`
 */
export async function runTraced(command: readonly string[], options: RunOptions): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "tsmem-trace-"));
  try {
    const { start, everyMs, top } = options;
    const status = await runProgram(command, { folder, start, everyMs, top });
    const hint = status === 0 ? undefined : hintFor(command[0]!);
    if (hint !== undefined) console.error(`tsmem-trace: ${hint}`);
    const report = await readReports(folder);
    print(report, options);
    if (options.out !== undefined) writeOutput(report, options.out);
    if (options.failAbove !== undefined && report.peak > options.failAbove) {
      console.error(
        `tsmem-trace: the traced peak of ${formatSize(report.peak)} is above ${formatSize(options.failAbove)}`,
      );
      return status === 0 ? 1 : status;
    }
    return status;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function runProgram(command: readonly string[], session: Session): Promise<number> {
  const preload = new URL("./preload.js", import.meta.url).href;
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [...process.execArgv, "--expose-gc", "--import", preload, ...command],
      {
        stdio: "inherit",
        env: { ...process.env, [sessionVariable]: JSON.stringify(session) },
      },
    );
    // Ctrl-C goes to both: the program decides when it ends, and then the report is printed.
    const wait = (): void => undefined;
    process.on("SIGINT", wait);
    child.on("error", reject);
    child.on("close", (status, signal) => {
      process.off("SIGINT", wait);
      resolve(status ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

async function readReports(folder: string): Promise<ProgramReport> {
  const names = await readdir(folder);
  const reports = await Promise.all(
    names.map(
      async (name) => JSON.parse(await readFile(join(folder, name), "utf8")) as ThreadReport,
    ),
  );
  return {
    snapshot: Snapshot.merge(
      reports.map(({ snapshot }, i) => Snapshot.fromJSON(JSON.stringify(snapshot), names[i])),
    ),
    peak: reports.reduce((sum, { peak }) => sum + peak, 0),
    pins: reports
      .map(({ pins }) => pins)
      .filter((text) => text !== "")
      .join("\n"),
    timeline: reports
      .map(({ timeline }) => timeline)
      .reduce((longest, timeline) => (timeline.length > longest.length ? timeline : longest), []),
  };
}

function print({ snapshot, peak, pins }: ProgramReport, { top, group }: RunOptions): void {
  const lines = snapshot.statistics(group).slice(0, top);
  const text = [
    `tsmem-trace: ${formatSize(snapshot.size)} alive at the end, peak ${formatSize(peak)}`,
    ...lines.flatMap((line) =>
      group === "traceback"
        ? [`${formatSize(line.size)} in ${Math.round(line.count)}:`, ...line.traceback.format()]
        : [String(line)],
    ),
    ...(pins === ""
      ? []
      : ["views that pin more than themselves:", ...pins.split("\n").slice(0, top)]),
  ];
  console.error(text.join("\n"));
}
