import { expect, it } from "vitest";
import {
  append,
  arange,
  arraySplit,
  columnStack,
  concatenate,
  dsplit,
  dstack,
  hsplit,
  hstack,
  insert,
  type NDArray,
  ones,
  pad,
  remove,
  repeat,
  roll,
  rot90,
  type Shape,
  split,
  stack,
  tile,
  unstack,
  vsplit,
  vstack,
  zeros,
} from "../../../src/index.ts";
import { expectDescribed, followed } from "./described.ts";

const wide = (length: number): number => length;
const bytes = ones([2, 3], { dtype: "int8" });
const octets = ones([4, 3], { dtype: "uint8" });
const halves = ones([5, 3], { dtype: "float16" });
const row = ones([3], { dtype: "int16" });
const cube = ones([2, 3, 4], { dtype: "float32" });
const some = ones([wide(2), 3]);
const many: NDArray<"float32", readonly [2, 3]>[] = [ones([2, 3], { dtype: "f4" })];
const unknown: NDArray<"float64"> = ones([2, 3]);
const texts = zeros([2], { dtype: "U3" });
const days = zeros([2], { dtype: "M8[D]" });

const calls = [
  followed(() => concatenate([bytes, octets]), "int16 (6,3)"),
  followed(() => concatenate([bytes, octets, halves]), "float16 (11,3)"),
  followed(() => concatenate([bytes, bytes], { axis: 1 }), "int8 (2,6)"),
  followed(() => concatenate([bytes, bytes], { axis: -1, dtype: "f4" }), "float32 (2,6)"),
  followed(() => concatenate([bytes, some]), "float64 (n,3)"),
  followed(() => concatenate([some, bytes], { axis: 1 }), "float64 (2,6)"),
  followed(() => concatenate([bytes, octets], { axis: null }), "int16 (n,)"),
  followed(() => concatenate([bytes, 5], { axis: null }), "? (n,)"),
  followed(() => concatenate([bytes, bytes], { axis: wide(0) }), "int8 (n,n)"),
  followed(() => concatenate([bytes, unknown]), "float64 (...)"),
  followed(() => concatenate(many), "float32 (n,3)"),
  followed(() => concatenate([[1, 2], [3]]), "float64 (3,)"),
  followed(() => concatenate([[1n], [2n, 3n]]), "int64 (3,)"),
  followed(() => concatenate([texts, texts]), "U3 (4,)"),
  followed(() => concatenate([days, days]), "datetime64[D] (4,)"),
  followed(() => concatenate([texts, zeros([1], { dtype: "U5" })]), "? (3,)"),
  followed(() => concatenate([bytes, octets], { out: zeros([6, 3]) }), "float64 (6,3)"),
  followed(() => stack([bytes, bytes, bytes]), "int8 (3,2,3)"),
  followed(() => stack([bytes, some], { axis: 1 }), "float64 (2,2,3)"),
  followed(() => stack([row, row], { axis: -1 }), "int16 (3,2)"),
  followed(() => stack(many), "float32 (n,2,3)"),
  followed(() => stack([1, 2]), "float64 (2,)"),
  followed(() => vstack([row, bytes]), "int16 (3,3)"),
  followed(() => vstack([1, 2]), "float64 (2,1)"),
  followed(() => hstack([row, row, 5]), "float64 (7,)"),
  followed(() => hstack([bytes, some]), "float64 (2,6)"),
  followed(() => hstack([unknown, bytes]), "float64 (...)"),
  followed(() => dstack([row, row]), "int16 (1,3,2)"),
  followed(() => dstack([bytes, cube]), "float32 (2,3,5)"),
  followed(() => columnStack([row, row]), "int16 (3,2)"),
  followed(() => columnStack([bytes, bytes]), "int8 (2,6)"),
  followed(() => append(bytes, [1, 2]), "float64 (n,)"),
  followed(() => append(bytes, octets, 0), "int16 (6,3)"),
  followed(() => insert(bytes, 1, 5, 0), "int8 (n,3)"),
  followed(() => insert(cube, 1, 5), "float32 (n,)"),
  followed(() => remove(cube, 1, -1), "float32 (2,3,n)"),
  followed(() => remove(cube, 1, wide(1)), "float32 (n,n,n)"),
  followed(() => repeat(bytes, 2), "int8 (n,)"),
  followed(() => repeat(row, 2), "int16 (6,)"),
  followed(() => repeat(bytes, [1, 2], 0), "int8 (n,3)"),
  followed(() => repeat(bytes, 4, 1), "int8 (2,12)"),
  followed(() => tile(row, 2), "int16 (6,)"),
  followed(() => tile(row, [2, 1]), "int16 (2,3)"),
  followed(() => tile(cube, [3, 2]), "float32 (2,9,8)"),
  followed(() => tile(cube, [wide(3), 2]), "float32 (2,n,8)"),
  followed(() => roll(cube, 1), "float32 (2,3,4)"),
  followed(() => rot90(bytes), "view int8 (n,n)"),
  followed(() => pad(bytes, 1), "int8 (n,n)"),

  followed(() => split(bytes, 3, 1), "view int8 (2,n); view int8 (2,n); view int8 (2,n)"),
  followed(
    () => split(arange(6), [1, 4]),
    "view float64 (n,); view float64 (n,); view float64 (n,)",
  ),
  followed(() => arraySplit(octets, 2), "view uint8 (n,3); view uint8 (n,3)"),
  followed(() => arraySplit(octets, wide(3)), "list of view uint8 (n,3)"),
  followed(() => arraySplit(octets, 17), "list of view uint8 (n,3)"),
  followed(() => hsplit(row, 1), "view int16 (n,)"),
  followed(() => hsplit(cube, 1), "view float32 (2,n,4)"),
  followed(() => vsplit(cube, 2), "view float32 (n,3,4); view float32 (n,3,4)"),
  followed(() => dsplit(cube, [1]), "view float32 (2,3,n); view float32 (2,3,n)"),
  followed(() => unstack(bytes), "view int8 (3,); view int8 (3,)"),
  followed(() => unstack(some), "list of view float64 (3,)"),
  followed(() => unstack(cube, -2), "view float32 (2,4); view float32 (2,4); view float32 (2,4)"),
  followed(() => split(unknown, 2), "view float64 (...); view float64 (...)"),
];

it.each(calls)("call %# gives what its type says: $text", ({ call, text }) => {
  expectDescribed(call(), text);
});

/** Joins of arrays of any shape. */
function twice<S extends Shape>(a: NDArray<"float64", S>): NDArray<"float64"> {
  stack([a, a]);
  return concatenate([a, a]);
}

// What is known to fail does not compile, and fails.
it.each([
  // @ts-expect-error rows of three and of four
  () => concatenate([bytes, ones([2, 4])]),
  // @ts-expect-error two rows, four rows
  () => concatenate([bytes, octets], { axis: 1 }),
  // @ts-expect-error two axes, one axis
  () => concatenate([bytes, row]),
  // @ts-expect-error numbers have no axes
  () => concatenate([1, 2]),
  // @ts-expect-error two shapes
  () => stack([bytes, octets]),
  // @ts-expect-error rows of three and of two
  () => vstack([bytes, [1, 2]]),
  // @ts-expect-error two rows, four rows
  () => hstack([bytes, octets]),
  // @ts-expect-error three elements, two elements
  () => columnStack([row, [1, 2]]),
  // @ts-expect-error rows of three and of two
  () => append(bytes, [[1, 2]], 0),
  () => concatenate([ones([wide(2), wide(3)]), ones([wide(2), wide(4)])]),
  () => twice(ones([]) as NDArray<"float64">),
])("call %# is refused", (call) => {
  expect(call).toThrow(/\w+: /);
});
