#!/usr/bin/env node
import { Command, InvalidArgumentError, Option } from "commander";
import type { StatisticKey } from "../snapshot/snapshot.ts";
import { checkedOutput } from "./output.ts";
import { parseBytes, parseDuration } from "./quantities.ts";
import { runTraced } from "./run.ts";
import { problemOf } from "./script.ts";

interface Flags {
  readonly frames: number;
  readonly sample?: number;
  readonly tsmemOnly?: true;
  readonly every?: number;
  readonly top: number;
  readonly group: StatisticKey;
  readonly out?: string;
  readonly failAbove?: number;
}

/** Turn our own errors into those that commander prints with the option's name. */
function reading<T>(parse: (text: string) => T): (text: string) => T {
  return (text) => {
    try {
      return parse(text);
    } catch (error) {
      throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
    }
  };
}

function count(largest: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= 1 && value <= largest) return value;
    throw new InvalidArgumentError(
      `${JSON.stringify(text)} is not a whole number from 1 to ${largest}`,
    );
  };
}

function meanBytes(text: string): number {
  const byteLength = parseBytes(text);
  if (byteLength >= 1) return byteLength;
  throw new InvalidArgumentError("leave the option out to trace every allocation");
}

const program = new Command("tsmem-trace")
  .description("Find which lines hold memory outside the JavaScript heap.")
  .enablePositionalOptions();

program
  .command("run", { isDefault: true })
  .description("run a program and print the lines that hold most when it ends")
  .argument("<script...>", "script and its arguments")
  .passThroughOptions()
  .option("--frames <n>", "frames to keep per allocation", count(65535), 1)
  .option("--sample <size>", "trace a sample: mean bytes between samples", reading(meanBytes))
  .option("--tsmem-only", "leave out ArrayBuffer and Buffer allocations of other code")
  .option("--every <duration>", "print a live table, such as every 1s", reading(parseDuration))
  .option("--top <n>", "lines to print", count(1e6), 10)
  .addOption(
    new Option("--group <key>", "what to add up by")
      .choices(["lineno", "filename", "traceback"])
      .default("lineno"),
  )
  .option(
    "--out <file>",
    "write .html, .heapprofile, .speedscope.json, .pb or a snapshot (.json)",
    reading(checkedOutput),
  )
  .option("--fail-above <size>", "exit with 1 when the traced peak is larger", reading(parseBytes))
  .action(async (script: string[], flags: Flags, command: Command) => {
    const problem = problemOf(script[0]!);
    if (problem !== undefined) command.error(`tsmem-trace: ${problem}`);
    process.exitCode = await runTraced(script, {
      start: {
        frames: flags.frames,
        globals: flags.tsmemOnly !== true,
        ...(flags.sample === undefined
          ? { mode: "full" }
          : { mode: "sampled", sampleBytes: flags.sample }),
      },
      everyMs: flags.every ?? 0,
      top: flags.top,
      group: flags.group,
      out: flags.out,
      failAbove: flags.failAbove,
    });
  });
await program.parseAsync();
