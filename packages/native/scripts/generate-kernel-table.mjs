// Writes the ids and loop tables that C++ and TypeScript share from addon/cpp/kernels/table.json.
// `node scripts/generate-kernel-table.mjs` rewrites the committed files; a test calls generate()
// and compares.
import { readFileSync, writeFileSync } from "node:fs";

const root = new URL("../", import.meta.url);
const tableFile = new URL("addon/cpp/kernels/table.json", root);

const pascal = (name) =>
  name
    .split("_")
    .map((word) => word[0].toUpperCase() + word.slice(1))
    .join("");
const constant = (name) => `k${pascal(name)}`;
const note = "Generated from addon/cpp/kernels/table.json by scripts/generate-kernel-table.mjs.";

/** The generated files: path under packages/native → text. */
export function generate() {
  const table = JSON.parse(readFileSync(tableFile, "utf8"));
  const index = new Map(table.dtypes.map((dtype, i) => [dtype.name, i]));
  const cType = new Map(table.dtypes.map((dtype) => [dtype.name, dtype.c]));
  const outOf = (entry, name) => {
    if (entry.out === "bool") return "bool";
    if (entry.out === "real") return { complex64: "float32", complex128: "float64" }[name] ?? name;
    return name;
  };
  const loops = (entry) => entry.groups.flatMap((group) => table.groups[group]);

  const cpp = [
    `// ${note}`,
    "#pragma once",
    "namespace tsmem::kernels {",
    `enum DType : int { ${table.dtypes.map((d) => constant(d.name)).join(", ")}, kDTypes };`,
    `constexpr unsigned char kItemsize[kDTypes] = {${table.dtypes.map((d) => d.bytes).join(", ")}};`,
  ];
  for (const family of ["binary", "unary", "reduce"]) {
    const title = pascal(family);
    const names = table[family].map((entry) => `${constant(family)}${pascal(entry.op)}`);
    cpp.push(`enum ${title}Op : int { ${names.join(", ")}, ${constant(family)}Ops };`);
  }
  cpp.push(
    "enum Slot : int {",
    ...Object.entries(table.block).map(([name, value]) => `  kSlot${pascal(name)} = ${value},`),
    "};",
    "} // namespace tsmem::kernels",
    "",
    "// X(op id, functor, dtype id, C++ type, dtype id of the result, its C++ type)",
  );
  for (const family of ["binary", "unary", "reduce"]) {
    cpp.push(`#define TSMEM_${family.toUpperCase()}_LOOPS(X) \\`);
    const lines = table[family].flatMap((entry) =>
      loops(entry).map((name) => {
        const out = outOf(entry, name);
        const id = `${constant(family)}${pascal(entry.op)}`;
        return `  X(${id}, ${pascal(entry.op)}, ${constant(name)}, ${cType.get(name)}, ${constant(out)}, ${cType.get(out)})`;
      }),
    );
    cpp.push(`${lines.join(" \\\n")}`, "");
  }
  cpp.push("// X(dtype id, C++ type)", "#define TSMEM_DTYPES(X) \\");
  cpp.push(table.dtypes.map((d) => `  X(${constant(d.name)}, ${d.c})`).join(" \\\n"), "");

  const record = (entries) => entries.map(([key, value]) => `  ${key}: ${value},`).join("\n");
  const ts = [`// ${note}`, ""];
  const emit = (name, doc, entries) =>
    ts.push(`/** ${doc} */`, `export const ${name} = {`, record(entries), "} as const;", "");
  emit(
    "KernelDType",
    "Ids of the dtypes that the kernels know.",
    table.dtypes.map((d) => [d.name, index.get(d.name)]),
  );
  ts.push(
    "/** Bytes per element, by dtype id. */",
    `export const KERNEL_ITEMSIZE: readonly number[] = [${table.dtypes.map((d) => d.bytes).join(", ")}];`,
    "",
  );
  for (const family of ["binary", "unary", "reduce"]) {
    emit(
      `${pascal(family)}Op`,
      `Ids of the ${family} operations.`,
      table[family].map((entry, i) => [entry.op, i]),
    );
    const rows = table[family].map((entry) => {
      const row = table.dtypes.map((d) =>
        loops(entry).includes(d.name) ? index.get(outOf(entry, d.name)) : -1,
      );
      const half = row[index.get("float32")];
      if (half >= 0 && !(family === "reduce" && half !== 0))
        row[index.get("float16")] = half === 0 ? 0 : index.get("float16");
      return `  [${row.join(", ")}],`;
    });
    ts.push(
      `/** Result dtype of each ${family} loop by operation and loop dtype; -1 where there is none. */`,
      `export const ${family.toUpperCase()}_LOOPS: readonly (readonly number[])[] = [`,
      ...rows,
      "];",
      "",
    );
  }
  emit(
    "Slot",
    "Positions in the argument block, in units of 8 bytes.",
    Object.entries(table.block),
  );
  ts.pop();
  return {
    "addon/cpp/kernels/generated/table.h": `${cpp.join("\n")}`,
    "src/kernels/generated/table.ts": `${ts.join("\n")}\n`,
  };
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  for (const [path, text] of Object.entries(generate())) writeFileSync(new URL(path, root), text);
}
