// What the sanitizer scripts share.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const packageFolder = fileURLToPath(new URL("../", import.meta.url));
export const addonFolder = join(packageFolder, "addon");

/** TSMEM_SANITIZE=quick leaves out what takes minutes: most scenarios, and the thread sanitizer. */
export const isQuick = process.env.TSMEM_SANITIZE === "quick";

/** The C++ sources of the addon, as binding.gyp lists them. */
export function sources() {
  const gyp = readFileSync(join(addonFolder, "binding.gyp"), "utf8");
  return [...gyp.matchAll(/"(cpp\/[\w/.-]+\.cc)"/g)].map(([, file]) => join(addonFolder, file));
}

/** Run a command, show what it says, and end this process when it fails. */
export function run(command, args, env = {}) {
  const { status, signal, error } = spawnSync(command, args, {
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  if (status === 0) return;
  console.error(`${command} ended with ${error?.message ?? signal ?? status}`);
  process.exit(1);
}
