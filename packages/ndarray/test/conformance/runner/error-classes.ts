import { isTsmemError } from "@tsmem/core";

/** NumPy's and Python's classes, each with its parents. */
const parents: Readonly<Record<string, readonly string[]>> = {
  AxisError: ["ValueError", "IndexError"],
  UFuncTypeError: ["TypeError"],
  DTypePromotionError: ["TypeError"],
  LinAlgError: ["ValueError"],
  UnicodeEncodeError: ["ValueError"],
  UnicodeDecodeError: ["ValueError"],
  OverflowError: ["ArithmeticError"],
  ZeroDivisionError: ["ArithmeticError"],
  IndexError: ["LookupError"],
};

/** What each of our codes stands for in NumPy; more than one where NumPy is finer than we are. */
const counterparts: Readonly<Record<string, readonly string[]>> = {
  ERR_TSMEM_OUT_OF_MEMORY: ["MemoryError"],
  ERR_TSMEM_SIZE_OVERFLOW: ["ValueError", "MemoryError"],
  ERR_TSMEM_OUT_OF_RANGE: ["ValueError", "TypeError"],
  ERR_TSMEM_INVALID_ARGUMENT: ["TypeError"],
  ERR_TSMEM_SHAPE: ["ValueError"],
  ERR_TSMEM_BROADCAST: ["ValueError"],
  ERR_TSMEM_AXIS: ["AxisError"],
  ERR_TSMEM_INDEX: ["IndexError"],
  ERR_TSMEM_DTYPE: ["UFuncTypeError", "DTypePromotionError"],
  ERR_TSMEM_CAST: ["UFuncTypeError"],
  ERR_TSMEM_OVERFLOW: ["OverflowError"],
  ERR_TSMEM_VALUE: ["ValueError", "UnicodeEncodeError", "UnicodeDecodeError", "ZeroDivisionError"],
  ERR_TSMEM_READ_ONLY: ["ValueError"],
  ERR_TSMEM_LINALG: ["LinAlgError"],
  ERR_TSMEM_FORMAT: ["ValueError"],
};

/** Whether an error of the library is what NumPy's class, or a subclass of it, is for NumPy. */
export function isOfClass(error: unknown, expected: string): boolean {
  if (!isTsmemError(error)) return false;
  return (counterparts[error.code] ?? []).some((name) => ancestry(name).has(expected));
}

function ancestry(name: string, seen = new Set<string>()): Set<string> {
  seen.add(name);
  for (const parent of parents[name] ?? []) ancestry(parent, seen);
  return seen;
}
