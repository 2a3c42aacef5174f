import { InvalidArgumentError, OutOfRangeError, SizeOverflowError } from "./errors/errors.ts";
import { show } from "./show.ts";

/**
 * Check that a number can be a count or a size in bytes: an integer from 0 to 2^53 - 1.
 *
 * @param operation - the public call, for the message
 * @param name - the argument, for the message
 * @throws {InvalidArgumentError} not a number, or a fraction
 * @throws {OutOfRangeError} negative, NaN, infinite or above 2^53 - 1
 */
export function checkSize(
  operation: string,
  name: string,
  value: unknown,
): asserts value is number {
  if (Number.isSafeInteger(value) && (value as number) >= 0) return;
  const shown = show(value);
  if (typeof value !== "number" || (Number.isFinite(value) && !Number.isInteger(value))) {
    throw new InvalidArgumentError(`${operation}: ${name} is ${shown}; give an integer`, { value });
  }
  throw new OutOfRangeError(
    `${operation}: ${name} is ${shown}; give an integer from 0 to 2^53 - 1`,
    { value },
  );
}

/**
 * Multiply a count by an item size without wrapping.
 *
 * @returns count × itemsize in bytes
 * @throws {InvalidArgumentError} one of them is not an integer
 * @throws {OutOfRangeError} one of them is negative, NaN or above 2^53 - 1
 * @throws {SizeOverflowError} the product is above 2^53 - 1
 */
export function checkedByteLength(operation: string, count: number, itemsize: number): number {
  checkSize(operation, "count", count);
  checkSize(operation, "itemsize", itemsize);
  const byteLength = count * itemsize;
  if (byteLength <= Number.MAX_SAFE_INTEGER) return byteLength;
  throw new SizeOverflowError(
    `${operation}: ${count} x ${itemsize} bytes is more than 2^53 - 1 bytes; ask for less`,
    { sizes: [count, itemsize] },
  );
}
