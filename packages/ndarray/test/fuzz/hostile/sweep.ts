import { isTsmemError } from "@tsmem/core";
import * as nd from "../../../src/index.ts";
import { unsound } from "../support/soundness.ts";
import type { PublicCall } from "./calls.ts";
import { hostileValues, OwnError } from "./values.ts";

type Change = (args: readonly unknown[], value: unknown) => readonly unknown[];

const printOptions = nd.getPrintOptions();

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
 * Put every hostile value into every place of a call; gives what went wrong.
 *
 * @param step - more than 1 leaves out all but each step-th value, others at each place
 */
export function sweep({ name, run, args }: PublicCall, step = 1): string[] {
  const problems: string[] = [];
  let turn = 0;
  for (const [place, change] of placesOf(args())) {
    for (const [text, value] of Object.entries(hostileValues)) {
      if (turn++ % step !== 0) continue;
      const given = change(args(), value());
      const problem = problemOf(() => run(given), given);
      if (problem !== null) problems.push(`${name}: ${text} for ${place}: ${problem}`);
    }
  }
  nd.setPrintOptions(printOptions);
  return problems;
}

function problemOf(run: () => unknown, given: readonly unknown[]): string | null {
  try {
    const result = run();
    if (result instanceof Object && "next" in result && Symbol.iterator in result)
      Array.from(result as Iterable<unknown>);
    return unsound(result) ?? unsoundGiven(given);
  } catch (error) {
    if (error instanceof OwnError) return unsoundGiven(given);
    if (isTsmemError(error)) {
      if (/^[\w. ]+: ./.test(error.message)) return unsoundGiven(given);
      return `no operation in "${error.message}"`;
    }
    const lines = (error instanceof Error ? error.stack : undefined)?.split("\n") ?? [];
    const place = lines.find((line) => line.includes("/src/")) ?? "";
    return `${String(error).slice(0, 100)} ${place.replace(/^.*\/src\//, "")}`;
  }
}

/** The same of arguments, as far as they can be looked at. */
function unsoundGiven(given: readonly unknown[]): string | null {
  try {
    return unsound(given);
  } catch (error) {
    if (error instanceof OwnError) return null;
    throw error;
  }
}
