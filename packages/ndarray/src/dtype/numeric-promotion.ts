/**
 * Promotion of the 14 numeric dtypes, by their numbers: bool 0, int8 1, uint8 2, … float16 9,
 * float32 10, float64 11, complex64 12, complex128 13.
 */

export const boolNum = 0;
export const int64Num = 7;
export const uint64Num = 8;
export const float16Num = 9;
export const float64Num = 11;
export const complex64Num = 12;
export const complex128Num = 13;

/**
 * The smallest dtype to which both can be cast safely: `promoteNumbers(int8, uint8)` is int16, int64
 * with uint64 gives float64.
 *
 * @see NEP 50 and numpy.promote_types
 */
export function promoteNumbers(a: number, b: number): number {
  let common = a > b ? a : b;
  while (!isSafeNumberCast(a, common) || !isSafeNumberCast(b, common)) common++;
  return common;
}

/** Whether every value of `from` has an exact counterpart in `to`, as NumPy counts it. */
export function isSafeNumberCast(from: number, to: number): boolean {
  if (from === to || from === boolNum) return true;
  if (from > to) return false;
  // Signed integers have odd numbers, unsigned ones even numbers.
  if (to < float16Num) return to % 2 === 1 || from % 2 === 0;
  return floatFor(from) <= floatFor(to);
}

/** The smallest float (9, 10 or 11) that holds the range and precision NumPy asks for. */
function floatFor(num: number): number {
  if (num < float16Num) return float16Num + Math.min((num - 1) >> 1, 2);
  return num < complex64Num ? num : num - 2;
}

const order = [0, 2, 1, 2, 1, 2, 1, 2, 1, 3, 3, 3, 4, 4];

/** Place of a numeric dtype in the order bool, unsigned, signed, float, complex. */
export function numericKindRank(num: number): number {
  return order[num]!;
}

/**
 * How strongly an operand holds on to its dtype (NEP 50): plain JavaScript numbers and bigints take the
 * dtype of the arrays that they meet, as far as their kind allows.
 */
export const strong = 0;
export const weakInteger = 1;
export const weakFloat = 2;
export const weakComplex = 3;

/** By strength: the dtype of weak operands among themselves, and the first dtype that they leave alone. */
const defaults = [boolNum, int64Num, float64Num, complex128Num];
const firsts = [boolNum, boolNum + 1, float16Num, complex64Num];

/** The dtype that a weak operand of this strength gives to `num`. */
export function joinWeak(num: number, strength: number): number {
  if (num >= firsts[strength]!) return num;
  const isHalfOrSingle = num === float16Num || num === float16Num + 1;
  return strength === weakComplex && isHalfOrSingle ? complex64Num : defaults[strength]!;
}

/**
 * The common dtype of numeric operands.
 *
 * @param nums - dtype numbers; those of weak operands are not looked at
 * @param strengths - `strong`, `weakInteger`, `weakFloat` or `weakComplex`, one per operand
 */
export function commonNumber(nums: readonly number[], strengths: readonly number[]): number {
  let common = -1;
  let weakest = strong;
  for (let k = 0; k < nums.length; k++) {
    const strength = strengths[k]!;
    if (strength > weakest) weakest = strength;
    if (strength !== strong) continue;
    common = common < 0 ? nums[k]! : promoteNumbers(common, nums[k]!);
  }
  return common < 0 ? defaults[weakest]! : joinWeak(common, weakest);
}
