import { InvalidArgumentError } from "@tsmem/core";
import { shown } from "../dtype/convert.ts";
import { SeedSequence } from "./seed-sequence.ts";

/** The whole state of a Pcg64, for saving and restoring. */
export interface Pcg64State {
  readonly state: bigint;
  readonly increment: bigint;
  /** The upper half of a 64-bit draw that the next 32-bit draw returns, when there is one. */
  readonly bufferedUint32?: number | undefined;
}

const mask128 = (1n << 128n) - 1n;
const multiplier = 0x2360ed051fc65da44385df649fccf645n;

// The multiplier in 16-bit pieces, low first. Products of 32 by 16 bits are exact in a double.
const m0 = 0xf645;
const m1 = 0x9fcc;
const m2 = 0xdf64;
const m3 = 0x4385;
const m4 = 0x5da4;
const m5 = 0x1fc6;
const word0 = 0x9fccf645;
const word1 = 0x4385df64;
const word2 = 0x1fc65da4;
const word3 = 0x2360ed05;

/** Leave the ten words of a generator in a list, as the native kernels take them. */
export let writeWords: (bits: Pcg64, words: Float64Array) => void;

/** Take the words back. */
export let readWords: (bits: Pcg64, words: Float64Array) => void;

/**
 * The bit generator PCG XSL RR 128/64, NumPy's default.
 *
 * A draw leaves its 64 bits in `high` and `low`; two numbers cost far less than a bigint.
 *
 * @see M. E. O'Neill, PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms
 *   for Random Number Generation, 2014.
 */
export class Pcg64 {
  static {
    writeWords = (bits, words) => {
      words[0] = bits.#s0;
      words[1] = bits.#s1;
      words[2] = bits.#s2;
      words[3] = bits.#s3;
      words[4] = bits.#i0;
      words[5] = bits.#i1;
      words[6] = bits.#i2;
      words[7] = bits.#i3;
      words[8] = bits.#hasUint32 ? 1 : 0;
      words[9] = bits.#uint32;
    };
    readWords = (bits, words) => {
      bits.#s0 = words[0]!;
      bits.#s1 = words[1]!;
      bits.#s2 = words[2]!;
      bits.#s3 = words[3]!;
      bits.#hasUint32 = words[8] === 1;
      bits.#uint32 = words[9]!;
    };
  }

  /** Upper 32 bits of the latest 64-bit draw. */
  high = 0;
  /** Lower 32 bits of the latest 64-bit draw. */
  low = 0;
  // 128 bits of state and of increment as unsigned 32-bit words, low word first.
  #s0 = 0;
  #s1 = 0;
  #s2 = 0;
  #s3 = 0;
  #i0 = 0;
  #i1 = 0;
  #i2 = 0;
  #i3 = 0;
  #hasUint32 = false;
  #uint32 = 0;

  /** @throws {InvalidArgumentError} the seed is no SeedSequence */
  constructor(seed: SeedSequence) {
    if (!(seed instanceof SeedSequence)) {
      throw new InvalidArgumentError(
        `Pcg64: the seed is ${shown(seed)}; give new SeedSequence(…), or use defaultRng()`,
        { value: seed },
      );
    }
    const words = seed.generateState(8);
    const wide = (at: number): bigint =>
      (BigInt(words[at + 1]!) << 96n) |
      (BigInt(words[at]!) << 64n) |
      (BigInt(words[at + 3]!) << 32n) |
      BigInt(words[at + 2]!);
    const increment = ((wide(4) << 1n) | 1n) & mask128;
    const state = ((increment + wide(0)) * multiplier + increment) & mask128;
    this.state = { state, increment };
  }

  get state(): Pcg64State {
    return {
      state: join(this.#s3, this.#s2, this.#s1, this.#s0),
      increment: join(this.#i3, this.#i2, this.#i1, this.#i0),
      ...(this.#hasUint32 && { bufferedUint32: this.#uint32 }),
    };
  }

  set state(value: Pcg64State) {
    [this.#s0, this.#s1, this.#s2, this.#s3] = split(value.state);
    [this.#i0, this.#i1, this.#i2, this.#i3] = split(value.increment);
    this.#hasUint32 = value.bufferedUint32 !== undefined;
    this.#uint32 = value.bufferedUint32 ?? 0;
  }

  /** Move on by `delta` draws in logarithmic time; a buffered 32-bit half is dropped. */
  advance(delta: bigint): void {
    if (typeof delta !== "bigint") {
      throw new InvalidArgumentError(`Pcg64.advance: ${shown(delta)} is not a bigint; give 1n`, {
        value: delta,
      });
    }
    const { state, increment } = this.state;
    let steps = delta & mask128;
    let factor = 1n;
    let summand = 0n;
    let stepFactor = multiplier;
    let stepSummand = increment;
    while (steps > 0n) {
      if ((steps & 1n) === 1n) {
        factor = (factor * stepFactor) & mask128;
        summand = (summand * stepFactor + stepSummand) & mask128;
      }
      stepSummand = ((stepFactor + 1n) * stepSummand) & mask128;
      stepFactor = (stepFactor * stepFactor) & mask128;
      steps >>= 1n;
    }
    this.state = { state: (factor * state + summand) & mask128, increment };
  }

  /** Draw 64 bits into `high` and `low`. */
  next(): void {
    const s0 = this.#s0;
    const s1 = this.#s1;
    const s2 = this.#s2;
    // Column k holds the product terms of weight 2^(32 k); a carry is what exceeds 32 bits.
    const high00 = highWord(s0, m0, m1);
    const high01 = highWord(s0, m2, m3);
    const high10 = highWord(s1, m0, m1);
    const high02 = highWord(s0, m4, m5);
    const high11 = highWord(s1, m2, m3);
    const high20 = highWord(s2, m0, m1);
    const c0 = (Math.imul(s0, word0) >>> 0) + this.#i0;
    const r0 = c0 >>> 0;
    const c1 =
      high00 +
      (Math.imul(s0, word1) >>> 0) +
      (Math.imul(s1, word0) >>> 0) +
      this.#i1 +
      (c0 - r0) / 4294967296;
    const r1 = c1 >>> 0;
    const c2 =
      high01 +
      high10 +
      (Math.imul(s0, word2) >>> 0) +
      (Math.imul(s1, word1) >>> 0) +
      (Math.imul(s2, word0) >>> 0) +
      this.#i2 +
      (c1 - r1) / 4294967296;
    const r2 = c2 >>> 0;
    const r3 =
      (high02 +
        high11 +
        high20 +
        (Math.imul(s0, word3) >>> 0) +
        (Math.imul(s1, word2) >>> 0) +
        (Math.imul(s2, word1) >>> 0) +
        (Math.imul(this.#s3, word0) >>> 0) +
        this.#i3 +
        (c2 - r2) / 4294967296) >>>
      0;
    this.#s0 = r0;
    this.#s1 = r1;
    this.#s2 = r2;
    this.#s3 = r3;
    const high = r3 ^ r1;
    const low = r2 ^ r0;
    const rotation = r3 >>> 26;
    const shift = rotation & 31;
    const upper = rotation < 32 ? high : low;
    const lower = rotation < 32 ? low : high;
    if (shift === 0) {
      this.high = upper >>> 0;
      this.low = lower >>> 0;
    } else {
      this.high = ((upper >>> shift) | (lower << (32 - shift))) >>> 0;
      this.low = ((lower >>> shift) | (upper << (32 - shift))) >>> 0;
    }
  }

  /** Draw 32 bits: the lower half of a 64-bit draw, then its upper half. */
  nextUint32(): number {
    if (this.#hasUint32) {
      this.#hasUint32 = false;
      return this.#uint32;
    }
    this.next();
    this.#hasUint32 = true;
    this.#uint32 = this.high;
    return this.low;
  }

  /** Draw a double of [0, 1) with 53 random bits. */
  nextDouble(): number {
    this.next();
    return (this.high * 2097152 + (this.low >>> 11)) / 9007199254740992;
  }

  /** Draw a float32 of [0, 1) with 24 random bits. */
  nextFloat(): number {
    return (this.nextUint32() >>> 8) / 16777216;
  }
}

/** Upper 32 bits of a 32-bit word times a 32-bit word given as two 16-bit pieces. */
function highWord(a: number, bLow: number, bHigh: number): number {
  return Math.floor((a * bHigh + Math.floor((a * bLow) / 65536)) / 65536);
}

function join(w3: number, w2: number, w1: number, w0: number): bigint {
  return (BigInt(w3) << 96n) | (BigInt(w2) << 64n) | (BigInt(w1) << 32n) | BigInt(w0);
}

function split(value: bigint): [number, number, number, number] {
  const word = (at: bigint): number => Number((value >> at) & 0xffffffffn);
  return [word(0n), word(32n), word(64n), word(96n)];
}
