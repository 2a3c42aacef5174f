import { arraySymbol } from "@tsmem/core";
import * as library from "../../../src/index.ts";
import { type NDArray, Pcg64, SeedSequence } from "../../../src/index.ts";

const dtypes = [
  ...["bool", "int8", ">i4", "int64", "u8", "f2", "float32", "f8", ">c8", "S3", "U2", "V3"],
  ...["datetime64[s]", "timedelta64[D]", [["a", "i2"] as const, ["b", "f8", [2]] as const]],
];

// No size lies between a thousand and 2^48, so that no call does real work for long: larger ones must
// be refused before anything of that length is built.
const oddValues: readonly unknown[] = [
  ...[NaN, Infinity, -Infinity, -0, 1.5, 2 ** 53, 2 ** 48, -(2 ** 32), 1e308, -1, 0, 1, 2, 3, 1000],
  ...[10n, -(2n ** 63n), 2n ** 64n, 0n, "", "1:", "...", "::0", "0", "x", "ij,jk", "C", "F", "K"],
  ...[true, false, null, undefined, Symbol("s"), [], [[]], [0], [1, 0], [-1, 2], [[1, 2], [3]]],
  ...[["a"], [null], [NaN], [2 ** 48], [-1], [1n, 2n], [true, false], [null, 2, -1], new Date(0)],
  ...[
    /x/,
    {},
    Object.create(null) as object,
    new Map(),
    new Float32Array(3),
    new DataView(new ArrayBuffer(9)),
  ],
  ...[new library.Complex(1, 2), new Uint8Array(7).subarray(1), "no dtype", "f8,", "M8[x]", "S-1"],
  ...[library.add, library.modf, library.negative, library.divmod, library.transpose, () => 1],
];

const oddDTypes: readonly unknown[] = [
  ...["no dtype", "f8,", "M8[x]", "S-1", "U99999999999", "V2147483648", "", 8, null, {}, []],
  ...[[["a"]], [[1, "f8"]], [["a", "f8", null]], [["a", "f8", -1]], [["a", "f8", [2 ** 40]]]],
  ...[
    [["a", "f8", ["x"]]],
    [
      ["a", "f8"],
      ["a", "i4"],
    ],
    [["a", [["b", "U3"]], 2]],
    [null],
    ["a"],
  ],
  ...[
    { names: 3, formats: [] },
    { names: ["a"], formats: "f8" },
    { names: ["a"], formats: [] },
  ],
  ...[
    { names: ["a"], formats: ["f8"], offsets: ["x"] },
    { fields: [["a", "f8"]], align: 1 },
  ],
  ...[{ names: ["a"], formats: ["f8"], offsets: [-8] }, { fields: "ab" }, { fields: [null] }],
  ...[
    { names: ["a"], formats: ["f8"], offsets: [0], itemsize: 2 },
    { names: null, formats: null },
  ],
  ...[{ names: ["a"], formats: ["f8"], itemsize: 2 ** 53 }, Symbol("d"), new Date(0)],
];

const optionNames = [
  ...["axis", "out", "dtype", "where", "order", "keepdims", "copy", "shape", "strides", "initial"],
  ...["casting", "ddof", "kind", "mode", "side", "axes", "decimals", "allocator", "byteOffset"],
  ...[
    "sorter",
    "minlength",
    "weights",
    "n",
    "count",
    "writeable",
    "indexing",
    "sparse",
    "rcond",
    "slice",
  ],
  ...["ord", "fullMatrices", "upper", "columns", "k", "endpoint", "num", "threshold", "precision"],
  ...["returnIndex", "returnInverse", "returnCounts", "ndmin", "constantValues", "size", "replace"],
];

/** Arguments for public functions, sound and odd ones, the same for the same seed. */
export class Arguments {
  readonly #bits: Pcg64;

  constructor(seed: number) {
    this.#bits = new Pcg64(new SeedSequence(seed));
  }

  below(n: number): number {
    return this.#bits.nextUint32() % n;
  }

  oneOf<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }

  /** An array of any dtype and layout; now and then a released one, or one whose buffer is gone. */
  array(): NDArray {
    const shape = Array.from({ length: this.below(4) }, () => this.below(4));
    const array = library.zeros(shape, { dtype: this.oneOf(dtypes) }) as NDArray;
    if (array.dtype.kind === "f") array.fill(this.oneOf([0, 1, -2.5, NaN, Infinity]));
    switch (this.below(12)) {
      case 0:
      case 1:
        return library.transpose(array);
      case 2:
        return library.flip(array);
      case 3:
        return library.broadcastTo(array, [2, ...shape]);
      case 4:
        return this.#overForeignBuffer();
      case 5:
        if (this.below(3) === 0) array.dispose();
        return array;
      case 6:
        if (this.below(3) === 0) structuredClone(0, { transfer: [array.buffer as ArrayBuffer] });
        return array;
      case 7:
        return library.arange(6).slice([null, null, this.oneOf([1, 2, -1])]);
      default:
        return array;
    }
  }

  #overForeignBuffer(): NDArray {
    const bytes = new Uint8Array(64).fill(this.below(256));
    const dtype = this.oneOf(["f8", ">i4", "S5", "bool", "U1", "M8[D]", "f2"]);
    return library.fromBuffer(bytes, { dtype, byteOffset: this.below(9), count: this.below(3) });
  }

  /** An object that claims to be an array; most of its facts are wrong. */
  #claim(): unknown {
    const facts = {
      buffer: this.oneOf([new ArrayBuffer(16), new SharedArrayBuffer(16), null]),
      byteOffset: this.oneOf([0, 8, -8, 2 ** 53, NaN, "0"]),
      dtype: this.oneOf(["f8", "<i4", "|S3", "nonsense", 8, null]),
      shape: this.oneOf([[2], [], [2 ** 48], [-1], ["2"], 2, null, [1, 1, 2]]),
      strides: this.oneOf([[8], [], [-8], [2 ** 52], [NaN], 8, null, [0, 0, 8]]),
    };
    return { [arraySymbol]: facts };
  }

  options(depth: number): unknown {
    const options: Record<string, unknown> = {};
    for (let i = this.below(3); i >= 0; i--) {
      options[this.oneOf(optionNames)] = this.value(depth + 1);
    }
    return options;
  }

  value(depth = 0): unknown {
    const kind = this.below(12);
    if (kind < 4) return this.array();
    if (kind === 4) return this.oneOf(this.below(2) === 0 ? dtypes : oddDTypes);
    if (kind === 5 && depth < 2) return this.options(depth);
    if (kind === 6 && depth < 2) return this.list(depth + 1);
    if (kind === 7) return this.oneOf([-1, 0, 1, 2]);
    if (kind === 8 && this.below(4) === 0) return this.#claim();
    return this.oneOf(oddValues);
  }

  list(depth = 0): unknown[] {
    return Array.from({ length: this.below(4) }, () => this.value(depth));
  }
}
