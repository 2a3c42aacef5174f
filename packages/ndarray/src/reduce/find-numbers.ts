import { newResult } from "../create/empty.ts";
import { int64 } from "../dtype/builtin.ts";
import { ValueError } from "../errors.ts";
import { eachRun, itemsOver } from "../iterate/run-loops.ts";
import type { FindLoop } from "../kernels/types.ts";
import { isNative } from "../layout/access.ts";
import { checkAxis, sizeOf } from "../layout/shape.ts";
import { contiguousStrides } from "../layout/strides.ts";
import { isArray } from "../ndarray.ts";
import { needsRest } from "../rest.ts";
import type { Results } from "../ufunc/apply.ts";
import type { Ufunc } from "../ufunc/definition.ts";
import type { Operandlike } from "../ufunc/function.ts";
import { flat } from "../views/flat.ts";
import { onlyAxes } from "./accumulate.ts";
import type { FindOptions } from "./find.ts";

/**
 * `argmax` and `argmin` as `functional` computes them alone: of an array of native numbers, in the loops of
 * JavaScript.
 *
 * @throws {UnavailableError} something else was asked for
 */
export function findNumbers(
  ufunc: Ufunc<FindLoop>,
  given: Operandlike,
  { axis = null, keepdims, out }: FindOptions = {},
): Results {
  const { name } = ufunc;
  if (!isArray(given) || !isNative(given) || keepdims || out) throw needsRest(name);
  const a = axis === null || given.ndim === 0 ? flat(given) : given;
  const { shape } = a;
  const along = checkAxis(name, axis ?? 0, shape.length);
  const lines = shape.map((length, k) => (k === along ? 1 : length));
  const result = newResult(name, lines, contiguousStrides(lines, 8), int64);
  if (sizeOf(lines) > 0) {
    const length = shape[along]!;
    if (length === 0) throw emptySequence(name, given);
    const items = [itemsOver(a, a.strides), itemsOver(result, result.strides)];
    const step = items[0]!.strides[along]!;
    const { loop } = ufunc.uniform[a.access]!;
    eachRun(lines, items, (n, d, s, p) => {
      for (let k = 0; k < n; k++) {
        d[1]![p[1]! + k * s[1]!] = BigInt(loop(length, d[0]!, p[0]! + k * s[0]!, step));
      }
    });
  }
  const made = onlyAxes(result, (_, k) => k !== along);
  return { arrays: [made], isScalar: made.shape.length === 0 };
}

/** The error for a search among nothing. */
export function emptySequence(name: string, value: unknown): ValueError {
  return new ValueError(`${name}: attempt to get ${name} of an empty sequence`, { value });
}
