import { check } from "../snapshot/checks.ts";
import { checkSnapshot, type Snapshot } from "../snapshot/snapshot.ts";

/** The content of a speedscope file with one profile, weighted by bytes. */
export interface SpeedscopeFile {
  readonly $schema: "https://www.speedscope.app/file-format-schema.json";
  readonly exporter: string;
  readonly name: string;
  readonly activeProfileIndex: number;
  readonly shared: {
    readonly frames: readonly {
      readonly name: string;
      readonly file: string;
      readonly line: number;
    }[];
  };
  readonly profiles: readonly {
    readonly type: "sampled";
    readonly name: string;
    readonly unit: "bytes";
    readonly startValue: number;
    readonly endValue: number;
    readonly samples: readonly (readonly number[])[];
    readonly weights: readonly number[];
  }[];
}

/** A snapshot as a speedscope file: one sample per trace, oldest frame first. */
export function toSpeedscope(snapshot: Snapshot, name = "memory outside the heap"): SpeedscopeFile {
  checkSnapshot("toSpeedscope", "snapshot", snapshot);
  check("toSpeedscope", "name", name, typeof name === "string", "a string");
  const numbers = new Map<string, number>();
  const frames: { name: string; file: string; line: number }[] = [];
  const samples: number[][] = [];
  const weights: number[] = [];
  for (const { size, count, traceback } of snapshot.traces) {
    samples.push(
      traceback.frames.map((frame) => {
        const key = `${frame.toString()} ${frame.name}`;
        let number = numbers.get(key);
        if (number === undefined) {
          number = frames.length;
          numbers.set(key, number);
          const { filename: file, lineno: line } = frame;
          frames.push({ name: frame.name === "" ? frame.toString() : frame.name, file, line });
        }
        return number;
      }),
    );
    weights.push(size * count);
  }
  const endValue = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    $schema: "https://www.speedscope.app/file-format-schema.json",
    exporter: "@tsmem/trace",
    name,
    activeProfileIndex: 0,
    shared: { frames },
    profiles: [{ type: "sampled", name, unit: "bytes", startValue: 0, endValue, samples, weights }],
  };
}
