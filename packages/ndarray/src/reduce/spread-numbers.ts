import { itemsOf, runTwo } from "../iterate/run-loops.ts";
import { widened } from "../iterate/widen.ts";
import { isArray } from "../ndarray.ts";
import { needsRest } from "../rest.ts";
import type { Results } from "../ufunc/apply.ts";
import { addUfunc } from "../ufunc/folding.ts";
import type { Operandlike } from "../ufunc/function.ts";
import { divideEach, meanOfNumbers } from "./mean.ts";
import { reduceNumbers } from "./numbers.ts";
import { sumFold } from "./reductions.ts";
import type { SpreadOptions } from "./statistics.ts";

/**
 * `variance` and `std` as `functional` computes them alone: of native numbers over an axis or all of them.
 *
 * @throws {UnavailableError} something else was asked for
 */
export function spreadOfNumbers(
  a: Operandlike,
  { ddof = 0, correction = ddof, ...options }: SpreadOptions,
  isRoot: boolean,
): Results {
  if (!isArray(a) || typeof correction !== "number") throw needsRest("var");
  const [means] = meanOfNumbers(a, { ...options, keepdims: true }).arrays;
  const squares = widened("var", a, means!.access);
  const { shape } = a;
  if (a.size > 0) runTwo(square, shape, [itemsOf(means!, shape), itemsOf(squares, shape)]);
  const results = reduceNumbers(addUfunc, squares, options, sumFold);
  divideEach(results, Math.max(a.size / means!.size - correction, 0), isRoot);
  return results;
}

/** Make numbers the squares of their distances from the means, rounded to their dtype in both steps. */
function square(
  n: number,
  means: Float64Array,
  mi: number,
  sm: number,
  o: Float64Array,
  oi: number,
  so: number,
): void {
  for (; n > 0; n--, mi += sm, oi += so) {
    o[oi]! -= means[mi]!;
    o[oi]! *= o[oi]!;
  }
}
