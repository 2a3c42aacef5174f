import { expect, it } from "vitest";
import {
  cholesky,
  cross,
  det,
  dot,
  eigh,
  eigvalsh,
  inner,
  inv,
  kron,
  lstsq,
  matmul,
  matrixPower,
  matrixRank,
  matvec,
  type NDArray,
  norm,
  ones,
  outer,
  pinv,
  qr,
  type Shape,
  slogdet,
  solve,
  svd,
  svdvals,
  tensordot,
  vdot,
  vecdot,
  vecmat,
  zeros,
} from "../../../src/index.ts";
import { expectDescribed, followed } from "./described.ts";

const wide = (length: number): number => length;
const bytes = ones([2, 3], { dtype: "int8" });
const shorts = ones([3, 4], { dtype: "int16" });
const singles = ones([3], { dtype: "float32" });
const doubles = ones([wide(2), 3]);
const waves = ones([3, 2], { dtype: "complex64" });
const stacked = ones([5, 2, 3], { dtype: "float32" });
const flags = ones([3, 3], { dtype: "bool" });
const unknown: NDArray<"float64"> = ones([4, 3]);
const square = ones([2, 2], { dtype: "int32" });
const definite = zeros([3, 3], { dtype: "complex64" });
for (let i = 0; i < 3; i++) definite.set(i + 1, i, i);
const singular = ones([3, 3], { dtype: "float32" });
const upright = zeros([4, 2, 2]);
for (let i = 0; i < 4; i++) upright.assign([[2, 0], [0, 1]], i); // prettier-ignore

const calls = [
  followed(() => matmul(bytes, shorts), "int16 (2,4)"),
  followed(() => matmul(bytes, singles), "float32 (2,)"),
  followed(() => matmul(singles, shorts), "float32 (4,)"),
  followed(() => matmul(singles, singles), "number"),
  followed(() => matmul(stacked, shorts), "float32 (5,2,4)"),
  followed(() => matmul(doubles, shorts), "float64 (n,4)"),
  followed(() => matmul(flags, flags), "bool (3,3)"),
  followed(() => matmul(bytes, waves, { dtype: "complex128" }), "complex128 (2,2)"),
  followed(() => matmul([[1, 2]], [[3], [4]]), "float64 (1,1)"),
  followed(() => matmul([1n, 2n], [3n, 4n]) === 11n, "boolean"),
  followed(() => matmul(bytes, shorts, { out: zeros([2, 4]) }), "float64 (2,4)"),
  followed(() => matmul(singles, singles, { out: zeros([]) }), "number"),
  followed(() => vecdot(stacked, singles), "float32 (5,2)"),
  followed(() => vecdot(singles, singles), "number"),
  followed(() => matvec(stacked, singles), "float32 (5,2)"),
  followed(() => vecmat(bytes, ones([2, 3, 4])), "float64 (2,4)"),
  followed(() => dot(bytes, shorts), "int16 (2,4)"),
  followed(() => dot(stacked, ones([7, 3, 4])), "float64 (5,2,7,4)"),
  followed(() => dot(5, bytes), "float64 (2,3)"),
  followed(() => dot(singles, waves), "complex64 (2,)"),
  followed(() => bytes.dot(shorts), "int16 (2,4)"),
  followed(() => inner(bytes, stacked), "float32 (2,5,2)"),
  followed(() => inner(singles, singles), "number"),
  followed(() => vdot(waves, bytes), "complex"),
  followed(() => outer(singles, shorts), "float32 (3,12)"),
  followed(() => outer(stacked, 2), "float64 (n,1)"),
  followed(() => kron(bytes, shorts), "int16 (6,12)"),
  followed(() => kron(singles, bytes), "float32 (2,9)"),
  followed(() => kron(doubles, bytes), "float64 (n,9)"),
  followed(() => tensordot(stacked, bytes), "float32 (5,)"),
  followed(() => tensordot(bytes, shorts, 1), "int16 (2,4)"),
  followed(() => tensordot(singles, singles, 0), "float32 (3,3)"),
  followed(() => tensordot(stacked, shorts, [2, 0]), "float32 (5,2,4)"),
  followed(() => tensordot(stacked, stacked, [[0, -1], [0, 2]]), "float32 (2,2)"), // prettier-ignore
  followed(() => tensordot(bytes, bytes, wide(0)), "int8 (...)"),
  followed(() => cross(singles, shorts.T), "float32 (4,3)"),
  followed(() => cross(ones([2, 2]), ones([2, 2])), "float64 (...)"),

  followed(() => inv(definite), "complex64 (3,3)"),
  followed(() => inv([[2, 0], [0, 2]]), "float64 (2,2)"), // prettier-ignore
  followed(() => det(square), "number"),
  followed(() => det(definite), "complex"),
  followed(() => det(upright), "float64 (4,)"),
  followed(() => slogdet(definite).sign, "complex"),
  followed(() => slogdet(definite).logabsdet, "number"),
  followed(() => slogdet(upright).sign, "float64 (4,)"),
  followed(() => solve(definite, singles), "complex64 (3,)"),
  followed(() => solve(upright, [[1, 2, 3], [4, 5, 6]]), "float64 (4,2,3)"), // prettier-ignore
  followed(() => cholesky(definite), "complex64 (3,3)"),
  followed(() => qr(shorts).q, "float64 (3,3)"),
  followed(() => qr(shorts).r, "float64 (3,4)"),
  followed(() => qr(stacked).q, "float32 (5,2,2)"),
  followed(() => qr(waves, "complete").q, "complex64 (3,3)"),
  followed(() => qr(waves, "complete").r, "complex64 (3,2)"),
  followed(() => qr(doubles).r, "float64 (n,3)"),
  followed(() => eigh(definite).eigenvalues, "float32 (3,)"),
  followed(() => eigh(definite).eigenvectors, "complex64 (3,3)"),
  followed(() => eigvalsh(upright, "U"), "float64 (4,2)"),
  followed(() => svd(shorts).u, "float64 (3,3)"),
  followed(() => svd(shorts).s, "float64 (3,)"),
  followed(() => svd(shorts).vh, "float64 (4,4)"),
  followed(() => svd(waves, { fullMatrices: false }).u, "complex64 (3,2)"),
  followed(() => svd(waves, { fullMatrices: false }).s, "float32 (2,)"),
  followed(() => svd(stacked, { fullMatrices: false }).vh, "float32 (5,2,3)"),
  followed(() => svdvals(stacked), "float32 (5,2)"),
  followed(() => pinv(stacked), "float32 (5,3,2)"),
  followed(() => pinv(shorts), "float64 (4,3)"),
  followed(() => matrixRank(shorts), "bigint"),
  followed(() => matrixRank(singles), "bigint"),
  followed(() => matrixRank(stacked), "int64 (5,)"),
  followed(() => lstsq(waves, [1, 2, 3]).x, "complex128 (2,)"),
  followed(() => lstsq(singular, ones([3, 4], { dtype: "float32" })).x, "float32 (3,4)"),
  followed(() => lstsq(waves, [1, 2, 3]).residuals, "float64 (n,)"),
  followed(() => lstsq(ones([3, 1]), ones([3, 2])).residuals, "float64 (n,)"),
  followed(() => lstsq(waves, [1, 2, 3]).s, "float64 (2,)"),
  followed(() => matrixPower(square, 3), "int32 (2,2)"),
  followed(() => matrixPower(square, 0), "int32 (2,2)"),
  followed(() => matrixPower(upright, -2), "float64 (4,2,2)"),
  followed(() => norm(bytes), "number"),
  followed(() => norm(unknown), "number"),
  followed(() => norm(singles, { ord: 1 }), "number"),
  followed(() => norm(waves, { axis: 0 }), "float32 (2,)"),
  followed(() => norm(shorts, { axis: -1, keepdims: true }), "float64 (3,1)"),
  followed(() => norm(stacked, { axis: [1, 2] }), "float32 (5,)"),
  followed(() => norm(shorts, { keepdims: true }), "float64 (1,1)"),
  followed(() => norm(shorts, { axis: [0, 1] }), "number"),
  followed(() => norm(shorts, { axis: [0, 1], ord: "nuc" }), "number"),
  followed(
    () => norm(ones([2], { dtype: "float16" }), { axis: 0, keepdims: true }),
    "float16 (1,)",
  ),
];

it.each(calls)("call %# gives what its type says: $text", ({ call, text }) => {
  expectDescribed(call(), text);
});

it("what types do not know may be a value or an array", () => {
  const one: number | NDArray<"float64"> = matmul(unknown, singles);
  expect((one as NDArray).shape).toEqual([4]);
  const rank: bigint | NDArray<"int64"> = matrixRank(unknown);
  expect(rank).toBe(1n);
});

/** Products of arrays of any shape. */
function gram<S extends Shape>(a: NDArray<"float64", S>): unknown {
  return [matmul(a, a), dot(a, a), inv(a), norm(a)];
}

// What is known to fail does not compile, and fails.
it.each([
  // @ts-expect-error three columns, two rows
  () => matmul(bytes, bytes),
  // @ts-expect-error three columns, two rows
  () => dot(bytes, bytes),
  // @ts-expect-error a number is no matrix
  () => matmul(bytes, 5),
  // @ts-expect-error the last lengths differ
  () => inner(bytes, shorts),
  // @ts-expect-error stacks of five and of two matrices
  () => matmul(stacked, ones([2, 3, 3])),
  // @ts-expect-error not square
  () => inv(bytes),
  // @ts-expect-error a vector is no matrix
  () => det(singles),
  // @ts-expect-error two equations, three right-hand sides
  () => solve(square, singles),
  // @ts-expect-error no such mode
  () => qr(bytes, "raw"),
  () => matmul(ones([wide(2), wide(3)]), ones([wide(2), wide(3)])),
  () => gram(unknown),
])("call %# is refused", (call) => {
  expect(call).toThrow(/\w+: /);
});
