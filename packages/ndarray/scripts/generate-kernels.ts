/**
 * Writes src/kernels/generated/: one file per operation of src/kernels/table.ts, with one named
 * function per signature. Loops of dtypes that JavaScript has no plain numbers for (float16, complex
 * numbers, dates and spans) go to other/, which `register` brings, so that bundles of single functions
 * do without them.
 *
 * `pnpm generate` writes the files; `pnpm generated` compares and exits with 1 on a difference.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type FoldGroup, folds, type KernelGroup, table } from "../src/kernels/table.ts";

interface Letter {
  readonly name: string;
  readonly array: string;
  readonly bits: number;
}

const letters: Readonly<Record<string, Letter>> = {
  "?": { name: "bool", array: "Uint8Array", bits: 8 },
  b: { name: "int8", array: "Int8Array", bits: 8 },
  B: { name: "uint8", array: "Uint8Array", bits: 8 },
  h: { name: "int16", array: "Int16Array", bits: 16 },
  H: { name: "uint16", array: "Uint16Array", bits: 16 },
  i: { name: "int32", array: "Int32Array", bits: 32 },
  I: { name: "uint32", array: "Uint32Array", bits: 32 },
  q: { name: "int64", array: "BigInt64Array", bits: 64 },
  Q: { name: "uint64", array: "BigUint64Array", bits: 64 },
  e: { name: "float16", array: "Uint16Array", bits: 16 },
  f: { name: "float32", array: "Float32Array", bits: 32 },
  d: { name: "float64", array: "Float64Array", bits: 64 },
  F: { name: "complex64", array: "Float32Array", bits: 64 },
  D: { name: "complex128", array: "Float64Array", bits: 128 },
  M: { name: "datetime64", array: "BigInt64Array", bits: 64 },
  m: { name: "timedelta64", array: "BigInt64Array", bits: 64 },
};
const order = Object.keys(letters).join("");

interface Signature {
  readonly inputs: string;
  readonly outputs: string;
}

interface Loop extends Signature {
  readonly body: readonly string[];
}

const isComplex = (letter: string): boolean => letter === "F" || letter === "D";
const isBig = (letter: string): boolean => letters[letter]!.array.startsWith("Big");

/** The text of every generated file, by file name. */
export function generateKernels(): Map<string, string> {
  const files = new Map<string, string>();
  const others: string[] = [];
  for (const { op, files: made } of [...table.map(elementwiseFiles), ...folds.map(foldFiles)]) {
    for (const [name, text] of made) files.set(name, text);
    if (made.length > 1) others.push(op);
  }
  files.set("other-loops.ts", indexOfOthers(others));
  return files;
}

function fileName(op: string): string {
  return `${op.replaceAll("_", "-")}.ts`;
}

function camelCase(op: string): string {
  return op.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

interface OperationFiles {
  readonly op: string;
  readonly files: [name: string, text: string][];
}

function elementwiseFiles(group: KernelGroup): OperationFiles {
  const loops = loopsOf(group);
  const outputs = loops[0]!.outputs.length;
  const kind = (group.inputs === 1 ? "Unary" : "Binary") + (outputs === 2 ? "PairLoop" : "Loop");
  const entries = loops.map((loop) => ({
    type: `${loop.inputs}->${loop.outputs}`,
    name: functionName(group.op, loop),
    code: elementwiseLoop(group.op, loop),
  }));
  return { op: group.op, files: filesOf(group.op, kind, entries) };
}

function loopsOf(group: KernelGroup): Loop[] {
  const plain: Loop[] = [];
  const mixed: Loop[] = [];
  for (const [key, value] of Object.entries(group.bodies)) {
    const body = typeof value === "string" ? [value] : value;
    if (key.includes("->")) {
      for (const signature of key.split(" ")) {
        const [inputs, outputs] = signature.split("->");
        mixed.push({ inputs: inputs!, outputs: outputs!, body });
      }
    } else {
      for (const letter of key) {
        const results = isComplex(letter) || body[0]!.startsWith("{") ? 1 : body.length;
        const output = group.output ?? letter.repeat(results);
        plain.push({ inputs: letter.repeat(group.inputs), outputs: output, body });
      }
    }
  }
  const rank = (loop: Loop): number => order.indexOf(loop.inputs[0]!);
  return [...plain.sort((a, b) => rank(a) - rank(b)), ...mixed];
}

function functionName(op: string, { inputs }: Signature): string {
  const isPlain = Array.from(inputs).every((letter) => letter === inputs[0]);
  const names = Array.from(isPlain ? inputs[0]! : inputs).map((letter) => letters[letter]!.name);
  return [op, ...names].join("_");
}

function elementwiseLoop(op: string, loop: Loop): string {
  const { inputs, outputs } = loop;
  const operands = Array.from(inputs).map((letter, i) => ({
    letter,
    id: "ab"[i]!,
    value: "xy"[i]!,
  }));
  const results = Array.from(outputs).map((letter, i) => ({ letter, id: "op"[i]! }));
  const parameters = ["n: number"];
  for (const { letter, id } of [...operands, ...results]) {
    parameters.push(`${id}: ${letters[letter]!.array}, ${id}i: number, s${id}: number`);
  }
  const steps = ["n--", ...[...operands, ...results].map(({ id }) => `${id}i += s${id}`)].join(
    ", ",
  );
  const body = [...loop.body];
  const text = body.join(" ");
  const lines: string[] = [];
  for (const { letter, id, value } of operands) {
    if (isComplex(letter)) {
      if (text.includes(`${value}r`)) lines.push(`const ${value}r = ${id}[${id}i]!;`);
      if (text.includes(`${value}i`)) lines.push(`const ${value}i = ${id}[${id}i + 1]!;`);
    } else if (new RegExp(`\\b${value}\\b`).test(text)) {
      const item = `${id}[${id}i]!`;
      lines.push(`const ${value} = ${letter === "e" ? `halfToNumber(${item})` : item};`);
    }
  }
  const isSingle = inputs[0] !== "d" && inputs[0] !== "D";
  if (body[0]!.startsWith("{")) {
    lines.push(substitute(body.shift()!.slice(1, -1).trim(), isSingle));
  }
  const expressions = body.map((part) =>
    substitute(part, isSingle).replaceAll("BITS", String(letters[inputs[0]!]!.bits)),
  );
  lines.push(...stores(results, expressions));
  return [
    `export function ${functionName(op, loop)}(`,
    ...parameters.map((parameter) => `  ${parameter},`),
    "): void {",
    `  for (; n > 0; ${steps}) {`,
    ...lines.map((line) => `    ${line}`),
    "  }",
    "}",
  ].join("\n");
}

function stores(
  results: readonly { letter: string; id: string }[],
  expressions: readonly string[],
): string[] {
  const first = results[0]!;
  if (isComplex(first.letter)) {
    // Both parts are computed before either is stored: the output may be the input.
    return [
      `const re = ${expressions[0]!};`,
      `${first.id}[${first.id}i + 1] = ${expressions[1]!};`,
      `${first.id}[${first.id}i] = re;`,
    ];
  }
  const convert = (letter: string, expression: string): string => {
    if (letter === "?" && !/^[xy](?: [|&^] [y1])?$/.test(expression)) {
      return expression === "true" ? "1" : expression === "false" ? "0" : `${expression} ? 1 : 0`;
    }
    return letter === "e" ? `numberToHalf(Math.fround(${expression}))` : expression;
  };
  if (results.length === 1) {
    return [`${first.id}[${first.id}i] = ${convert(first.letter, expressions[0]!)};`];
  }
  const second = results[1]!;
  return [
    `const first = ${convert(first.letter, expressions[0]!)};`,
    `${second.id}[${second.id}i] = ${convert(second.letter, expressions[1]!)};`,
    `${first.id}[${first.id}i] = first;`,
  ];
}

/** Resolve `R(...)` and the names of helper modules. */
function substitute(expression: string, isSingle: boolean): string {
  return expression
    .replace(/\bR\(/g, isSingle ? "Math.fround(" : "(")
    .replace(/\b(int|float|complex|time)\.(\w+)/g, "$1$$$2");
}

function foldFiles(fold: FoldGroup): OperationFiles {
  const entries = Array.from(fold.letters, (letter) => ({
    type: `${letter}->${foldOutput(fold, letter)}`,
    name: `${fold.op}_${letters[letter]!.name}`,
    code: foldLoop(fold, letter),
  }));
  const kind = fold.kind === "best" ? "FindLoop" : "UnaryLoop";
  return { op: fold.op, files: filesOf(fold.op, kind, entries) };
}

function foldOutput(fold: FoldGroup, letter: string): string {
  if (fold.kind === "best") return "q";
  return fold.kind === "pairwise" ? letter : "?";
}

function foldLoop(fold: FoldGroup, letter: string): string {
  const name = `${fold.op}_${letters[letter]!.name}`;
  const array = letters[letter]!.array;
  if (fold.kind === "pairwise") {
    return isComplex(letter) ? complexPairwise(name, array, letter) : pairwise(name, array, letter);
  }
  if (fold.kind === "best") return bestLoop(fold, name, array, letter);
  const truth = isComplex(letter)
    ? "(a[ai] !== 0 || a[ai + 1] !== 0)"
    : letter === "e"
      ? "((a[ai]! & 0x7fff) !== 0)"
      : `(a[ai] !== ${isBig(letter) ? "0n" : "0"})`;
  const head = `n: number, a: ${array}, ai: number, sa: number`;
  const [stop, value] = fold.kind === "any" ? [truth, "1"] : [`(!${truth})`, "0"];
  return `/** Sets o[oi] to ${value} when ${fold.kind === "any" ? "an element is true" : "an element is false"}. */
export function ${name}(
  ${head},
  o: Uint8Array, oi: number, _so: number,
): void {
  for (; n > 0; n--, ai += sa) {
    if ${stop} {
      o[oi] = ${value};
      return;
    }
  }
}`;
}

function bestLoop(fold: FoldGroup, name: string, array: string, letter: string): string {
  const head = `export function ${name}(n: number, a: ${array}, ai: number, sa: number): number {`;
  const tail = `  return best;\n}`;
  const operator = fold.better!;
  if (isComplex(letter)) {
    const less =
      operator === "<"
        ? "complex$complexLess(xr, xi, yr, yi)"
        : "complex$complexLess(yr, yi, xr, xi)";
    return `${head}
  let best = 0;
  let yr = a[ai]!;
  let yi = a[ai + 1]!;
  if (yr !== yr || yi !== yi) return 0;
  for (let k = 1; k < n; k++) {
    const xr = a[ai + k * sa]!;
    const xi = a[ai + k * sa + 1]!;
    if (xr !== xr || xi !== xi) return k;
    if (${less}) {
      best = k;
      yr = xr;
      yi = xi;
    }
  }
${tail}`;
  }
  const isTime = letter === "M" || letter === "m";
  const isFloat = letter === "e" || letter === "f" || letter === "d";
  const missing = (value: string): string =>
    isTime ? `${value} === time$NaT` : `${value} !== ${value}`;
  const at = (item: string): string => (letter === "e" ? `halfToNumber(${item})` : item);
  const check = isTime || isFloat;
  return `${head}
  let best = 0;
  let y = ${at("a[ai]!")};
${check ? `  if (${missing("y")}) return 0;\n` : ""}  for (let k = 1; k < n; k++) {
    const x = ${at("a[ai + k * sa]!")};
${check ? `    if (${missing("x")}) return k;\n` : ""}    if (x ${operator} y) {
      best = k;
      y = x;
    }
  }
${tail}`;
}

/** Higham's pairwise summation with NumPy's block of 128 elements and 8 accumulators. */
function pairwise(name: string, array: string, letter: string): string {
  const at = (item: string): string =>
    letter === "e" ? `halfToNumber(a[${item}]!)` : `a[${item}]!`;
  const round = (text: string): string => (letter === "d" ? text : `Math.fround(${text})`);
  const lanes = [0, 1, 2, 3, 4, 5, 6, 7];
  const first = lanes.map((k) => `  let r${k} = ${at(k === 0 ? "ai" : `ai + ${k} * sa`)};`);
  const next = lanes.map(
    (k) => `    r${k} = ${round(`r${k} + ${at(k === 0 ? "p" : `p + ${k} * sa`)}`)};`,
  );
  const pair = (i: number): string => round(`r${i} + r${i + 1}`);
  const half = (i: number): string => round(`${pair(i)} + ${pair(i + 2)}`);
  const inner = `${name}_block`;
  const total = `${inner}(n, a, ai, sa)`;
  const store =
    letter === "e"
      ? `o[oi] = numberToHalf(Math.fround(halfToNumber(o[oi]!) + ${total}));`
      : `o[oi] = o[oi]! + ${total};`;
  return `function ${inner}(n: number, a: ${array}, ai: number, sa: number): number {
  if (n < 8) {
    let sum = -0;
    for (; n > 0; n--, ai += sa) sum = ${round(`sum + ${at("ai")}`)};
    return sum;
  }
  if (n > 128) {
    let whole = Math.floor(n / 2);
    whole -= whole % 8;
    return ${round(`${inner}(whole, a, ai, sa) + ${inner}(n - whole, a, ai + whole * sa, sa)`)};
  }
${first.join("\n")}
  const whole = n - (n % 8);
  let p = ai + 8 * sa;
  for (let k = 8; k < whole; k += 8, p += 8 * sa) {
${next.join("\n")}
  }
  let sum = ${round(`${half(0)} + ${half(4)}`)};
  for (let k = whole; k < n; k++, p += sa) sum = ${round(`sum + ${at("p")}`)};
  return sum;
}

/** Adds the pairwise sum of a run to o[oi]. */
export function ${name}(
  n: number, a: ${array}, ai: number, sa: number,
  o: ${array}, oi: number, _so: number,
): void {
  ${store}
}`;
}

/** The same for complex numbers: four lanes for each part, blocks of 64. */
function complexPairwise(name: string, array: string, letter: string): string {
  const round = (text: string): string => (letter === "D" ? text : `Math.fround(${text})`);
  const inner = `${name}_block`;
  const lanes = [0, 1, 2, 3];
  const first = lanes.flatMap((k) => [
    `  let r${k} = a[ai${k === 0 ? "" : ` + ${k} * sa`}]!;`,
    `  let i${k} = a[ai + 1${k === 0 ? "" : ` + ${k} * sa`}]!;`,
  ]);
  const next = lanes.flatMap((k) => [
    `    r${k} = ${round(`r${k} + a[p${k === 0 ? "" : ` + ${k} * sa`}]!`)};`,
    `    i${k} = ${round(`i${k} + a[p + 1${k === 0 ? "" : ` + ${k} * sa`}]!`)};`,
  ]);
  const total = (v: string): string =>
    round(`${round(`${v}0 + ${v}1`)} + ${round(`${v}2 + ${v}3`)}`);
  return `function ${inner}(n: number, a: ${array}, ai: number, sa: number): void {
  let re = -0;
  let im = -0;
  if (n < 4) {
    for (; n > 0; n--, ai += sa) {
      re = ${round("re + a[ai]!")};
      im = ${round("im + a[ai + 1]!")};
    }
    complex$z[0] = re;
    complex$z[1] = im;
    return;
  }
  if (n > 64) {
    const whole = (n - (n % 8)) / 2;
    ${inner}(whole, a, ai, sa);
    re = complex$z[0]!;
    im = complex$z[1]!;
    ${inner}(n - whole, a, ai + whole * sa, sa);
    complex$z[0] = ${round("re + complex$z[0]!")};
    complex$z[1] = ${round("im + complex$z[1]!")};
    return;
  }
${first.join("\n")}
  const whole = n - (n % 4);
  let p = ai + 4 * sa;
  for (let k = 4; k < whole; k += 4, p += 4 * sa) {
${next.join("\n")}
  }
  re = ${total("r")};
  im = ${total("i")};
  for (let k = whole; k < n; k++, p += sa) {
    re = ${round("re + a[p]!")};
    im = ${round("im + a[p + 1]!")};
  }
  complex$z[0] = re;
  complex$z[1] = im;
}

/** Adds the pairwise sum of a run to the pair at o[oi]. */
export function ${name}(
  n: number, a: ${array}, ai: number, sa: number,
  o: ${array}, oi: number, _so: number,
): void {
  ${inner}(n, a, ai, sa);
  o[oi] = o[oi]! + complex$z[0]!;
  o[oi + 1] = o[oi + 1]! + complex$z[1]!;
}`;
}

const modules: Readonly<Record<string, string>> = {
  int: "math/integer.ts",
  float: "math/float.ts",
  complex: "math/complex.ts",
  time: "math/time.ts",
};

/** Whether a signature has only dtypes whose elements are plain numbers, bigints or booleans. */
const isNative = (type: string): boolean => !/[eFDMm]/.test(type);

interface Entry {
  /** As in `dd->d`. */
  readonly type: string;
  readonly name: string;
  readonly code: string;
}

/** The type with an x in place of the letter of its first operand. */
const patternOf = (type: string): string => type.replaceAll(type.charAt(0), "x");

/** The pattern that most types have. */
function commonPattern(entries: readonly Entry[]): string {
  const patterns = entries.map(({ type }) => patternOf(type));
  const count = (pattern: string): number => patterns.filter((other) => other === pattern).length;
  return patterns.reduce((most, pattern) => (count(pattern) > count(most) ? pattern : most));
}

/** The files of an operation by name: loops of native numbers, and those of other dtypes where there are some. */
function filesOf(
  op: string,
  kind: string,
  entries: readonly Entry[],
): [name: string, text: string][] {
  const table = camelCase(op);
  const native = entries.filter(({ type }) => isNative(type));
  const other = entries.filter(({ type }) => !isNative(type));
  // Float16 has its place among the numbers, because it decides what small integers become.
  const listed = entries.filter(({ type }) => !/[FDMm]/.test(type));
  const pattern = commonPattern(listed.length > 0 ? listed : entries);
  const follows = ({ type }: Entry): boolean => type === pattern.replaceAll("x", type.charAt(0));
  const uniform = listed.filter(follows);
  const mixed = listed.filter((entry) => !follows(entry));
  const lines = [...uniform, ...mixed].map(({ type, name }) => (isNative(type) ? name : "null"));
  const mixedText =
    mixed.length > 0 ? `\n  mixed: ${JSON.stringify(mixed.map(({ type }) => type))},` : "";
  const tableText = `export const ${table}Loops: LoopTable<${kind}> = {
  pattern: "${pattern}",
  letters: "${uniform.map(({ type }) => type.charAt(0)).join("")}",${mixedText}
  loops: [${lines.map((line) => `\n    ${line},`).join("")}
  ],
};`;
  const imported = `import type { ${kind}, LoopTable } from "../types.ts";`;
  const codes = (list: readonly Entry[]): string[] => list.map(({ code }) => code);
  const files: [string, string][] = [
    [fileName(op), fileText("..", [...codes(native), tableText], imported)],
  ];
  if (other.length > 0) {
    const gaps = [...uniform, ...mixed].filter(({ type }) => !isNative(type));
    const added = other.filter((entry) => !gaps.includes(entry));
    const list = [...gaps, ...added].map(({ name }) => `    ${name},`);
    const listText = `export const ${table}OtherLoops: OtherLoops<${kind}> = {
  types: ${JSON.stringify(added.map(({ type }) => type))},
  loops: [\n${list.join("\n")}\n  ],
};`;
    const importedKind = `import type { ${kind}, OtherLoops } from "../../types.ts";`;
    files.push([
      `other/${fileName(op)}`,
      fileText("../..", [...codes(other), listText], importedKind),
    ]);
  }
  return files;
}

/** A file with the imports that its code needs; `up` leads to the folder of the kernels. */
function fileText(up: string, parts: readonly string[], typeImport: string): string {
  const code = parts.join("\n\n");
  const imports: string[] = [];
  const halves = ["halfToNumber", "numberToHalf"].filter((name) => code.includes(name));
  if (halves.length > 0)
    imports.push(`import { ${halves.join(", ")} } from "${up}/../dtype/half.ts";`);
  for (const [prefix, path] of Object.entries(modules)) {
    const used = new Set(
      [...code.matchAll(new RegExp(`\\b${prefix}\\$(\\w+)`, "g"))].map((match) => match[1]!),
    );
    if (used.size === 0) continue;
    const items = [...used].sort().map((name) => `${name} as ${prefix}$${name}`);
    imports.push(`import { ${items.join(", ")} } from "${up}/${path}";`);
  }
  imports.push(typeImport);
  return `${header}\n${imports.join("\n")}\n\n${code}\n`;
}

const header = "// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.";

/** One table of all lists of other loops, by the name of the operation. */
function indexOfOthers(operations: readonly string[]): string {
  const imports = operations.map(
    (op) => `import { ${camelCase(op)}OtherLoops } from "./other/${fileName(op)}";`,
  );
  const entries = operations.map((op) => `  ${op}: ${camelCase(op)}OtherLoops,`);
  return `${header}
import type { OtherLoops } from "../types.ts";
${imports.join("\n")}

/** Loops of float16, complex numbers, dates and spans, by the name of the operation. */
export const otherLoops: Readonly<Record<string, OtherLoops<unknown> | undefined>> = {
${entries.join("\n")}
};
`;
}

/** Compare the folder with what the table gives, or write it; returns the names that differ. */
export function syncKernels(folder: string, write: boolean): string[] {
  const files = generateKernels();
  const present = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".ts"))
        .map((name) => name.replaceAll("\\", "/"))
    : [];
  const different = present.filter((name) => !files.has(name));
  if (write) {
    mkdirSync(join(folder, "other"), { recursive: true });
    for (const name of different) rmSync(join(folder, name));
  }
  for (const [name, text] of files) {
    const path = join(folder, name);
    if (existsSync(path) && readFileSync(path, "utf8") === text) continue;
    different.push(name);
    if (write) writeFileSync(path, text);
  }
  return different;
}
