import { lexsort } from "../../../src/sort/lexsort.ts";
import { partition } from "../../../src/sort/partition.ts";
import { searchsortedArray } from "../../../src/sort/searchsorted.ts";
import { argsort, sort, sortInPlace, type SortOptions } from "../../../src/sort/sort.ts";
import { unique } from "../../../src/sort/unique.ts";
import type { NDArray } from "../../../src/ndarray.ts";
import { withoutAxis } from "../../../src/join/parts.ts";
import type { Args } from "../runner/case.ts";
import type { Ops } from "../runner/op.ts";
import { asGiven, orScalar } from "./operands.ts";

function options({ axis, kind, order }: Args): SortOptions {
  return {
    ...(axis === undefined ? {} : { axis: axis as number | null }),
    ...(kind === undefined ? {} : { kind: kind as "stable" }),
    ...(order === undefined ? {} : { order: order as string }),
  };
}

/** sort/ */
export const sorting: Ops = {
  sort: (args, program) => sort(program.array(args["a"]), options(args)),
  sort_inplace: (args, program) => {
    sortInPlace(program.array(args["a"]), options(args) as { axis?: number });
  },
  argsort: (args, program) => argsort(program.array(args["a"]), options(args)),
  lexsort: (args, program) =>
    orScalar(lexsort(program.operands(args["x"]).map(asGiven), (args["axis"] ?? -1) as number)),
  searchsorted: (args, program) =>
    orScalar(
      searchsortedArray(program.array(args["a"]), asGiven(program.operand(args["v"])), {
        ...(args["side"] === undefined ? {} : { side: args["side"] as "left" }),
        ...(args["sorter"] === undefined
          ? {}
          : { sorter: asGiven(program.operand(args["sorter"])) }),
      }),
    ),
  unique: (args, program) => {
    const found = unique(program.array(args["a"]), {
      returnIndex: args["return_index"] === true,
      returnInverse: args["return_inverse"] === true,
      returnCounts: args["return_counts"] === true,
      ...(args["axis"] === undefined ? {} : { axis: args["axis"] as number | null }),
      ...(args["equal_nan"] === undefined ? {} : { equalNan: args["equal_nan"] as boolean }),
    });
    return found;
  },
  partition_kth: ({ a, kth }, program) => {
    const result: NDArray = partition(program.array(a), kth as number);
    const length = result.shape[0]!;
    const at = (kth as number) < 0 ? (kth as number) + length : (kth as number);
    return orScalar(withoutAxis(result, 0, at));
  },
};
