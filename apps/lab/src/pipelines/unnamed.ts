import { array, type NDArray } from "@tsmem/ndarray";
import { byTime, type Row } from "./users.ts";

export const kept: NDArray[] = [];

/** Leaves the scope of the table's name before the slice is kept; the slice still needs the table. */
export function addUser(rows: readonly Row[]): void {
  let first: NDArray;
  {
    const data = array(rows.toSorted(byTime), { dtype: "U21" });
    first = data.slice([0, 10], [0, 3]);
  }
  kept.push(first);
}
