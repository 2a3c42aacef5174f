import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

interface Runtime {
  gc?: () => void;
  Bun?: { gc(force: boolean): void };
}

/** Force one full garbage collection, whichever way this runtime offers. */
export function forceGc(): void {
  const runtime = globalThis as Runtime;
  if (runtime.Bun) {
    runtime.Bun.gc(true);
    return;
  }
  if (!runtime.gc) {
    setFlagsFromString("--expose-gc");
    runtime.gc = runInNewContext("gc") as () => void;
  }
  runtime.gc();
}

/**
 * Collect garbage and give finalizers their event-loop turns until a condition holds.
 *
 * @throws {Error} when it does not hold within `timeoutMs`
 */
export async function collect(until: () => boolean, timeoutMs = 10_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    forceGc();
    await nextTurn();
    if (until()) return;
    if (Date.now() > deadline) {
      throw new Error(`collect: the condition did not hold within ${timeoutMs} ms`);
    }
    await nextTurn(); // what a WeakRef gave stays alive until the turn ends
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
