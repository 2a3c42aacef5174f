import { expect, test } from "vitest";
import {
  forEachRun,
  planForwardWalk,
  planWalk,
  sortAxes,
  stridesAlong,
} from "../../../src/iterate/axes.ts";

test("sortAxes() keeps C order when the operands disagree", () => {
  expect(
    sortAxes(
      [2, 3],
      [
        [24, 8],
        [8, 16],
      ],
    ),
  ).toEqual([0, 1]);
});

test("sortAxes() puts the smallest stride innermost", () => {
  expect(sortAxes([2, 3, 4], [[8, 16, 48]])).toEqual([2, 1, 0]);
  expect(
    sortAxes(
      [2, 3],
      [
        [8, 16],
        [8, 16],
      ],
    ),
  ).toEqual([1, 0]);
});

test("sortAxes() lets a broadcast operand abstain", () => {
  expect(
    sortAxes(
      [2, 3],
      [
        [0, 8],
        [8, 16],
      ],
    ),
  ).toEqual([1, 0]);
});

test("stridesAlong() lays memory out along the axes", () => {
  expect(stridesAlong([2, 3, 4], [2, 1, 0], 8)).toEqual([8, 16, 48]);
});

test("planWalk() merges contiguous axes into one", () => {
  expect(
    planWalk(
      [2, 3, 4],
      [
        [12, 4, 1],
        [12, 4, 1],
      ],
      [0, 5],
    ),
  ).toEqual({
    lengths: [24],
    steps: [[1], [1]],
    starts: [0, 5],
  });
});

test("planForwardWalk() reverses an axis that all operands walk backwards", () => {
  expect(planForwardWalk([4], [[-1]], [3])).toEqual({ lengths: [4], steps: [[1]], starts: [0] });
  expect(planWalk([4], [[-1], [1]], [3, 0])).toEqual({
    lengths: [4],
    steps: [[-1], [1]],
    starts: [3, 0],
  });
});

test("forEachRun() visits the start of every run", () => {
  const seen: number[][] = [];
  forEachRun(
    planWalk(
      [2, 2, 3],
      [
        [12, 6, 1],
        [0, 3, 1],
      ],
      [0, 0],
    ),
    (at) => seen.push([...at]),
  );
  expect(seen).toEqual([
    [0, 0],
    [6, 3],
    [12, 0],
    [18, 3],
  ]);
});

test("a walk over a 0-d array is one run of one element", () => {
  const walk = planWalk([], [[]], [7]);
  expect(walk.lengths).toEqual([1]);
  const seen: number[][] = [];
  forEachRun(walk, (at) => seen.push([...at]));
  expect(seen).toEqual([[7]]);
});
