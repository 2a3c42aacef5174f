// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import type { UnaryLoop, LoopTable } from "../types.ts";

/** Sets o[oi] to 1 when an element is true. */
export function any_bool(
  n: number, a: Uint8Array, ai: number, sa: number,
  o: Uint8Array, oi: number, _so: number,
): void {
  for (; n > 0; n--, ai += sa) {
    if (a[ai] !== 0) {
      o[oi] = 1;
      return;
    }
  }
}

/** Sets o[oi] to 1 when an element is true. */
export function any_int8(
  n: number, a: Int8Array, ai: number, sa: number,
  o: Uint8Array, oi: number, _so: number,
): void {
  for (; n > 0; n--, ai += sa) {
    if (a[ai] !== 0) {
      o[oi] = 1;
      return;
    }
  }
}

/** Sets o[oi] to 1 when an element is true. */
export function any_uint8(
  n: number, a: Uint8Array, ai: number, sa: number,
  o: Uint8Array, oi: number, _so: number,
): void {
  for (; n > 0; n--, ai += sa) {
    if (a[ai] !== 0) {
      o[oi] = 1;
      return;
    }
  }
}

/** Sets o[oi] to 1 when an element is true. */
export function any_int16(
  n: number, a: Int16Array, ai: number, sa: number,
  o: Uint8Array, oi: number, _so: number,
): void {
  for (; n > 0; n--, ai += sa) {
    if (a[ai] !== 0) {
      o[oi] = 1;
      return;
    }
  }
}

/** Sets o[oi] to 1 when an element is true. */
export function any_uint16(
  n: number, a: Uint16Array, ai: number, sa: number,
  o: Uint8Array, oi: number, _so: number,
): void {
  for (; n > 0; n--, ai += sa) {
    if (a[ai] !== 0) {
      o[oi] = 1;
      return;
    }
  }
}

/** Sets o[oi] to 1 when an element is true. */
export function any_int32(
  n: number, a: Int32Array, ai: number, sa: number,
  o: Uint8Array, oi: number, _so: number,
): void {
  for (; n > 0; n--, ai += sa) {
    if (a[ai] !== 0) {
      o[oi] = 1;
      return;
    }
  }
}

/** Sets o[oi] to 1 when an element is true. */
export function any_uint32(
  n: number, a: Uint32Array, ai: number, sa: number,
  o: Uint8Array, oi: number, _so: number,
): void {
  for (; n > 0; n--, ai += sa) {
    if (a[ai] !== 0) {
      o[oi] = 1;
      return;
    }
  }
}

/** Sets o[oi] to 1 when an element is true. */
export function any_int64(
  n: number, a: BigInt64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, _so: number,
): void {
  for (; n > 0; n--, ai += sa) {
    if (a[ai] !== 0n) {
      o[oi] = 1;
      return;
    }
  }
}

/** Sets o[oi] to 1 when an element is true. */
export function any_uint64(
  n: number, a: BigUint64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, _so: number,
): void {
  for (; n > 0; n--, ai += sa) {
    if (a[ai] !== 0n) {
      o[oi] = 1;
      return;
    }
  }
}

/** Sets o[oi] to 1 when an element is true. */
export function any_float32(
  n: number, a: Float32Array, ai: number, sa: number,
  o: Uint8Array, oi: number, _so: number,
): void {
  for (; n > 0; n--, ai += sa) {
    if (a[ai] !== 0) {
      o[oi] = 1;
      return;
    }
  }
}

/** Sets o[oi] to 1 when an element is true. */
export function any_float64(
  n: number, a: Float64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, _so: number,
): void {
  for (; n > 0; n--, ai += sa) {
    if (a[ai] !== 0) {
      o[oi] = 1;
      return;
    }
  }
}

export const anyLoops: LoopTable<UnaryLoop> = {
  pattern: "x->?",
  letters: "?bBhHiIqQefd",
  loops: [
    any_bool,
    any_int8,
    any_uint8,
    any_int16,
    any_uint16,
    any_int32,
    any_uint32,
    any_int64,
    any_uint64,
    null,
    any_float32,
    any_float64,
  ],
};
