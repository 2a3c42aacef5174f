import { checkArray } from "../arguments.ts";
import { newResult } from "../create/empty.ts";
import { builtinOf } from "../dtype/builtin.ts";
import { nums } from "../dtype/dtype.ts";
import { commonNumber } from "../dtype/numeric-promotion.ts";
import { ValueError } from "../errors.ts";
import { stridesAs } from "../iterate/layout.ts";
import { itemsOf, runFour } from "../iterate/run-loops.ts";
import { isNative } from "../layout/access.ts";
import { broadcastShapes, sizeOf } from "../layout/shape.ts";
import type { NDArray } from "../ndarray.ts";
import { needsRest, registry } from "../rest.ts";
import type { Data } from "../storage/memory.ts";
import { inputItems } from "../ufunc/numbers.ts";
import { operandOf } from "../ufunc/operand.ts";
import type { Choice } from "./choose.ts";

/**
 * Elements of `x` where a condition is true, of `y` elsewhere; all three broadcast. Without `x` and `y`
 * the places where it is true, as `nonzero` gives them.
 *
 * @returns new array of the dtype that holds both, numbers adapting to arrays
 * @throws {BroadcastError} the shapes do not fit
 * @example where(array([true, false]), 1, array([7, 8])) // 1, 8
 */
export function where(condition: NDArray): NDArray<"int64">[];
export function where(condition: NDArray, x: Choice, y: Choice): NDArray;
export function where(condition: NDArray, x?: Choice, y?: Choice): NDArray | NDArray<"int64">[] {
  checkArray("where", condition);
  if ((x === undefined) !== (y === undefined)) {
    throw new ValueError("where: either both or neither of x and y should be given", { value: x });
  }
  const { rest } = registry;
  return rest === null ? whereNumbers(condition, [x, y]) : rest.where(condition, x, y);
}

/** The same of native numbers and a condition of booleans, in the loops of JavaScript. */
function whereNumbers(condition: NDArray, choices: readonly unknown[]): NDArray {
  const operands = choices.map((choice) => operandOf("where", choice));
  const arrays = [condition, ...operands.flatMap(({ array }) => array ?? [])];
  if (!arrays.every(isNative) || condition.dtype.num !== nums.bool) throw needsRest("where");
  const num = commonNumber(
    operands.map(({ dtype }) => dtype.num),
    operands.map(({ strength }) => strength),
  );
  const dtype = builtinOf(num);
  const shape = broadcastShapes(
    "where",
    arrays.map((array) => array.shape),
  );
  const result = newResult("where", shape, stridesAs(shape, dtype.itemsize, arrays, true), dtype);
  if (sizeOf(shape) > 0) {
    runFour(choose, shape, [
      itemsOf(condition, shape),
      ...operands.map((operand) => inputItems("where", operand, num, shape)),
      itemsOf(result, shape),
    ]);
  }
  return result;
}

function choose(
  n: number,
  c: Data,
  ci: number,
  sc: number,
  a: Data,
  ai: number,
  sa: number,
  b: Data,
  bi: number,
  sb: number,
  o: Data,
  oi: number,
  so: number,
): void {
  for (; n > 0; n--, ci += sc, ai += sa, bi += sb, oi += so) o[oi] = (c[ci] ? a[ai] : b[bi])!;
}
