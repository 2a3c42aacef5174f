import { checkOptions } from "@tsmem/core";
import { check, isCount, isListOf } from "./checks.ts";
import { sourceLine } from "./source.ts";

/** A line of a file, after source maps. Line 0 stands for the whole file. */
export class Frame {
  readonly filename: string;
  readonly lineno: number;
  /** Name of the function, empty when it has none. Not part of what frames are compared by. */
  readonly name: string;

  /** @throws {InvalidArgumentError} the names are no strings, or the line is no whole number from 0 */
  constructor(filename: string, lineno: number, name = "") {
    check("Frame", "filename", filename, typeof filename === "string", "a string");
    check("Frame", "lineno", lineno, isCount(lineno), "a whole number from 0");
    check("Frame", "name", name, typeof name === "string", "a string");
    this.filename = filename;
    this.lineno = lineno;
    this.name = name;
  }

  toString(): string {
    return `${this.filename}:${this.lineno}`;
  }
}

/** Frames of one allocation, oldest first. */
export class Traceback {
  readonly frames: readonly Frame[];
  /** Two tracebacks with the same key are the same lines. */
  readonly key: string;

  /** @throws {InvalidArgumentError} not a list of frames */
  constructor(frames: readonly Frame[]) {
    const isRight = isListOf(frames, (frame) => frame instanceof Frame) && frames.length > 0;
    check("Traceback", "frames", frames, isRight, "a list of at least one Frame");
    this.frames = frames;
    this.key = frames.join("\n");
  }

  /**
   * The lines of the traceback with their source, as tracemalloc formats them.
   *
   * @param options.limit - positive: so many of the most recent frames; negative: all but so many of
   *   them; 0: none
   * @param options.mostRecentFirst - reverse the order of the frames
   * @throws {InvalidArgumentError} the limit is no integer
   */
  format(options: { limit?: number; mostRecentFirst?: boolean } = {}): string[] {
    checkOptions("format", options);
    const { limit } = options;
    const isRight = limit === undefined || Number.isInteger(limit);
    check("format", "limit", limit, isRight, "an integer");
    let frames = this.frames.slice();
    if (limit !== undefined && limit > 0) frames = frames.slice(-limit);
    else if (limit !== undefined) frames = frames.slice(0, limit);
    if (options.mostRecentFirst === true) frames.reverse();
    const lines: string[] = [];
    for (const frame of frames) {
      lines.push(`  File "${frame.filename}", line ${frame.lineno}`);
      const source = sourceLine(frame.filename, frame.lineno).trim();
      if (source !== "") lines.push(`    ${source}`);
    }
    return lines;
  }

  /** The oldest frame. */
  toString(): string {
    return String(this.frames[0]);
  }
}

/** Order of tracebacks: frame by frame, file name before line number. */
export function compareTracebacks(a: Traceback, b: Traceback): number {
  const length = Math.min(a.frames.length, b.frames.length);
  for (let i = 0; i < length; i += 1) {
    const left = a.frames[i]!;
    const right = b.frames[i]!;
    if (left.filename !== right.filename) return left.filename < right.filename ? -1 : 1;
    if (left.lineno !== right.lineno) return left.lineno - right.lineno;
  }
  return a.frames.length - b.frames.length;
}
