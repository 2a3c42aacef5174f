import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, realpath, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const packages = fileURLToPath(new URL("../../", import.meta.url));

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
}

/**
 * Pack packages of this workspace as they would be published, and unpack them into the `node_modules`
 * of a new temporary folder, together with the workspace packages they depend on. Packages of others
 * are linked. Needs no network.
 *
 * @param names - such as `@tsmem/pool`; optional peers are not installed unless named
 * @returns the folder; scripts in it import what a user would have
 */
export async function installPacked(names: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tsmem-packed-"));
  // Deno looks for packages where a manifest names them.
  const dependencies = Object.fromEntries(names.map((name) => [name, "*"]));
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, dependencies }));
  const pending = [...names];
  const done = new Set<string>();
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (done.has(name)) continue;
    done.add(name);
    const source = join(packages, name.replace("@tsmem/", ""));
    const target = join(folder, "node_modules", name);
    await mkdir(target, { recursive: true });
    await unpack(await pack(source, folder), target);
    const manifest = JSON.parse(await readFile(join(target, "package.json"), "utf8")) as Manifest;
    for (const dependency of Object.keys(manifest.dependencies ?? {})) {
      if (dependency.startsWith("@tsmem/")) pending.push(dependency);
      else
        await link(
          join(source, "node_modules", dependency),
          join(folder, "node_modules", dependency),
        );
    }
  }
  return folder;
}

async function pack(source: string, folder: string): Promise<string> {
  const destination = await mkdtemp(join(folder, "tarball-"));
  const [command, ...args] = packageManager();
  await run(command, [...args, "pack", "--pack-destination", destination], {
    cwd: source,
    shell: command === "npx" && process.platform === "win32",
  });
  const [tarball] = await readdir(destination);
  if (tarball === undefined) throw new Error(`installPacked: ${source} gave no tarball`);
  return join(destination, tarball);
}

/** The pnpm that runs this test, which needs no registry to start; else the one that npx finds. */
function packageManager(): [command: string, ...args: string[]] {
  const { npm_execpath: script = "", npm_node_execpath: node = process.execPath } = process.env;
  return /\bpnpm\.[cm]?js$/.test(script) ? [node, script] : ["npx", "-y", "pnpm@10.34.9"];
}

async function unpack(tarball: string, target: string): Promise<void> {
  await run("tar", ["-xzf", tarball, "--strip-components=1", "-C", target]);
}

async function link(from: string, to: string): Promise<void> {
  if (existsSync(to)) return;
  await mkdir(dirname(to), { recursive: true });
  await symlink(await realpath(from), to, "junction");
}
