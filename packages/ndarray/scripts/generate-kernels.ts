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
import { folds, table } from "../src/kernels/table.ts";
import { elementwiseFiles } from "./kernels/elementwise.ts";
import { indexOfOthers } from "./kernels/files.ts";
import { foldFiles } from "./kernels/folds.ts";

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
