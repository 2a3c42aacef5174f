import { NDArray } from "../../../src/index.ts";

/** A call as text, arrays as dtype and shape, to show what a seed did. */
export function callText(name: string, values: readonly unknown[]): string {
  return `${name}(${values.map((value) => valueText(value, 0)).join(", ")})`;
}

function valueText(value: unknown, depth: number): string {
  if (value instanceof NDArray) {
    const { dtype, shape, strides, isReleased } = value as NDArray;
    const state = isReleased ? "released " : "";
    return `<${state}${dtype.name} ${shape.join("x")} strides ${strides.join()}>`;
  }
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "function") return `function ${value.name}`;
  if (typeof value !== "object" || value === null) return String(value);
  if (depth > 3) return "…";
  if (Array.isArray(value)) {
    const items = value as readonly unknown[];
    return `[${items.map((item) => valueText(item, depth + 1)).join(", ")}]`;
  }
  const entries = Reflect.ownKeys(value).slice(0, 8);
  const facts = value as Record<string | symbol, unknown>;
  return `{ ${entries.map((key) => `${String(key)}: ${valueText(facts[key], depth + 1)}`).join(", ")} }`;
}
