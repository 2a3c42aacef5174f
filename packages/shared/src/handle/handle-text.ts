import { notAHandle } from "./memory-handle.ts";

const start = "tsmem:";

/** Whether a string is a handle as text and not a name. */
export function isHandleText(text: string): boolean {
  return text.startsWith(start);
}

/**
 * A handle as one line of text without spaces, for argv, environment variables and files.
 *
 * @returns `tsmem:` and the handle in URL encoding of its JSON
 */
export function handleText(handle: object): string {
  return start + encodeURIComponent(JSON.stringify(handle));
}

/**
 * The handle that `handleText` wrote.
 *
 * @throws {InvalidArgumentError} the text is not of that form
 */
export function parseHandleText(operation: string, text: string): unknown {
  try {
    return JSON.parse(decodeURIComponent(text.slice(start.length)));
  } catch {
    throw notAHandle(operation, text, "the text is damaged");
  }
}
