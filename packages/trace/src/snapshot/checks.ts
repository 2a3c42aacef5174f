import { InvalidArgumentError, show } from "@tsmem/core";

/** @throws {InvalidArgumentError} not as `isRight` says */
export function check(
  operation: string,
  name: string,
  value: unknown,
  isRight: boolean,
  wanted: string,
): void {
  if (isRight) return;
  throw new InvalidArgumentError(`${operation}: ${name} is ${show(value)}; give ${wanted}`, {
    value,
  });
}

/** Whether it is a list; a revoked proxy is none. */
export function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  // Not `every`, which leaves out gaps.
  return Array.isArray(value) && Array.from(value as unknown[]).every(isItem);
}

/** A number from 0, such as bytes, and counts of a sample. */
export function isAmount(value: unknown): value is number {
  return typeof value === "number" && value >= 0;
}

/** A whole number from 0. */
export function isCount(value: unknown): value is number {
  return isAmount(value) && Number.isInteger(value);
}
