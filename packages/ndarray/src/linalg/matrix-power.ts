import { InvalidArgumentError } from "@tsmem/core";
import { copyInto } from "../assign/copy-into.ts";
import { asarray } from "../create/array.ts";
import { eye } from "../create/eye.ts";
import { zerosLike } from "../create/like.ts";
import { shown } from "../dtype/convert.ts";
import { tupleText } from "../layout/shape.ts";
import type { NDArray } from "../ndarray.ts";
import { LinAlgError } from "./errors.ts";
import { matmulArray } from "./products/matmul.ts";
import { inv } from "./solve.ts";
import type { GivenName, GivenShape } from "../types/given.ts";
import type { PowerName, Square } from "../types/matrices.ts";

/**
 * A square matrix to an integer power, by repeated squaring.
 *
 * @param a - shape (..., n, n)
 * @param n - negative powers are those of the inverse
 * @returns new array; `a` itself for n = 1
 * @throws {LinAlgError} not square, or singular for a negative power
 * @see numpy.linalg.matrix_power
 */
export function matrixPower<const A, N extends number>(
  a: A & Square<GivenShape<A>>,
  n: N,
): NDArray<PowerName<GivenName<A>, N>, GivenShape<A>>;
export function matrixPower(a: unknown, n: number): NDArray {
  const given = asarray(a);
  const { shape } = given;
  if (shape.length < 2) {
    throw new LinAlgError(
      `matrixPower: ${shape.length}-dimensional array given. Array must be at least two-dimensional`,
      { shape },
    );
  }
  if (shape.at(-1) !== shape.at(-2)) {
    throw new LinAlgError(
      `matrixPower: Last 2 dimensions of the array must be square, not ${tupleText(shape)}`,
      { shape },
    );
  }
  if (!Number.isSafeInteger(n)) {
    throw new InvalidArgumentError(`matrixPower: exponent must be an integer, not ${shown(n)}`, {
      value: n,
    });
  }
  if (n === 0) return identities(given);
  const base = n < 0 ? inv(given) : given;
  let rest = Math.abs(n);
  if (rest === 3) return matmulArray(matmulArray(base, base), base);
  let square = base;
  let result: NDArray | null = null;
  for (;;) {
    if (rest % 2 === 1) result = result === null ? square : matmulArray(result, square);
    rest = Math.floor(rest / 2);
    if (rest === 0) return result!;
    square = matmulArray(square, square);
  }
}

function identities(a: NDArray): NDArray {
  const result = zerosLike(a);
  copyInto("matrixPower", result, eye(a.shape.at(-1)!, { dtype: a.dtype }), "unsafe");
  return result;
}
