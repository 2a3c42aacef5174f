import { DTypeError } from "@tsmem/core";
import { asarray } from "../create/array.ts";
import { newArrayWithStrides } from "../create/empty.ts";
import { type DType, nums } from "../dtype/dtype.ts";
import { bytesDType, textDType } from "../dtype/text.ts";
import { broadcastShapes, sizeOf } from "../layout/shape.ts";
import { broadcastStrides, resultStrides } from "../iterate/layout.ts";
import type { NDArray } from "../ndarray.ts";
import { textLength } from "./text.ts";

/** Strings for a function of this folder: an array or nested list of them, or one string. */
export type Texts = unknown;

/** The operands of one call, read element by element after broadcasting. */
export interface TextOperands {
  readonly shape: readonly number[];
  readonly count: number;
  /** True when the strings are unicode, false when they are bytes. */
  readonly isUnicode: boolean;
  /** The dtype of the first operand. */
  readonly dtype: DType;
  /** The arrays, whose memory order the result follows. */
  readonly arrays: readonly NDArray[];
  /** The string of operand k at place i in C order. */
  text(k: number, i: number): string;
  /** The integer of parameter k at place i. */
  integer(k: number, i: number): number;
}

/**
 * Broadcast string operands and integer parameters.
 *
 * @throws {DTypeError} an operand holds no strings, or bytes and unicode are mixed
 */
export function textOperands(
  operation: string,
  texts: readonly Texts[],
  integers: readonly unknown[] = [],
): TextOperands {
  const arrays = texts.map((item) => asarray(item));
  const parameters = integers.map((item) => asarray(item));
  const first = arrays[0]!;
  const hasStrings = arrays.every(({ dtype }) => dtype.num === first.dtype.num);
  if (!hasStrings || (first.dtype.num !== nums.str && first.dtype.num !== nums.bytes)) {
    throw new DTypeError(
      `${operation}: ufunc '${operation}' did not contain a loop with signature matching types ` +
        `(${arrays.map(({ dtype }) => dtype.toString()).join(", ")}); give strings of one kind`,
      { dtypes: arrays.map(({ dtype }) => dtype) },
    );
  }
  const odd = parameters.find(({ dtype }) => !isIntegral(dtype));
  if (odd !== undefined) {
    throw new DTypeError(`${operation}: positions and counts are integers, not ${odd.dtype.name}`, {
      dtypes: [odd.dtype],
    });
  }
  const shape = broadcastShapes(
    operation,
    [...arrays, ...parameters].map((a) => a.shape),
  );
  const count = sizeOf(shape);
  const readText = arrays.map((a) => readerOf(a, shape));
  const readInteger = parameters.map((a) => readerOf(a, shape));
  return {
    shape,
    count,
    isUnicode: first.dtype.num === nums.str,
    dtype: first.dtype,
    arrays: [...arrays, ...parameters],
    text: (k, i) => readText[k]!(i) as string,
    integer: (k, i) => Math.trunc(Number(readInteger[k]!(i))),
  };
}

// Plain numbers become float64 arrays; their values are checked by whoever uses them.
function isIntegral({ kind }: DType): boolean {
  return "biuf".includes(kind);
}

function readerOf(a: NDArray, shape: readonly number[]): (i: number) => unknown {
  const strides = broadcastStrides(a, shape);
  const { view } = a.storage;
  const { codec } = a.dtype;
  return (i) => codec.read(view, positionOf(i, a.byteOffset, shape, strides));
}

/** A new array of a dtype in the memory order of the operands, filled place by place. */
export function mapped(
  operation: string,
  operands: TextOperands,
  dtype: DType,
  valueAt: (i: number) => unknown,
): NDArray {
  const { shape, arrays, count } = operands;
  const strides = resultStrides(shape, dtype.itemsize, arrays);
  const result = newArrayWithStrides(operation, shape, strides, dtype);
  const { view } = result.storage;
  for (let i = 0; i < count; i++) {
    dtype.codec.write(view, positionOf(i, result.byteOffset, shape, strides), valueAt(i));
  }
  return result;
}

/** The byte of the element at place i in C order. */
function positionOf(
  i: number,
  start: number,
  shape: readonly number[],
  strides: readonly number[],
): number {
  let rest = i;
  let at = start;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    at += (rest % shape[axis]!) * strides[axis]!;
    rest = Math.floor(rest / shape[axis]!);
  }
  return at;
}

/** A new array of strings that is as wide as its longest one, at least `least`. */
export function mappedTexts(
  operation: string,
  operands: TextOperands,
  valueAt: (i: number) => string,
  least = 1,
): NDArray {
  const values = Array.from({ length: operands.count }, (_, i) => valueAt(i));
  const width = values.reduce((most, text) => Math.max(most, textLength(text)), least);
  const dtype = operands.isUnicode ? textDType(width) : bytesDType(width);
  return mapped(operation, operands, dtype, (i) => values[i]!);
}
