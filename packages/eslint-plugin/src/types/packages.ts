import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Node } from "typescript";

const packageOfFolder = new Map<string, string | null>();

/**
 * Name of the package that declares something: of the ambient module around it, or of the nearest
 * package.json above its file, so that linked workspace packages have their own names too.
 */
export function packageOf(declaration: Node): string | null {
  for (
    let node: Node | undefined = declaration;
    node.parent as Node | undefined;
    node = node.parent
  ) {
    const name =
      "name" in node ? (node.name as { text?: unknown; kind: number } | undefined) : null;
    const isModule = "body" in node && typeof name?.text === "string" && isQuoted(name as never);
    if (isModule) return packageOfSpecifier(name.text as string);
  }
  const fileName = declaration.getSourceFile().fileName;
  const inside = /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(fileName);
  if (inside) return inside[1]!.replace("\\", "/");
  return packageOfFile(dirname(fileName));
}

function isQuoted(name: Node): boolean {
  return /^["']/.test(name.getText());
}

/** `@tsmem/ndarray/functional` is of `@tsmem/ndarray`. */
export function packageOfSpecifier(specifier: string): string {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

function packageOfFile(folder: string): string | null {
  const known = packageOfFolder.get(folder);
  if (known !== undefined) return known;
  const manifest = join(folder, "package.json");
  const parent = dirname(folder);
  let name: string | null = null;
  if (existsSync(manifest)) name = nameIn(manifest);
  else if (parent !== folder) name = packageOfFile(parent);
  packageOfFolder.set(folder, name);
  return name;
}

function nameIn(manifest: string): string | null {
  try {
    const { name } = JSON.parse(readFileSync(manifest, "utf8")) as { name?: unknown };
    return typeof name === "string" ? name : null;
  } catch {
    return null; // not JSON, or not readable: a package without a name
  }
}
