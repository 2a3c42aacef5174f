import { load } from "../../src/load.ts";
import type { Order } from "./arrays.ts";

type Wrapped = (...values: unknown[]) => unknown;

/** One way in which a C function takes an array; `name` is that of addon/src/typemaps/suite.h. */
export interface Form {
  readonly name: string;
  readonly ndim: number;
  readonly order: Order;
}

/** The wrapped kernel of a form for a dtype. */
export function kernel(form: string, dtype: string): Wrapped {
  const addon = load().addon as Record<string, Wrapped>;
  const found = addon[`${form}/${dtype}`];
  if (found === undefined) throw new Error(`no kernel ${form}/${dtype}`);
  return found;
}

/** Shapes of the tests by number of dimensions; those of fixed size are the same in C. */
export const shapes: Readonly<Record<number, readonly number[]>> = {
  1: [5],
  2: [2, 3],
  3: [2, 3, 2],
  4: [2, 2, 3, 2],
};

/** `prefix1`, `prefix2F`, `prefix3L`, …: both orders of parameters, both orders of memory. */
export function dynamicForms(prefix: string): Form[] {
  return [1, 2, 3, 4].flatMap((ndim) =>
    (["C", "F"] as const)
      .filter((order) => order === "C" || ndim > 1)
      .flatMap((order) =>
        ["", "L"].map((last) => ({
          name: `${prefix}${ndim}${order === "F" ? "F" : ""}${last}`,
          ndim,
          order,
        })),
      ),
  );
}

export function fixedForms(prefix: string): Form[] {
  return [1, 2, 3, 4].map((ndim) => ({ name: `${prefix}Fixed${ndim}`, ndim, order: "C" }));
}

export function rowForms(prefix: string): Form[] {
  return [3, 4].flatMap((ndim) =>
    ["", "L"].map((last) => ({ name: `${prefix}Rows${ndim}${last}`, ndim, order: "C" as const })),
  );
}
