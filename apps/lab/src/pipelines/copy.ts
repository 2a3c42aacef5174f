import { array, type NDArray } from "@tsmem/ndarray";
import { byTime, type Row } from "./users.ts";

export const kept: NDArray[] = [];

/** Keeps a copy of the first events of a user; the table is free to go. */
export function addUser(rows: readonly Row[]): void {
  const data = array(rows.toSorted(byTime), { dtype: "U21" });
  kept.push(data.slice([0, 10], [0, 3]).copy());
}
