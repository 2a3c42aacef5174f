/**
 * IEEE 754 binary16 as bits. Arrays of float16 are stored as Uint16Array, so that the package runs
 * where `Float16Array` does not exist.
 */

const scratchFloat = new Float32Array(1);
const scratchBits = new Uint32Array(scratchFloat.buffer);

/** The number that 16 bits stand for; exact. */
export function halfToNumber(bits: number): number {
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  let magnitude: number;
  if (exponent === 0) magnitude = fraction * 5.960464477539063e-8;
  else if (exponent === 0x1f) magnitude = fraction === 0 ? Infinity : NaN;
  else magnitude = (1 + fraction / 1024) * powersOfTwo[exponent]!;
  return bits & 0x8000 ? -magnitude : magnitude;
}

const powersOfTwo: Float64Array = Float64Array.from({ length: 31 }, (_, i) => 2 ** (i - 15));

/** The bits of the nearest float16, ties to even; above 65519 is infinite. */
export function numberToHalf(value: number): number {
  scratchFloat[0] = value;
  const sign = (scratchBits[0]! >>> 16) & 0x8000;
  const magnitude = Math.abs(value);
  if (!(magnitude < 65520)) return sign | (magnitude === magnitude ? 0x7c00 : 0x7e00);
  if (magnitude < 6.103515625e-5) return sign | roundToEven(magnitude * 16777216);
  // The exponent of a float32 rounded up is right too: the fraction is then 1024 and carries.
  const exponent = ((scratchBits[0]! >>> 23) & 0xff) - 127;
  const step = powersOfTwo[exponent + 15]!;
  const fraction = roundToEven((magnitude / step - 1) * 1024);
  return sign | (((exponent + 15) << 10) + fraction);
}

/** Round a number in (-1, 2^31) to the nearest integer, ties to even. */
function roundToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest < 0.5 || (rest === 0.5 && (floor & 1) === 0)) return floor;
  return floor + 1;
}
