import { InvalidArgumentError, show } from "@tsmem/core";

/** How names of this package start where all programs share one list of names. */
const prefix = "tsmem-";
const generatedPrefix = "tsmem.";

// macOS allows 31 bytes with the leading slash, Linux 255 without it.
const maxLength = (process.platform === "darwin" ? 30 : 255) - prefix.length;

/**
 * Check a name that a user chose for a new segment.
 *
 * @throws {InvalidArgumentError} empty, too long, with other characters than letters, digits, `.`,
 *   `_` and `-`, or of the form that is kept for generated names
 */
export function checkNewName(operation: string, name: unknown): asserts name is string {
  checkName(operation, name);
  if (!name.startsWith(generatedPrefix)) return;
  throw invalidName(operation, name, `names with ${generatedPrefix} in front are generated`);
}

/**
 * Check the name of a segment that should exist.
 *
 * @throws {InvalidArgumentError} no segment can have this name
 */
export function checkName(operation: string, name: unknown): asserts name is string {
  if (typeof name !== "string") throw invalidName(operation, name, "it is not a string");
  if (name === "") throw invalidName(operation, name, "it is empty");
  if (!/^[\w.-]+$/.test(name)) {
    throw invalidName(operation, name, "a character is not a letter, a digit, '.', '_' or '-'");
  }
  if (name.length > maxLength) {
    throw invalidName(operation, name, `it is longer than ${maxLength} characters`);
  }
}

/** The name that the system knows a segment by. */
export function systemName(name: string): string {
  return name.startsWith(generatedPrefix) ? name : prefix + name;
}

/** The name that a user knows a segment by; undefined for an anonymous one. */
export function userName(name: string): string | undefined {
  if (name === "") return undefined;
  return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

function invalidName(operation: string, value: unknown, problem: string): InvalidArgumentError {
  return new InvalidArgumentError(
    `${operation}: ${show(value)} cannot be the name of a segment: ${problem}; leave the name out to get ` +
      "one that nobody can guess",
    { value },
  );
}
