import { createRequire } from "node:module";
import { extname, join, resolve } from "node:path";

/** Why a script cannot be run, or undefined when Node will find it. */
export function problemOf(script: string): string | undefined {
  try {
    // As Node finds it: the ending .js may be left out, and a folder has an entry point.
    createRequire(join(process.cwd(), "here")).resolve(resolve(script));
    return undefined;
  } catch {
    const hint = ["node", "npx", "npm", "tsx"].includes(script)
      ? "give the script alone, it is run with this Node"
      : "give a script, as you would to node";
    return `there is no ${resolve(script)}; ${hint}`;
  }
}

/** What to try when a script failed, or undefined. */
export function hintFor(script: string): string | undefined {
  const isTypeScript = /^\.[cm]?ts$/.test(extname(script));
  const { typescript } = process.features as { typescript?: string | false };
  if (!isTypeScript || typescript || process.env["NODE_OPTIONS"] !== undefined) return undefined;
  return 'this Node runs TypeScript with a loader only, such as NODE_OPTIONS="--import tsx"';
}
