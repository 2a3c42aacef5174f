import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);

/** The compiled addon, or why there is none. */
export function load(): { addon?: unknown; reason?: string } {
  try {
    const loader = require("node-gyp-build") as (folder: string) => unknown;
    return { addon: loader(fileURLToPath(new URL("../addon", import.meta.url))) };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}
