import { requireOptional, UnavailableError } from "@tsmem/core";
import type { Binding } from "./binding.ts";
import { misfitOf } from "./interface.ts";
import { builtin } from "./runtime.ts";

interface Loaded {
  readonly binding?: Binding;
  readonly reason?: string;
}

function load(): Loaded {
  const loader = requireOptional("node-gyp-build", import.meta.url);
  if (loader.reason !== undefined) return { reason: loader.reason };
  const url = builtin("node:url") as { fileURLToPath(url: URL): string };
  const folder = url.fileURLToPath(new URL("../../addon/", import.meta.url));
  try {
    const addon = (loader.module as (folder: string) => Binding)(folder);
    const misfit = misfitOf(addon);
    return misfit === undefined
      ? { binding: addon }
      : { reason: `${misfit}, or ${rebuild(folder)}` };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const built = buildReport(folder);
    return {
      reason:
        built === undefined ? `${message}; ${rebuild(folder)}` : `it was not built here: ${built}`,
    };
  }
}

function rebuild(folder: string): string {
  return `build it with: npx node-gyp rebuild -C ${folder}`;
}

/** Why the build in this checkout made no binary, if it says. */
function buildReport(folder: string): string | undefined {
  const fs = builtin("node:fs") as { readFileSync(path: string, encoding: "utf8"): string };
  try {
    const report = JSON.parse(fs.readFileSync(`${folder}build-report.json`, "utf8")) as {
      built?: unknown;
      reason?: unknown;
    };
    return report.built === false && typeof report.reason === "string" ? report.reason : undefined;
  } catch {
    return undefined; // an installed package has none
  }
}

const loaded = load();

/** The addon, or undefined. */
export const binding: Binding | undefined = loaded.binding;

/** Why there is no addon; undefined when there is one. */
export const reason: string | undefined = loaded.reason;

/**
 * The addon, for a call that needs it.
 *
 * @throws {UnavailableError} it could not be loaded
 */
export function needBinding(operation: string): Binding {
  if (binding !== undefined) return binding;
  const why = reason ?? "unknown";
  throw new UnavailableError(
    `${operation}: the native addon is not available: ${why}; check \`available\` first`,
    { reason: why },
  );
}
