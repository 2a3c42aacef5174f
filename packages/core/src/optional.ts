/** What `requireOptional` found. */
export type OptionalModule =
  | { readonly module: unknown; readonly reason?: never }
  | { readonly module?: never; readonly reason: string };

interface ModuleBuiltin {
  createRequire(url: string): (specifier: string) => unknown;
}

interface ProcessLike {
  getBuiltinModule?(name: string): unknown;
}

/**
 * Load an optional peer package synchronously where the runtime can, without naming a Node module
 * in an import statement, so that the caller still runs in browsers.
 *
 * @param specifier - the package to load
 * @param parentUrl - `import.meta.url` of the caller
 * @returns the module, or the reason why there is none
 */
export function requireOptional(specifier: string, parentUrl: string): OptionalModule {
  const runtime = (globalThis as { process?: ProcessLike }).process;
  const builtin = runtime?.getBuiltinModule?.("node:module") as ModuleBuiltin | undefined;
  if (builtin === undefined) return { reason: `${specifier} needs Node, Bun or Deno` };
  try {
    return { module: builtin.createRequire(parentUrl)(specifier) };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}
