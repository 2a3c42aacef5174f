import { isTsmemError } from "@tsmem/core";
import * as library from "../../../src/index.ts";
import { NDArray } from "../../../src/index.ts";
import { Arguments } from "./arguments.ts";
import { callText } from "./call-text.ts";
import { unsound } from "./soundness.ts";

type Call = (this: unknown, ...args: unknown[]) => unknown;

/** What a call did that no call may do. */
export interface Finding {
  readonly call: string;
  readonly problem: string;
}

interface Target {
  readonly name: string;
  readonly run: (args: Arguments, values: unknown[]) => unknown;
}

// Of processor time, which other processes do not lengthen.
const slowMs = 5000;
const printOptions = library.getPrintOptions();

function isFunction(value: unknown): value is Call {
  return typeof value === "function" && !/^class\b/.test(Function.prototype.toString.call(value));
}

function functionsOf(prefix: string, source: object): Target[] {
  return Object.entries(source)
    .filter(([, value]) => isFunction(value))
    .map(([name, value]) => ({
      name: prefix + name,
      run: (_args, values) => (value as Call)(...values),
    }));
}

function methodsOf(prefix: string, prototype: object, self: (args: Arguments) => object): Target[] {
  return Object.entries(Object.getOwnPropertyDescriptors(prototype))
    .map(
      ([name, property]) => [name, Reflect.get(property, property.get ? "get" : "value")] as const,
    )
    .filter(([name, value]) => name !== "constructor" && isFunction(value))
    .map(([name, value]) => ({
      name: prefix + name,
      run: (args, values) => (value as Call).apply(self(args), values),
    }));
}

const internal = new Set(["positionOf", "load", "store"]);
const targets: readonly Target[] = [
  ...functionsOf("", library),
  ...functionsOf("strings.", library.strings),
  ...methodsOf("NDArray.", NDArray.prototype, (args) => args.array()),
  ...methodsOf("Generator.", library.Generator.prototype, () => library.defaultRng(1)),
].filter(({ name }) => !internal.has(name.replace(/^NDArray\./, "")));

/** Call public functions and methods with random arguments; yields what went wrong, or null. */
export function* randomCalls(seed: number, trace = false): Generator<Finding | null> {
  const args = new Arguments(seed);
  for (;;) {
    const target = args.oneOf(targets);
    const values = args.list();
    const call = callText(target.name, values);
    if (trace) console.error(call);
    const start = cpuMs();
    const problem = problemOf(() => target.run(args, values), values);
    const took = cpuMs() - start;
    library.setPrintOptions(printOptions);
    if (problem !== null) yield { call, problem };
    else if (took > slowMs) yield { call, problem: `took ${Math.round(took)} ms` };
    else yield null;
  }
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function problemOf(run: () => unknown, values: readonly unknown[]): string | null {
  try {
    const result = run();
    // A lazy result does its work when it is read.
    if (result instanceof Object && Symbol.iterator in result && "next" in result) {
      for (const row of result as Iterable<unknown>) unsound(row);
    }
    return unsound(result) ?? unsound(values);
  } catch (error) {
    if (isTsmemError(error)) return unsound(values);
    const lines = (error instanceof Error ? error.stack : undefined)?.split("\n") ?? [
      String(error),
    ];
    const [first, place = ""] = [lines[0]!, lines.find((line) => line.includes("/src/"))];
    return `${first.slice(0, 120)} ${place.replace(/^.*\/src\//, "")}`;
  }
}
