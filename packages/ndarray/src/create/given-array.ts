import { checkList } from "../arguments.ts";
import { isArray, type NDArray } from "../ndarray.ts";
import { restOf } from "../rest.ts";

/** An argument as an array: itself, or what `asarray` makes of it. */
export function givenArray(operation: string, value: unknown): NDArray {
  return isArray(value) ? value : restOf(operation).asarray(value);
}

/**
 * Each item of a list as an array, without copies where none are needed.
 *
 * @throws {InvalidArgumentError} not a list
 */
export function givenArrays(operation: string, arrays: unknown): NDArray[] {
  checkList(operation, "arrays", arrays);
  return (arrays as readonly unknown[]).map((item) => givenArray(operation, item));
}
