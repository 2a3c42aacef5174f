import { ShapeError } from "@tsmem/core";
import fc from "fast-check";
import {
  diagonal,
  expandDims,
  flip,
  type NDArray,
  reshape,
  slice,
  swapaxes,
  transpose,
} from "../../../src/index.ts";
import {
  diagonalOf,
  expanded,
  type Model,
  picked,
  reshaped,
  sizeOf,
  sliced,
  transposed,
} from "./model.ts";

/** An array and the model that it must agree with. */
export interface Pair {
  readonly array: NDArray;
  readonly model: Model;
}

/** One step of a chain of views; it leaves a pair as it is where it does not apply. */
export type Step = (pair: Pair) => Pair;

const bound = fc.option(fc.integer({ min: -7, max: 7 }), { freq: 3 });
const step = fc.option(
  fc.integer({ min: -3, max: 3 }).filter((by) => by !== 0),
  { freq: 2 },
);
const any = fc.nat({ max: 23 });

function onAxis(at: number, pair: Pair, change: (axis: number) => Pair): Pair {
  const { ndim } = pair.array;
  return ndim === 0 ? pair : change(at % ndim);
}

function all(ndim: number): [][] {
  return Array.from({ length: ndim }, () => []);
}

const slices = fc.tuple(any, bound, bound, step).map(
  ([at, start, stop, by]): Step =>
    (pair) =>
      onAxis(at, pair, (axis) => ({
        array: slice(pair.array, ...all(axis), [start, stop, by]),
        model: sliced(pair.model, axis, [start, stop, by]),
      })),
);

const texts = fc.tuple(any, bound, bound, step).map(
  ([at, start, stop, by]): Step =>
    (pair) =>
      onAxis(at, pair, (axis) => ({
        array: slice(
          pair.array,
          `${":,".repeat(axis)} ${start ?? ""}:${stop ?? ""}${by === null ? "" : `:${by}`}, ...`,
        ),
        model: sliced(pair.model, axis, [start, stop, by]),
      })),
);

const integers = fc.tuple(any, any, fc.boolean()).map(
  ([at, place, isNegative]): Step =>
    (pair) =>
      onAxis(at, pair, (axis) => {
        const length = pair.array.shape[axis]!;
        if (length === 0) return pair;
        const from = place % length;
        return {
          array: slice(pair.array, ...all(axis), isNegative ? from - length : from),
          model: picked(pair.model, axis, from),
        };
      }),
);

const transposes = fc
  .array(fc.nat(), { minLength: 8, maxLength: 8 })
  .map((keys): Step => ({ array, model }) => {
    const axes = model.shape
      .map((_, axis) => axis)
      .sort((x, y) => keys[x % 8]! - keys[y % 8]! || x - y);
    return { array: transpose(array, axes), model: transposed(model, axes) };
  });

const swaps = fc.tuple(any, any).map(
  ([x, y]): Step =>
    (pair) =>
      onAxis(x, pair, (first) => {
        const second = y % pair.array.ndim;
        const axes = pair.model.shape.map((_, axis) =>
          axis === first ? second : axis === second ? first : axis,
        );
        return {
          array: swapaxes(pair.array, first, second - pair.array.ndim),
          model: transposed(pair.model, axes),
        };
      }),
);

const expansions = any.map((at): Step => ({ array, model }) => {
  if (array.ndim >= 5) return { array, model };
  const axis = at % (array.ndim + 1);
  return { array: expandDims(array, axis), model: expanded(model, axis) };
});

const flips = any.map(
  (at): Step =>
    (pair) =>
      onAxis(at, pair, (axis) => ({
        array: flip(pair.array, axis),
        model: sliced(pair.model, axis, [null, null, -1]),
      })),
);

const diagonals = fc
  .tuple(any, any, fc.integer({ min: -3, max: 3 }))
  .map(([x, y, offset]): Step => (pair) => {
    const { ndim } = pair.array;
    if (ndim < 2) return pair;
    const first = x % ndim;
    const second = (first + 1 + (y % (ndim - 1))) % ndim;
    return {
      array: diagonal(pair.array, offset, first, second),
      model: diagonalOf(pair.model, offset, first, second),
    };
  });

/** Splits one axis in two, or joins two neighbours, when that needs no copy. */
const reshapes = fc.tuple(any, any, fc.boolean()).map(
  ([at, by, isSplit]): Step =>
    (pair) =>
      onAxis(at, pair, (axis) => {
        const { shape } = pair.model;
        const divisor = (by % 3) + 1;
        if (isSplit && (shape[axis]! % divisor !== 0 || shape.length >= 5)) return pair;
        if (!isSplit && axis === shape.length - 1) return pair;
        const target = isSplit
          ? shape.toSpliced(axis, 1, divisor, shape[axis]! / divisor)
          : shape.toSpliced(axis, 2, shape[axis]! * shape[axis + 1]!);
        let array: NDArray;
        try {
          array = reshape(pair.array, target, { copy: false });
        } catch (error) {
          if (error instanceof ShapeError) return pair;
          throw error;
        }
        return { array, model: reshaped(pair.model, target) };
      }),
);

/** Any single step. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  slices,
  texts,
  integers,
  transposes,
  swaps,
  expansions,
  flips,
  diagonals,
  reshapes,
);

/** Small shapes, empty axes among them. */
export const anyShape: fc.Arbitrary<number[]> = fc
  .array(fc.integer({ min: 0, max: 5 }), { maxLength: 4 })
  .filter((shape) => sizeOf(shape) <= 120);
