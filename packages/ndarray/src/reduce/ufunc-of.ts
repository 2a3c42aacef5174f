import { InvalidArgumentError } from "@tsmem/core";
import { shown } from "../dtype/convert.ts";
import { ValueError } from "../errors.ts";
import type { Ufunc } from "../ufunc/definition.ts";

interface Elementwise<Loop> {
  readonly ufunc: Ufunc<Loop>;
}

/**
 * The loops behind an elementwise function with one result, such as `add`.
 *
 * @throws {InvalidArgumentError} another value than such a function
 * @throws {ValueError} a function with two results
 */
export function ufuncOf<Loop>(operation: string, fn: Elementwise<Loop>): Ufunc<Loop> {
  const ufunc = (fn as Partial<Elementwise<Loop>> | null | undefined)?.ufunc;
  if (ufunc === undefined) {
    throw new InvalidArgumentError(
      `${operation}: ${shown(fn)} is not an elementwise function; give one such as add or maximum`,
      { value: fn },
    );
  }
  if (ufunc.outputCount === 1) return ufunc;
  throw new ValueError(
    `${operation}: ${operation} only supported for functions returning a single value; ` +
      `${ufunc.name} gives ${ufunc.outputCount}`,
    { value: fn },
  );
}

/**
 * The same, for a function of two operands.
 *
 * @throws {ValueError} a function of one operand
 */
export function binaryOf<Loop>(operation: string, fn: Elementwise<Loop>): Ufunc<Loop> {
  const ufunc = ufuncOf(operation, fn);
  if (ufunc.inputCount === 2) return ufunc;
  throw new ValueError(
    `${operation}: ${operation} only supported for binary functions; ${ufunc.name} takes one operand`,
    { value: fn },
  );
}
