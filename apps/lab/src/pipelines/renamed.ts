import { array, type NDArray } from "@tsmem/ndarray";
import { byTime, type Row } from "./users.ts";

export const kept: NDArray[] = [];

/** Gives the slice the name of the table, which lives on behind it. */
export function addUser(rows: readonly Row[]): void {
  let data: NDArray = array(rows.toSorted(byTime), { dtype: "U21" });
  data = data.slice([0, 10], [0, 3]);
  kept.push(data);
}
