import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import type { StartOptions } from "../api.ts";
import { formatSize } from "../snapshot/format-size.ts";
import { type PinLine, PinsReport } from "../pins/report.ts";
import { Frame } from "../snapshot/frame.ts";
import { Snapshot, type StatisticKey } from "../snapshot/snapshot.ts";
import { writeOutput } from "./output.ts";
import { hintFor } from "./script.ts";
import { type Session, sessionVariable, type ThreadReport } from "./session.ts";
import { addTimelines } from "./timeline.ts";

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
  readonly pins: PinsReport;
  readonly timeline: ThreadReport["timeline"];
  readonly threads: number;
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
    const passOn = (signal: NodeJS.Signals): void => void child.kill(signal);
    process.on("SIGINT", wait).on("SIGTERM", passOn).on("SIGHUP", passOn);
    child.on("error", reject);
    child.on("close", (status, signal) => {
      process.off("SIGINT", wait).off("SIGTERM", passOn).off("SIGHUP", passOn);
      resolve(status ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

async function readReports(folder: string): Promise<ProgramReport> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json"));
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
    pins: PinsReport.merge(reports.map(({ pins }) => new PinsReport(pins.map(withFrames)))),
    timeline: addTimelines(reports.map(({ timeline }) => timeline)),
    threads: reports.length,
  };
}

/** A line as it comes out of a file, with its frames made anew. */
function withFrames(line: PinLine): PinLine {
  const made = ({ filename, lineno, name }: Frame): Frame => new Frame(filename, lineno, name);
  const { frame, baseFrame } = line;
  return { ...line, frame: made(frame), baseFrame: baseFrame && made(baseFrame) };
}

function print(report: ProgramReport, { top, group }: RunOptions): void {
  const { snapshot, peak, pins, threads } = report;
  if (threads === 0) {
    console.error("tsmem-trace: the program was ended before it could report");
    return;
  }
  const lines = snapshot.statistics(group).slice(0, top);
  const text = [
    `tsmem-trace: ${formatSize(snapshot.size)} alive at the end, peak ${formatSize(peak)}`,
    ...lines.flatMap((line) =>
      group === "traceback"
        ? [`${formatSize(line.size)} in ${Math.round(line.count)}:`, ...line.traceback.format()]
        : [String(line)],
    ),
    ...(pins.lines.length === 0
      ? []
      : ["views that pin more than themselves:", String(new PinsReport(pins.lines.slice(0, top)))]),
  ];
  console.error(text.join("\n"));
}
