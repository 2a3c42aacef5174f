/**
 * Integer operations as NumPy defines them: division by zero gives 0, results wrap when they are
 * stored into their typed array, shifts by the width or more empty the value.
 *
 * Functions without suffix take integers of up to 32 bits as numbers, those with suffix 64 take bigints.
 */

export function floorDivide(x: number, y: number): number {
  // The quotient of two 32-bit integers is at least 2^-32 away from the next integer, so the rounding
  // of the division cannot reach it.
  return y === 0 ? 0 : Math.floor(x / y);
}

export function floorDivide64(x: bigint, y: bigint): bigint {
  if (y === 0n) return 0n;
  const quotient = x / y;
  return x % y !== 0n && x < 0n !== y < 0n ? quotient - 1n : quotient;
}

export function remainder(x: number, y: number): number {
  if (y === 0) return 0;
  const rest = x % y;
  return rest !== 0 && rest < 0 !== y < 0 ? rest + y : rest;
}

export function remainder64(x: bigint, y: bigint): bigint {
  if (y === 0n) return 0n;
  const rest = x % y;
  return rest !== 0n && rest < 0n !== y < 0n ? rest + y : rest;
}

/** x to the power y modulo 2^32, for y >= 0. */
export function power(x: number, y: number): number {
  let result = 1;
  let base = x;
  for (let rest = y; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = Math.imul(result, base);
    base = Math.imul(base, base);
  }
  return result;
}

/** x to the power y modulo 2^64, for y >= 0. */
export function power64(x: bigint, y: bigint): bigint {
  let result = 1n;
  let base = x;
  for (let rest = y; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = BigInt.asUintN(64, result * base);
    base = BigInt.asUintN(64, base * base);
  }
  return result;
}

/** Greatest common divisor of the magnitudes. */
export function gcd(x: number, y: number): number {
  let a = Math.abs(x);
  let b = Math.abs(y);
  while (b !== 0) {
    const rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

export function gcd64(x: bigint, y: bigint): bigint {
  let a = x < 0n ? -x : x;
  let b = y < 0n ? -y : y;
  while (b !== 0n) {
    const rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

/** Least common multiple of the magnitudes, modulo 2^32. */
export function lcm(x: number, y: number): number {
  const divisor = gcd(x, y);
  return divisor === 0 ? 0 : Math.imul(Math.abs(x) / divisor, Math.abs(y));
}

export function lcm64(x: bigint, y: bigint): bigint {
  const divisor = gcd64(x, y);
  if (divisor === 0n) return 0n;
  const product = (x / divisor) * y;
  return product < 0n ? -product : product;
}

/** How many bits of the magnitude are set. */
export function bitCount(x: number): number {
  let bits = Math.abs(x) >>> 0;
  bits -= (bits >>> 1) & 0x55555555;
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

export function bitCount64(x: bigint): number {
  const magnitude = x < 0n ? -x : x;
  return (
    bitCount(Number(BigInt.asUintN(32, magnitude))) +
    bitCount(Number(BigInt.asUintN(32, magnitude >> 32n)))
  );
}
