import { hostileValues, OwnError } from "./values.ts";

/** A public call with arguments that it accepts. */
export interface PublicCall {
  readonly name: string;
  readonly run: (args: readonly unknown[]) => unknown;
  /** Arguments that it accepts, new ones for each call. */
  readonly args: () => readonly unknown[];
  /** Values that would be right, and wait for ever or end the process, by place and text. */
  readonly spares?: (place: string, text: string) => boolean;
}

export interface SweepOptions {
  /** The values by what they are called in reports; default those of this package. */
  readonly values?: Readonly<Record<string, () => unknown>>;
  /** More than 1 leaves out all but each step-th value, others at each place; default 1. */
  readonly step?: number;
  /** What is wrong with a result or with the arguments after a call; null when nothing is. */
  readonly look?: (value: unknown) => string | null;
  /** What a call that fails must leave as it was. */
  readonly state?: () => string;
}

type Change = (args: readonly unknown[], value: unknown) => readonly unknown[];

/** Every place of the arguments where another value can stand: arguments, members of options, items of lists. */
function placesOf(args: readonly unknown[]): [place: string, change: Change][] {
  const places: [string, Change][] = [];
  for (const [i, arg] of args.entries()) {
    places.push([`argument ${i}`, (given, value) => given.with(i, value)]);
    if (Array.isArray(arg)) {
      for (const j of [...arg.keys()].slice(0, 2)) {
        places.push([
          `item ${j} of argument ${i}`,
          (given, value) => given.with(i, (given[i] as unknown[]).with(j, value)),
        ]);
      }
    } else if (isPlain(arg)) {
      for (const name of [...Object.keys(arg), "unknownOption"]) {
        places.push([
          name,
          (given, value) => given.with(i, { ...(given[i] as object), [name]: value }),
        ]);
      }
    }
  }
  places.push([`one argument too many`, (given, value) => [...given, value]]);
  return places;
}

function isPlain(value: unknown): value is object {
  return (
    typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}

/**
 * Put every hostile value into every place of a call: it must give a sound result, or an error of tsmem that
 * names an operation, or what the value itself throws.
 *
 * @returns what went wrong, one line each
 */
export async function sweep(call: PublicCall, options: SweepOptions = {}): Promise<string[]> {
  const { values = hostileValues, step = 1 } = options;
  const problems: string[] = [];
  let turn = 0;
  for (const [place, change] of placesOf(call.args())) {
    for (const [text, value] of Object.entries(values)) {
      if (call.spares?.(place, text) === true) continue;
      if (turn++ % step !== 0) continue;
      const given = change(call.args(), value());
      const problem = await problemOf(call, given, options);
      if (problem !== null) problems.push(`${call.name}: ${text} for ${place}: ${problem}`);
    }
  }
  return problems;
}

async function problemOf(
  { run }: PublicCall,
  given: readonly unknown[],
  { look = () => null, state = () => "" }: SweepOptions,
): Promise<string | null> {
  const before = state();
  try {
    let result = run(given);
    if (result instanceof Promise) result = (await result) as unknown;
    if (result instanceof Object && "next" in result && Symbol.iterator in result) {
      Array.from(result as Iterable<unknown>);
    }
    const problem = look(result) ?? lookAtGiven(look, given);
    dispose(result);
    return problem;
  } catch (error) {
    const problem = misfitOf(error) ?? lookAtGiven(look, given);
    if (problem !== null) return problem;
    const after = state();
    return before === after ? null : `it failed, and changed ${before} to ${after}`;
  }
}

/** What is wrong with an error; null when a caller can tell from it what happened. */
function misfitOf(error: unknown): string | null {
  if (error instanceof OwnError) return null;
  if (!(error instanceof Error)) return `it threw ${typeof error}`;
  if (error instanceof AggregateError) {
    return error.errors.map(misfitOf).find((misfit) => misfit !== null) ?? null;
  }
  const { code } = error as { code?: unknown };
  if (typeof code === "string" && code.startsWith("ERR_TSMEM_")) {
    return /^[\w. ]+: ./.test(error.message) ? null : `no operation in "${error.message}"`;
  }
  // The engine throws these in the name of the value: a revoked proxy, a class that is called as a function.
  if (error instanceof TypeError && /proxy.* revoked|(without|requires) .?new/i.test(error.message))
    return null;
  const place = error.stack?.split("\n").find((line) => /[\\/]src[\\/]/.test(line)) ?? "";
  return `${String(error).slice(0, 100)} ${place.replace(/^.*[\\/]src[\\/]/, "")}`;
}

/** The same of arguments, as far as they can be looked at. */
function lookAtGiven(
  look: (value: unknown) => string | null,
  given: readonly unknown[],
): string | null {
  try {
    return look(given);
  } catch (error) {
    if (error instanceof OwnError || misfitOf(error) === null) return null;
    throw error;
  }
}

/** Give back what a call made. */
function dispose(value: unknown): void {
  try {
    (value as Partial<Disposable> | null | undefined)?.[Symbol.dispose]?.();
  } catch (error) {
    if (misfitOf(error) !== null) throw error;
  }
}
