import { newResult } from "../create/empty.ts";
import { builtinOf } from "../dtype/builtin.ts";
import { stridesAs } from "../iterate/layout.ts";
import { type Items, itemsOf, type Runner } from "../iterate/run-loops.ts";
import { widened } from "../iterate/widen.ts";
import { isNative } from "../layout/access.ts";
import { broadcastShapes, sizeOf } from "../layout/shape.ts";
import type { NDArray } from "../ndarray.ts";
import { needsRest } from "../rest.ts";
import type { Ufunc } from "./definition.ts";
import { type Operand, operandOf } from "./operand.ts";
import { noLoop, resolveNumbers } from "./resolve.ts";
import { constant } from "./constant.ts";

/**
 * Apply a ufunc as `functional` does alone: native numbers in, new arrays out, in the loops of
 * JavaScript. Promotion, broadcasting and memory order are those of the general way.
 *
 * @throws {UnavailableError} something else was asked for
 */
export function applyToNumbers(
  runner: Runner,
  ufunc: Ufunc,
  values: readonly unknown[],
  options: object | undefined,
): NDArray[] {
  const { name } = ufunc;
  const given = values.map((value) => operandOf(name, value));
  const operands = ufunc.prepare?.(given) ?? given;
  const arrays: NDArray[] = [];
  for (const { array } of operands) if (array !== null) arrays.push(array);
  if (options !== undefined || !arrays.every(isNative)) throw needsRest(name);
  const nums = operands.map(({ dtype }) => dtype.num);
  const signature = resolveNumbers(
    ufunc,
    nums,
    operands.map(({ strength }) => strength),
  );
  if (signature === undefined)
    throw noLoop(
      name,
      operands.map(({ dtype }) => dtype.name),
    );
  const shape = broadcastShapes(
    name,
    arrays.map((array) => array.shape),
  );
  const inputs = signature.inputs.map(builtinOf);
  ufunc.check?.(operands, inputs);
  const results = signature.outputs.map((num) => {
    const dtype = builtinOf(num);
    const strides = stridesAs(shape, dtype.itemsize, arrays, ufunc.outputCount === 1);
    return newResult(name, shape, strides, dtype);
  });
  // Plain integers must fit though there is no element.
  const items = operands.map((operand, k) =>
    inputItems(name, operand, signature.inputs[k]!, shape),
  );
  if (sizeOf(shape) > 0) {
    runner(signature.loop, shape, [...items, ...results.map((result) => itemsOf(result, shape))]);
  }
  return results;
}

/** An operand in a native number dtype, walked over `shape`. */
export function inputItems(
  name: string,
  { array, value }: Operand,
  num: number,
  shape: readonly number[],
): Items {
  if (array === null) return itemsOf(constant(name, value, num), shape);
  return itemsOf(array.access === num ? array : widened(name, array, num), shape);
}
