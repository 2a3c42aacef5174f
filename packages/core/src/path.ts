import { InvalidArgumentError } from "./errors/errors.ts";
import { show } from "./show.ts";

/**
 * Check that an argument names a file. Node takes numbers too, as files that are open: 0 would wait for
 * the keyboard.
 *
 * @param operation - the public call, for the message
 * @throws {InvalidArgumentError} no string and no URL, or a string with a zero character
 */
export function checkPath(operation: string, path: unknown): asserts path is string | URL {
  const isText = typeof path === "string" && !path.includes("\0");
  if (isText || path instanceof URL) return;
  throw new InvalidArgumentError(
    `${operation}: ${show(path)} is not a path; give a string or URL`,
    {
      value: path,
    },
  );
}
