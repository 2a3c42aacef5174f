/** Arithmetic of datetime64 and timedelta64 counts, which are int64 with one value for "not a time". */
export const NaT = -9223372036854775808n;

/** The count rounded towards zero; NaT when it is not finite or does not fit. */
function fromNumber(count: number): bigint {
  return Math.abs(count) < 9223372036854775808 ? BigInt(Math.trunc(count)) : NaT;
}

export function multiply(x: bigint, y: number): bigint {
  return x === NaT ? NaT : fromNumber(Number(x) * y);
}

/** Quotient rounded towards zero, in `divide` and in `floor_divide`, as NumPy does. */
export function divideByInteger(x: bigint, y: bigint): bigint {
  return x === NaT || y === 0n ? NaT : x / y;
}

export function divideByFloat(x: bigint, y: number): bigint {
  return x === NaT ? NaT : fromNumber(Number(x) / y);
}

/** Rest with the sign of the divisor. */
export function remainder(x: bigint, y: bigint): bigint {
  if (x === NaT || y === NaT || y === 0n) return NaT;
  const rest = x % y;
  return rest !== 0n && rest < 0n !== y < 0n ? rest + y : rest;
}
