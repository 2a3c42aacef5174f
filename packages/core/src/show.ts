/** A value from a caller as messages show it: short, on one line, and made without asking the value. */
export function show(value: unknown): string {
  switch (typeof value) {
    case "bigint":
      return `${value}n`;
    case "string":
      return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
    case "function":
      return "a function";
    case "object":
      if (value === null) return "null";
      return isList(value) ? "a list" : "an object";
    default:
      return String(value);
  }
}

/** Whether it is a list; false for a revoked proxy, of which nobody can tell. */
export function isList(value: unknown): value is readonly unknown[] {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}
