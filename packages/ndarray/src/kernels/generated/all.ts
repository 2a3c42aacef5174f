// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.
import type { UnaryLoop, LoopTable } from "../types.ts";

/** Sets o[oi] to 0 when an element is false. */
export function all_bool(
  n: number, a: Uint8Array, ai: number, sa: number,
  o: Uint8Array, oi: number, _so: number,
): void {
  for (; n > 0; n--, ai += sa) {
    if (!(a[ai] !== 0)) {
      o[oi] = 0;
      return;
    }
  }
}

/** Sets o[oi] to 0 when an element is false. */
export function all_int8(
  n: number, a: Int8Array, ai: number, sa: number,
  o: Uint8Array, oi: number, _so: number,
): void {
  for (; n > 0; n--, ai += sa) {
    if (!(a[ai] !== 0)) {
      o[oi] = 0;
      return;
    }
  }
}

/** Sets o[oi] to 0 when an element is false. */
export function all_uint8(
  n: number, a: Uint8Array, ai: number, sa: number,
  o: Uint8Array, oi: number, _so: number,
): void {
  for (; n > 0; n--, ai += sa) {
    if (!(a[ai] !== 0)) {
      o[oi] = 0;
      return;
    }
  }
}

/** Sets o[oi] to 0 when an element is false. */
export function all_int16(
  n: number, a: Int16Array, ai: number, sa: number,
  o: Uint8Array, oi: number, _so: number,
): void {
  for (; n > 0; n--, ai += sa) {
    if (!(a[ai] !== 0)) {
      o[oi] = 0;
      return;
    }
  }
}

/** Sets o[oi] to 0 when an element is false. */
export function all_uint16(
  n: number, a: Uint16Array, ai: number, sa: number,
  o: Uint8Array, oi: number, _so: number,
): void {
  for (; n > 0; n--, ai += sa) {
    if (!(a[ai] !== 0)) {
      o[oi] = 0;
      return;
    }
  }
}

/** Sets o[oi] to 0 when an element is false. */
export function all_int32(
  n: number, a: Int32Array, ai: number, sa: number,
  o: Uint8Array, oi: number, _so: number,
): void {
  for (; n > 0; n--, ai += sa) {
    if (!(a[ai] !== 0)) {
      o[oi] = 0;
      return;
    }
  }
}

/** Sets o[oi] to 0 when an element is false. */
export function all_uint32(
  n: number, a: Uint32Array, ai: number, sa: number,
  o: Uint8Array, oi: number, _so: number,
): void {
  for (; n > 0; n--, ai += sa) {
    if (!(a[ai] !== 0)) {
      o[oi] = 0;
      return;
    }
  }
}

/** Sets o[oi] to 0 when an element is false. */
export function all_int64(
  n: number, a: BigInt64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, _so: number,
): void {
  for (; n > 0; n--, ai += sa) {
    if (!(a[ai] !== 0n)) {
      o[oi] = 0;
      return;
    }
  }
}

/** Sets o[oi] to 0 when an element is false. */
export function all_uint64(
  n: number, a: BigUint64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, _so: number,
): void {
  for (; n > 0; n--, ai += sa) {
    if (!(a[ai] !== 0n)) {
      o[oi] = 0;
      return;
    }
  }
}

/** Sets o[oi] to 0 when an element is false. */
export function all_float32(
  n: number, a: Float32Array, ai: number, sa: number,
  o: Uint8Array, oi: number, _so: number,
): void {
  for (; n > 0; n--, ai += sa) {
    if (!(a[ai] !== 0)) {
      o[oi] = 0;
      return;
    }
  }
}

/** Sets o[oi] to 0 when an element is false. */
export function all_float64(
  n: number, a: Float64Array, ai: number, sa: number,
  o: Uint8Array, oi: number, _so: number,
): void {
  for (; n > 0; n--, ai += sa) {
    if (!(a[ai] !== 0)) {
      o[oi] = 0;
      return;
    }
  }
}

export const allLoops: LoopTable<UnaryLoop> = {
  pattern: "x->?",
  letters: "?bBhHiIqQefd",
  loops: [
    all_bool,
    all_int8,
    all_uint8,
    all_int16,
    all_uint16,
    all_int32,
    all_uint32,
    all_int64,
    all_uint64,
    null,
    all_float32,
    all_float64,
  ],
};
