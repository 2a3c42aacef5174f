import { type DType, nums } from "../../dtype/dtype.ts";
import type { Data } from "../../storage/memory.ts";

/** Sums products of elements of several operands, all of one dtype. */
export interface SumOfProducts {
  /** Start a new sum. */
  reset(): void;
  /** Add `count` products; each operand starts at its position and moves by its step. */
  add(count: number, positions: readonly number[], steps: readonly number[]): void;
  /** Store the sum. */
  store(target: Data, place: number): void;
}

/** Give the summation for one of the dtypes that products are computed in. */
export function sumOf({ num }: DType, operands: readonly Data[]): SumOfProducts {
  switch (num) {
    case nums.float64:
      return new Float64Sum(operands as readonly Float64Array[]);
    case nums.float32:
      return new Float32Sum(operands as readonly Float32Array[]);
    case nums.int32:
      return new Int32Sum(operands as readonly Int32Array[]);
    case nums.int64:
      return new Int64Sum(operands as readonly BigInt64Array[]);
    case nums.complex128:
      return new ComplexSum(operands as readonly Float64Array[], (x) => x);
    case nums.complex64:
      return new ComplexSum(operands as readonly Float32Array[], Math.fround);
    default:
      return new BoolSum(operands as readonly Uint8Array[]);
  }
}

// Sums start at 0, as NumPy's do: a lone -0 becomes 0.

class Float64Sum implements SumOfProducts {
  readonly #operands: readonly Float64Array[];
  #sum = 0;

  constructor(operands: readonly Float64Array[]) {
    this.#operands = operands;
  }

  reset(): void {
    this.#sum = 0;
  }

  add(count: number, positions: readonly number[], steps: readonly number[]): void {
    for (let i = 0; i < count; i++) {
      let product = this.#operands[0]![positions[0]! + i * steps[0]!]!;
      for (let k = 1; k < positions.length; k++) {
        product *= this.#operands[k]![positions[k]! + i * steps[k]!]!;
      }
      this.#sum = this.#sum + product;
    }
  }

  store(target: Data, place: number): void {
    target[place] = this.#sum;
  }
}

class Float32Sum implements SumOfProducts {
  readonly #operands: readonly Float32Array[];
  #sum = 0;

  constructor(operands: readonly Float32Array[]) {
    this.#operands = operands;
  }

  reset(): void {
    this.#sum = 0;
  }

  add(count: number, positions: readonly number[], steps: readonly number[]): void {
    for (let i = 0; i < count; i++) {
      let product = this.#operands[0]![positions[0]! + i * steps[0]!]!;
      for (let k = 1; k < positions.length; k++) {
        product = Math.fround(product * this.#operands[k]![positions[k]! + i * steps[k]!]!);
      }
      this.#sum = Math.fround(this.#sum + product);
    }
  }

  store(target: Data, place: number): void {
    target[place] = this.#sum;
  }
}

class Int32Sum implements SumOfProducts {
  readonly #operands: readonly Int32Array[];
  #sum = 0;

  constructor(operands: readonly Int32Array[]) {
    this.#operands = operands;
  }

  reset(): void {
    this.#sum = 0;
  }

  add(count: number, positions: readonly number[], steps: readonly number[]): void {
    for (let i = 0; i < count; i++) {
      let product = this.#operands[0]![positions[0]! + i * steps[0]!]!;
      for (let k = 1; k < positions.length; k++) {
        product = Math.imul(product, this.#operands[k]![positions[k]! + i * steps[k]!]!);
      }
      this.#sum = (this.#sum + product) | 0;
    }
  }

  store(target: Data, place: number): void {
    target[place] = this.#sum;
  }
}

class Int64Sum implements SumOfProducts {
  readonly #operands: readonly BigInt64Array[];
  #sum = 0n;

  constructor(operands: readonly BigInt64Array[]) {
    this.#operands = operands;
  }

  reset(): void {
    this.#sum = 0n;
  }

  add(count: number, positions: readonly number[], steps: readonly number[]): void {
    for (let i = 0; i < count; i++) {
      let product = this.#operands[0]![positions[0]! + i * steps[0]!]!;
      for (let k = 1; k < positions.length; k++) {
        product *= this.#operands[k]![positions[k]! + i * steps[k]!]!;
      }
      this.#sum = BigInt.asIntN(64, this.#sum + product);
    }
  }

  store(target: Data, place: number): void {
    target[place] = this.#sum;
  }
}

class BoolSum implements SumOfProducts {
  readonly #operands: readonly Uint8Array[];
  #sum = 0;

  constructor(operands: readonly Uint8Array[]) {
    this.#operands = operands;
  }

  reset(): void {
    this.#sum = 0;
  }

  add(count: number, positions: readonly number[], steps: readonly number[]): void {
    for (let i = 0; i < count; i++) {
      let product = 1;
      for (let k = 0; k < positions.length; k++) {
        if (this.#operands[k]![positions[k]! + i * steps[k]!] === 0) product = 0;
      }
      this.#sum |= product;
    }
  }

  store(target: Data, place: number): void {
    target[place] = this.#sum;
  }
}

class ComplexSum implements SumOfProducts {
  readonly #operands: readonly (Float64Array | Float32Array)[];
  readonly #round: (x: number) => number;
  #re = 0;
  #im = 0;

  constructor(operands: readonly (Float64Array | Float32Array)[], round: (x: number) => number) {
    this.#operands = operands;
    this.#round = round;
  }

  reset(): void {
    this.#re = 0;
    this.#im = 0;
  }

  add(count: number, positions: readonly number[], steps: readonly number[]): void {
    const round = this.#round;
    for (let i = 0; i < count; i++) {
      const first = positions[0]! + i * steps[0]!;
      let re = this.#operands[0]![first]!;
      let im = this.#operands[0]![first + 1]!;
      for (let k = 1; k < positions.length; k++) {
        const at = positions[k]! + i * steps[k]!;
        const x = this.#operands[k]![at]!;
        const y = this.#operands[k]![at + 1]!;
        const real = round(round(re * x) - round(im * y));
        im = round(round(re * y) + round(im * x));
        re = real;
      }
      this.#re = round(this.#re + re);
      this.#im = round(this.#im + im);
    }
  }

  store(target: Data, place: number): void {
    target[place] = this.#re;
    target[place + 1] = this.#im;
  }
}
