const header = "// Written by scripts/generate-kernels.ts from src/kernels/table.ts. Do not edit.";

/** What an operation becomes. */
export interface OperationFiles {
  readonly op: string;
  readonly files: [name: string, text: string][];
}

function fileName(op: string): string {
  return `${op.replaceAll("_", "-")}.ts`;
}

function camelCase(op: string): string {
  return op.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

const modules: Readonly<Record<string, string>> = {
  int: "math/integer.ts",
  float: "math/float.ts",
  complex: "math/complex.ts",
  time: "math/time.ts",
};

/** Whether a signature has only dtypes whose elements are plain numbers, bigints or booleans. */
const isNative = (type: string): boolean => !/[eFDMm]/.test(type);

/** A loop with its name. */
export interface Entry {
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
export function filesOf(
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

/** One table of all lists of other loops, by the name of the operation. */
export function indexOfOthers(operations: readonly string[]): string {
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
