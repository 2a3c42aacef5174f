import { accessSync, constants, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { InvalidArgumentError } from "@tsmem/core";
import { toHeapProfile } from "../export/heapprofile.ts";
import { type TimelinePoint, toHtml } from "../export/html.ts";
import { toPprof } from "../export/pprof.ts";
import { toSpeedscope } from "../export/speedscope.ts";
import type { PinsReport } from "../pins/report.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";

/** What a file may show of a run. */
export interface Output {
  readonly snapshot: Snapshot;
  readonly pins: PinsReport;
  readonly timeline: readonly TimelinePoint[];
}

const json = (value: unknown): string => JSON.stringify(value);
// The longest ending that fits comes first.
const formats: readonly (readonly [
  ending: string,
  write: (output: Output) => string | Uint8Array,
])[] = [
  [".speedscope.json", ({ snapshot }) => json(toSpeedscope(snapshot))],
  [".json", ({ snapshot }) => json(snapshot)],
  [".html", ({ snapshot, pins, timeline }) => toHtml(snapshot, { pins, timeline })],
  [".heapprofile", ({ snapshot }) => json(toHeapProfile(snapshot))],
  [".pb", ({ snapshot }) => toPprof(snapshot)],
];

/**
 * A path that can be written when the program has ended; checked before it starts.
 *
 * @throws {InvalidArgumentError} unknown ending, or a folder that cannot be written to
 */
export function checkedOutput(path: string): string {
  if (formatOf(path) === undefined) {
    const endings = formats.map(([ending]) => ending).join(", ");
    throw new InvalidArgumentError(`the ending of ${path} names no format; use ${endings}`, {
      value: path,
    });
  }
  const folder = dirname(resolve(path));
  try {
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    throw new InvalidArgumentError(`${folder} is no folder that can be written to`, {
      value: path,
      cause,
    });
  }
  return path;
}

/** Write a run in the format that the ending of a checked path names. */
export function writeOutput(output: Output, path: string): void {
  writeFileSync(path, formatOf(path)!(output));
}

function formatOf(path: string): ((output: Output) => string | Uint8Array) | undefined {
  return formats.find(([ending]) => path.endsWith(ending))?.[1];
}
