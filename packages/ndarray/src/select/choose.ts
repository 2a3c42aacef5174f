import { checkArray, checkList, outOf } from "../arguments.ts";
import { copyInto } from "../assign/copy-into.ts";
import { astype } from "../assign/astype.ts";
import { asarray } from "../create/array.ts";
import { newArray, newResult } from "../create/empty.ts";
import { bool } from "../dtype/builtin.ts";
import { type DType, nums } from "../dtype/dtype.ts";
import { isComplex } from "../dtype/complex.ts";
import { Scalar } from "../dtype/scalar.ts";
import { WeakFloat } from "../dtype/weak-float.ts";
import { ValueError } from "../errors.ts";
import {
  checkMode,
  type IndexMode,
  integerArrayOf,
  numbersOf,
  placeOf,
} from "../indexing/integers.ts";
import { markEqual, placesNative } from "../indexing/native.ts";
import { nonzero } from "../indexing/nonzero.ts";
import { resultStrides } from "../iterate/layout.ts";
import { chooseNative } from "../iterate/native.ts";
import { broadcastShapes } from "../layout/shape.ts";
import { isArray, type NDArray } from "../ndarray.ts";
import type { Operandlike } from "../ufunc/function.ts";
import { resultType } from "../ufunc/result-type.ts";
import { broadcastTo } from "../views/broadcast-to.ts";

/** What `where` and `choose` take elements from. */
export type Choice = NDArray | number | bigint | boolean | string | object;

/** `where` of any dtypes. */
export function whereAny(
  condition: NDArray,
  x: Choice | undefined,
  y: Choice | undefined,
): NDArray | NDArray<"int64">[] {
  if (x === undefined || y === undefined) return nonzero(condition);
  const choices = [prepared(x), prepared(y)] as const;
  const dtype = commonType(choices);
  const [a, b] = [typed(choices[0], dtype), typed(choices[1], dtype)];
  const shape = broadcastShapes("where", [condition.shape, a.shape, b.shape]);
  const flags = condition.dtype.kind === "b" ? condition : astype(condition, "bool");
  const strides = resultStrides(shape, dtype.itemsize, [flags, a, b]);
  const result = newResult("where", shape, strides, dtype);
  if (chooseNative(result, flags, a, b)) return result;
  copyInto("where", result, b, "unsafe");
  copyInto("where", result, a, "unsafe", flags);
  return result;
}

/** Options of `choose`. */
export interface ChooseOptions {
  /** What a number outside the list of choices does; default `raise`. */
  readonly mode?: IndexMode;
  readonly out?: NDArray;
}

/**
 * For each element the one of several arrays that an array of integers names; all broadcast.
 *
 * @returns new array of the dtype that holds all choices
 * @throws {ValueError} a number outside the list of choices in mode `raise`
 */
export function choose(
  a: NDArray,
  choices: readonly Choice[],
  options: ChooseOptions = {},
): NDArray {
  checkArray("choose", a, options);
  checkList("choose", "choices", choices);
  const { mode = "raise" } = options;
  const out = outOf("choose", options.out);
  checkMode("choose", mode);
  if (choices.length === 0) {
    throw new ValueError("choose: 0-length sequence; give at least one choice", { value: choices });
  }
  const given = choices.map(prepared);
  const dtype = commonType(given);
  const typedChoices = given.map((choice) => typed(choice, dtype));
  const shape = broadcastShapes("choose", [a.shape, ...typedChoices.map((choice) => choice.shape)]);
  const chosen = integerArrayOf("choose", broadcastTo(a, shape));
  const result = newArray("choose", shape, dtype);
  const spread = typedChoices.map((choice) => broadcastTo(choice, shape));
  pick(result, chosen, spread, mode);
  if (out === null) return result;
  copyInto("choose", out, result, "unsafe");
  return out;
}

/** Beyond so many choices, passes over those that nobody chose would cost too much. */
const mostPasses = 32;

// One pass for each choice, which moves its elements by a mask.
function pick(
  result: NDArray,
  chosen: NDArray,
  choices: readonly NDArray[],
  mode: IndexMode,
): void {
  const isChosen = newArray("choose", result.shape, bool);
  const places = choices.length > mostPasses ? null : placesNative(chosen, choices.length, mode);
  if (places !== null) {
    for (const [place, choice] of choices.entries()) {
      markEqual(isChosen, places, place);
      copyInto("choose", result, choice, "unsafe", isChosen);
    }
    return;
  }
  const indices = numbersOf(chosen);
  for (const [n, index] of indices.entries()) {
    if (mode === "raise" && (index < 0 || index >= choices.length)) {
      throw new ValueError("choose: invalid entry in choice array", { value: index });
    }
    indices[n] = placeOf("choose", index, choices.length, mode, 0);
  }
  const flags = isChosen.storage.typed(nums.bool);
  for (const place of new Set(indices)) {
    for (let n = 0; n < indices.length; n++) {
      flags[isChosen.byteOffset + n] = indices[n] === place ? 1 : 0;
    }
    copyInto("choose", result, choices[place]!, "unsafe", isChosen);
  }
}

function commonType(choices: readonly Operandlike[]): DType {
  return resultType(...choices);
}

// Text, bytes and lists become arrays; numbers stay plain, so that they adapt to arrays.
function prepared(choice: Choice): Operandlike {
  const isPlain =
    typeof choice === "number" ||
    typeof choice === "bigint" ||
    typeof choice === "boolean" ||
    isArray(choice) ||
    isComplex(choice) ||
    choice instanceof Scalar ||
    choice instanceof WeakFloat;
  return isPlain ? choice : asarray(choice);
}

function typed(choice: Operandlike, dtype: DType): NDArray {
  return astype(asarray(choice), dtype, { copy: false });
}
