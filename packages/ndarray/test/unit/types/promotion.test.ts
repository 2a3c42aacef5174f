import { isTsmemError } from "@tsmem/core";
import { expect, it } from "vitest";
import * as functions from "../../../src/index.ts";
import type { BinaryFunction, NDArray, UnaryFunction } from "../../../src/index.ts";
import type { BinaryNames, UnaryNames } from "../../../src/types/elementwise.ts";

/**
 * What types say of dtypes next to what calls give. The tables are texts, which the compiler compares with
 * the types and the tests with the results; nothing in them can be wrong on one side only.
 */
const names = [
  "bool",
  "int8",
  "uint8",
  "int16",
  "uint16",
  "int32",
  "uint32",
  "int64",
  "uint64",
  "float16",
  "float32",
  "float64",
  "complex64",
  "complex128",
] as const;
type Names = typeof names;

type Name = Names[number];

/** The dtypes of results for all names, as one text. */
type Unary<Kind extends keyof UnaryNames<string>> = Line<AllUnary<Kind, Names>>;
type AllUnary<Kind extends keyof UnaryNames<string>, N extends readonly Name[]> = {
  [I in keyof N]: UnaryNames<N[I]>[Kind];
};

/** The same of two operands, by the name of the first. */
type Binary<Kind extends keyof BinaryNames<string, string>> = {
  readonly [A in Name]: Line<AllBinary<Kind, A, Names>>;
};
type AllBinary<
  Kind extends keyof BinaryNames<string, string>,
  A extends Name,
  N extends readonly Name[],
> = { [I in keyof N]: BinaryNames<A, N[I]>[Kind] };

type Line<N extends readonly string[]> = N extends readonly [
  infer First extends string,
  ...infer Rest extends readonly string[],
]
  ? Rest extends readonly []
    ? First
    : `${First} ${Line<Rest>}`
  : "";

const unary: { readonly [Kind in "same" | "counted" | "float" | "part"]: Unary<Kind> } = {
  same: "bool int8 uint8 int16 uint16 int32 uint32 int64 uint64 float16 float32 float64 complex64 complex128",
  counted:
    "int8 int8 uint8 int16 uint16 int32 uint32 int64 uint64 float16 float32 float64 complex64 complex128",
  float:
    "float16 float16 float16 float32 float32 float64 float64 float64 float64 float16 float32 float64 complex64 complex128",
  part: "bool int8 uint8 int16 uint16 int32 uint32 int64 uint64 float16 float32 float64 float32 float64",
};

const common: Binary<"common"> = {
  bool: "bool int8 uint8 int16 uint16 int32 uint32 int64 uint64 float16 float32 float64 complex64 complex128",
  int8: "int8 int8 int16 int16 int32 int32 int64 int64 float64 float16 float32 float64 complex64 complex128",
  uint8:
    "uint8 int16 uint8 int16 uint16 int32 uint32 int64 uint64 float16 float32 float64 complex64 complex128",
  int16:
    "int16 int16 int16 int16 int32 int32 int64 int64 float64 float32 float32 float64 complex64 complex128",
  uint16:
    "uint16 int32 uint16 int32 uint16 int32 uint32 int64 uint64 float32 float32 float64 complex64 complex128",
  int32:
    "int32 int32 int32 int32 int32 int32 int64 int64 float64 float64 float64 float64 complex128 complex128",
  uint32:
    "uint32 int64 uint32 int64 uint32 int64 uint32 int64 uint64 float64 float64 float64 complex128 complex128",
  int64:
    "int64 int64 int64 int64 int64 int64 int64 int64 float64 float64 float64 float64 complex128 complex128",
  uint64:
    "uint64 float64 uint64 float64 uint64 float64 uint64 float64 uint64 float64 float64 float64 complex128 complex128",
  float16:
    "float16 float16 float16 float32 float32 float64 float64 float64 float64 float16 float32 float64 complex64 complex128",
  float32:
    "float32 float32 float32 float32 float32 float64 float64 float64 float64 float32 float32 float64 complex64 complex128",
  float64:
    "float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 complex128 complex128",
  complex64:
    "complex64 complex64 complex64 complex64 complex64 complex128 complex128 complex128 complex128 complex64 complex64 complex128 complex64 complex128",
  complex128:
    "complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128",
};
const quotient: Binary<"quotient"> = {
  bool: "float64 float64 float64 float64 float64 float64 float64 float64 float64 float16 float32 float64 complex64 complex128",
  int8: "float64 float64 float64 float64 float64 float64 float64 float64 float64 float16 float32 float64 complex64 complex128",
  uint8:
    "float64 float64 float64 float64 float64 float64 float64 float64 float64 float16 float32 float64 complex64 complex128",
  int16:
    "float64 float64 float64 float64 float64 float64 float64 float64 float64 float32 float32 float64 complex64 complex128",
  uint16:
    "float64 float64 float64 float64 float64 float64 float64 float64 float64 float32 float32 float64 complex64 complex128",
  int32:
    "float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 complex128 complex128",
  uint32:
    "float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 complex128 complex128",
  int64:
    "float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 complex128 complex128",
  uint64:
    "float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 complex128 complex128",
  float16:
    "float16 float16 float16 float32 float32 float64 float64 float64 float64 float16 float32 float64 complex64 complex128",
  float32:
    "float32 float32 float32 float32 float32 float64 float64 float64 float64 float32 float32 float64 complex64 complex128",
  float64:
    "float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 complex128 complex128",
  complex64:
    "complex64 complex64 complex64 complex64 complex64 complex128 complex128 complex128 complex128 complex64 complex64 complex128 complex64 complex128",
  complex128:
    "complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128",
};
const float: Binary<"float"> = {
  bool: "float16 float16 float16 float32 float32 float64 float64 float64 float64 float16 float32 float64 complex64 complex128",
  int8: "float16 float16 float16 float32 float32 float64 float64 float64 float64 float16 float32 float64 complex64 complex128",
  uint8:
    "float16 float16 float16 float32 float32 float64 float64 float64 float64 float16 float32 float64 complex64 complex128",
  int16:
    "float32 float32 float32 float32 float32 float64 float64 float64 float64 float32 float32 float64 complex64 complex128",
  uint16:
    "float32 float32 float32 float32 float32 float64 float64 float64 float64 float32 float32 float64 complex64 complex128",
  int32:
    "float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 complex128 complex128",
  uint32:
    "float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 complex128 complex128",
  int64:
    "float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 complex128 complex128",
  uint64:
    "float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 complex128 complex128",
  float16:
    "float16 float16 float16 float32 float32 float64 float64 float64 float64 float16 float32 float64 complex64 complex128",
  float32:
    "float32 float32 float32 float32 float32 float64 float64 float64 float64 float32 float32 float64 complex64 complex128",
  float64:
    "float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 complex128 complex128",
  complex64:
    "complex64 complex64 complex64 complex64 complex64 complex128 complex128 complex128 complex128 complex64 complex64 complex128 complex64 complex128",
  complex128:
    "complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128",
};
const counted: Binary<"counted"> = { ...common, bool: unary.counted };
const real =
  "float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 complex128 complex128";
const complex =
  "complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128";
const double: Binary<"double"> = {
  bool: real,
  int8: real,
  uint8: real,
  int16: real,
  uint16: real,
  int32: real,
  uint32: real,
  int64: real,
  uint64: real,
  float16: real,
  float32: real,
  float64: real,
  complex64: complex,
  complex128: complex,
};

type KindOf<F> =
  F extends UnaryFunction<infer Kind> ? Kind : F extends BinaryFunction<infer Kind> ? Kind : never;
type Functions = typeof functions;

/** Functions of one and two operands, and the kinds that their types have. */
const unaryKinds = {
  negative: "same",
  positive: "same",
  sign: "same",
  invert: "same",
  floor: "same",
  ceil: "same",
  trunc: "same",
  square: "counted",
  reciprocal: "counted",
  conjugate: "counted",
  fabs: "float",
  sqrt: "float",
  cbrt: "float",
  exp: "float",
  exp2: "float",
  expm1: "float",
  log: "float",
  log2: "float",
  log10: "float",
  log1p: "float",
  spacing: "float",
  rint: "float",
  sin: "float",
  cos: "float",
  tan: "float",
  arcsin: "float",
  arccos: "float",
  arctan: "float",
  sinh: "float",
  cosh: "float",
  tanh: "float",
  arcsinh: "float",
  arccosh: "float",
  arctanh: "float",
  degrees: "float",
  radians: "float",
  absolute: "part",
} as const satisfies { readonly [F in keyof Functions]?: KindOf<Functions[F]> };
const binaryKinds = {
  add: "common",
  subtract: "common",
  multiply: "common",
  bitwiseAnd: "common",
  bitwiseOr: "common",
  bitwiseXor: "common",
  gcd: "common",
  lcm: "common",
  maximum: "common",
  minimum: "common",
  fmax: "common",
  fmin: "common",
  floorDivide: "counted",
  remainder: "counted",
  fmod: "counted",
  power: "counted",
  leftShift: "counted",
  rightShift: "counted",
  divide: "quotient",
  logaddexp: "float",
  logaddexp2: "float",
  copysign: "float",
  nextafter: "float",
  heaviside: "float",
  arctan2: "float",
  hypot: "float",
  floatPower: "double",
} as const satisfies { readonly [F in keyof Functions]?: KindOf<Functions[F]> };

/** The name of the dtype of a result, or what was expected where there is no loop. */
function nameOf(call: () => NDArray, expected: string): string {
  try {
    return call().dtype.name;
  } catch (error) {
    if (isTsmemError(error) && error.code === "ERR_TSMEM_DTYPE") return expected;
    throw error;
  }
}

const sample = (dtype: string): NDArray => functions.ones(2, { dtype });

it.each(Object.entries(unaryKinds))("%s has the dtypes of the kind %s", (name, kind) => {
  const expected = unary[kind].split(" ");
  const found = names.map((dtype, i) =>
    nameOf(() => functions[name as keyof typeof unaryKinds](sample(dtype)), expected[i]!),
  );
  expect(found).toEqual(expected);
});

const tables = { common, counted, quotient, float, double };

it.each(Object.entries(binaryKinds))("%s has the dtypes of the kind %s", (name, kind) => {
  const call = functions[name as keyof typeof binaryKinds];
  for (const a of names) {
    const expected = tables[kind][a].split(" ");
    const found = names.map((b, i) => nameOf(() => call(sample(a), sample(b)), expected[i]!));
    expect([a, ...found]).toEqual([a, ...expected]);
  }
});
