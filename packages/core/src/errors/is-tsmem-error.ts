import { errorCodes } from "./codes.ts";
import type { TsmemError } from "./errors.ts";

/**
 * Tell whether a caught value is an error of tsmem.
 *
 * Looks at the code and not at the class, so it holds across two installed copies of a package.
 */
export function isTsmemError(error: unknown): error is TsmemError {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  return typeof code === "string" && Object.hasOwn(errorCodes, code);
}
