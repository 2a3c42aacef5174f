import { newResult } from "../create/empty.ts";
import { builtinOf } from "../dtype/builtin.ts";
import { sortAxes, stridesAlong } from "../iterate/axes.ts";
import { eachRun, itemsOver, runTwo } from "../iterate/run-loops.ts";
import { widen, widened } from "../iterate/widen.ts";
import type { BinaryLoop } from "../kernels/types.ts";
import { isNative } from "../layout/access.ts";
import { checkAxis, sizeOf } from "../layout/shape.ts";
import { isArray, type NDArray } from "../ndarray.ts";
import { needsRest } from "../rest.ts";
import type { Ufunc } from "../ufunc/definition.ts";
import type { Operandlike } from "../ufunc/function.ts";
import { flat } from "../views/flat.ts";
import type { AccumulateOptions } from "./cumulative.ts";
import { foldedNum } from "./numbers.ts";

/**
 * Running results as `functional` computes them alone: of an array of native numbers, in the loops of
 * JavaScript.
 *
 * @throws {UnavailableError} something else was asked for
 */
export function accumulateNumbers(
  ufunc: Ufunc<BinaryLoop>,
  given: Operandlike,
  { axis = null, dtype, out }: AccumulateOptions = {},
): NDArray {
  const { name } = ufunc;
  if (!isArray(given) || !isNative(given) || dtype !== undefined || out) throw needsRest(name);
  const a = axis === null || given.ndim === 0 ? flat(given) : given;
  const { shape } = a;
  const along = checkAxis(name, axis ?? 0, shape.length);
  const num = foldedNum(ufunc, a);
  const to = builtinOf(num);
  const strides = stridesAlong(shape, sortAxes(shape, [a.strides]), to.itemsize);
  const result = newResult(name, shape, strides, to);
  if (sizeOf(shape) === 0) return result;
  const source = a.access === num ? a : widened(name, a, num);
  const items = [itemsOver(source, source.strides), itemsOver(result, strides)];
  const [step, resultStep] = items.map((list) => list.strides[along]!) as [number, number];
  // The first element of each line starts it; the loop then reads what it wrote before.
  const firsts = shape.map((length, k) => (k === along ? 1 : length));
  runTwo(widen, firsts, items);
  const loop = ufunc.uniform[num]!.loop;
  eachRun(firsts, items, (n, d, s, p) => {
    for (let k = 0; k < n; k++) {
      const from = p[0]! + k * s[0]! + step;
      const at = p[1]! + k * s[1]!;
      const next = at + resultStep;
      loop(shape[along]! - 1, d[1]!, at, resultStep, d[0]!, from, step, d[1]!, next, resultStep);
    }
  });
  return result;
}
