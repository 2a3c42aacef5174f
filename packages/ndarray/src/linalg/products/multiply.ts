/*
 * Products of contiguous row-major matrices, one loop per element type: c (m x n) += a (m x k) b
 * (k x n). Every element sums its products in order of k, whatever the shapes, so that a dot product
 * and a matrix product agree to the last bit.
 *
 * Four rows of b are taken at a time, which halves the traffic to c.
 */

/** c += a b for one element type; complex matrices hold (re, im) pairs. */
export type Multiply<A> = (m: number, n: number, k: number, a: A, b: A, c: A) => void;

export const multiplyFloat64: Multiply<Float64Array> = (m, n, k, a, b, c) => {
  const whole = k - (k % 4);
  for (let i = 0; i < m; i++) {
    const row = i * n;
    let p = 0;
    for (; p < whole; p += 4) {
      const a0 = a[i * k + p]!;
      const a1 = a[i * k + p + 1]!;
      const a2 = a[i * k + p + 2]!;
      const a3 = a[i * k + p + 3]!;
      const b0 = p * n;
      const b1 = b0 + n;
      const b2 = b1 + n;
      const b3 = b2 + n;
      for (let j = 0; j < n; j++) {
        c[row + j] =
          c[row + j]! + a0 * b[b0 + j]! + a1 * b[b1 + j]! + a2 * b[b2 + j]! + a3 * b[b3 + j]!;
      }
    }
    for (; p < k; p++) {
      const factor = a[i * k + p]!;
      for (let j = 0; j < n; j++) c[row + j] = c[row + j]! + factor * b[p * n + j]!;
    }
  }
};

export const multiplyFloat32: Multiply<Float32Array> = (m, n, k, a, b, c) => {
  for (let i = 0; i < m; i++) {
    const row = i * n;
    for (let p = 0; p < k; p++) {
      const factor = a[i * k + p]!;
      for (let j = 0; j < n; j++) {
        c[row + j] = c[row + j]! + Math.fround(factor * b[p * n + j]!);
      }
    }
  }
};

/** Integers of at most 32 bits; wraps modulo 2^32, so the low bits are right for every width. */
export const multiplyInt32: Multiply<Int32Array> = (m, n, k, a, b, c) => {
  for (let i = 0; i < m; i++) {
    const row = i * n;
    for (let p = 0; p < k; p++) {
      const factor = a[i * k + p]!;
      for (let j = 0; j < n; j++) c[row + j] = c[row + j]! + Math.imul(factor, b[p * n + j]!);
    }
  }
};

/** Integers of 64 bits; storing wraps modulo 2^64, which is right for unsigned ones too. */
export const multiplyInt64: Multiply<BigInt64Array> = (m, n, k, a, b, c) => {
  for (let i = 0; i < m; i++) {
    const row = i * n;
    for (let p = 0; p < k; p++) {
      const factor = a[i * k + p]!;
      for (let j = 0; j < n; j++) c[row + j] = c[row + j]! + factor * b[p * n + j]!;
    }
  }
};

/** Booleans of 0 and 1: "and" for products, "or" for sums. */
export const multiplyBool: Multiply<Uint8Array> = (m, n, k, a, b, c) => {
  for (let i = 0; i < m; i++) {
    const row = i * n;
    for (let p = 0; p < k; p++) {
      if (a[i * k + p] === 0) continue;
      for (let j = 0; j < n; j++) c[row + j] = c[row + j]! | b[p * n + j]!;
    }
  }
};

export const multiplyComplex128: Multiply<Float64Array> = (m, n, k, a, b, c) => {
  for (let i = 0; i < m; i++) {
    const row = 2 * i * n;
    for (let p = 0; p < k; p++) {
      const re = a[2 * (i * k + p)]!;
      const im = a[2 * (i * k + p) + 1]!;
      const from = 2 * p * n;
      for (let j = 0; j < 2 * n; j += 2) {
        const x = b[from + j]!;
        const y = b[from + j + 1]!;
        c[row + j] = c[row + j]! + (re * x - im * y);
        c[row + j + 1] = c[row + j + 1]! + (re * y + im * x);
      }
    }
  }
};

export const multiplyComplex64: Multiply<Float32Array> = (m, n, k, a, b, c) => {
  for (let i = 0; i < m; i++) {
    const row = 2 * i * n;
    for (let p = 0; p < k; p++) {
      const re = a[2 * (i * k + p)]!;
      const im = a[2 * (i * k + p) + 1]!;
      const from = 2 * p * n;
      for (let j = 0; j < 2 * n; j += 2) {
        const x = b[from + j]!;
        const y = b[from + j + 1]!;
        c[row + j] = c[row + j]! + (Math.fround(re * x) - Math.fround(im * y));
        c[row + j + 1] = c[row + j + 1]! + (Math.fround(re * y) + Math.fround(im * x));
      }
    }
  }
};
