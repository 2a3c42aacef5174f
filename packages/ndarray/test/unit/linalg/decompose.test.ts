import fc from "fast-check";
import { describe, expect, it } from "vitest";
import "../../../src/index.ts";
import { array } from "../../../src/create/array.ts";
import { astype } from "../../../src/assign/astype.ts";
import { cholesky, eigh, eigvalsh, qr } from "../../../src/linalg/decompose.ts";
import { lstsq, matrixRank, pinv } from "../../../src/linalg/least-squares.ts";
import { norm } from "../../../src/linalg/norm.ts";
import { conjugated } from "../../../src/linalg/products/conjugate.ts";
import { matmulArray, transposed } from "../../../src/linalg/products/matmul.ts";
import { det, inv, solve } from "../../../src/linalg/solve.ts";
import { svd, svdvals } from "../../../src/linalg/svd.ts";
import type { NDArray } from "../../../src/ndarray.ts";
import { defaultRng } from "../../../src/random/generator.ts";
import { reshape } from "../../../src/views/reshape.ts";
import { add, multiply, subtract } from "../../../src/ufunc/arithmetic.ts";
import { Complex } from "../../../src/dtype/complex.ts";
import { flatValues } from "../support/values.ts";

function random(seed: number, shape: readonly number[], isComplex: boolean): NDArray {
  const rng = defaultRng(seed);
  const re = rng.standardNormal({ size: shape });
  if (!isComplex) return re;
  return add(re, multiply(rng.standardNormal({ size: shape }), new Complex(0, 1)));
}

function adjoint(a: NDArray): NDArray {
  return transposed(conjugated(a));
}

function size(a: NDArray): number {
  return norm(a, { axis: [0, 1], ord: "fro" }) as number;
}

function identity(n: number): NDArray {
  return array(
    Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => +(i === j))),
  );
}

/** |a - b| relative to b, in units that any stable algorithm stays below. */
function residual(a: NDArray, b: NDArray): number {
  return size(subtract(a, b)) / Math.max(size(b), 1) / 2 ** -52;
}

const matrices = fc.record({
  seed: fc.integer({ min: 0, max: 2 ** 31 }),
  m: fc.integer({ min: 1, max: 9 }),
  n: fc.integer({ min: 1, max: 9 }),
  isComplex: fc.boolean(),
});

describe("decompositions of random matrices", () => {
  it("qr() gives orthonormal columns times an upper triangle", () => {
    fc.assert(
      fc.property(matrices, fc.constantFrom("reduced" as const, "complete" as const), (p, mode) => {
        const a = random(p.seed, [p.m, p.n], p.isComplex);
        const { q, r } = qr(a, mode);
        expect(residual(matmulArray(q, r), a)).toBeLessThan(500);
        expect(residual(matmulArray(adjoint(q), q), identity(q.shape[1]!))).toBeLessThan(500);
      }),
      { numRuns: 60 },
    );
  });

  it("svd() gives orthonormal factors and descending values", () => {
    fc.assert(
      fc.property(matrices, fc.boolean(), (p, fullMatrices) => {
        const a = random(p.seed, [p.m, p.n], p.isComplex);
        const { u, s, vh } = svd(a, { fullMatrices });
        const values = flatValues(s) as number[];
        expect(values).toEqual([...values].sort((x, y) => y - x));
        expect(residual(matmulArray(adjoint(u), u), identity(u.shape[1]!))).toBeLessThan(500);
        expect(residual(matmulArray(vh, adjoint(vh)), identity(vh.shape[0]!))).toBeLessThan(500);
        const k = values.length;
        const left = reshape(multiply(partOf(u, k), s), [p.m, k]);
        expect(residual(matmulArray(left, rowsOf(vh, k)), a)).toBeLessThan(500);
      }),
      { numRuns: 60 },
    );
  });

  it("svd() completes the factors of a matrix of rank one", () => {
    const { u, s, vh } = svd(array([[1, 2], [2, 4], [3, 6]])); // prettier-ignore
    expect(residual(matmulArray(adjoint(u), u), identity(3))).toBeLessThan(50);
    expect(residual(matmulArray(vh, adjoint(vh)), identity(2))).toBeLessThan(50);
    expect(s.get(0)).toBeCloseTo(Math.sqrt(70), 12);
    expect(matrixRank(array([[1, 2], [2, 4], [3, 6]]))).toBe(1n); // prettier-ignore
  });

  it("eigh() gives eigenvectors of ascending eigenvalues", () => {
    fc.assert(
      fc.property(matrices, ({ seed, n, isComplex }) => {
        const b = random(seed, [n, n], isComplex);
        const a = add(b, adjoint(b));
        const { eigenvalues, eigenvectors } = eigh(a);
        const scaled = multiply(eigenvectors, eigenvalues);
        expect(residual(matmulArray(a, eigenvectors), scaled)).toBeLessThan(2000);
        const values = flatValues(eigenvalues) as number[];
        expect(values).toEqual([...values].sort((x, y) => x - y));
      }),
      { numRuns: 60 },
    );
  });

  it("cholesky() gives a triangle whose square is the matrix", () => {
    fc.assert(
      fc.property(matrices, fc.boolean(), ({ seed, n, isComplex }, upper) => {
        const b = random(seed, [n, n], isComplex);
        const a = add(matmulArray(b, adjoint(b)), identity(n));
        const l = cholesky(a, { upper });
        const product = upper ? matmulArray(adjoint(l), l) : matmulArray(l, adjoint(l));
        expect(residual(product, a)).toBeLessThan(500);
      }),
      { numRuns: 40 },
    );
  });

  it("solve(), inv() and pinv() undo the product", () => {
    fc.assert(
      fc.property(matrices, ({ seed, n, isComplex }) => {
        const shifted = add(random(seed, [n, n], isComplex), multiply(identity(n), 3 * n));
        const b = random(seed + 1, [n, 2], isComplex);
        expect(residual(matmulArray(shifted, solve(shifted, b)), b)).toBeLessThan(2000);
        expect(residual(matmulArray(shifted, inv(shifted)), identity(n))).toBeLessThan(2000);
        expect(residual(pinv(shifted), inv(shifted))).toBeLessThan(2000);
      }),
      { numRuns: 40 },
    );
  });

  it("lstsq() leaves a residual orthogonal to the columns", () => {
    const a = random(1, [8, 3], false);
    const b = random(2, [8], false);
    const { x, residuals, rank } = lstsq(a, b);
    const rest = subtract(b, matmulArray(a, x));
    expect(Math.abs(norm(matmulArray(transposed(a), rest)))).toBeLessThan(1e-13);
    expect(residuals.get(0)).toBeCloseTo(norm(rest) ** 2, 12);
    expect(rank).toBe(3);
  });
});

describe("matrices large enough for kernels, in stacks", () => {
  const part = (a: NDArray, i: number): NDArray => a.pick(i);

  it("qr() and svd() of square, tall and wide ones", () => {
    for (const [m, n] of [
      [40, 40],
      [70, 33],
      [33, 70],
    ] as const) {
      // prettier-ignore
      const stack = random(m, [2, m, n], false);
      for (const isWhole of [false, true]) {
        const [{ q, r }, { u, s, vh }] = [
          qr(stack, isWhole ? "complete" : "reduced"),
          svd(stack, { fullMatrices: isWhole }),
        ];
        for (const i of [0, 1]) {
          const a = part(stack, i);
          expect(residual(matmulArray(part(q, i), part(r, i)), a)).toBeLessThan(500);
          const k = Math.min(m, n);
          const left = multiply(partOf(part(u, i), k), part(s, i));
          expect(residual(matmulArray(left, rowsOf(part(vh, i), k)), a)).toBeLessThan(500);
          for (const factor of [part(q, i), part(u, i), transposed(part(vh, i))]) {
            const gram = matmulArray(transposed(factor), factor);
            expect(residual(gram, identity(factor.shape[1]!))).toBeLessThan(500);
          }
          const alone = flatValues(svdvals(a)) as number[];
          (flatValues(part(s, i)) as number[]).forEach((value, j) => {
            expect(alone[j]).toBeCloseTo(value, 11);
          });
        }
      }
    }
  });

  it("eigh(), eigvalsh() and cholesky() of either triangle", () => {
    const half = random(5, [2, 40, 40], false);
    const stack = add(half, transposed(half));
    for (const uplo of ["L", "U"] as const) {
      const { eigenvalues, eigenvectors } = eigh(stack, uplo);
      for (const i of [0, 1]) {
        const scaled = multiply(part(eigenvectors, i), part(eigenvalues, i));
        const product = matmulArray(part(stack, i), part(eigenvectors, i));
        expect(residual(product, scaled)).toBeLessThan(2000);
        const alone = flatValues(eigvalsh(part(stack, i), uplo)) as number[];
        (flatValues(part(eigenvalues, i)) as number[]).forEach((value, j) => {
          expect(alone[j]).toBeCloseTo(value, 11);
        });
      }
      const definite = add(matmulArray(half, transposed(half)), identity(40));
      const l = cholesky(definite, { upper: uplo === "U" });
      const square = matmulArray(
        ...(uplo === "U" ? ([transposed(l), l] as const) : ([l, transposed(l)] as const)),
      );
      expect(residual(part(square, 1), part(definite, 1))).toBeLessThan(500);
    }
  });

  it("solve(), inv(), det(), pinv() and lstsq()", () => {
    const stack = add(random(6, [2, 40, 40], false), multiply(identity(40), 100));
    const b = random(7, [2, 40, 3], false);
    const product = matmulArray(stack, solve(stack, b));
    expect(residual(part(product, 1), part(b, 1))).toBeLessThan(2000);
    expect(residual(part(matmulArray(stack, inv(stack)), 1), identity(40))).toBeLessThan(2000);
    expect(residual(part(pinv(stack), 1), part(inv(stack), 1))).toBeLessThan(2000);
    expect(det(multiply(identity(40), 2))).toBeCloseTo(2 ** 40, -1);
    const singular = random(8, [40, 40], false);
    singular.assign(0, 3);
    expect(det(singular)).toBe(0);
    expect(() => inv(singular)).toThrow(/Singular matrix/);
    const tall = random(9, [70, 20], false);
    const sides = random(10, [70, 2], false);
    const { x, rank } = lstsq(tall, sides);
    const rest = subtract(sides, matmulArray(tall, x));
    expect(size(matmulArray(transposed(tall), rest))).toBeLessThan(1e-11);
    expect(rank).toBe(20);
  });
});

describe("single matrices", () => {
  it("det() of small matrices, and exactly zero for singular ones", () => {
    expect(det(array([[1, 2], [3, 4]]))).toBeCloseTo(-2, 14); // prettier-ignore
    expect(det(array([[1, 2], [2, 4]]))).toBe(0); // prettier-ignore
  });

  it("float32 in, float32 out", () => {
    const a = astype(random(3, [3, 3], false), "float32");
    expect(qr(a).r.dtype.name).toBe("float32");
    expect(inv(a).dtype.name).toBe("float32");
  });

  it("singular, misshapen and endless matrices are LinAlgErrors", () => {
    const code = { code: "ERR_TSMEM_LINALG" };
    expect(() => inv(array([[1, 2], [2, 4]]))).toThrow(expect.objectContaining(code)); // prettier-ignore
    // @ts-expect-error types know that this matrix is not square
    expect(() => solve(array([[1, 2, 3]]), array([1]))).toThrow(expect.objectContaining(code));
    expect(() => cholesky(array([[1, 2], [2, 1]]))).toThrow(expect.objectContaining(code)); // prettier-ignore
    expect(() => svd(array([[NaN]]))).toThrow(/did not converge/);
    expect(() => eigh(array([[Infinity]]))).toThrow(/did not converge/);
  });

  it("norm() knows the orders of vectors and matrices", () => {
    const v = array([3, -4]);
    expect(norm(v)).toBe(5);
    expect(norm(v, { ord: 1 })).toBe(7);
    expect(norm(v, { ord: Infinity })).toBe(4);
    expect(norm(v, { ord: -Infinity })).toBe(3);
    const m = array([[1, 2], [3, 4]]); // prettier-ignore
    expect(norm(m, { ord: 1 })).toBe(6);
    expect(norm(m, { ord: Infinity })).toBe(7);
    expect(norm(m, { ord: 2 })).toBeCloseTo(5.464985704219043, 12);
    expect(norm(m, { ord: "nuc" })).toBeCloseTo(5.8309518948453, 12);
  });
});

function partOf(a: NDArray, columns: number): NDArray {
  const rows = flatValues(a);
  const width = a.shape[1]!;
  return array(
    Array.from({ length: a.shape[0]! }, (_, i) => rows.slice(i * width, i * width + columns)),
  );
}

function rowsOf(a: NDArray, rows: number): NDArray {
  const width = a.shape[1]!;
  const values = flatValues(a);
  return array(Array.from({ length: rows }, (_, i) => values.slice(i * width, (i + 1) * width)));
}

describe("svd() of matrices with rows or columns that depend on others", () => {
  const counts = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 36, maxLength: 36 });
  it("converges, with orthonormal vectors", () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 6 }), fc.boolean(), (numbers, n, isColumn) => {
        const rows = Array.from({ length: n }, (_, i) => numbers.slice(i * n, (i + 1) * n));
        if (isColumn) for (const row of rows) row[n - 1] = row[0]! / 3 + row[n - 2]! / 7;
        else rows[n - 1] = rows[0]!;
        const a = array(rows);
        const { u, s, vh } = svd(a);
        expect(size(subtract(matmulArray(u, multiply(reshape(s, [n, 1]), vh)), a))).toBeLessThan(
          1e-12,
        );
        for (const q of [u, adjoint(vh)]) {
          expect(size(subtract(matmulArray(adjoint(q), q), identity(n)))).toBeLessThan(1e-13);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("gives pinv() and matrixRank() what they need", () => {
    const a = array([
      [5, 7, -8],
      [-4, -5, -6],
      [5, 7, -8],
    ]);
    expect(Number(matrixRank(a))).toBe(2);
    expect(size(subtract(matmulArray(matmulArray(a, pinv(a)), a), a))).toBeLessThan(1e-13);
  });
});

it("lstsq() computes in the common dtype of both operands", () => {
  const a = array([[3], [1]], { dtype: "float32" });
  const { x, s, residuals } = lstsq(a, array([0.1, 0.2]));
  expect([x, s, residuals].map(({ dtype }) => dtype.name)).toEqual([
    "float64",
    "float64",
    "float64",
  ]);
  expect(x.get(0)).toBeCloseTo(0.05, 14);
  expect(lstsq(a, a).x.dtype.name).toBe("float32");
});
