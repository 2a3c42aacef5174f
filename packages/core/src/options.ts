import { InvalidArgumentError } from "./errors/errors.ts";
import { isList, show } from "./show.ts";

/**
 * Check that an argument can be the options of a call: an object, or left out.
 *
 * @param operation - the public call, for the message
 * @throws {InvalidArgumentError} null, a list, or no object
 */
export function checkOptions(operation: string, options: unknown): void {
  if (options === undefined) return;
  if (typeof options === "object" && options !== null && !isList(options)) return;
  throw new InvalidArgumentError(
    `${operation}: ${show(options)} is not an object of options; leave it out, or give one`,
    { value: options },
  );
}
