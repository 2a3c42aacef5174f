import { InvalidArgumentError, OutOfRangeError } from "@tsmem/core";
import { checkOptions } from "../arguments.ts";
import { shown } from "../dtype/convert.ts";
import { freshBuffer } from "../storage/allocate.ts";

/** What a seed may be: one non-negative integer, or several. */
export type Seed = number | bigint | readonly (number | bigint)[];

// Mixing takes time by the square of it.
const largestPool = 4096;
// Children of some hundred bytes each: more would end the process, not the call.
const mostChildren = 2 ** 24;
const initA = 0x43b0d7e5;
const multA = 0x931e8875;
const initB = 0x8b51f9dd;
const multB = 0x58f38ded;
const mixL = 0xca01f9dd;
const mixR = 0x4973f715;

/**
 * Turns seeds of any quality into well mixed initial states, and gives independent children.
 *
 * @see numpy.random.SeedSequence. Hash: M. E. O'Neill, Developing a seed_seq Alternative, 2015.
 */
export class SeedSequence {
  readonly entropy: Seed;
  readonly spawnKey: readonly number[];
  readonly poolSize: number;
  #spawned = 0;
  readonly #pool: Uint32Array;

  /**
   * @param entropy - default 128 bits from the system's random source
   * @throws {OutOfRangeError} a negative seed
   * @throws {InvalidArgumentError} a seed that is no integer
   */
  constructor(
    entropy?: Seed,
    options: { readonly spawnKey?: readonly number[]; readonly poolSize?: number } = {},
  ) {
    checkOptions("SeedSequence", options);
    this.entropy = entropy ?? systemEntropy();
    this.spawnKey = options.spawnKey ?? [];
    this.poolSize = options.poolSize ?? 4;
    if (!Number.isInteger(this.poolSize) || this.poolSize < 4 || this.poolSize > largestPool) {
      throw new OutOfRangeError(
        `SeedSequence: poolSize is ${shown(this.poolSize)}; give an integer of 4 to ${largestPool}`,
        { value: options.poolSize },
      );
    }
    const words = toWords(this.entropy);
    const key = toWords(this.spawnKey);
    // Children of short seeds must not meet children of seeds with trailing zero words.
    if (key.length > 0) while (words.length < this.poolSize) words.push(0);
    this.#pool = mixEntropy(this.poolSize, [...words, ...key]);
  }

  /** Give `count` 32-bit words of state; the same words at every call. */
  generateState(count: number): Uint32Array {
    if (!Number.isInteger(count) || count < 0) {
      throw new OutOfRangeError(
        `SeedSequence.generateState: count is ${shown(count)}; give an integer of at least 0`,
        { value: count },
      );
    }
    const state = new Uint32Array(freshBuffer("SeedSequence.generateState", count * 4));
    let hash = initB;
    for (let i = 0; i < count; i++) {
      let word = this.#pool[i % this.poolSize]! ^ hash;
      hash = Math.imul(hash, multB);
      word = Math.imul(word, hash);
      state[i] = word ^ (word >>> 16);
    }
    return state;
  }

  /** Give `count` sequences that are independent of this one and of each other. */
  spawn(count: number): SeedSequence[] {
    if (!Number.isInteger(count) || count < 0 || count > mostChildren) {
      throw new OutOfRangeError(
        `SeedSequence.spawn: count is ${shown(count)}; give an integer of 0 to ${mostChildren}`,
        { value: count },
      );
    }
    return Array.from({ length: count }, () => {
      const spawnKey = [...this.spawnKey, this.#spawned];
      this.#spawned += 1;
      return new SeedSequence(this.entropy, { spawnKey, poolSize: this.poolSize });
    });
  }
}

function mixEntropy(size: number, words: readonly number[]): Uint32Array {
  const pool = new Uint32Array(size);
  let hash = initA;
  const hashed = (value: number): number => {
    let word = value ^ hash;
    hash = Math.imul(hash, multA);
    word = Math.imul(word, hash);
    return word ^ (word >>> 16);
  };
  for (let i = 0; i < size; i++) pool[i] = hashed(words[i] ?? 0);
  for (let from = 0; from < size; from++) {
    for (let to = 0; to < size; to++) {
      if (from !== to) pool[to] = mixed(pool[to]!, hashed(pool[from]!));
    }
  }
  for (let from = size; from < words.length; from++) {
    for (let to = 0; to < size; to++) pool[to] = mixed(pool[to]!, hashed(words[from]!));
  }
  return pool;
}

function mixed(x: number, y: number): number {
  const result = Math.imul(mixL, x) - Math.imul(mixR, y);
  return (result ^ ((result | 0) >>> 16)) | 0;
}

function systemEntropy(): bigint {
  let entropy = 0n;
  for (const word of crypto.getRandomValues(new Uint32Array(4))) {
    entropy = (entropy << 32n) | BigInt(word);
  }
  return entropy;
}

/** Split each integer into 32-bit words, low word first; 0 is one word. */
function toWords(seed: Seed): number[] {
  const words: number[] = [];
  for (const part of Array.isArray(seed)
    ? (seed as readonly (number | bigint)[])
    : [seed as number | bigint]) {
    if (typeof part !== "bigint" && !Number.isInteger(part)) {
      throw new InvalidArgumentError(
        `SeedSequence: the seed holds ${shown(part)}; give integers of at least 0`,
        { value: part },
      );
    }
    let rest = BigInt(part);
    if (rest < 0n) {
      throw new OutOfRangeError(
        `SeedSequence: expected non-negative integer, got ${part}; give a seed of at least 0`,
        { value: part },
      );
    }
    do {
      words.push(Number(rest & 0xffffffffn));
      rest >>= 32n;
    } while (rest > 0n);
  }
  return words;
}
