interface ProcessLike {
  readonly versions?: Readonly<Record<string, string | undefined>>;
  readonly env?: Readonly<Record<string, string | undefined>>;
  getBuiltinModule?(name: string): unknown;
}

interface Global {
  readonly process?: ProcessLike;
  readonly Bun?: { gc(force: boolean): void };
  readonly Deno?: object;
}

const globals = globalThis as Global;

/** The engine around us, as far as the memory policy must know it. */
export type RuntimeName = "node" | "bun" | "other";

export const runtimeName: RuntimeName =
  globals.Bun !== undefined
    ? "bun"
    : globals.Deno !== undefined || globals.process?.versions?.["node"] === undefined
      ? "other"
      : "node";

/** A module of the runtime without an import statement, so that bundles for browsers stay whole. */
export function builtin(name: string): unknown {
  return globals.process?.getBuiltinModule?.(name);
}

export function environmentVariable(name: string): string | undefined {
  try {
    return globals.process?.env?.[name];
  } catch {
    return undefined; // Deno without permission to read the environment
  }
}

const threads = builtin("node:worker_threads") as { isMainThread?: boolean } | undefined;

/** True in a worker, and where nobody can tell. */
export const isWorker: boolean = threads?.isMainThread !== true;

/**
 * Whether to behave as on a runtime that forbids ArrayBuffers over foreign memory, as Electron does:
 * the way to try that out elsewhere.
 */
export const areExternalsRefused: boolean =
  environmentVariable("TSMEM_NO_EXTERNAL_BUFFERS") === "1";

/**
 * Whether blocks may lie outside the memory of the engine here.
 *
 * Not in workers: when one ends, its finalizers free memory that another thread may have received
 * by `transfer()` and postMessage, and in Node 24 and later a buffer marked as untransferable would
 * abort the process. Not in Deno and unknown runtimes, whose weak references and finalizers
 * do not allow the sweep.
 */
export const areExternalsAllowed: boolean =
  !areExternalsRefused && runtimeName !== "other" && !isWorker;

/**
 * Whether Node aborts at its end when a buffer outside the engine has a detach key. It detaches all
 * of them then, and does not expect to fail (measured: 24 and 26 do, 20 and 22 do not).
 */
export const abortsOnKeyedBuffers: boolean =
  runtimeName === "node" && Number.parseInt(globals.process?.versions?.["node"] ?? "", 10) >= 23;

type Gc = (options?: { type: "minor" }) => void;
let gc: Gc | undefined;

/**
 * Collect garbage now: the young generation only, or everything.
 *
 * Node hides its function behind a flag. The flag is set for a moment while one fresh context is
 * made, from which the function is taken; other contexts and workers do not see it.
 */
export function collectGarbage(full: boolean): void {
  if (globals.Bun !== undefined) {
    globals.Bun.gc(true);
    return;
  }
  gc ??= takeGc();
  if (full) gc();
  else gc({ type: "minor" });
}

function takeGc(): Gc {
  const v8 = builtin("node:v8") as { setFlagsFromString(flags: string): void };
  const vm = builtin("node:vm") as { runInNewContext(code: string): unknown };
  const isExposed = typeof (globalThis as { gc?: unknown }).gc === "function";
  v8.setFlagsFromString("--expose-gc");
  try {
    return vm.runInNewContext("gc") as Gc;
  } finally {
    if (!isExposed) v8.setFlagsFromString("--no-expose-gc");
  }
}
