import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface ProgramOptions {
  /** Default an ES module; `cjs` may use `require`. */
  readonly ending?: "mjs" | "cjs";
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * What a program prints that lies in a folder, and so finds the packages installed there. It is written to a
 * file, because not every runtime takes modules on the command line.
 */
export function printed(
  program: string,
  folder: URL | string,
  { ending = "mjs", env = process.env }: ProgramOptions = {},
): string {
  const path = typeof folder === "string" ? folder : fileURLToPath(folder);
  const own = mkdtempSync(join(path, ".program-"));
  try {
    const file = join(own, `program.${ending}`);
    writeFileSync(file, program);
    return execFileSync(process.execPath, [file], { cwd: path, encoding: "utf8", env });
  } finally {
    rmSync(own, { recursive: true });
  }
}
