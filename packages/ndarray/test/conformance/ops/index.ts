// Attaches strings, records, dates and methods, as the main entry does.
import "../../../src/index.ts";
import type { Ops } from "../runner/op.ts";
import { assign } from "./assign.ts";
import { convert } from "./convert.ts";
import { create } from "./create.ts";
import { dtypes } from "./dtypes.ts";
import { given } from "./given.ts";
import { join } from "./join.ts";
import { linalg } from "./linalg.ts";
import { indexing } from "./indexing.ts";
import { layouts } from "./layouts.ts";
import { reduce } from "./reduce.ts";
import { sorting } from "./sort.ts";
import { select } from "./select.ts";
import { strings } from "./strings.ts";
import { ufunc } from "./ufunc.ts";
import { values } from "./values.ts";
import { views } from "./views.ts";

/** Every operation of the records, by its name in them. */
export const ops: Ops = {
  ...given,
  ...assign,
  ...convert,
  ...create,
  ...dtypes,
  ...join,
  ...linalg,
  ...reduce,
  ...sorting,
  ...strings,
  ...ufunc,
  ...values,
  ...views,
  ...layouts,
  ...indexing,
  ...select,
};
