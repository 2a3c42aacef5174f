import type { Case } from "./case.ts";

export const cases: readonly Case[] = [
  {
    name: "a literal that is returned",
    code: `import { load } from "@tsmem/ndarray";
export function f(p: string) {
  const b = load(p);
  return { first: b.pick(0) };
}
`,
    reports: [
      {
        line: 4,
        message: "returnedInLiteral",
        says: ["", "what lies at 0 (`b.pick(0)`)", "`load(p)`"],
        suggestions: [{ id: "suggestCopy", at: 4, text: "return { first: b.pick(0).copy() };" }],
      },
    ],
  },
  {
    name: "an array literal, from an arrow",
    code: `import { load } from "@tsmem/ndarray";
export const f = (p: string) => [load(p).pick(0)];
`,
    reports: [
      {
        line: 2,
        message: "returnedInLiteral",
        says: ["", "what lies at 0 (`load(p).pick(0)`)", "`load(p)`"],
        suggestions: [
          {
            id: "suggestCopy",
            at: 2,
            text: "export const f = (p: string) => [load(p).pick(0).copy()];",
          },
        ],
      },
    ],
  },
  {
    name: "made by new",
    code: `export function f() {
  const b = new Uint8Array(1e6);
  return { head: b.subarray(0, 4) };
}
`,
    reports: [
      {
        line: 3,
        message: "returnedInLiteral",
        says: ["", "elements 0 to 4 (`b.subarray(0, 4)`)", "`new Uint8Array(1e6)`"],
        suggestions: [{ id: "suggestSlice", at: 3, text: "return { head: b.slice(0, 4) };" }],
      },
    ],
  },
  {
    name: "made by a function in a namespace",
    code: `import * as fs from "node:fs";
export function f(p: string) {
  const b = fs.readFileSync(p);
  return { head: b.subarray(0, 4) };
}
`,
    reports: [
      {
        line: 4,
        message: "returnedInLiteral",
        says: ["", "elements 0 to 4 (`b.subarray(0, 4)`)", "`fs.readFileSync(p)`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 4,
            text: "return { head: Buffer.from(new Uint8Array(b.subarray(0, 4)).buffer) };",
          },
          {
            id: "suggestPooledBuffer",
            at: 4,
            text: "return { head: Buffer.from(b.subarray(0, 4)) };",
          },
        ],
      },
    ],
  },
  {
    name: "awaited or not",
    code: `import { readFile } from "node:fs/promises";
export async function f(p: string) {
  const b = await readFile(p);
  return { head: b.subarray(0, 4) };
}
`,
    reports: [
      {
        line: 4,
        message: "returnedInLiteral",
        says: ["", "elements 0 to 4 (`b.subarray(0, 4)`)", "`readFile(p)`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 4,
            text: "return { head: Buffer.from(new Uint8Array(b.subarray(0, 4)).buffer) };",
          },
          {
            id: "suggestPooledBuffer",
            at: 4,
            text: "return { head: Buffer.from(b.subarray(0, 4)) };",
          },
        ],
      },
    ],
  },
  {
    name: "made by Buffer.alloc",
    code: `export function f() {
  const b = Buffer.alloc(1e6);
  return [b.subarray(0, 4)];
}
`,
    reports: [
      {
        line: 3,
        message: "returnedInLiteral",
        says: ["", "elements 0 to 4 (`b.subarray(0, 4)`)", "`Buffer.alloc(1e6)`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 3,
            text: "return [Buffer.from(new Uint8Array(b.subarray(0, 4)).buffer)];",
          },
          { id: "suggestPooledBuffer", at: 3, text: "return [Buffer.from(b.subarray(0, 4))];" },
        ],
      },
    ],
  },
  {
    name: "a for await variable",
    code: `export async function f(s: AsyncIterable<Buffer>) {
  for await (const b of s) {
    return { head: b.subarray(0, 4) };
  }
  return null;
}
`,
    reports: [
      {
        line: 3,
        message: "returnedInLiteral",
        says: ["", "elements 0 to 4 (`b.subarray(0, 4)`)", "`b`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 3,
            text: "return { head: Buffer.from(new Uint8Array(b.subarray(0, 4)).buffer) };",
          },
          {
            id: "suggestPooledBuffer",
            at: 3,
            text: "return { head: Buffer.from(b.subarray(0, 4)) };",
          },
        ],
      },
    ],
  },
  {
    name: "a parameter, a property and a method's result are not fresh",
    code: `declare const reader: { read(): Uint8Array; data: Uint8Array };
export function f(b: Uint8Array) {
  return {
    a: b.subarray(1),
    b: reader.data.subarray(1),
    c: reader.read().subarray(1),
  };
}
`,
  },
  {
    name: "returning the view itself is a transfer",
    code: `import { load } from "@tsmem/ndarray";
export function f(p: string) {
  return load(p).pick(0);
}
`,
  },
  {
    name: "returned in a promise",
    code: `import { loadAsync } from "@tsmem/ndarray";
export function f(p: string) {
  return loadAsync(p).then((b) => ({
    first: b.pick(0),
  }));
}
`,
    reports: [
      {
        line: 4,
        message: "returnedInLiteral",
        says: ["", "what lies at 0 (`b.pick(0)`)", "`loadAsync(p)`"],
        suggestions: [{ id: "suggestCopy", at: 4, text: "first: b.pick(0).copy()," }],
      },
    ],
  },
  {
    name: "a returned container",
    code: `import { NDArray, load } from "@tsmem/ndarray";
export function f(p: string) {
  const out: NDArray[] = [];
  const b = load(p);
  out.push(b.pick(0));
  return out;
}
`,
    reports: [
      {
        line: 5,
        message: "returnedInContainer",
        says: ["out", "what lies at 0 (`b.pick(0)`)", "`load(p)`"],
        suggestions: [{ id: "suggestCopy", at: 5, text: "out.push(b.pick(0).copy());" }],
      },
    ],
  },
  {
    name: "a returned map in a literal",
    code: `import { NDArray, load } from "@tsmem/ndarray";
export function f(p: string) {
  const m = new Map<string, NDArray>();
  const b = load(p);
  m.set("a", b.pick(0));
  return { m };
}
`,
    reports: [
      {
        line: 5,
        message: "returnedInContainer",
        says: ["m", "what lies at 0 (`b.pick(0)`)", "`load(p)`"],
        suggestions: [{ id: "suggestCopy", at: 5, text: 'm.set("a", b.pick(0).copy());' }],
      },
    ],
  },
  {
    name: "a container that is not returned",
    code: `import { NDArray, load } from "@tsmem/ndarray";
export function f(p: string) {
  const out: NDArray[] = [];
  const b = load(p);
  out.push(b.pick(0));
  return out.length;
}
`,
  },
  {
    name: "a returned closure",
    code: `import { readFileSync } from "node:fs";
export function f(p: string) {
  const v = readFileSync(p).subarray(0, 4);
  let i = 0;
  return () => v[i++];
}
`,
    reports: [
      {
        line: 5,
        message: "returnedInClosure",
        says: ["", "elements 0 to 4 (`readFileSync(p).subarray(0, 4)`)", "`readFileSync(p)`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 3,
            text: "const v = Buffer.from(new Uint8Array(readFileSync(p).subarray(0, 4)).buffer);",
          },
          {
            id: "suggestPooledBuffer",
            at: 3,
            text: "const v = Buffer.from(readFileSync(p).subarray(0, 4));",
          },
        ],
      },
    ],
  },
  {
    name: "a returned closure over a view of a parameter",
    code: `export function f(b: Uint8Array) {
  const v = b.subarray(0, 4);
  let i = 0;
  return () => v[i++];
}
`,
  },
  {
    name: "a returned closure over base and view",
    code: `import { readFileSync } from "node:fs";
export function f(p: string) {
  const b = readFileSync(p);
  const v = b.subarray(0, 4);
  return () => [v, b];
}
`,
  },
  {
    name: "a returned object of closures",
    code: `import { readFileSync } from "node:fs";
export function f(p: string) {
  const v = readFileSync(p).subarray(0, 4);
  return { next: () => v[0] };
}
`,
    reports: [
      {
        line: 4,
        message: "returnedInClosure",
        says: ["", "elements 0 to 4 (`readFileSync(p).subarray(0, 4)`)", "`readFileSync(p)`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 3,
            text: "const v = Buffer.from(new Uint8Array(readFileSync(p).subarray(0, 4)).buffer);",
          },
          {
            id: "suggestPooledBuffer",
            at: 3,
            text: "const v = Buffer.from(readFileSync(p).subarray(0, 4));",
          },
        ],
      },
    ],
  },
  {
    name: "the literal holds the base as well",
    code: `import { load } from "@tsmem/ndarray";
export function f(p: string) {
  const b = load(p);
  return { b, first: b.pick(0) };
}
`,
  },
  {
    name: "the literal holds all of the base",
    code: `import { load } from "@tsmem/ndarray";
export function f(p: string) {
  const b = load(p);
  return { all: b.T, first: b.pick(0) };
}
`,
  },
  {
    name: "gathered in a loop",
    code: `import { NDArray, load, stack } from "@tsmem/ndarray";
export function f(paths: string[]) {
  const tops: NDArray[] = [];
  for (const p of paths) {
    const b = load(p);
    tops.push(b.slice([0, 3]));
  }
  return stack(tops).mean();
}
`,
    reports: [
      {
        line: 6,
        message: "gatheredInLoop",
        says: ["tops", "rows 0 to 3 (`b.slice([0, 3])`)", "`load(p)`"],
        suggestions: [{ id: "suggestCopy", at: 6, text: "tops.push(b.slice([0, 3]).copy());" }],
      },
    ],
  },
  {
    name: "gathered in a callback",
    code: `import { NDArray, load, stack } from "@tsmem/ndarray";
export function f(paths: string[]) {
  const tops: NDArray[] = [];
  paths.forEach((p) => {
    tops.push(load(p).slice([0, 3]));
  });
  return stack(tops).mean();
}
`,
    reports: [
      {
        line: 5,
        message: "gatheredInLoop",
        says: ["tops", "rows 0 to 3 (`load(p).slice([0, 3])`)", "`load(p)`"],
        suggestions: [
          { id: "suggestCopy", at: 5, text: "tops.push(load(p).slice([0, 3]).copy());" },
        ],
      },
    ],
  },
  {
    name: "gathered by index or key",
    code: `import { NDArray, load } from "@tsmem/ndarray";
export function f(paths: string[]) {
  const tops: NDArray[] = [];
  const by: Record<string, NDArray> = {};
  for (let i = 0; i < paths.length; i++) {
    const b = load(paths[i]);
    tops[i] = b.pick(0);
    by[paths[i]] = b.pick(1);
  }
  return tops.length;
}
`,
    reports: [
      {
        line: 7,
        message: "gatheredInLoop",
        says: ["tops[i]", "what lies at 0 (`b.pick(0)`)", "`load(paths[i])`"],
        suggestions: [{ id: "suggestCopy", at: 7, text: "tops[i] = b.pick(0).copy();" }],
      },
      {
        line: 8,
        message: "gatheredInLoop",
        says: ["by[paths[i]]", "what lies at 1 (`b.pick(1)`)", "`load(paths[i])`"],
        suggestions: [{ id: "suggestCopy", at: 8, text: "by[paths[i]] = b.pick(1).copy();" }],
      },
    ],
  },
  {
    name: "gathered by map",
    code: `import { load, stack } from "@tsmem/ndarray";
export function f(paths: string[]) {
  const tops = paths.map((p) => load(p).pick(0));
  return stack(tops).mean();
}
`,
    reports: [
      {
        line: 3,
        message: "gatheredInLoop",
        says: ["The result", "what lies at 0 (`load(p).pick(0)`)", "`load(p)`"],
        suggestions: [
          {
            id: "suggestCopy",
            at: 3,
            text: "const tops = paths.map((p) => load(p).pick(0).copy());",
          },
        ],
      },
    ],
  },
  {
    name: "gathered by Promise.all",
    code: `import { loadAsync, stack } from "@tsmem/ndarray";
export async function f(paths: string[]) {
  const tops = await Promise.all(
    paths.map(async (p) => {
      const b = await loadAsync(p);
      return b.pick(0);
    }),
  );
  return stack(tops).mean();
}
`,
    reports: [
      {
        line: 6,
        message: "gatheredInLoop",
        says: ["The result", "what lies at 0 (`b.pick(0)`)", "`loadAsync(p)`"],
        suggestions: [{ id: "suggestCopy", at: 6, text: "return b.pick(0).copy();" }],
      },
    ],
  },
  {
    name: "gathered by for await",
    code: `export async function f(s: AsyncIterable<Buffer>) {
  const heads: Buffer[] = [];
  for await (const b of s) heads.push(b.subarray(0, 4));
  return Buffer.concat(heads);
}
`,
    reports: [
      {
        line: 3,
        message: "gatheredInLoop",
        says: ["heads", "elements 0 to 4 (`b.subarray(0, 4)`)", "`b`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 3,
            text: "for await (const b of s) heads.push(Buffer.from(new Uint8Array(b.subarray(0, 4)).buffer));",
          },
          {
            id: "suggestPooledBuffer",
            at: 3,
            text: "for await (const b of s) heads.push(Buffer.from(b.subarray(0, 4)));",
          },
        ],
      },
    ],
  },
  {
    name: "gathered by reduce",
    code: `import { NDArray, load } from "@tsmem/ndarray";
export function f(paths: string[]) {
  return paths.reduce<NDArray[]>((all, p) => {
    all.push(load(p).pick(0));
    return all;
  }, []);
}
`,
    reports: [
      {
        line: 4,
        message: "gatheredInLoop",
        says: ["all", "what lies at 0 (`load(p).pick(0)`)", "`load(p)`"],
        suggestions: [{ id: "suggestCopy", at: 4, text: "all.push(load(p).pick(0).copy());" }],
      },
    ],
  },
  {
    name: "a list made in the loop",
    code: `import { NDArray, load, stack } from "@tsmem/ndarray";
export function f(paths: string[]) {
  for (const p of paths) {
    const parts: NDArray[] = [];
    const b = load(p);
    parts.push(b.pick(0));
    console.log(stack(parts));
  }
}
`,
  },
  {
    name: "rows of the caller's table gathered in a loop",
    code: `import { NDArray } from "@tsmem/ndarray";
export function f(table: NDArray) {
  const parts: NDArray[] = [];
  for (let i = 0; i < 3; i++) parts.push(table.pick(i));
  return parts;
}
`,
  },
  {
    name: "numbers gathered in a loop",
    code: `import { load } from "@tsmem/ndarray";
export function f(paths: string[]) {
  const out: number[] = [];
  for (const p of paths) out.push(load(p).pick(0).sum());
  return out;
}
`,
  },
  {
    name: "copies gathered in a loop",
    code: `import { load } from "@tsmem/ndarray";
export function f(paths: string[]) {
  return paths.map((p) => load(p).pick(0).copy());
}
`,
  },
  {
    name: "all views of one base, cut in a loop",
    code: `import { NDArray, load } from "@tsmem/ndarray";
export function f(p: string, h: number) {
  const b = load(p);
  const out: NDArray[] = [];
  for (let y = 0; y < 9; y += h) out.push(b.slice([y, y + h]));
  return out;
}
`,
  },
  {
    name: "all views of one base, cut by map",
    code: `import { load } from "@tsmem/ndarray";
export function f(p: string, ys: number[]) {
  const b = load(p);
  return ys.map((y) => b.slice([y, y + 1]));
}
`,
  },
  {
    name: "all rows",
    code: `import { load } from "@tsmem/ndarray";
export function f(p: string) {
  const b = load(p);
  return [...b];
}
`,
  },
  {
    name: "all views of one base, by name",
    code: `import { load } from "@tsmem/ndarray";
export function f(p: string, names: string[]) {
  const b = load(p);
  return Object.fromEntries(names.map((name, i) => [name, b.slice(":", i)]));
}
`,
  },
];
