// Attaches strings, records, dates and methods, as the main entry does.
import "../../../src/index.ts";
import type { Ops } from "../runner/op.ts";
import { assign } from "./assign.ts";
import { convert } from "./convert.ts";
import { create } from "./create.ts";
import { dtypes } from "./dtypes.ts";
import { given } from "./given.ts";
import { reduce } from "./reduce.ts";
import { ufunc } from "./ufunc.ts";
import { views } from "./views.ts";

/** Every operation of the records, by its name in them. */
export const ops: Ops = {
  ...given,
  ...create,
  ...assign,
  ...convert,
  ...views,
  ...dtypes,
  ...ufunc,
  ...reduce,
};
