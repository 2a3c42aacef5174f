import { ShapeError } from "@tsmem/core";

// As many as an array can have axes.
const deepest = 64;

/**
 * What nested lists hold, in order.
 *
 * @throws {ShapeError} nested deeper than an array can have axes, as a list that holds itself is
 */
export function leavesOf(operation: string, value: unknown): unknown[] {
  const leaves: unknown[] = [];
  const collect = (part: unknown, depth: number): void => {
    if (!Array.isArray(part)) leaves.push(part);
    else if (depth < deepest) for (const item of part as unknown[]) collect(item, depth + 1);
    else {
      throw new ShapeError(
        `${operation}: lists nest deeper than the maximum of ${deepest} dimensions`,
        { shape: [] },
      );
    }
  };
  collect(value, 0);
  return leaves;
}
