import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const folder = fileURLToPath(new URL("../addon/", import.meta.url));

/** The compiled addon, or why there is none. */
export function load(): { addon?: unknown; reason?: string } {
  try {
    const loader = require("node-gyp-build") as (folder: string) => unknown;
    return { addon: loader(folder) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { reason: whyNotBuilt() ?? message };
  }
}

/** What the build script wrote down when it made no binary. */
function whyNotBuilt(): string | undefined {
  try {
    const report = JSON.parse(readFileSync(`${folder}build-report.json`, "utf8")) as {
      built: boolean;
      reason?: string;
    };
    return report.built ? undefined : `it was not built here: ${report.reason ?? "unknown"}`;
  } catch {
    return undefined; // nobody has built it
  }
}
