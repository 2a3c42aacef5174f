/**
 * Every element loop of the package: operation, signatures, expression.
 *
 * `scripts/generate-kernels.ts` writes one named function per operation and signature into
 * `generated/`, because V8 keeps one type profile per function source.
 *
 * Letters are NumPy's, with q and Q for the 64-bit integers. In an expression the inputs are `x` and
 * `y` (`xr`, `xi`, `yr`, `yi` for the parts of complex ones; numbers, or bigints for q Q M m), `BITS` is
 * the width of the first input, and `R(...)` rounds to float32 in the loops of e, f and F and does
 * nothing in those of d and D. An expression for a boolean output is a condition. `int.`, `float.`,
 * `complex.` and `time.` name functions of `math/`. Two outputs, or the two parts of a complex one, are
 * a list; a list that starts with a statement in braces runs it first.
 */
export interface KernelGroup {
  readonly op: string;
  readonly inputs: 1 | 2;
  /** Letters (one loop each, same dtype in and out) or full signatures, to the expression. */
  readonly bodies: Readonly<Record<string, Body>>;
  /** The letter of all outputs, when it is not that of the inputs. */
  readonly output?: string;
}

type Body = string | readonly string[];

const signed32 = "bhi";
const small = "bBhHiI";
const integers = "bBhHiIqQ";
const floats = "efd";
const allReal = "?bBhHiIqQefd";

function unary(op: string, bodies: Record<string, Body>, output?: string): KernelGroup {
  return { op, inputs: 1, bodies, ...(output === undefined ? {} : { output }) };
}

function binary(op: string, bodies: Record<string, Body>, output?: string): KernelGroup {
  return { op, inputs: 2, bodies, ...(output === undefined ? {} : { output }) };
}

/** A function of floats, rounded to the dtype, and its complex counterpart. */
function mathematical(op: string, real: string, complexName?: string): KernelGroup {
  const bodies: Record<string, Body> = { [floats]: real };
  if (complexName !== undefined) {
    bodies["FD"] = [`{ complex.${complexName}(xr, xi); }`, "complex.z[0]!", "complex.z[1]!"];
  }
  return unary(op, bodies);
}

/** A comparison: `complexCondition` for complex, NaT compares as `onNaT`. */
function comparison(
  op: string,
  operator: string,
  complexCondition: string,
  onNaT = "",
): KernelGroup {
  const times = onNaT === "" ? `x ${operator} y && x !== time.NaT && y !== time.NaT` : onNaT;
  return binary(
    op,
    {
      [allReal]: `x ${operator} y`,
      "qQ->? Qq->?": `x ${operator} y`,
      FD: complexCondition,
      "MM->? mm->?": times,
    },
    "?",
  );
}

/** maximum and friends: `real` picks the first operand, and so does `complexPick`. */
function extremum(
  op: string,
  exact: string,
  real: string,
  complexPick: string,
  time: string,
): KernelGroup {
  return binary(op, {
    "?": op.endsWith("max") || op === "maximum" ? "x | y" : "x & y",
    [integers]: `${exact} ? x : y`,
    // Vector units return the second of two zeros; float16 has no vector loop.
    e: `${exact} || ${op.startsWith("f") ? "y !== y" : "x !== x"} ? x : y`,
    fd: `${real} ? x : y`,
    FD: [`{ const first = ${complexPick}; }`, "first ? xr : yr", "first ? xi : yi"],
    "mm->m MM->M": time,
  });
}

const eitherNaT = "x === time.NaT || y === time.NaT";
const xIsNaN = "(xr !== xr || xi !== xi)";
const yIsNaN = "(yr !== yr || yi !== yi)";

export const table: readonly KernelGroup[] = [
  // Arithmetic
  binary("add", {
    "?": "x | y",
    [integers]: "x + y",
    [floats]: "x + y",
    FD: ["xr + yr", "xi + yi"],
    "Mm->M mm->m mM->M": `${eitherNaT} ? time.NaT : x + y`,
  }),
  binary("subtract", {
    [integers]: "x - y",
    [floats]: "x - y",
    FD: ["xr - yr", "xi - yi"],
    "Mm->M mm->m MM->m": `${eitherNaT} ? time.NaT : x - y`,
  }),
  binary("multiply", {
    "?": "x & y",
    bBhH: "x * y",
    iI: "Math.imul(x, y)",
    qQ: "x * y",
    [floats]: "x * y",
    FD: ["R(xr * yr) - R(xi * yi)", "R(xr * yi) + R(xi * yr)"],
    "mq->m": "x === time.NaT ? x : x * y",
    "qm->m": "y === time.NaT ? y : x * y",
    "md->m": "time.multiply(x, y)",
    "dm->m": "time.multiply(y, x)",
  }),
  binary("divide", {
    [floats]: "x / y",
    F: ["{ complex.complexDivide32(xr, xi, yr, yi); }", "complex.z[0]!", "complex.z[1]!"],
    D: ["{ complex.complexDivide(xr, xi, yr, yi); }", "complex.z[0]!", "complex.z[1]!"],
    "mq->m": "time.divideByInteger(x, y)",
    "md->m": "time.divideByFloat(x, y)",
    "mm->d": `${eitherNaT} ? NaN : Number(x) / Number(y)`,
  }),
  binary("floor_divide", {
    [small]: "int.floorDivide(x, y)",
    qQ: "int.floorDivide64(x, y)",
    e: "float.floorDivide32(x, y)",
    f: "float.floorDivide32(x, y)",
    d: "float.floorDivide(x, y)",
    "mq->m": "time.divideByInteger(x, y)",
    "md->m": "time.divideByFloat(x, y)",
    "mm->q": `${eitherNaT} ? 0n : int.floorDivide64(x, y)`,
  }),
  binary("remainder", {
    [small]: "int.remainder(x, y)",
    qQ: "int.remainder64(x, y)",
    [floats]: "float.remainder(x, y)",
    "mm->m": "time.remainder(x, y)",
  }),
  binary("divmod", {
    [small]: ["int.floorDivide(x, y)", "int.remainder(x, y)"],
    qQ: ["int.floorDivide64(x, y)", "int.remainder64(x, y)"],
    ef: ["float.floorDivide32(x, y)", "float.remainder(x, y)"],
    d: ["float.floorDivide(x, y)", "float.remainder(x, y)"],
    "mm->qm": [`${eitherNaT} ? 0n : int.floorDivide64(x, y)`, "time.remainder(x, y)"],
  }),
  binary("fmod", {
    [small]: "y === 0 ? 0 : x % y",
    qQ: "y === 0n ? 0n : x % y",
    [floats]: "x % y",
  }),
  binary("power", {
    [small]: "int.power(x, y)",
    qQ: "int.power64(x, y)",
    [floats]: "float.power(x, y)",
    FD: ["{ complex.complexPower(xr, xi, yr, yi); }", "complex.z[0]!", "complex.z[1]!"],
  }),
  binary("float_power", {
    d: "float.power(x, y)",
    D: ["{ complex.complexPower(xr, xi, yr, yi); }", "complex.z[0]!", "complex.z[1]!"],
  }),
  unary("negative", {
    [integers]: "-x",
    [floats]: "-x",
    "m->m": "-x",
    FD: ["-xr", "-xi"],
  }),
  unary("positive", {
    [integers]: "x",
    [floats]: "x",
    "m->m": "x",
    FD: ["xr", "xi"],
  }),
  unary("absolute", {
    "?": "x",
    [signed32]: "Math.abs(x)",
    BHIQ: "x",
    q: "x < 0n ? -x : x",
    [floats]: "Math.abs(x)",
    "m->m": "x < 0n ? -x : x",
    "F->f D->d": "float.hypot(xr, xi)",
  }),
  unary("fabs", { [floats]: "Math.abs(x)" }),
  unary("sign", {
    [signed32]: "x > 0 ? 1 : x < 0 ? -1 : 0",
    BHI: "x > 0 ? 1 : 0",
    q: "x > 0n ? 1n : x < 0n ? -1n : 0n",
    Q: "x > 0n ? 1n : 0n",
    [floats]: "float.sign(x)",
    F: ["{ complex.complexSign32(xr, xi); }", "complex.z[0]!", "complex.z[1]!"],
    D: ["{ complex.complexSign(xr, xi); }", "complex.z[0]!", "complex.z[1]!"],
    "m->m": "x > 0n ? 1n : x < 0n ? -1n : 0n",
  }),
  mathematical("rint", "float.rint(x)", "complexRint"),
  ...["floor", "ceil", "trunc"].map((op) =>
    unary(op, { "?bBhHiIqQ": "x", [floats]: `Math.${op}(x)` }),
  ),
  mathematical("sqrt", "Math.sqrt(x)", "complexSqrt"),
  unary("square", {
    bBhH: "x * x",
    iI: "Math.imul(x, x)",
    qQ: "x * x",
    [floats]: "x * x",
    FD: ["R(xr * xr) - R(xi * xi)", "R(xr * xi) + R(xi * xr)"],
  }),
  unary("reciprocal", {
    bBhH: "x === 1 ? 1 : x === -1 ? -1 : 0",
    i: "x === 0 ? -2147483648 : x === 1 ? 1 : x === -1 ? -1 : 0",
    I: "x === 1 ? 1 : 0",
    q: "x === 0n ? -9223372036854775808n : x === 1n ? 1n : x === -1n ? -1n : 0n",
    Q: "x === 1n ? 1n : 0n",
    [floats]: "1 / x",
    FD: ["{ complex.complexReciprocal(xr, xi); }", "complex.z[0]!", "complex.z[1]!"],
  }),
  unary("conjugate", { [integers]: "x", [floats]: "x", FD: ["xr", "-xi"] }),

  // Exponentials, logarithms, trigonometry
  mathematical("cbrt", "Math.cbrt(x)"),
  mathematical("exp", "Math.exp(x)", "complexExp"),
  mathematical("exp2", "2 ** x", "complexExp2"),
  mathematical("expm1", "Math.expm1(x)", "complexExpm1"),
  mathematical("log", "Math.log(x)", "complexLog"),
  mathematical("log2", "Math.log2(x)", "complexLog2"),
  mathematical("log10", "Math.log10(x)", "complexLog10"),
  mathematical("log1p", "Math.log1p(x)", "complexLog1p"),
  mathematical("sin", "Math.sin(x)", "complexSin"),
  mathematical("cos", "Math.cos(x)", "complexCos"),
  mathematical("tan", "Math.tan(x)", "complexTan"),
  mathematical("arcsin", "Math.asin(x)", "complexArcsin"),
  mathematical("arccos", "Math.acos(x)", "complexArccos"),
  mathematical("arctan", "Math.atan(x)", "complexArctan"),
  mathematical("sinh", "Math.sinh(x)", "complexSinh"),
  mathematical("cosh", "Math.cosh(x)", "complexCosh"),
  mathematical("tanh", "Math.tanh(x)", "complexTanh"),
  mathematical("arcsinh", "Math.asinh(x)", "complexArcsinh"),
  mathematical("arccosh", "Math.acosh(x)", "complexArccosh"),
  mathematical("arctanh", "Math.atanh(x)", "complexArctanh"),
  binary("arctan2", { [floats]: "Math.atan2(x, y)" }),
  binary("hypot", { [floats]: "float.hypot(x, y)" }),
  binary("logaddexp", { [floats]: "float.logaddexp(x, y)" }),
  binary("logaddexp2", { [floats]: "float.logaddexp2(x, y)" }),
  unary("degrees", { ef: "x * R(180 / Math.PI)", d: "x * (180 / Math.PI)" }),
  unary("radians", { ef: "x * R(Math.PI / 180)", d: "x * (Math.PI / 180)" }),

  // Extrema
  extremum(
    "maximum",
    "x >= y",
    "x > y || x !== x",
    `${xIsNaN} || !${yIsNaN} && complex.complexLessEqual(yr, yi, xr, xi)`,
    `x === time.NaT ? x : y === time.NaT ? y : x > y ? x : y`,
  ),
  extremum(
    "minimum",
    "x <= y",
    "x < y || x !== x",
    `${xIsNaN} || !${yIsNaN} && complex.complexLessEqual(xr, xi, yr, yi)`,
    `x === time.NaT ? x : y === time.NaT ? y : x < y ? x : y`,
  ),
  extremum(
    "fmax",
    "x >= y",
    "x >= y || y !== y",
    `${yIsNaN} || !${xIsNaN} && complex.complexLessEqual(yr, yi, xr, xi)`,
    `x === time.NaT ? y : y === time.NaT ? x : x >= y ? x : y`,
  ),
  extremum(
    "fmin",
    "x <= y",
    "x <= y || y !== y",
    `${yIsNaN} || !${xIsNaN} && complex.complexLessEqual(xr, xi, yr, yi)`,
    `x === time.NaT ? y : y === time.NaT ? x : x <= y ? x : y`,
  ),

  // Comparison and logic
  comparison("greater", ">", "complex.complexLess(yr, yi, xr, xi)"),
  comparison("greater_equal", ">=", "complex.complexLessEqual(yr, yi, xr, xi)"),
  comparison("less", "<", "complex.complexLess(xr, xi, yr, yi)"),
  comparison("less_equal", "<=", "complex.complexLessEqual(xr, xi, yr, yi)"),
  comparison("equal", "===", "xr === yr && xi === yi"),
  comparison("not_equal", "!==", "xr !== yr || xi !== yi", `x !== y || x === time.NaT`),
  ...[
    ["logical_and", "&&", ""],
    ["logical_or", "||", ""],
    ["logical_xor", "!==", ""],
  ].map(([op, operator]) =>
    binary(
      op!,
      {
        "?bBhHiIefd": `(x !== 0) ${operator!} (y !== 0)`,
        qQ: `(x !== 0n) ${operator!} (y !== 0n)`,
        FD: `(xr !== 0 || xi !== 0) ${operator!} (yr !== 0 || yi !== 0)`,
        "mm->? MM->?": `(x !== 0n) ${operator!} (y !== 0n)`,
      },
      "?",
    ),
  ),
  unary(
    "logical_not",
    {
      "?bBhHiIefd": "x === 0",
      qQ: "x === 0n",
      FD: "xr === 0 && xi === 0",
      "m->? M->?": "x === 0n",
    },
    "?",
  ),

  // Bits and whole numbers
  binary("bitwise_and", { "?bBhHiIqQ": "x & y" }),
  binary("bitwise_or", { "?bBhHiIqQ": "x | y" }),
  binary("bitwise_xor", { "?bBhHiIqQ": "x ^ y" }),
  unary("invert", { "?": "x ^ 1", [integers]: "~x" }),
  binary("left_shift", {
    [small]: "y >= 0 && y < BITS ? x << y : 0",
    qQ: "y >= 0n && y < 64n ? x << y : 0n",
  }),
  binary("right_shift", {
    [signed32]: "y >= 0 && y < BITS ? x >> y : x >> 31",
    BHI: "y < BITS ? x >>> y : 0",
    q: "y >= 0n && y < 64n ? x >> y : x >> 63n",
    Q: "y < 64n ? x >> y : 0n",
  }),
  unary("bitwise_count", { [small]: "int.bitCount(x)", qQ: "int.bitCount64(x)" }, "B"),
  binary("gcd", { [small]: "int.gcd(x, y)", qQ: "int.gcd64(x, y)" }),
  binary("lcm", { [small]: "int.lcm(x, y)", qQ: "int.lcm64(x, y)" }),

  // Floating-point structure
  unary(
    "isnan",
    {
      "?bBhHiIqQ": "false",
      [floats]: "x !== x",
      FD: "xr !== xr || xi !== xi",
      "m->? M->?": "x === time.NaT",
    },
    "?",
  ),
  unary(
    "isinf",
    {
      "?bBhHiIqQ": "false",
      [floats]: "x === Infinity || x === -Infinity",
      FD: "xr === Infinity || xr === -Infinity || xi === Infinity || xi === -Infinity",
      "m->? M->?": "false",
    },
    "?",
  ),
  unary(
    "isfinite",
    {
      "?bBhHiIqQ": "true",
      [floats]: "x - x === 0",
      FD: "xr - xr === 0 && xi - xi === 0",
      "m->? M->?": "x !== time.NaT",
    },
    "?",
  ),
  unary("isnat", { "M->? m->?": "x === time.NaT" }, "?"),
  unary("signbit", { [floats]: "float.isNegative(x)" }, "?"),
  binary("copysign", { [floats]: "float.copysign(x, y)" }),
  binary("nextafter", {
    e: "float.nextafter16(x, y)",
    f: "float.nextafter32(x, y)",
    d: "float.nextafter(x, y)",
  }),
  unary("spacing", { e: "float.spacing16(x)", f: "float.spacing32(x)", d: "float.spacing(x)" }),
  unary("modf", { [floats]: ["float.fraction(x)", "Math.trunc(x)"] }),
  unary("frexp", { "e->ei f->fi d->di": ["float.mantissaOf(x)", "float.exponentOf(x)"] }),
  binary("ldexp", {
    "ei->e fi->f di->d": "float.scale(x, y)",
    "eq->e fq->f dq->d": "float.scale(x, Number(y))",
  }),
  binary("heaviside", { [floats]: "float.heaviside(x, y)" }),
];

/** Operations whose runs fold into one element, with their own order of steps. */
export interface FoldGroup {
  readonly op: string;
  readonly letters: string;
  readonly kind: "pairwise" | "best" | "any" | "all";
  /** For "best": whether `x` beats the best so far, `y`. */
  readonly better?: string;
}

export const folds: readonly FoldGroup[] = [
  { op: "sum", letters: "efdFD", kind: "pairwise" },
  { op: "argmax", letters: "?bBhHiIqQefdFDMm", kind: "best", better: ">" },
  { op: "argmin", letters: "?bBhHiIqQefdFDMm", kind: "best", better: "<" },
  { op: "any", letters: "?bBhHiIqQefdFDMm", kind: "any" },
  { op: "all", letters: "?bBhHiIqQefdFDMm", kind: "all" },
];
