import type { FoldGroup } from "../../src/kernels/table.ts";
import { filesOf, type OperationFiles } from "./files.ts";
import { isBig, isComplex, letters } from "./letters.ts";

/** The files of a fold: loops that make one value of a run of elements. */
export function foldFiles(fold: FoldGroup): OperationFiles {
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
  // A sum within a sum: without rounding it needs its brackets.
  const part = (text: string): string => (letter === "d" ? `(${text})` : round(text));
  const pair = (i: number): string => part(`r${i} + r${i + 1}`);
  const half = (i: number): string => part(`${pair(i)} + ${pair(i + 2)}`);
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
  const part = (text: string): string => (letter === "D" ? `(${text})` : round(text));
  const total = (v: string): string => round(`${part(`${v}0 + ${v}1`)} + ${part(`${v}2 + ${v}3`)}`);
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
