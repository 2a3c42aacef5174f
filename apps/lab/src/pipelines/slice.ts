import { array, type NDArray } from "@tsmem/ndarray";
import { byTime, type Row } from "./users.ts";

export const kept: NDArray[] = [];

/** Keeps the first events of a user, and with them the user's whole table. */
export function addUser(rows: readonly Row[]): void {
  const data = array(rows.toSorted(byTime), { dtype: "U21" });
  kept.push(data.slice([0, 10], [0, 3]));
}
