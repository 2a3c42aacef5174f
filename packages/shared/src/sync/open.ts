import { checkOptions, InvalidArgumentError, show } from "@tsmem/core";
import { isHandleText, parseHandleText } from "../handle/handle-text.ts";
import type { SharedMemoryHandle } from "../handle/memory-handle.ts";
import type { PageKind, Scope, SyncPage } from "./page.ts";
import { ProcessPage } from "./process-page.ts";
import { ThreadPage } from "./thread-page.ts";

/**
 * What a thread or process needs to open a lock, semaphore, event or queue of another, as plain data.
 *
 * Of scope "processes" it survives postMessage, child_process IPC and JSON; of scope "workers" it
 * holds a SharedArrayBuffer and goes through postMessage only.
 */
export interface SyncHandle {
  readonly tsmem: PageKind;
  readonly memory: SharedMemoryHandle | SharedArrayBuffer;
}

/**
 * Make a page, and whatever it lies in.
 *
 * @param options - of the public call
 */
export function createPage(
  operation: string,
  kind: PageKind,
  options: { readonly scope?: Scope },
  dataBytes = 0,
): SyncPage {
  checkOptions(operation, options);
  const { scope } = options;
  switch (scope) {
    case undefined:
    case "processes":
      return ProcessPage.create(operation, kind, dataBytes);
    case "workers":
      return ThreadPage.create(operation, kind, dataBytes);
    default:
      throw new InvalidArgumentError(
        `${operation}: ${show(scope)} is no scope; give "processes" or "workers"`,
        { value: scope },
      );
  }
}

/** Whether `createPage` or `openPage` gave it. */
export function isPage(value: unknown): value is SyncPage {
  return value instanceof ProcessPage || value instanceof ThreadPage;
}

/** Open the page behind a handle or its text, after checking that it is one of such a thing. */
export function openPage(operation: string, kind: PageKind, source: SyncHandle | string): SyncPage {
  const handle: unknown =
    typeof source === "string" && isHandleText(source)
      ? parseHandleText(operation, source)
      : source;
  if (typeof handle === "object" && handle !== null) {
    const { tsmem, memory } = handle as { tsmem?: unknown; memory?: SyncHandle["memory"] | null };
    if (tsmem === kind && typeof memory === "object" && memory !== null) {
      return memory instanceof SharedArrayBuffer
        ? ThreadPage.open(operation, kind, memory)
        : ProcessPage.open(operation, kind, memory);
    }
  }
  throw new InvalidArgumentError(
    `${operation}: this is no handle of a ${kind}; pass on what its \`handle\` or \`toString()\` gave`,
    { value: source },
  );
}
