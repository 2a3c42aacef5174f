import type { Case } from "./case.ts";

export const cases: readonly Case[] = [
  {
    name: "longLivedTypes",
    options: { longLivedTypes: ["Shelf"] },
    code: `class Shelf {
  put(v: unknown): void {
    console.log(v);
  }
}
class A {
  s = new Shelf();
  f(b: Uint8Array) {
    this.s.put(b.subarray(1));
    this.s.put(b.slice(1));
  }
}
export {};
`,
    reports: [
      {
        line: 9,
        message: "storedInCollection",
        says: ["this.s", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 9, text: "this.s.put(b.slice(1));" }],
      },
    ],
  },
  {
    name: "longLivedTypes, of a local object",
    options: { longLivedTypes: ["Shelf"] },
    code: `class Shelf {
  put(v: unknown): void {
    console.log(v);
  }
}
export function f(b: Uint8Array) {
  const s = new Shelf();
  s.put(b.subarray(1));
}
`,
  },
  {
    name: "longLivedTypes, declared in a file",
    options: { longLivedTypes: [{ from: "file", name: "Shelf" }] },
    code: `class Shelf {
  put(v: unknown): void {
    console.log(v);
  }
}
class A {
  s = new Shelf();
  f(b: Uint8Array) {
    this.s.put(b.subarray(1));
  }
}
export {};
`,
    reports: [
      {
        line: 9,
        message: "storedInCollection",
        says: ["this.s", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 9, text: "this.s.put(b.slice(1));" }],
      },
    ],
  },
  {
    name: "longLivedTypes, declared in a package",
    options: { longLivedTypes: [{ from: "package", name: "Shelf", package: "shelf" }] },
    code: `class Shelf {
  put(v: unknown): void {
    console.log(v);
  }
}
class A {
  s = new Shelf();
  f(b: Uint8Array) {
    this.s.put(b.subarray(1));
  }
}
export {};
`,
  },
  {
    name: "longLivedTypes, of the library",
    options: { longLivedTypes: [{ from: "lib", name: ["WeakMap", "WeakSet"] }] },
    code: `const w = new WeakMap<object, Uint8Array>();
export function f(k: object, b: Uint8Array) {
  w.set(k, b.subarray(1));
}
`,
    reports: [
      {
        line: 3,
        message: "storedInCollection",
        says: ["w", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 3, text: "w.set(k, b.slice(1));" }],
      },
    ],
  },
  {
    name: "viewMethods and copyMethods",
    options: { viewMethods: { Strided: ["hi", "lo"] }, copyMethods: ["clone"] },
    code: `import { Strided } from "strided";
class A {
  x: Strided | null = null;
  f(s: Strided) {
    this.x = s.hi(2);
    this.x = s.hi(2).clone();
    this.x = s.pick(1);
  }
}
`,
    reports: [
      {
        line: 5,
        message: "storedInField",
        says: ["this.x", "a view (`s.hi(2)`)", "`s`"],
        suggestions: [
          { id: "suggestNamedCopy", at: 5, text: "this.x = s.hi(2).clone();", method: "clone" },
        ],
      },
    ],
  },
  {
    name: "viewMethods of a type declared in a package",
    options: {
      viewMethods: [
        { type: { from: "package", name: "Strided", package: "strided" }, methods: ["hi"] },
      ],
    },
    code: `import { Strided } from "strided";
class A {
  x: Strided | null = null;
  f(s: Strided) {
    this.x = s.hi(2);
  }
}
`,
    reports: [
      {
        line: 5,
        message: "storedInField",
        says: ["this.x", "a view (`s.hi(2)`)", "`s`"],
        suggestions: [],
      },
    ],
  },
  {
    name: "viewMethods of a type declared in another package",
    options: {
      viewMethods: [
        { type: { from: "package", name: "Strided", package: "other" }, methods: ["hi"] },
      ],
    },
    code: `import { Strided } from "strided";
class A {
  x: Strided | null = null;
  f(s: Strided) {
    this.x = s.hi(2);
  }
}
`,
  },
  {
    name: "copyMethods names functions",
    options: { copyMethods: ["own"] },
    code: `function own(b: Buffer): Buffer {
  return b;
}
class A {
  x: Buffer | null = null;
  f(b: Buffer) {
    this.x = own(b.subarray(1));
  }
}
export {};
`,
  },
  {
    name: "checkReturns exported",
    options: { checkReturns: "exported" },
    code: `import { load } from "@tsmem/ndarray";
export function f(p: string) {
  return load(p).pick(0);
}
export const g = (p: string) => load(p).pick(0);
function h(p: string) {
  return load(p).pick(0);
}
function i(p: string) {
  return load(p).pick(0);
}
export { i };
console.log(h);
`,
    reports: [
      {
        line: 3,
        message: "returned",
        says: ["", "what lies at 0 (`load(p).pick(0)`)", "`load(p)`"],
        suggestions: [{ id: "suggestCopy", at: 3, text: "return load(p).pick(0).copy();" }],
      },
      {
        line: 5,
        message: "returned",
        says: ["", "what lies at 0 (`load(p).pick(0)`)", "`load(p)`"],
        suggestions: [
          {
            id: "suggestCopy",
            at: 5,
            text: "export const g = (p: string) => load(p).pick(0).copy();",
          },
        ],
      },
      {
        line: 10,
        message: "returned",
        says: ["", "what lies at 0 (`load(p).pick(0)`)", "`load(p)`"],
        suggestions: [{ id: "suggestCopy", at: 10, text: "return load(p).pick(0).copy();" }],
      },
    ],
  },
  {
    name: "checkReturns exported, of a parameter's view",
    options: { checkReturns: "exported" },
    code: `import { NDArray } from "@tsmem/ndarray";
export function f(b: NDArray) {
  return b.pick(0);
}
`,
  },
  {
    name: "checkReturns always",
    options: { checkReturns: "always" },
    code: `import { load } from "@tsmem/ndarray";
function h(p: string) {
  return load(p).pick(0);
}
console.log(h);
`,
    reports: [
      {
        line: 3,
        message: "returned",
        says: ["", "what lies at 0 (`load(p).pick(0)`)", "`load(p)`"],
        suggestions: [{ id: "suggestCopy", at: 3, text: "return load(p).pick(0).copy();" }],
      },
    ],
  },
  {
    name: "checkReturns always, copies",
    options: { checkReturns: "always" },
    code: `import { load } from "@tsmem/ndarray";
export function h(p: string) {
  return load(p).pick(0).copy();
}
`,
  },
  {
    name: "checkStrings",
    options: { checkStrings: true },
    code: `class A {
  x = "";
  l: string[] = [];
  f(s: string, n: number) {
    this.x = s.slice(0, 80);
    this.l.push(s.substring(80, 160));
    this.x = s.substr(3);
    this.x = s.slice(n, n + 5);
    this.x = s.slice(0, 12);
    this.x = s.slice(-5);
    this.x = s.substr(n, 12);
    this.x = s.substring(4, 10);
    this.x = s.slice(0);
    this.x = (s + "!").slice(1, 40);
    this.x = (" " + s.slice(0, 80)).slice(1);
  }
}
export {};
`,
    reports: [
      {
        line: 5,
        message: "storedInField",
        says: ["this.x", "characters 0 to 80 (`s.slice(0, 80)`)", "`s`"],
        suggestions: [
          { id: "suggestString", at: 5, text: 'this.x = (" " + s.slice(0, 80)).slice(1);' },
        ],
      },
      {
        line: 6,
        message: "storedInCollection",
        says: ["this.l", "characters 80 to 160 (`s.substring(80, 160)`)", "`s`"],
        suggestions: [
          {
            id: "suggestString",
            at: 6,
            text: 'this.l.push((" " + s.substring(80, 160)).slice(1));',
          },
        ],
      },
      {
        line: 7,
        message: "storedInField",
        says: ["this.x", "a part (`s.substr(3)`)", "`s`"],
        suggestions: [
          { id: "suggestString", at: 7, text: 'this.x = (" " + s.substr(3)).slice(1);' },
        ],
      },
      {
        line: 8,
        message: "storedInField",
        says: ["this.x", "a part (`s.slice(n, n + 5)`)", "`s`"],
        suggestions: [
          { id: "suggestString", at: 8, text: 'this.x = (" " + s.slice(n, n + 5)).slice(1);' },
        ],
      },
    ],
  },
  {
    name: "checkStrings off",
    code: `class A {
  x = "";
  f(s: string) {
    this.x = s.slice(0, 80);
  }
}
export {};
`,
  },
  {
    name: "reportRemainders",
    options: { reportRemainders: true },
    code: `class A {
  rest = Buffer.alloc(0);
  all = Buffer.alloc(9);
  head: Buffer | null = null;
  f(n: number) {
    this.rest = this.rest.subarray(n);
    const r = this.rest;
    this.rest = r.subarray(n);
    this.head = this.all.subarray(0, 4);
  }
}
export {};
`,
    reports: [
      {
        line: 6,
        message: "remainder",
        says: ["this.rest", "", "`this.rest`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 6,
            text: "this.rest = Buffer.from(new Uint8Array(this.rest.subarray(n)).buffer);",
          },
          {
            id: "suggestPooledBuffer",
            at: 6,
            text: "this.rest = Buffer.from(this.rest.subarray(n));",
          },
        ],
      },
      {
        line: 8,
        message: "remainder",
        says: ["this.rest", "", "`this.rest`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 8,
            text: "this.rest = Buffer.from(new Uint8Array(r.subarray(n)).buffer);",
          },
          { id: "suggestPooledBuffer", at: 8, text: "this.rest = Buffer.from(r.subarray(n));" },
        ],
      },
    ],
  },
];
