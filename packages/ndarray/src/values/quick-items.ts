import { NDArray, readOnly } from "../ndarray.ts";

type Load = (this: NDArray, at: number) => unknown;
type Store = (this: NDArray, at: number, value: unknown) => void;

// The general ways, from before `registerQuickItems` puts the quick ones in their place.
const loadAny: Load = Reflect.get(NDArray.prototype, "load");
const storeAny: Store = Reflect.get(NDArray.prototype, "store");

/**
 * The quick ways to single elements. They take what the general ones in `ndarray.ts` take, with the same
 * results and errors, but test one or two indices in a row and have a line of code per dtype.
 */
export function registerQuickItems(): void {
  Object.assign(NDArray.prototype, { get, set, load, store });
}

function get(this: NDArray, ...index: readonly number[]): unknown {
  const at = quickPosition(this, index);
  return this.load(at >= 0 ? at : this.positionOf("get", index));
}

function set(this: NDArray, value: unknown, ...index: readonly number[]): void {
  const at = quickPosition(this, index);
  this.store(at >= 0 ? at : this.positionOf("set", index), value);
}

/** The byte of an element of an array with one or two axes, or -1 when the index needs a closer look. */
function quickPosition(a: NDArray, index: readonly unknown[]): number {
  const { shape, strides } = a;
  const ndim = shape.length;
  // By index: taking the list apart by pattern runs its iterator, which doubles the cost of an access.
  const first = index[0];
  if (index.length !== ndim || typeof first !== "number") return -1;
  if (ndim === 2) {
    const second = index[1];
    if (typeof second !== "number") return -1;
    const n = shape[0]!;
    const m = shape[1]!;
    const i = first < 0 ? first + n : first;
    const j = second < 0 ? second + m : second;
    if ((i | 0) !== i || (j | 0) !== j || i < 0 || i >= n || j < 0 || j >= m) return -1;
    return a.byteOffset + i * strides[0]! + j * strides[1]!;
  }
  if (ndim !== 1) return -1;
  const n = shape[0]!;
  const i = first < 0 ? first + n : first;
  return (i | 0) === i && i >= 0 && i < n ? a.byteOffset + i * strides[0]! : -1;
}

function load(this: NDArray, at: number): unknown {
  const { memory } = this.storage;
  // One case per typed array, so that each has its own type profile; bounds first, so that no number is boxed.
  switch (this.access) {
    case 11:
      if (at / 8 < memory.Float64Array.length) return memory.Float64Array[at / 8];
      break;
    case 10:
      if (at / 4 < memory.Float32Array.length) return memory.Float32Array[at / 4];
      break;
    case 5:
      if (at / 4 < memory.Int32Array.length) return memory.Int32Array[at / 4];
      break;
    case 6:
      if (at / 4 < memory.Uint32Array.length) return memory.Uint32Array[at / 4];
      break;
    case 2:
      if (at < memory.Uint8Array.length) return memory.Uint8Array[at];
      break;
    case 1:
      if (at < memory.Int8Array.length) return memory.Int8Array[at];
      break;
    case 3:
      if (at / 2 < memory.Int16Array.length) return memory.Int16Array[at / 2];
      break;
    case 4:
      if (at / 2 < memory.Uint16Array.length) return memory.Uint16Array[at / 2];
      break;
    case 7:
      if (at / 8 < memory.BigInt64Array.length) return memory.BigInt64Array[at / 8];
      break;
  }
  return loadAny.call(this, at);
}

function store(this: NDArray, at: number, value: unknown): void {
  if (!this.writeable) throw readOnly("set");
  const { memory } = this.storage;
  if (typeof value === "number") {
    switch (this.access) {
      case 11:
        if (at / 8 < memory.Float64Array.length) {
          memory.Float64Array[at / 8] = value;
          return;
        }
        break;
      case 10:
        if (at / 4 < memory.Float32Array.length) {
          memory.Float32Array[at / 4] = value;
          return;
        }
        break;
      case 5:
        if ((value | 0) === value && at / 4 < memory.Int32Array.length) {
          memory.Int32Array[at / 4] = value;
          return;
        }
        break;
      case 2:
        if ((value & 255) === value && at < memory.Uint8Array.length) {
          memory.Uint8Array[at] = value;
          return;
        }
        break;
      case 6:
        if (value >>> 0 === value && at / 4 < memory.Uint32Array.length) {
          memory.Uint32Array[at / 4] = value;
          return;
        }
        break;
    }
  }
  storeAny.call(this, at, value);
}
