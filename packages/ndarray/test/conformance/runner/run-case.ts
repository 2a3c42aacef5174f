import { hexOf } from "./bytes.ts";
import type { NDArray } from "../../../src/ndarray.ts";
import type { Case, Level } from "./case.ts";
import { mismatch } from "./compare.ts";
import { elements, shareBytes } from "./elements.ts";
import { isOfClass } from "./error-classes.ts";
import { isArray } from "./kinds.ts";
import { BufferValue, type Ops } from "./op.ts";
import { Names, RunnerError } from "./program.ts";
import { show } from "./values.ts";

/** What is shown the values of a case once its program has run. */
export type Observer = (one: Case, values: ReadonlyMap<string, unknown>) => void;

/** Run one case; the reasons why it failed, none when it passed. */
export function runCase(one: Case, ops: Ops, level: Level, observe?: Observer): string[] {
  const { p, x = {}, same = [], sh, err = {}, ulp = 0 } = one;
  const names = new Names();
  const created = new Map<string, string>();
  const failures: string[] = [];
  for (const [step, [target, op, args]] of p.entries()) {
    const expected = err[step];
    try {
      const run = ops[op];
      if (run === undefined) throw new RunnerError(`operation ${op} is not there`);
      bind(names, target, run(args, names), same, created);
      if (expected !== undefined) failures.push(`step ${step} (${op}) must throw ${expected}`);
    } catch (error) {
      if (expected === undefined || !isOfClass(error, expected)) {
        failures.push(
          `step ${step} (${op}) threw ${describe(error)}${expected === undefined ? "" : `, not ${expected}`}`,
        );
      }
    }
  }
  observe?.(one, names.values);
  const situation = { values: names.values, level, ulp };
  for (const [name, expectation] of Object.entries(x)) {
    if (!names.values.has(name)) {
      failures.push(`${name} was not made`);
      continue;
    }
    const found = mismatch(names.values.get(name), expectation, situation);
    if (found !== undefined) failures.push(`${name}: ${found}`);
  }
  for (const name of same) {
    const now = fingerprint(names.values.get(name));
    if (now !== created.get(name))
      failures.push(`${name} changed from ${created.get(name)} to ${now}`);
  }
  if (sh !== undefined) failures.push(...sharingFailures(names, Object.entries(x), same, sh));
  return failures;
}

function bind(
  names: Names,
  target: string | readonly (string | null)[] | null,
  result: unknown,
  same: readonly string[],
  created: Map<string, string>,
): void {
  if (target === null) return;
  if (typeof target !== "string") {
    if (!Array.isArray(result) || result.length !== target.length) {
      throw new RunnerError(`${target.length} results are expected, not ${show(result)}`);
    }
    for (const [i, name] of target.entries()) bind(names, name, result[i], same, created);
    return;
  }
  names.values.set(target, result);
  if (same.includes(target)) created.set(target, fingerprint(result));
}

function fingerprint(value: unknown): string {
  if (value instanceof BufferValue) return hexOf(value.bytes);
  if (!isArray(value)) return show(value);
  const parts = elements(value).map((element) =>
    element instanceof Uint8Array ? hexOf(element) : show(element),
  );
  return `(${value.shape.join()}) ${parts.join(" ")}`;
}

function sharingFailures(
  names: Names,
  expectations: readonly (readonly [string, { is?: string; k?: string }])[],
  same: readonly string[],
  expected: readonly string[],
): string[] {
  const watched = new Set(same);
  // A scalar counts as memory of its own, record scalars included.
  for (const [name, { is, k }] of expectations) {
    if (is === undefined && k === undefined) watched.add(name);
  }
  const arrays = [...names.values].filter(
    (entry): entry is [string, NDArray] => watched.has(entry[0]) && isArray(entry[1]),
  );
  const pairs = new Set(expected);
  const failures: string[] = [];
  for (const [i, [name, a]] of arrays.entries()) {
    for (const [other, b] of arrays.slice(i + 1)) {
      const isExpected = pairs.has(`${name} ${other}`);
      if (a !== b && shareBytes(a, b) !== isExpected) {
        failures.push(`${name} and ${other} ${isExpected ? "do not share" : "share"} memory`);
      }
    }
  }
  return failures;
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return show(error);
  const { code } = error as { code?: string };
  const place = code === undefined ? ` at ${error.stack?.split("\n")[1]?.trim() ?? "?"}` : "";
  return `${error.name} ${code ?? ""} "${error.message}"${place}`;
}
