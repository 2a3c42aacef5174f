import type { Data } from "../storage/memory.ts";

/**
 * Move items of one size, whatever they mean, so that no bit changes.
 *
 * @param isAligned - true when all positions and steps, in bytes, are multiples of min(itemsize, 4) and
 *   the itemsize is 2 or a multiple of 4; then `from` and `to` are typed arrays of that width, else bytes
 */
export function moveItems(
  itemsize: number,
  isAligned: boolean,
  n: number,
  from: Data,
  at: number,
  step: number,
  to: Data,
  target: number,
  targetStep: number,
): void {
  if (itemsize === 1) move8(n, from as Uint8Array, at, step, to as Uint8Array, target, targetStep);
  else if (!isAligned) {
    moveBytes(itemsize, n, from as Uint8Array, at, step, to as Uint8Array, target, targetStep);
  } else if (itemsize === 2) {
    move16(n, from as Uint16Array, at / 2, step / 2, to as Uint16Array, target / 2, targetStep / 2);
  } else if (itemsize === 4) {
    move32(n, from as Uint32Array, at / 4, step / 4, to as Uint32Array, target / 4, targetStep / 4);
  } else {
    moveWords(
      itemsize / 4,
      n,
      from as Uint32Array,
      at / 4,
      step / 4,
      to as Uint32Array,
      target / 4,
      targetStep / 4,
    );
  }
}

function move8(
  n: number,
  a: Uint8Array,
  i: number,
  s: number,
  b: Uint8Array,
  j: number,
  t: number,
): void {
  for (let k = 0; k < n; k++, i += s, j += t) b[j] = a[i]!;
}

function move16(
  n: number,
  a: Uint16Array,
  i: number,
  s: number,
  b: Uint16Array,
  j: number,
  t: number,
): void {
  for (let k = 0; k < n; k++, i += s, j += t) b[j] = a[i]!;
}

function move32(
  n: number,
  a: Uint32Array,
  i: number,
  s: number,
  b: Uint32Array,
  j: number,
  t: number,
): void {
  for (let k = 0; k < n; k++, i += s, j += t) b[j] = a[i]!;
}

function moveWords(
  words: number,
  n: number,
  a: Uint32Array,
  i: number,
  s: number,
  b: Uint32Array,
  j: number,
  t: number,
): void {
  for (let k = 0; k < n; k++, i += s, j += t) {
    for (let w = 0; w < words; w++) b[j + w] = a[i + w]!;
  }
}

function moveBytes(
  itemsize: number,
  n: number,
  a: Uint8Array,
  i: number,
  s: number,
  b: Uint8Array,
  j: number,
  t: number,
): void {
  for (let k = 0; k < n; k++, i += s, j += t) {
    for (let w = 0; w < itemsize; w++) b[j + w] = a[i + w]!;
  }
}
