import { builtin } from "./runtime.ts";

let gc: (() => void) | undefined;

/**
 * Collect garbage and let finalizers report what died, as far as the runtime allows.
 *
 * @returns whether a collection could be forced
 */
export async function collectGarbage(): Promise<boolean> {
  gc ??= findGc();
  if (gc === undefined) return false;
  for (let turn = 0; turn < 3; turn += 1) {
    gc();
    // Finalizers run on turns of the event loop, not on microtasks.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return true;
}

function findGc(): (() => void) | undefined {
  const scope = globalThis as { gc?: () => void; Bun?: { gc(force: boolean): void } };
  const { Bun, gc: exposed } = scope;
  if (Bun !== undefined) {
    return () => {
      Bun.gc(true);
    };
  }
  if (exposed !== undefined) return exposed;
  const v8 = builtin("node:v8");
  const vm = builtin("node:vm");
  if (v8 === undefined || vm === undefined) return undefined;
  v8.setFlagsFromString("--expose-gc");
  const found = vm.runInNewContext("gc") as () => void;
  v8.setFlagsFromString("--no-expose-gc");
  return found;
}
