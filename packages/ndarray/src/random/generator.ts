import { InvalidArgumentError, OutOfRangeError } from "@tsmem/core";
import { freshBuffer } from "../storage/allocate.ts";
import { checkArray, checkNumber, checkOptions } from "../arguments.ts";
import { copy } from "../assign/copy.ts";
import { astype } from "../assign/astype.ts";
import { copyInto } from "../assign/copy-into.ts";
import { newArray } from "../create/empty.ts";
import { int32, int64 } from "../dtype/builtin.ts";
import { shown } from "../dtype/convert.ts";
import { ValueError } from "../errors.ts";
import { takeArray } from "../indexing/take.ts";
import { checkAxis, checkShape, sizeOf } from "../layout/shape.ts";
import { NDArray, readOnly } from "../ndarray.ts";
import { linesOf, permuteLine, storeLines } from "../sort/lines.ts";
import { reshape } from "../views/reshape.ts";
import { weightedDistinct, weightedPositions } from "./choice.ts";
import { drawFloats, type DrawOptions, type NativeDraw, type Size } from "./fill.ts";
import { type Bound, drawIntegers, type IntegersOptions } from "./integers.ts";
import { Pcg64 } from "./pcg64.ts";
import { sampleDistinct, shuffleOrder } from "./permute.ts";
import { type Seed, SeedSequence } from "./seed-sequence.ts";
import {
  standardExponential,
  standardExponentialFloat,
  standardNormal,
  standardNormalFloat,
} from "./ziggurat.ts";

/** What `choice` takes beside the population. */
export interface ChoiceOptions {
  /** Default null: one element. */
  readonly size?: Size;
  /** False draws every element at most once; default true. */
  readonly replace?: boolean;
  /** Probabilities of the elements; default all equal. */
  readonly p?: readonly number[] | NDArray;
  /** Axis of an array to draw from; default 0. */
  readonly axis?: number;
  /** False skips shuffling a sample without replacement; default true. */
  readonly shuffle?: boolean;
}

/**
 * Random numbers from a bit generator: the same stream as NumPy's `Generator` over `PCG64` for the
 * same seed and the same calls.
 *
 * Float32 tails of the normal and exponential distribution may differ in the last bit.
 */
export class Generator {
  readonly bitGenerator: Pcg64;

  constructor(bitGenerator: Pcg64) {
    this.bitGenerator = bitGenerator;
  }

  /**
   * Floats of [0, 1).
   *
   * @returns one number, or a new array of `size`
   * @see numpy.random.Generator.random
   */
  random(options: DrawOptions & { readonly size: number | readonly number[] }): NDArray;
  random(options?: DrawOptions): number | NDArray;
  random(options: DrawOptions = {}): number | NDArray {
    return drawFloats(
      "random",
      this.bitGenerator,
      options,
      (bits) => bits.nextDouble(),
      (bits) => bits.nextFloat(),
      { kind: "uniform" },
    );
  }

  /** Floats of [low, high). @see numpy.random.Generator.uniform */
  uniform(low = 0, high = 1, options: Pick<DrawOptions, "size"> = {}): number | NDArray {
    checkNumber("uniform", "low", low);
    checkNumber("uniform", "high", high);
    const range = high - low;
    if (!Number.isFinite(range)) {
      throw new OutOfRangeError(`uniform: high - low range exceeds valid bounds: ${range}`, {
        value: [low, high],
      });
    }
    return this.#doubles("uniform", options, (bits) => low + range * bits.nextDouble(), {
      kind: "movedUniform",
      numbers: [low, range],
    });
  }

  /** Floats of the normal distribution of mean 0 and deviation 1. */
  standardNormal(options: DrawOptions & { readonly size: number | readonly number[] }): NDArray;
  standardNormal(options?: DrawOptions): number | NDArray;
  standardNormal(options: DrawOptions = {}): number | NDArray {
    return drawFloats(
      "standardNormal",
      this.bitGenerator,
      options,
      standardNormal,
      standardNormalFloat,
      { kind: "normal" },
    );
  }

  /**
   * Floats of the normal distribution.
   *
   * @param loc - mean
   * @param scale - standard deviation, at least 0
   * @throws {ValueError} a negative scale
   */
  normal(loc = 0, scale = 1, options: Pick<DrawOptions, "size"> = {}): number | NDArray {
    checkNumber("normal", "loc", loc);
    checkNumber("normal", "scale", scale);
    if (!(scale >= 0)) {
      throw new ValueError(`normal: scale < 0: ${scale}; give at least 0`, { value: scale });
    }
    return this.#doubles("normal", options, (bits) => loc + scale * standardNormal(bits), {
      kind: "movedNormal",
      numbers: [loc, scale],
    });
  }

  /** Floats of the exponential distribution of mean 1. */
  standardExponential(options: DrawOptions = {}): number | NDArray {
    return drawFloats(
      "standardExponential",
      this.bitGenerator,
      options,
      standardExponential,
      standardExponentialFloat,
      { kind: "exponential" },
    );
  }

  /**
   * Floats of the exponential distribution of mean `scale`.
   *
   * @throws {ValueError} a negative scale
   */
  exponential(scale = 1, options: Pick<DrawOptions, "size"> = {}): number | NDArray {
    checkNumber("exponential", "scale", scale);
    if (!(scale >= 0)) {
      throw new ValueError(`exponential: scale < 0: ${scale}; give at least 0`, { value: scale });
    }
    // -0 changes nothing that it is added to.
    return this.#doubles("exponential", options, (bits) => scale * standardExponential(bits), {
      kind: "movedExponential",
      numbers: [-0, scale],
    });
  }

  #doubles(
    operation: string,
    options: Pick<DrawOptions, "size">,
    draw: (bits: Pcg64) => number,
    native: NativeDraw,
  ): number | NDArray {
    checkOptions(operation, options);
    const { size = null } = options;
    return drawFloats(operation, this.bitGenerator, { size }, draw, draw, native);
  }

  /**
   * Integers of [low, high), or of [0, low) when only one bound is given.
   *
   * @returns one integer (a bigint for 64-bit dtypes), or a new array of `size` or of the shape of the
   *   bounds
   * @throws {ValueError} an empty range, or bounds outside the dtype
   * @throws {DTypeError} no integer dtype
   * @example defaultRng(1).integers(1, 7, { size: 3 }) // three throws of a die
   * @see numpy.random.Generator.integers
   */
  integers(low: Bound, high?: Bound | null, options: IntegersOptions = {}): unknown {
    const isOne = high === undefined || high === null;
    return drawIntegers(this.bitGenerator, isOne ? 0 : low, isOne ? low : high, options);
  }

  /** Random bytes. */
  bytes(count: number): Uint8Array {
    if (!Number.isSafeInteger(count) || count < 0) {
      throw new OutOfRangeError(`bytes: count is ${shown(count)}; give an integer of at least 0`, {
        value: count,
      });
    }
    const words = new Uint32Array(freshBuffer("bytes", Math.ceil(count / 4) * 4));
    for (let i = 0; i < words.length; i++) words[i] = this.bitGenerator.nextUint32();
    return new Uint8Array(words.buffer, 0, count);
  }

  /**
   * Put the parts of an array along an axis into random order, in place.
   *
   * @throws {ReadOnlyError} the array is read-only
   * @throws {AxisError} axis outside -ndim to ndim - 1
   * @see numpy.random.Generator.shuffle
   */
  shuffle(a: NDArray, axis = 0): void {
    checkArray("shuffle", a);
    if (!a.writeable) throw readOnly("shuffle");
    if (a.shape.length === 0) {
      throw new InvalidArgumentError("shuffle: len() of unsized object; give an array with axes", {
        value: a,
      });
    }
    const along = checkAxis("shuffle", axis, a.shape.length);
    const order = positions(a.shape[along]!);
    shuffleOrder(this.bitGenerator, order);
    copyInto("shuffle", a, takeArray(a, arrayOf("shuffle", order), { axis: along }), "unsafe");
  }

  /**
   * The integers 0 to n - 1 in random order, or a copy of an array with the parts of an axis in random
   * order.
   *
   * @returns new array that owns its data
   * @see numpy.random.Generator.permutation
   */
  permutation(given: number | NDArray, axis = 0): NDArray {
    if (given instanceof NDArray) {
      const along = checkAxis("permutation", axis, given.shape.length);
      const order = positions(given.shape[along]!);
      shuffleOrder(this.bitGenerator, order);
      return takeArray(given, arrayOf("permutation", order), { axis: along });
    }
    const [count] = checkShape("permutation", given);
    const order = positions(count!);
    shuffleOrder(this.bitGenerator, order);
    return astype(arrayOf("permutation", order), int64);
  }

  /**
   * A copy of an array in which every line along an axis is shuffled on its own.
   *
   * @param axis - null shuffles all elements; default null
   * @returns new array that owns its data
   * @see numpy.random.Generator.permuted
   */
  permuted(a: NDArray, axis: number | null = null): NDArray {
    checkArray("permuted", a);
    if (axis === null) {
      const order = positions(a.size);
      shuffleOrder(this.bitGenerator, order);
      const result = copy(a);
      const flat = { buffer: result, count: 1, length: order.length, isCopy: false };
      permuteLine(flat, 0, order);
      return result;
    }
    const result = copy(a);
    const along = checkAxis("permuted", axis, a.shape.length);
    const lines = linesOf("permuted", result, along);
    for (let line = 0; line < lines.count; line++) {
      const order = positions(lines.length);
      shuffleOrder(this.bitGenerator, order);
      permuteLine(lines, line, order);
    }
    storeLines(lines, result, along);
    return result;
  }

  /**
   * Elements of an array, or of the integers 0 to n - 1, drawn at random.
   *
   * @returns one element (or sub-array), or a new array: `size` in the place of the axis
   * @throws {ValueError} more elements without replacement than there are, or probabilities that are
   *   negative or do not sum to 1
   * @see numpy.random.Generator.choice
   */
  choice(from: number | NDArray, options: ChoiceOptions = {}): unknown {
    checkOptions("choice", options);
    const { size = null, replace = true, p, axis = 0, shuffle = true } = options;
    const source = from instanceof NDArray ? from : null;
    const along = source === null ? 0 : checkAxis("choice", axis, source.shape.length);
    const population = source === null ? checkShape("choice", from)[0]! : source.shape[along]!;
    const shape = size === null ? [] : checkShape("choice", size);
    const count = sizeOf(shape);
    if (population === 0 && count > 0) {
      throw new ValueError("choice: a cannot be empty unless no samples are taken", {
        value: from,
      });
    }
    if (!replace && count > population) {
      throw new ValueError(
        `choice: Cannot take a larger sample than population when replace is False: ` +
          `${count} of ${population}`,
        { value: size },
      );
    }
    if (population > 2 ** 31 - 1) {
      throw new OutOfRangeError(
        `choice: a population of ${population} is more than 2^31 - 1; use integers()`,
        { value: population },
      );
    }
    const bits = this.bitGenerator;
    let found: NDArray;
    if (p !== undefined) {
      const weigh = replace ? weightedPositions : weightedDistinct;
      found = arrayOf("choice", weigh(bits, p, population, count));
    } else if (replace) {
      // An int64 draw of a range below 2^32 is a 32-bit draw.
      found = drawIntegers(bits, 0, population, { size: shape }) as NDArray;
    } else found = arrayOf("choice", sampleDistinct(bits, population, count, shuffle));
    const places = reshape(found, shape);
    if (source === null) {
      const result = astype(places, int64, { copy: false });
      return size === null ? result.load(result.byteOffset) : result;
    }
    const result = takeArray(source, places, { axis: along });
    return result.shape.length === 0 ? result.load(result.byteOffset) : result;
  }

  /** Generators with independent streams, for workers. @see numpy.random.Generator.spawn */
  static spawn(seed: SeedSequence, count: number): Generator[] {
    return seed.spawn(count).map((child) => new Generator(new Pcg64(child)));
  }
}

/**
 * A generator with NumPy's default stream.
 *
 * @param seed - an integer, a list of integers, or a sequence; default system entropy
 * @example defaultRng(42).random({ size: 3 })
 * @see numpy.random.default_rng
 */
export function defaultRng(seed?: Seed | SeedSequence): Generator {
  return new Generator(new Pcg64(seed instanceof SeedSequence ? seed : new SeedSequence(seed)));
}

function positions(n: number): Int32Array {
  if (n > 2 ** 31 - 1) {
    throw new OutOfRangeError(`shuffle: ${n} places are more than 2^31 - 1; use fewer`, {
      value: n,
    });
  }
  return Int32Array.from({ length: n }, (_, i) => i);
}

function arrayOf(operation: string, order: Int32Array): NDArray<"int32"> {
  const made = newArray(operation, [order.length], int32);
  (made.storage.typed(int32.num) as Int32Array).set(order, made.byteOffset / 4);
  return made;
}
