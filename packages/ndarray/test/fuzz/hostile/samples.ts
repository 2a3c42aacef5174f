import * as nd from "../../../src/index.ts";

/** Arguments that a call accepts, new ones for each call. */
export type Arguments = () => readonly unknown[];
export type Samples = Readonly<Record<string, Arguments | readonly Arguments[]>>;

// Arrays to call with: 2 x 3 and 2 x 2 floats, three integers, a square stack, texts.
export const matrix = () => nd.array([[3, 1, 2], [4, 6, 5]], { dtype: "float64" }); // prettier-ignore
const square = () => nd.array([[4, 1], [1, 3]], { dtype: "float64" }); // prettier-ignore
const vector = () => nd.array([2, 0, 1], { dtype: "int64" });
const integers = () => nd.array([[3, 1, 2], [4, 6, 5]], { dtype: "int32" }); // prettier-ignore
const sorted = () => nd.arange(5);
const truths = () => nd.array([[true, false, true], [false, true, true]]); // prettier-ignore
const texts = () => nd.array(["one", "two"]);
const dates = () => nd.array([1n, 2n], { dtype: "datetime64[D]" });
const records = () => nd.zeros(3, { dtype: [["a", "i4"], ["b", "f8"]] }); // prettier-ignore
const complex = () => nd.zeros(2, { dtype: "complex128" });
const scalar = () => nd.zeros([]);

const create = { dtype: "float64", order: "C", allocator: undefined };
const elementwise = { out: null, where: true, dtype: undefined, casting: "same_kind", order: "C" };
const reduction = {
  ...{ axis: 0, keepdims: false, dtype: "float64", out: null, initial: 0, where: true },
};
const join = { axis: 0, dtype: "float64", casting: "same_kind", out: undefined };
const along = { axis: 0, dtype: "float64", out: null };

export const unary = (
  "absolute arccos arccosh arcsin arcsinh arctan arctanh cbrt ceil conjugate cos cosh degrees exp exp2 " +
  "expm1 fabs floor isfinite isinf isnan log log10 log1p log2 logicalNot negative positive radians " +
  "reciprocal rint sign signbit sin sinh spacing sqrt square tan tanh trunc"
).split(" ");
export const binary = (
  "add arctan2 copysign divide equal floatPower floorDivide fmax fmin fmod greater greaterEqual " +
  "heaviside hypot less lessEqual logaddexp logaddexp2 logicalAnd logicalOr logicalXor maximum minimum " +
  "multiply nextafter notEqual power remainder subtract"
).split(" ");
const binaryIntegers = "bitwiseAnd bitwiseOr bitwiseXor gcd lcm leftShift rightShift".split(" ");
const reductions = "sum prod max min all any".split(" ");

/** Every function of the package by name. */
export const functionSamples: Samples = {
  ...each(unary, () => [matrix(), { ...elementwise }]),
  ...each(binary, () => [matrix(), matrix(), { ...elementwise }]),
  ...each(binaryIntegers, () => [integers(), integers(), { ...elementwise }]),
  ...each(["invert", "bitwiseCount"], () => [integers(), { ...elementwise }]),
  ...each(reductions, () => [matrix(), { ...reduction }]),
  ...each(["modf", "frexp"], () => [matrix(), { ...elementwise, out: [null, null] }]),
  isnat: () => [dates(), { ...elementwise }],
  ldexp: () => [matrix(), integers(), { ...elementwise }],
  divmod: () => [matrix(), matrix(), { ...elementwise, out: [null, null] }],
  around: () => [matrix(), 1, { out: null }],
  clip: () => [matrix(), 1, 4, { ...elementwise }],
  ptp: () => [matrix(), { axis: 0, keepdims: false, out: null }],
  mean: () => [matrix(), { axis: 0, keepdims: false, dtype: "float64", out: null, where: true }],
  ...each(["std", "variance"], () => [
    matrix(),
    { axis: 0, keepdims: false, dtype: "float64", out: null, where: true, ddof: 0 },
  ]),
  ...each(["argmax", "argmin"], () => [matrix(), { axis: 0, out: null, keepdims: false }]),
  ...each(["cumsum", "cumprod"], () => [matrix(), { ...along }]),
  countNonzero: () => [matrix(), { axis: 0, keepdims: false }],
  bincount: () => [vector(), { weights: vector(), minlength: 3 }],
  diff: () => [matrix(), { n: 1, axis: 0, prepend: undefined, append: undefined }],
  trace: () => [matrix(), { offset: 0, axis1: 0, axis2: 1, dtype: "float64", out: null }],
  reduce: () => [nd.add, matrix(), { ...reduction }],
  accumulate: () => [nd.add, matrix(), { ...along }],
  reduceat: () => [nd.add, matrix(), [0, 1], { ...along }],
  outerOf: () => [nd.add, vector(), vector(), { ...elementwise }],
  at: [() => [nd.add, matrix(), [[0, 1]], 1], () => [nd.negative, matrix(), [0]]],

  astype: () => [matrix(), "float32", { order: "K", casting: "unsafe", copy: true }],
  copy: () => [matrix(), { order: "K" }],
  copyto: () => [matrix(), matrix(), { casting: "same_kind", where: truths() }],
  fill: () => [matrix(), 1],
  ...each(["array", "asarray"], () => [
    [[1, 2]],
    { dtype: "float64", order: "K", copy: undefined, ndmin: 0, allocator: undefined },
  ]),
  ...each(["ascontiguousarray", "asfortranarray"], () => [[[1, 2]], "float64"]),
  arange: [() => [1, 4, 1, { ...create }], () => [4, { ...create }], () => [1, 4, { ...create }]],
  ...each(["zeros", "empty", "ones"], () => [[2, 3], { ...create }]),
  full: () => [[2, 3], 1, { ...create }],
  ...each(["eye", "tri"], () => [2, { ...create, columns: 3, k: 0 }]),
  fromBuffer: [
    () => [
      new Float64Array(6),
      { dtype: "float64", shape: [2, 2], byteOffset: 0, strides: [16, 8], readonly: false },
    ],
    () => [new ArrayBuffer(48), { dtype: "float64", count: 2, byteOffset: 8, order: "C" }],
  ],
  fromIter: () => [[1, 2], { dtype: "float64", count: 2, allocator: undefined }],
  indices: () => [[2, 3], { ...create }],
  ...each(["emptyLike", "zerosLike", "onesLike"], () => [
    matrix(),
    { dtype: "float64", order: "K", shape: [2, 3], allocator: undefined },
  ]),
  fullLike: () => [
    matrix(),
    1,
    { dtype: "float64", order: "K", shape: [2, 3], allocator: undefined },
  ],
  linspace: () => [0, 1, 3, { ...create, endpoint: true }],
  dtypeOf: () => ["float64"],

  ...each(["mayShareMemory", "sharesMemory"], () => [matrix(), matrix()]),
  slice: [() => [matrix(), 0, [0, 2, 1]], () => [matrix(), "0:1", null]],
  diagonal: () => [matrix(), 0, 0, 1],
  expandDims: [() => [matrix(), 0], () => [matrix(), [0, 1]]],
  flip: [() => [matrix(), 0], () => [matrix(), [0, 1]]],
  ...each(["atleast1d", "atleast2d", "atleast3d", "fliplr", "flipud", "matrixTranspose"], () => [
    matrix(),
  ]),
  squeeze: () => [nd.zeros([1, 2, 1]), [0, 2]],
  asStrided: () => [matrix(), { shape: [2, 2], strides: [24, 8], writeable: true }],
  slidingWindowView: () => [matrix(), [1, 2], [0, 1], { writeable: false }],
  broadcastTo: () => [matrix(), [2, 2, 3]],
  field: [() => [records(), "a"], () => [records(), ["a", "b"]]],
  moveaxis: [() => [matrix(), 0, 1], () => [matrix(), [0, 1], [1, 0]]],
  rollaxis: () => [matrix(), 1, 0],
  swapaxes: () => [matrix(), 0, 1],
  transpose: () => [matrix(), [1, 0]],
  view: () => [matrix(), "int64"],
  canCast: () => ["int32", "float64", "safe"],
  minScalarType: () => [1],
  promoteTypes: () => ["int32", "float64"],
  resultType: () => [matrix(), nd.dtypeOf("int8"), 1],
  ...each(["imag", "real"], () => [complex()]),
  ...each(["setImag", "setReal"], () => [complex(), nd.zeros(2)]),
  ...each(["flatten", "ravel"], () => [matrix(), "C"]),
  reshape: () => [matrix(), [3, 2], { order: "C", copy: undefined }],
  flatAssign: () => [matrix(), [1, 2]],
  flatGet: [() => [matrix(), 1], () => [matrix(), [0, 2, 1]]],
  flatSet: [() => [matrix(), 1, 2], () => [matrix(), [0, 2, 1], 2]],
  byteswap: () => [matrix(), { inplace: false }],
  item: () => [matrix(), 0, 1],
  ...each(["resize", "resizeInPlace"], () => [matrix(), [3, 3]]),
  ...each(["toBigInt", "toBool", "toNumber"], () => [scalar()]),
  setflags: () => [matrix(), { writeable: false }],
  toBytes: () => [matrix(), "C"],
  toArray: () => [matrix()],
  takeAlongAxis: () => [matrix(), nd.zeros([2, 3], { dtype: "int64" }), 0],
  putAlongAxis: () => [matrix(), nd.zeros([2, 3], { dtype: "int64" }), 1, 0],
  compress: () => [matrix(), nd.array([true, false]), { axis: 0, out: undefined }],
  extract: () => [matrix(), truths()],
  ...each(["argwhere", "flatnonzero", "nonzero"], () => [matrix()]),
  ...each(["place", "putmask"], () => [matrix(), truths(), [1, 2]]),
  put: () => [matrix(), [0, 1], [5, 6], "raise"],
  take: () => [matrix(), [0, 1], { axis: 0, mode: "raise", out: undefined }],
  ravelMultiIndex: () => [[[0, 1], [1, 2]], [2, 3], "raise", "C"], // prettier-ignore
  unravelIndex: () => [[1, 2], [2, 3], "C"],
  ...each(["diag", "diagflat", "tril", "triu"], () => [matrix(), 0]),
  ix: () => [vector(), [0, 1]],
  meshgrid: () => [[vector(), vector()], { indexing: "xy", sparse: false, copy: true }],
  choose: () => [vector(), [vector(), 1, 2], { mode: "raise", out: undefined }],
  where: [() => [truths(), matrix(), 1], () => [truths()]],
  assign: [() => [matrix(), 1, 0, [0, 1]], () => [matrix(), [1, 2, 3, 4], truths()]],
  gather: [() => [matrix(), [0, 1], 0], () => [matrix(), truths()], () => [matrix(), "0:1", null]],
  mask: () => [matrix(), truths()],
  pick: () => [matrix(), 0, null],

  ...each(["concatenate", "stack"], () => [[matrix(), matrix()], { ...join }]),
  ...each(["vstack", "hstack"], () => [
    [matrix(), matrix()],
    { dtype: "float64", casting: "same_kind" },
  ]),
  ...each(["dstack", "columnStack"], () => [[matrix(), matrix()]]),
  append: () => [matrix(), matrix(), 0],
  insert: [() => [matrix(), 1, 5, 0], () => [matrix(), [0, 1], 5, 1]],
  remove: [() => [matrix(), 1, 0], () => [matrix(), [0, 1], 1]],
  pad: [
    () => [matrix(), [[1, 1], [0, 1]], { mode: "constant", constantValues: 0 }], // prettier-ignore
    () => [matrix(), 1, { mode: "edge" }],
  ],
  repeat: () => [matrix(), 2, 0],
  tile: () => [matrix(), [2, 1]],
  roll: [() => [matrix(), 1, 0], () => [matrix(), [1, 2], [0, 1]]],
  rot90: () => [matrix(), 1, [0, 1]],
  ...each(["arraySplit", "split"], () => [matrix(), 1, 0]),
  ...each(["hsplit", "vsplit"], () => [matrix(), [1]]),
  dsplit: () => [nd.zeros([1, 2, 2]), 2],
  unstack: () => [matrix(), 0],
  block: () => [
    [
      [matrix(), matrix()],
      [matrix(), matrix()],
    ],
  ],

  argsort: [
    () => [matrix(), { axis: 0, kind: "quicksort" }],
    () => [records(), { axis: 0, kind: "stable", order: ["a", "b"] }],
  ],
  ...each(
    ["sort", "sortInPlace"],
    [
      () => [matrix(), { axis: 0, kind: "quicksort" }],
      () => [records(), { axis: 0, kind: "stable", order: ["a", "b"] }],
    ],
  ),
  lexsort: [() => [[vector(), vector()], 0], () => [matrix(), 0]],
  ...each(["partition", "argpartition"], () => [matrix(), [1, 2], 1]),
  searchsorted: () => [sorted(), [1, 2], { side: "left", sorter: [0, 1, 2, 3, 4] }],
  unique: () => [
    matrix(),
    { returnIndex: true, returnInverse: true, returnCounts: true, axis: 0, equalNan: true },
  ],

  matmul: () => [square(), square(), { out: undefined, dtype: "float64", casting: "same_kind" }],
  vecdot: () => [square(), square(), { out: undefined, dtype: "float64", casting: "same_kind" }],
  matvec: () => [square(), [1, 2], { out: undefined, dtype: "float64", casting: "same_kind" }],
  vecmat: () => [[1, 2], square(), { out: undefined, dtype: "float64", casting: "same_kind" }],
  dot: () => [square(), square(), { out: undefined }],
  ...each(["inner", "vdot"], () => [square(), square()]),
  tensordot: [() => [square(), square(), 1], () => [square(), square(), [[0], [1]]]],
  kron: () => [square(), square()],
  outer: () => [vector(), vector(), { out: undefined }],
  cross: () => [vector(), vector(), 0],
  einsum: [() => ["ij,jk->ik", square(), square()], () => ["...i->...", square()]],
  matrixPower: () => [square(), 2],
  ...each(["det", "inv", "slogdet", "svdvals"], () => [square()]),
  solve: () => [square(), [1, 2]],
  cholesky: () => [square(), { upper: false }],
  ...each(["eigh", "eigvalsh"], () => [square(), "L"]),
  qr: () => [matrix(), "reduced"],
  svd: () => [matrix(), { fullMatrices: true }],
  lstsq: () => [matrix(), [1, 2], { rcond: 1e-9 }],
  ...each(["matrixRank", "pinv"], () => [matrix(), { rcond: 1e-9 }]),
  norm: [
    () => [matrix(), { ord: "fro", axis: [0, 1], keepdims: false }],
    () => [matrix(), { ord: 2, axis: 0 }],
  ],

  readNpy: () => [nd.writeNpy(matrix())],
  writeNpy: () => [matrix()],
  readNpz: () => [nd.writeNpz({ a: matrix() })],
  writeNpz: () => [{ a: matrix() }, { compressed: true }],
  ...each(["arrayRepr", "arrayStr"], () => [matrix(), printing()]),
  array2string: () => [matrix(), { ...printing(), separator: " ", prefix: "", suffix: "" }],
  getPrintOptions: () => [],
  setPrintOptions: () => [printing()],
  defaultRng: [() => [1], () => [[1, 2n]]],
  numThreads: () => [],
  setNumThreads: () => [1],
  asFloat: () => [1],
};

/** The functions of `strings`. */
export const stringSamples: Samples = {
  ...each(
    "capitalize lower upper swapcase title isalnum isalpha isdecimal isdigit islower isnumeric isspace istitle isupper strLen".split(
      " ",
    ),
    () => [texts()],
  ),
  add: () => [texts(), "x"],
  ...each(["center", "ljust", "rjust"], () => [texts(), 5, "-"]),
  ...each(["count", "endswith", "find", "index", "rfind", "rindex", "startswith"], () => [
    nd.array(["one", "ono"]),
    "o",
    0,
    3,
  ]),
  expandtabs: () => [texts(), 4],
  ...each(["lstrip", "rstrip", "strip"], () => [texts(), "o"]),
  multiply: () => [texts(), 2],
  replace: () => [texts(), "o", "xx", 1],
  zfill: () => [texts(), 5],
};

/** The methods of `Generator`. */
export const generatorSamples: Samples = {
  ...each(["random", "standardNormal", "standardExponential"], () => [
    { size: [2, 2], dtype: "float64" },
  ]),
  ...each(["uniform", "normal"], () => [0, 1, { size: 3 }]),
  exponential: () => [1, { size: 3 }],
  integers: [
    () => [0, 10, { size: [2], dtype: "int32", endpoint: false }],
    () => [[0, 1], [5, 6]], // prettier-ignore
  ],
  bytes: () => [3],
  shuffle: () => [matrix(), 0],
  ...each(["permutation", "permuted"], () => [matrix(), 0]),
  choice: [
    () => [5, { size: 2, replace: false, p: [0.2, 0.2, 0.2, 0.2, 0.2], shuffle: true }],
    () => [matrix(), { size: [2], replace: true, axis: 0 }],
  ],
};

function printing(): object {
  return {
    ...{ precision: 3, threshold: 10, edgeitems: 2, linewidth: 75, suppressSmall: false },
    ...{ nanstr: "nan", infstr: "inf", sign: "-", floatmode: "maxprec" },
  };
}

function each<T>(names: readonly string[], args: T): Record<string, T> {
  return Object.fromEntries(names.map((name) => [name, args]));
}
