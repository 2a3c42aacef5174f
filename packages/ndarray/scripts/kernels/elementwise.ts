import type { KernelGroup } from "../../src/kernels/table.ts";
import { filesOf, type OperationFiles } from "./files.ts";
import { isComplex, letters, order } from "./letters.ts";

interface Signature {
  readonly inputs: string;
  readonly outputs: string;
}

interface Loop extends Signature {
  readonly body: readonly string[];
}

/** The files of an element-wise operation: one named function per signature. */
export function elementwiseFiles(group: KernelGroup): OperationFiles {
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
