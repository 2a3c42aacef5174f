import { expect } from "vitest";
import { Complex, NDArray, type Shape } from "../../../src/index.ts";

/**
 * What a type says of a result, as a text: `float64 (2,3)`, `view int8 (n,)`, `bigint`. A length that types do not
 * know is `n`, a dtype `?`, a shape `(...)`; the results in a list are separated by `; `, and a list of unknown
 * length begins with `list of`.
 */
export type Described<T> =
  T extends NDArray<infer D, infer S>
    ? `${"__tsmemView" extends keyof T ? "view " : ""}${NameText<D>} ${LengthsText<S>}`
    : T extends readonly unknown[]
      ? number extends T["length"]
        ? `list of ${Described<T[number]>}`
        : ItemsText<T>
      : T extends number
        ? "number"
        : T extends bigint
          ? "bigint"
          : T extends boolean
            ? "boolean"
            : T extends string
              ? "string"
              : T extends Complex
                ? "complex"
                : "other";

type NameText<D extends string> = string extends D
  ? "?"
  : D extends `${"U" | "S"}${infer Length}`
    ? `${number}` extends Length
      ? `${D extends `U${string}` ? "U" : "S"}n`
      : D
    : D;

type LengthsText<S extends Shape> = number extends S["length"]
  ? "(...)"
  : S extends readonly [infer N extends number]
    ? `(${LengthText<N>},)`
    : `(${ManyText<S>})`;

type ManyText<S extends Shape> = S extends readonly [infer N extends number]
  ? LengthText<N>
  : S extends readonly [infer N extends number, ...infer Rest extends Shape]
    ? `${LengthText<N>},${ManyText<Rest>}`
    : "";

type LengthText<N extends number> = number extends N ? "n" : `${N}`;

type ItemsText<T extends readonly unknown[]> = T extends readonly [infer Only]
  ? Described<Only>
  : T extends readonly [infer First, ...infer Rest]
    ? `${Described<First>}; ${ItemsText<Rest>}`
    : "";

/** One call: the compiler compares the text with the type of the result, the test with the result. */
export interface Followed {
  readonly call: () => unknown;
  readonly text: string;
}

export function followed<T>(call: () => T, text: Described<T>): Followed {
  return { call, text };
}

/** Fails unless a result is what the text says. */
export function expectDescribed(value: unknown, text: string): void {
  if (text.startsWith("list of ")) {
    const items = value as readonly unknown[];
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) expectDescribed(item, text.slice("list of ".length));
  } else if (Array.isArray(value)) {
    const parts = text.split("; ");
    expect(value).toHaveLength(parts.length);
    for (const [i, part] of parts.entries()) expectDescribed(value[i], part);
  } else if (text.startsWith("view ")) {
    expect((value as NDArray).base).not.toBeNull();
    expectDescribed(value, text.slice("view ".length));
  } else expect(descriptionOf(value)).toMatch(patternOf(text));
}

function descriptionOf(value: unknown): string {
  if (!isArray(value)) return value instanceof Complex ? "complex" : typeof value;
  const lengths = value.shape.length === 1 ? `${value.shape[0]},` : value.shape.join(",");
  return `${value.dtype.name} (${lengths})`;
}

function isArray(value: unknown): value is NDArray {
  return value instanceof NDArray;
}

/** What a text leaves open matches anything that it can stand for. */
function patternOf(text: string): RegExp {
  const open: Readonly<Record<string, string>> = {
    "(...)": "\\([\\d,]*\\)",
    "?": "\\S+",
    n: "\\d+",
  };
  const pattern = text.replace(
    /\(\.\.\.\)|\?|(?<=[(,US])n(?=[,) ])|[()[\].]/g,
    (found) => open[found] ?? `\\${found}`,
  );
  return new RegExp(`^${pattern}$`);
}
