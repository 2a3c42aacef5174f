import { load, stack, type NDArray } from "@tsmem/ndarray";

export function topThree(days: string[]): NDArray[] {
  const result: NDArray[] = [];
  for (const day of days) {
    const big = load(day);
    big.sort(0);
    result.push(big.slice([0, 3]));
    result.push(big.slice([0, 3]).copy());
  }
  return result;
}

export function median(days: string[]): number {
  const tops: NDArray[] = [];
  for (const day of days) {
    const big = load(day);
    tops.push(big.slice([0, 3]));
  }
  return stack(tops).mean();
}

export function profile(table: NDArray): number[] {
  const out: number[] = [];
  const parts: NDArray[] = [];
  for (let i = 0; i < table.shape[0]; i++) {
    out.push(table.slice(i).sum());
    parts.push(table.slice(i));
  }
  return out.concat(parts.length);
}

export function firstAndLast(day: string): { first: NDArray; last: NDArray } {
  const big = load(day);
  return { first: big.pick(0), last: big.pick(-1).copy() };
}

export function firstRow(day: string): NDArray {
  return load(day).pick(0);
}

export function byDay(days: string[]): Map<string, NDArray> {
  const map = new Map<string, NDArray>();
  for (const day of days) {
    const big = load(day);
    map.set(day, big.slice(":", 0));
  }
  return map;
}

export function rows(table: NDArray): NDArray[] {
  const out: NDArray[] = [];
  for (let i = 0; i < table.shape[0]; i++) out.push(table.pick(i));
  return out;
}

export function mapped(days: string[]): NDArray[] {
  return days.map((day) => load(day).slice([0, 3]));
}
