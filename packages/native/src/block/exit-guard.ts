import type { Binding } from "../addon/binding.ts";
import { transfer } from "./transfer.ts";

interface ExitEvents {
  on(event: "beforeExit" | "exit", listener: () => void): void;
  off(event: "exit", listener: () => void): void;
  exit(): never;
}

let isGuarded = false;

/**
 * Keep a natural exit from aborting because user code called `markAsUntransferable` on a buffer
 * outside the engine.
 *
 * Whether a buffer has such a key shows only in a try to detach it, so the try comes after every
 * other exit listener: each "beforeExit" moves it to the end of the list. When it finds one, the
 * process ends as `process.exit()` does, without the clean-up that would abort.
 */
export function guardExit(binding: Binding): void {
  if (isGuarded) return;
  isGuarded = true;
  const events = (globalThis as { process?: unknown }).process as ExitEvents;
  const check = (): void => {
    try {
      for (const buffer of binding.escaped()) {
        if (buffer.byteLength > 0) transfer?.call(buffer);
      }
    } catch {
      events.exit();
    }
  };
  events.on("beforeExit", () => {
    events.off("exit", check);
    events.on("exit", check);
  });
}
