import { cumprodResults, cumsumResults } from "../../../src/reduce/cumulative.ts";
import { argmaxResults, argminResults } from "../../../src/reduce/find.ts";
import {
  allResults,
  anyResults,
  maxResults,
  minResults,
  prodResults,
  ptpResults,
  sumResults,
} from "../../../src/reduce/reductions.ts";
import { meanResults, stdResults, varianceResults } from "../../../src/reduce/statistics.ts";
import type { Results } from "../../../src/ufunc/apply.ts";
import type { Operandlike } from "../../../src/ufunc/function.ts";
import type { Op, Ops } from "../runner/op.ts";
import { operandlike, reduceOptions, unwrapped } from "./ufunc.ts";

function reduction(run: (a: Operandlike, options: object) => Results): Op {
  return (args, program) =>
    unwrapped(run(operandlike(program.operand(args["a"])), reduceOptions(args, program)));
}

/** Functions that combine the elements along axes. */
export const reduce: Ops = {
  sum: reduction(sumResults),
  prod: reduction(prodResults),
  min: reduction(minResults),
  max: reduction(maxResults),
  any: reduction(anyResults),
  all: reduction(allResults),
  ptp: reduction(ptpResults),
  mean: reduction(meanResults),
  var: reduction(varianceResults),
  std: reduction(stdResults),
  argmin: reduction(argminResults),
  argmax: reduction(argmaxResults),
  cumsum: reduction(cumsumResults),
  cumprod: reduction(cumprodResults),
};
