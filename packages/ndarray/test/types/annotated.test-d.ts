import {
  add,
  arange,
  array,
  asarray,
  concatenate,
  empty,
  eye,
  fromBuffer,
  fromIter,
  full,
  linspace,
  matmul,
  type NDArray,
  ones,
  onesLike,
  sum,
  tri,
  type View,
  zeros,
} from "../../src/index.ts";

/** What a variable is declared to be must follow from the call alone, and never decides what the call gives. */

export const doubles: readonly NDArray<"float64">[] = [
  ones([4, 3]),
  zeros([4, 3]),
  empty([4, 3]),
  full([4, 3], 2),
  eye(3),
  tri(3),
  arange(3),
  arange(1, 3),
  linspace(1, 3),
  array([1, 2]),
  asarray([1, 2]),
  fromIter([1, 2]),
  fromBuffer(new Float64Array(2)),
];
export const a: NDArray<"float64"> = ones([4, 3]);
export const like: NDArray<"float64"> = onesLike(a);
export const singles: NDArray<"float32", readonly [4, 3]> = zeros([4, 3], { dtype: "f4" });
export const cast: NDArray<"float32"> = a.astype("float32");
export const shaped: NDArray<"float64", readonly [number, 2]> = array([[1, 2], [3, 4]]); // prettier-ignore
export const reshaped: NDArray<"float64", readonly [2, 6]> = a.reshape([2, 6]);
export const added: NDArray<"float64"> = add(a, 2);
export const summed: NDArray<"float64"> = sum(a, { axis: 0 });
export const kept: NDArray = a.sum({ axis: 0, keepdims: true });
export const known: NDArray<"float64", readonly [4]> = eye(4).sum({ axis: 0 });
export const total: number = eye(4).sum();
export const row: View<NDArray<"float64">> = eye(4).slice(0);
export const joined: NDArray<"float64"> = concatenate([a, a]);
export const product: NDArray<"float64"> = matmul(eye(3), eye(3));

// @ts-expect-error the sum of float64 is float64
export const wrongSum: NDArray<"int8"> = add(a, 2);
// @ts-expect-error a reduction keeps float64
export const wrongTotals: NDArray<"int8"> = sum(a, { axis: 0 });
// @ts-expect-error so does the method
export const wrongMethod: NDArray<"int8"> = a.sum({ axis: 0 });
// @ts-expect-error and a running sum
export const wrongRunning: NDArray<"int8"> = a.cumsum();
// @ts-expect-error joined float64 are float64
export const wrongJoin: NDArray<"int8"> = concatenate([a, a]);
// @ts-expect-error the product of float64 is float64
export const wrongProduct: NDArray<"int8"> = matmul(eye(3), eye(3));
// @ts-expect-error zeros are float64 unless a dtype is given
export const wrongZeros: NDArray<"int8"> = zeros(3);
// @ts-expect-error numbers are float64
export const wrongValues: NDArray<"int8"> = array([1, 2]);
// @ts-expect-error with an axis it is no number
export const wrongValue: number = sum(a, { axis: 0 });
