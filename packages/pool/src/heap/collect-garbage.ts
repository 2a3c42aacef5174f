interface Runtime {
  gc?: () => void;
  Bun?: { gc(force: boolean): void };
  process?: { getBuiltinModule?(name: string): unknown };
}

/** Collect garbage now where the runtime offers it; does nothing in browsers. */
export function collectGarbage(): void {
  const runtime = globalThis as Runtime;
  if (runtime.Bun) runtime.Bun.gc(true);
  else (runtime.gc ?? exposedGc(runtime))?.();
}

/** V8's own function, taken from a new context while its flag is set for an instant. */
function exposedGc(runtime: Runtime): (() => void) | undefined {
  try {
    const load = runtime.process?.getBuiltinModule?.bind(runtime.process);
    const v8 = load?.("node:v8") as { setFlagsFromString(flags: string): void } | undefined;
    const vm = load?.("node:vm") as { runInNewContext(code: string): unknown } | undefined;
    if (!v8 || !vm) return undefined;
    v8.setFlagsFromString("--expose-gc");
    const gc = vm.runInNewContext("gc") as () => void;
    v8.setFlagsFromString("--no-expose-gc");
    return gc;
  } catch {
    return undefined;
  }
}
