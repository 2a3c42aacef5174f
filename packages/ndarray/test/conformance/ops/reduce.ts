import { bincount } from "../../../src/reduce/bincount.ts";
import { countNonzeroResults } from "../../../src/reduce/count-nonzero.ts";
import { cumulative } from "../../../src/reduce/cumulative.ts";
import { diff } from "../../../src/reduce/diff.ts";
import { argmaxUfunc, argminUfunc, findResults } from "../../../src/reduce/find.ts";
import {
  allResults,
  anyResults,
  maxResults,
  minResults,
  prodResults,
  ptpResults,
  sumResults,
} from "../../../src/reduce/reductions.ts";
import { meanResults, spreadResults } from "../../../src/reduce/statistics.ts";
import { traceResults } from "../../../src/reduce/trace.ts";
import { aroundResults } from "../../../src/ufunc/around.ts";
import { clipResults } from "../../../src/ufunc/clip.ts";
import type { Results } from "../../../src/ufunc/apply.ts";
import { addUfunc, multiplyUfunc } from "../../../src/ufunc/folding.ts";
import type { Operandlike } from "../../../src/ufunc/function.ts";
import type { Json } from "../runner/case.ts";
import type { Op, Ops } from "../runner/op.ts";
import { elementwiseOptions, operandlike, reduceOptions, unwrapped } from "./ufunc.ts";

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
  var: reduction((a, options) => spreadResults(a, options, false)),
  std: reduction((a, options) => spreadResults(a, options, true)),
  argmin: reduction((a, options) => findResults(argminUfunc, a, options)),
  argmax: reduction((a, options) => findResults(argmaxUfunc, a, options)),
  cumsum: reduction((a, options) => cumulative(addUfunc, a, options)),
  cumprod: reduction((a, options) => cumulative(multiplyUfunc, a, options)),
  count_nonzero: reduction(countNonzeroResults),

  trace: (args, program) => {
    const { offset, axis1, axis2 } = args;
    const given = { offset, axis1, axis2 };
    const options = Object.fromEntries(Object.entries(given).filter(([, v]) => v !== undefined));
    const a = operandlike(program.operand(args["a"]));
    return unwrapped(traceResults(a, { ...reduceOptions(args, program), ...options }));
  },

  diff: (args, program) => {
    const { n, axis, prepend, append } = args;
    return diff(operandlike(program.operand(args["a"])), {
      ...(n === undefined ? {} : { n: n as number }),
      ...(axis === undefined ? {} : { axis: axis as number }),
      ...(prepend === undefined ? {} : { prepend: operandlike(program.operand(prepend)) }),
      ...(append === undefined ? {} : { append: operandlike(program.operand(append)) }),
    });
  },

  bincount: (args, program) => {
    const { weights, minlength } = args;
    return bincount(operandlike(program.operand(args["a"])), {
      ...(weights == null ? {} : { weights: operandlike(program.operand(weights)) }),
      ...(minlength === undefined ? {} : { minlength: minlength as number }),
    });
  },

  around: (args, program) => {
    const out = typeof args["out"] === "string" ? program.array(args["out"]) : null;
    const a = operandlike(program.operand(args["a"]));
    return unwrapped(aroundResults(a, (args["decimals"] ?? 0) as number, { out }));
  },

  clip: (args, program) => {
    const limit = (value: Json | undefined): Operandlike | null =>
      value == null ? null : operandlike(program.operand(value));
    const a = operandlike(program.operand(args["a"]));
    return unwrapped(
      clipResults(a, limit(args["min"]), limit(args["max"]), elementwiseOptions(args, program)),
    );
  },
};
