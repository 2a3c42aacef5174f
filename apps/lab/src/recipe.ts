/** Tells the reader what a recipe is doing right now, in one short line. */
export type Progress = (message: string) => void;

/** How a recipe ended: what was seen, and whether that is what must be seen. */
export interface Outcome {
  readonly passed: boolean;
  /** One line for the summary table; figures with units. */
  readonly seen: string;
  /** What was seen at length, in lines of text, for those who want to know more. */
  readonly detail?: string;
}

/** One thing people do with memory, short enough to read and copy, checked by its own outcome. */
export interface Recipe {
  /** The name on the command line. */
  readonly name: string;
  readonly title: string;
  /** What must be seen, in one sentence. */
  readonly expects: string;
  /** Reason why the recipe cannot run here, or undefined when it can. */
  unavailable?(): string | undefined;
  run(progress: Progress): Promise<Outcome>;
}

/** Build an outcome from named checks; the failed ones are named in what was seen. */
export function outcome(
  seen: string,
  checks: Readonly<Record<string, boolean>>,
  detail?: string,
): Outcome {
  const failed = Object.keys(checks).filter((name) => checks[name] !== true);
  return {
    passed: failed.length === 0,
    seen: failed.length === 0 ? seen : `${seen}; wrong: ${failed.join(", ")}`,
    ...(detail === undefined ? {} : { detail }),
  };
}
