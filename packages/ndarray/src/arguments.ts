import { InvalidArgumentError } from "@tsmem/core";
import { shown } from "./dtype/convert.ts";
import { ValueError } from "./errors.ts";
import { isArray, type NDArray } from "./ndarray.ts";

/**
 * Checks at the door of public functions: what TypeScript refuses is refused in plain JavaScript too,
 * by an error that names the call and what it was given.
 */

/**
 * @param options - of the same call, when it has some
 * @throws {InvalidArgumentError} `a` is not an array, or `options` not an object
 */
export function checkArray(operation: string, a: unknown, options?: unknown): void {
  if (!isArray(a)) throw misfit(operation, a, "an array; make one with array()");
  if (options !== undefined) checkOptions(operation, options);
}

/** @throws {InvalidArgumentError} not an object of options */
export function checkOptions(operation: string, options: unknown): void {
  if (options === undefined) return;
  const isList = Array.isArray(options) || isArray(options);
  if (typeof options === "object" && options !== null && !isList) return;
  throw misfit(operation, options, "an object of options");
}

/**
 * @param allowed - the orders that the call knows
 * @param sentence - what is said of the others
 * @throws {ValueError} another order
 */
export function checkOrder(
  operation: string,
  order: string,
  allowed: readonly string[] = ["C", "F"],
  sentence = "only 'C' or 'F' order is permitted",
): void {
  if (allowed.includes(order)) return;
  throw new ValueError(`${operation}: ${sentence} (got ${shown(order)})`, { value: order });
}

/** @throws {InvalidArgumentError} not a list, or one with gaps */
export function checkList(operation: string, name: string, list: unknown): void {
  if (Array.isArray(list) && !list.includes(undefined)) return;
  throw misfit(operation, list, `a list of ${name} without gaps, such as [x, y]`);
}

/** @throws {InvalidArgumentError} not a number */
export function checkNumber(operation: string, name: string, value: unknown): void {
  if (typeof value !== "number") throw misfit(operation, value, `a number; give one for ${name}`);
}

/**
 * The `out` of a call.
 *
 * @throws {InvalidArgumentError} something else than an array
 */
export function outOf(operation: string, out: NDArray | null | undefined): NDArray | null {
  if (out === undefined || out === null) return null;
  if (isArray(out)) return out;
  throw misfit(operation, out, "an array for out; return arrays must be of ArrayType");
}

function misfit(operation: string, value: unknown, wanted: string): InvalidArgumentError {
  return new InvalidArgumentError(`${operation}: ${shown(value)} is not ${wanted}`, { value });
}
