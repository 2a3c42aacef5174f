import { expect, test } from "vitest";
import {
  accumulate,
  add,
  argsort,
  array,
  assign,
  astype,
  canCast,
  concatenate,
  divide,
  dtypeOf,
  logicalXor,
  multiply,
  power,
  promoteTypes,
  reduce,
  searchsorted,
  slice,
  sort,
  strings,
  zeros,
} from "../../src/index.ts";
import { flatValues } from "./support/values.ts";

// What NumPy 2.4.6 promotes, refuses and says, found by comparing random programs.

test.each([
  ["M8[Y]", "M8[25s]", "datetime64[25s]"],
  ["M8[2M]", "M8[10ms]", "datetime64[10ms]"],
  ["m8[2Y]", "M8[6h]", "datetime64[6h]"],
  ["m8[M]", "M8[3D]", "datetime64[D]"],
  ["m8[h]", "m8[ps]", "timedelta64[ps]"],
  ["M8[2D]", "m8[10h]", "datetime64[2h]"],
])("%s and %s meet in %s", (a, b, common) => {
  expect(promoteTypes(a, b).name).toBe(common);
});

test.each([
  [
    "M8[D]",
    "M8[ps]",
    "Integer overflow getting a common metadata divisor for NumPy datetime metadata [D] and [ps]",
  ],
  ["m8[2D]", "m8[ps]", "[2D] and [ps]"],
  ["m8[Y]", "m8[h]", "do not have a common DType"],
])("%s and %s have no common unit", (a, b, sentence) => {
  expect(() => promoteTypes(a, b)).toThrow(sentence);
});

const dates = zeros(1, { dtype: "M8[D]" });
const spans = zeros(1, { dtype: "m8[s]" });

test.each<[string, () => unknown, string]>([
  [
    "date + date",
    () => add(dates, dates),
    "ufunc 'add' cannot use operands with types dtype('datetime64[D]') and dtype('datetime64[D]')",
  ],
  ["date * number", () => multiply(dates, 2), "cannot use operands with types"],
  ["span / flag", () => divide(spans, array([true])), "cannot use operands with types"],
  [
    "text / text",
    () => divide(array(["a"]), array(["b"])),
    "and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''",
  ],
  ["spans behind dates", () => concatenate([spans, dates]), "Cannot cast array data"],
  ["a span among dates", () => searchsorted(dates, spans), "according to the rule 'safe'"],
  [
    "logical reduction in floats",
    () => reduce(logicalXor, array([1, 2]), { dtype: "float32" }),
    "logical_xor",
  ],
  [
    "integers to negative powers",
    () => reduce(power, array([4, 6, -8], { dtype: "int16" })),
    "Integers to negative integer powers are not allowed",
  ],
  [
    "the same on the way",
    () => accumulate(power, array([4, -8], { dtype: ">i4" })),
    "Integers to negative integer powers are not allowed",
  ],
  [
    "records as bytes",
    () =>
      astype(
        zeros(1, {
          dtype: [
            ["x", "i4"],
            ["y", "i4"],
          ],
        }),
        "V8",
      ),
    "according to the rule 'unsafe'",
  ],
  [
    "a value of another shape",
    () => {
      assign(zeros([3, 2]), zeros([3, 2]), [0, 1]);
    },
    "shape mismatch: value array of shape (3,2) could not be broadcast to indexing result of shape (2,2)",
  ],
])("%s is refused in NumPy's words", (_, call, sentence) => {
  expect(call).toThrow(sentence);
});

test("a record with one field may become bytes, one with two not", () => {
  expect(canCast(dtypeOf([["x", "i4"]]), "V4", "unsafe")).toBe(true);
  expect(
    canCast(
      dtypeOf([
        ["x", "i4"],
        ["y", "i4"],
      ]),
      "V8",
      "unsafe",
    ),
  ).toBe(false);
});

test("the first base of a power may be negative", () => {
  expect(flatValues(accumulate(power, array([-2, 3, 2], { dtype: "int32" })))).toEqual([
    -2, -8, 64,
  ]);
});

test("sort() by a field reads it in its own byte order", () => {
  const a = zeros(4, { dtype: [["k", ">f8"]] });
  assign(a, array([-11.5, 8, -6, -9], { dtype: ">f8" }).view([["k", ">f8"]]));
  expect(flatValues(sort(a, { order: "k" }))).toEqual([
    { k: -11.5 },
    { k: -9 },
    { k: -6 },
    { k: 8 },
  ]);
  expect(flatValues(argsort(a, { order: "k" }))).toEqual([0n, 3n, 2n, 1n]);
});

test("changes of case keep the byte order, plain texts in replace() are cut to the width", () => {
  const a = array(["zς", "É"], { dtype: ">U2" });
  expect(String(strings.upper(a).dtype)).toBe(">U2");
  expect(String(strings.strip(slice(a, "::-1")).dtype)).toBe("U2");
  const replaced = strings.replace(array(["z", "é"]), "z", "QQ");
  expect(flatValues(replaced)).toEqual(["Q", "é"]);
});
