import {
  exponentialF,
  exponentialF32,
  exponentialK,
  exponentialK32,
  exponentialW,
  exponentialW32,
  normalF,
  normalF32,
  normalK,
  normalK32,
  normalW,
  normalW32,
} from "./generated/ziggurat.ts";
import type { Pcg64 } from "./pcg64.ts";

/*
 * The ziggurat method: 256 layers of equal area cover the density; a draw picks a layer and a point
 * in it, and 99 % of the points lie in the part of the layer that is wholly below the curve.
 *
 * G. Marsaglia and W. W. Tsang, The Ziggurat Method for Generating Random Variables, 2000;
 * J. A. Doornik, An Improved Ziggurat Method, 2005. Which bits choose layer, sign and point is
 * NumPy's layout, so that the stream is NumPy's.
 */

/** Where the tail of the normal density begins. */
const normalR = 3.654152885361009;
const normalInverseR = 0.27366123732975828;
const exponentialR = 7.69711747013105;

/** Draw from the standard normal distribution. */
export function standardNormal(bits: Pcg64): number {
  for (;;) {
    bits.next();
    const { high, low } = bits;
    const layer = low & 0xff;
    // Bit 8 is the sign, bits 9 to 60 the point.
    const point = (high & 0x1fffffff) * 8388608 + (low >>> 9);
    const distance = point * normalW[layer]!;
    const x = (low & 0x100) === 0 ? distance : -distance;
    if (point < normalK[layer]!) return x;
    if (layer === 0) {
      for (;;) {
        const tail = -normalInverseR * Math.log1p(-bits.nextDouble());
        const y = -Math.log1p(-bits.nextDouble());
        if (y + y > tail * tail) {
          // Bit 8 of the point decides the side.
          return (low >>> 17) & 1 ? -(normalR + tail) : normalR + tail;
        }
      }
    }
    const top = normalF[layer - 1]!;
    const bottom = normalF[layer]!;
    if ((top - bottom) * bits.nextDouble() + bottom < Math.exp(-0.5 * x * x)) return x;
  }
}

/** Draw from the standard normal distribution, in float32 steps. */
export function standardNormalFloat(bits: Pcg64): number {
  const f = Math.fround;
  for (;;) {
    const word = bits.nextUint32();
    const layer = word & 0xff;
    const point = (word >>> 9) & 0x7fffff;
    const distance = f(point * normalW32[layer]!);
    const x = (word & 0x100) === 0 ? distance : -distance;
    if (point < normalK32[layer]!) return x;
    if (layer === 0) {
      for (;;) {
        const tail = f(f(-normalInverseR) * f(Math.log1p(-bits.nextFloat())));
        const y = f(-Math.log1p(-bits.nextFloat()));
        if (f(y + y) > f(tail * tail)) {
          const value = f(f(normalR) + tail);
          return (point >>> 8) & 1 ? -value : value;
        }
      }
    }
    const top = normalF32[layer - 1]!;
    const bottom = normalF32[layer]!;
    const height = f(f(f(top - bottom) * bits.nextFloat()) + bottom);
    if (height < Math.exp(-0.5 * x * x)) return x;
  }
}

/** Draw from the exponential distribution of mean 1. */
export function standardExponential(bits: Pcg64): number {
  for (;;) {
    bits.next();
    const { high, low } = bits;
    const layer = (low >>> 3) & 0xff;
    const point = high * 2097152 + (low >>> 11);
    const x = point * exponentialW[layer]!;
    if (point < exponentialK[layer]!) return x;
    if (layer === 0) return exponentialR - Math.log1p(-bits.nextDouble());
    const top = exponentialF[layer - 1]!;
    const bottom = exponentialF[layer]!;
    if ((top - bottom) * bits.nextDouble() + bottom < Math.exp(-x)) return x;
  }
}

/** Draw from the exponential distribution of mean 1, in float32 steps. */
export function standardExponentialFloat(bits: Pcg64): number {
  const f = Math.fround;
  for (;;) {
    const word = bits.nextUint32() >>> 1;
    const layer = word & 0xff;
    const point = word >>> 8;
    const x = f(point * exponentialW32[layer]!);
    if (point < exponentialK32[layer]!) return x;
    if (layer === 0) return f(f(exponentialR) - f(Math.log1p(-bits.nextFloat())));
    const top = exponentialF32[layer - 1]!;
    const bottom = exponentialF32[layer]!;
    const height = f(f(f(top - bottom) * bits.nextFloat()) + bottom);
    if (height < f(Math.exp(-x))) return x;
  }
}
