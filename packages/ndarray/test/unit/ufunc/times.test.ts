import { describe, expect, test } from "vitest";
import {
  add,
  array,
  astype,
  less,
  maximum,
  type NDArray,
  notEqual,
  subtract,
} from "../../../src/index.ts";

const count = 100;
const seconds = Array.from({ length: count }, (_, i) => BigInt((i * 37) % 101));
const others = seconds.toReversed();
const dates = (list: readonly bigint[]): NDArray =>
  astype(array(list, { dtype: "int64" }), "datetime64[s]");
const NaT = -(2n ** 63n);

describe.each([
  ["without NaT", seconds],
  ["with NaT", seconds.with(40, NaT)],
] as const)("dates %s", (_, list) => {
  const isTime = (i: number): boolean => list[i] !== NaT;
  const [x, y] = [dates(list), dates(others)];

  test("differ by spans, and move by them", () => {
    const spans = subtract(x, y);
    expect(spans.dtype.name).toBe("timedelta64[s]");
    expect(astype(spans, "int64").toArray()).toEqual(
      list.map((value, i) => (isTime(i) ? value - others[i]! : NaT)),
    );
    expect(astype(add(y, spans), "int64").toArray()).toEqual(list);
  });

  test("compare", () => {
    expect(less(x, y).toArray()).toEqual(list.map((value, i) => isTime(i) && value < others[i]!));
    expect(notEqual(x, x).toArray()).toEqual(list.map((__, i) => !isTime(i)));
    expect(astype(maximum(x, y), "int64").toArray()).toEqual(
      list.map((value, i) => (!isTime(i) ? NaT : value > others[i]! ? value : others[i])),
    );
  });
});

test("dates and spans of unlike units go by the finer one", () => {
  const spans = astype(array(seconds, { dtype: "int64" }), "timedelta64[ms]");
  const sum = add(dates(seconds), spans);
  expect(sum.dtype.name).toBe("datetime64[ms]");
  expect(astype(sum, "int64").toArray()).toEqual(seconds.map((value) => value * 1001n));
});
