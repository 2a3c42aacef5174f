import type { Case } from "./case.ts";

export const cases: readonly Case[] = [
  {
    name: "assignment operators to fields",
    code: `class A {
  x: Uint8Array | null = null;
  f(b: Uint8Array) {
    this.x = b.subarray(1);
    this.x ??= b.subarray(1);
    this.x ||= b.subarray(1);
    this.x &&= b.subarray(1);
  }
}
export {};
`,
    reports: [
      {
        line: 4,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 4, text: "this.x = b.slice(1);" }],
      },
      {
        line: 5,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 5, text: "this.x ??= b.slice(1);" }],
      },
      {
        line: 6,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 6, text: "this.x ||= b.slice(1);" }],
      },
      {
        line: 7,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 7, text: "this.x &&= b.slice(1);" }],
      },
    ],
  },
  {
    name: "private and computed fields",
    code: `class A {
  #x: Uint8Array | null = null;
  [k: string]: unknown;
  f(b: Uint8Array, k: string) {
    this.#x = b.subarray(1);
    this[k] = b.subarray(1);
  }
}
export {};
`,
    reports: [
      {
        line: 5,
        message: "storedInField",
        says: ["this.#x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 5, text: "this.#x = b.slice(1);" }],
      },
      {
        line: 6,
        message: "storedInField",
        says: ["this[k]", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 6, text: "this[k] = b.slice(1);" }],
      },
    ],
  },
  {
    name: "anything reached from this",
    code: `class A {
  s: { x?: Uint8Array; list: Uint8Array[] } = { list: [] };
  f(b: Uint8Array) {
    this.s.x = b.subarray(1);
    this.s.list[0] = b.subarray(1);
  }
}
export {};
`,
    reports: [
      {
        line: 4,
        message: "storedInField",
        says: ["this.s.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 4, text: "this.s.x = b.slice(1);" }],
      },
      {
        line: 5,
        message: "storedInField",
        says: ["this.s.list[0]", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 5, text: "this.s.list[0] = b.slice(1);" }],
      },
    ],
  },
  {
    name: "through a local name for this",
    code: `class A {
  s: { x?: Uint8Array } = {};
  f(b: Uint8Array) {
    const self = this;
    const { s } = this;
    const t = this.s;
    self.s.x = b.subarray(1);
    s.x = b.subarray(1);
    t.x = b.subarray(1);
  }
}
export {};
`,
    reports: [
      {
        line: 7,
        message: "storedInField",
        says: ["self.s.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 7, text: "self.s.x = b.slice(1);" }],
      },
      {
        line: 8,
        message: "storedInField",
        says: ["s.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 8, text: "s.x = b.slice(1);" }],
      },
      {
        line: 9,
        message: "storedInField",
        says: ["t.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 9, text: "t.x = b.slice(1);" }],
      },
    ],
  },
  {
    name: "an element of a field's collection",
    code: `class A {
  m = new Map<string, { x?: Uint8Array }>();
  f(b: Uint8Array, k: string) {
    const e = this.m.get(k)!;
    e.x = b.subarray(1);
    for (const one of this.m.values()) one.x = b.subarray(1);
  }
}
export {};
`,
    reports: [
      {
        line: 5,
        message: "storedInField",
        says: ["e.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 5, text: "e.x = b.slice(1);" }],
      },
    ],
  },
  {
    name: "static fields",
    code: `class A {
  static x: Uint8Array;
  static f(b: Uint8Array) {
    A.x = b.subarray(1);
    this.x = b.subarray(1);
  }
}
export {};
`,
    reports: [
      {
        line: 4,
        message: "storedInStatic",
        says: ["A.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 4, text: "A.x = b.slice(1);" }],
      },
      {
        line: 5,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 5, text: "this.x = b.slice(1);" }],
      },
    ],
  },
  {
    name: "fields of parameters",
    code: `function f(o: { x: Uint8Array; deep: { list: Uint8Array[] } }, b: Uint8Array) {
  o.x = b.subarray(1);
  o.deep.list.push(b.subarray(1));
}
export {};
`,
    reports: [
      {
        line: 2,
        message: "storedInParameter",
        says: ["o.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 2, text: "o.x = b.slice(1);" }],
      },
      {
        line: 3,
        message: "storedInCollection",
        says: ["o.deep.list", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 3, text: "o.deep.list.push(b.slice(1));" }],
      },
    ],
  },
  {
    name: "field initialisers",
    code: `import { readFileSync } from "node:fs";
class A {
  x = readFileSync("a").subarray(0, 4);
  static y = readFileSync("a").subarray(0, 4);
  z = readFileSync("a");
}
`,
    reports: [
      {
        line: 3,
        message: "storedInField",
        says: [
          "this.x",
          'elements 0 to 4 (`readFileSync("a").subarray(0, 4)`)',
          '`readFileSync("a")`',
        ],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 3,
            text: 'x = Buffer.from(new Uint8Array(readFileSync("a").subarray(0, 4)).buffer);',
          },
          {
            id: "suggestPooledBuffer",
            at: 3,
            text: 'x = Buffer.from(readFileSync("a").subarray(0, 4));',
          },
        ],
      },
      {
        line: 4,
        message: "storedInStatic",
        says: [
          "A.y",
          'elements 0 to 4 (`readFileSync("a").subarray(0, 4)`)',
          '`readFileSync("a")`',
        ],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 4,
            text: 'static y = Buffer.from(new Uint8Array(readFileSync("a").subarray(0, 4)).buffer);',
          },
          {
            id: "suggestPooledBuffer",
            at: 4,
            text: 'static y = Buffer.from(readFileSync("a").subarray(0, 4));',
          },
        ],
      },
    ],
  },
  {
    name: "module variables",
    code: `import { readFileSync } from "node:fs";
let last: Uint8Array | null = null;
export const head = readFileSync("a").subarray(0, 4);
export function f(b: Uint8Array) {
  last = b.subarray(1);
}
`,
    reports: [
      {
        line: 3,
        message: "storedInVariable",
        says: [
          "head",
          'elements 0 to 4 (`readFileSync("a").subarray(0, 4)`)',
          '`readFileSync("a")`',
        ],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 3,
            text: 'export const head = Buffer.from(new Uint8Array(readFileSync("a").subarray(0, 4)).buffer);',
          },
          {
            id: "suggestPooledBuffer",
            at: 3,
            text: 'export const head = Buffer.from(readFileSync("a").subarray(0, 4));',
          },
        ],
      },
      {
        line: 5,
        message: "storedInVariable",
        says: ["last", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 5, text: "last = b.slice(1);" }],
      },
    ],
  },
  {
    name: "variables of an outer function",
    code: `export function outer(b: Uint8Array) {
  let last: Uint8Array | null = null;
  function inner(c: Uint8Array) {
    last = c.subarray(1);
  }
  inner(b);
  return () => last?.length;
}
`,
    reports: [
      {
        line: 4,
        message: "storedInVariable",
        says: ["last", "everything from element 1 on (`c.subarray(1)`)", "`c`"],
        suggestions: [{ id: "suggestSlice", at: 4, text: "last = c.slice(1);" }],
      },
    ],
  },
  {
    name: "globals",
    code: `declare global {
  var cached: Uint8Array;
}
export function f(b: Uint8Array) {
  globalThis.cached = b.subarray(1);
  cached = b.subarray(1);
}
`,
    reports: [
      {
        line: 5,
        message: "storedInField",
        says: ["globalThis.cached", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 5, text: "globalThis.cached = b.slice(1);" }],
      },
      {
        line: 6,
        message: "storedInVariable",
        says: ["cached", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 6, text: "cached = b.slice(1);" }],
      },
    ],
  },
  {
    name: "an export default",
    code: `import { readFileSync } from "node:fs";
export default readFileSync("a").subarray(0, 4);
`,
    reports: [
      {
        line: 2,
        message: "storedInVariable",
        says: [
          "export",
          'elements 0 to 4 (`readFileSync("a").subarray(0, 4)`)',
          '`readFileSync("a")`',
        ],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 2,
            text: 'export default Buffer.from(new Uint8Array(readFileSync("a").subarray(0, 4)).buffer);',
          },
          {
            id: "suggestPooledBuffer",
            at: 2,
            text: 'export default Buffer.from(readFileSync("a").subarray(0, 4));',
          },
        ],
      },
    ],
  },
  {
    name: "module.exports",
    isJavaScript: true,
    code: `const fs = require("node:fs");
module.exports = { head: fs.readFileSync("a").subarray(0, 4) };
exports.tail = fs.readFileSync("a").subarray(4);
`,
    reports: [
      {
        line: 2,
        message: "storedInField",
        says: [
          "module.exports",
          'elements 0 to 4 (`fs.readFileSync("a").subarray(0, 4)`)',
          '`fs.readFileSync("a")`',
        ],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 2,
            text: 'module.exports = { head: Buffer.from(new Uint8Array(fs.readFileSync("a").subarray(0, 4)).buffer) };',
          },
          {
            id: "suggestPooledBuffer",
            at: 2,
            text: 'module.exports = { head: Buffer.from(fs.readFileSync("a").subarray(0, 4)) };',
          },
        ],
      },
      {
        line: 3,
        message: "storedInField",
        says: [
          "exports.tail",
          'everything from element 4 on (`fs.readFileSync("a").subarray(4)`)',
          '`fs.readFileSync("a")`',
        ],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 3,
            text: 'exports.tail = Buffer.from(new Uint8Array(fs.readFileSync("a").subarray(4)).buffer);',
          },
          {
            id: "suggestPooledBuffer",
            at: 3,
            text: 'exports.tail = Buffer.from(fs.readFileSync("a").subarray(4));',
          },
        ],
      },
    ],
  },
  {
    name: "destructuring assignment to fields",
    code: `class A {
  x: unknown;
  y: unknown;
  f(b: Uint8Array) {
    [this.x, this.y] = [b.subarray(1), 2];
    ({ v: this.y } = { v: b.subarray(1) });
  }
}
export {};
`,
    reports: [
      {
        line: 5,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 5, text: "[this.x, this.y] = [b.slice(1), 2];" }],
      },
      {
        line: 6,
        message: "storedInField",
        says: ["this.y", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 6, text: "({ v: this.y } = { v: b.slice(1) });" }],
      },
    ],
  },
  {
    name: "push, unshift, splice, fill on arrays",
    code: `class A {
  l: Uint8Array[] = [];
  f(b: Uint8Array) {
    this.l.push(b.slice(1), b.subarray(1));
    this.l.unshift(b.subarray(1));
    this.l.splice(0, 1, b.subarray(1));
    this.l.fill(b.subarray(1));
  }
}
export {};
`,
    reports: [
      {
        line: 4,
        message: "storedInCollection",
        says: ["this.l", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 4, text: "this.l.push(b.slice(1), b.slice(1));" }],
      },
      {
        line: 5,
        message: "storedInCollection",
        says: ["this.l", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 5, text: "this.l.unshift(b.slice(1));" }],
      },
      {
        line: 6,
        message: "storedInCollection",
        says: ["this.l", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 6, text: "this.l.splice(0, 1, b.slice(1));" }],
      },
      {
        line: 7,
        message: "storedInCollection",
        says: ["this.l", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 7, text: "this.l.fill(b.slice(1));" }],
      },
    ],
  },
  {
    name: "set on a Map, as value and as key, and add on a Set",
    code: `class A {
  m = new Map<unknown, unknown>();
  s = new Set<unknown>();
  f(b: Uint8Array) {
    this.m.set("k", b.subarray(1));
    this.m.set(b.subarray(1), 1);
    this.s.add(b.subarray(1));
  }
}
export {};
`,
    reports: [
      {
        line: 5,
        message: "storedInCollection",
        says: ["this.m", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 5, text: 'this.m.set("k", b.slice(1));' }],
      },
      {
        line: 6,
        message: "storedInCollection",
        says: ["this.m", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 6, text: "this.m.set(b.slice(1), 1);" }],
      },
      {
        line: 7,
        message: "storedInCollection",
        says: ["this.s", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 7, text: "this.s.add(b.slice(1));" }],
      },
    ],
  },
  {
    name: "subclasses of Map and Array",
    code: `class Cache extends Map<string, Uint8Array> {}
class Own extends Map<string, Uint8Array> {
  override set(k: string, v: Uint8Array): this {
    return super.set(k, v);
  }
}
class List extends Array<Uint8Array> {}
const cache = new Cache();
const own = new Own();
const list = new List();
export function f(b: Uint8Array) {
  cache.set("k", b.subarray(1));
  own.set("k", b.subarray(1));
  list.push(b.subarray(1));
}
`,
    reports: [
      {
        line: 12,
        message: "storedInCollection",
        says: ["cache", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 12, text: 'cache.set("k", b.slice(1));' }],
      },
      {
        line: 13,
        message: "storedInCollection",
        says: ["own", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 13, text: 'own.set("k", b.slice(1));' }],
      },
      {
        line: 14,
        message: "storedInCollection",
        says: ["list", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 14, text: "list.push(b.slice(1));" }],
      },
    ],
  },
  {
    name: "in a subclass of Map",
    code: `class Cache extends Map<string, Uint8Array> {
  keep(b: Uint8Array) {
    this.set("k", b.subarray(1));
    super.set("k", b.subarray(1));
  }
}
export {};
`,
    reports: [
      {
        line: 3,
        message: "storedInCollection",
        says: ["this", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 3, text: 'this.set("k", b.slice(1));' }],
      },
      {
        line: 4,
        message: "storedInCollection",
        says: ["super", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 4, text: 'super.set("k", b.slice(1));' }],
      },
    ],
  },
  {
    name: "LRUCache",
    code: `import { LRUCache } from "lru-cache";
const cache = new LRUCache<string, Uint8Array>({ max: 10 });
export function f(b: Uint8Array) {
  cache.set("k", b.subarray(1));
}
`,
    reports: [
      {
        line: 4,
        message: "storedInCollection",
        says: ["cache", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 4, text: 'cache.set("k", b.slice(1));' }],
      },
    ],
  },
  {
    name: "a container that is a parameter",
    code: `function f(out: Uint8Array[], m: Map<string, Uint8Array>, b: Uint8Array) {
  out.push(b.subarray(1));
  m.set("a", b.subarray(1));
  out[0] = b.subarray(1);
}
export {};
`,
    reports: [
      {
        line: 2,
        message: "storedInCollection",
        says: ["out", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 2, text: "out.push(b.slice(1));" }],
      },
      {
        line: 3,
        message: "storedInCollection",
        says: ["m", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 3, text: 'm.set("a", b.slice(1));' }],
      },
      {
        line: 4,
        message: "storedInParameter",
        says: ["out[0]", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 4, text: "out[0] = b.slice(1);" }],
      },
    ],
  },
  {
    name: "a container made on demand",
    code: `class A {
  m = new Map<string, Uint8Array[]>();
  f(k: string, b: Uint8Array) {
    let list = this.m.get(k);
    if (!list) {
      list = [];
      this.m.set(k, list);
    }
    list.push(b.subarray(1));
  }
}
export {};
`,
    reports: [
      {
        line: 9,
        message: "storedInCollection",
        says: ["list", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 9, text: "list.push(b.slice(1));" }],
      },
    ],
  },
  {
    name: "a container in an expression",
    code: `class A {
  l: Uint8Array[] | undefined;
  m = new Map<string, Uint8Array[]>();
  f(b: Uint8Array) {
    (this.l ??= []).push(b.subarray(1));
    this.m.get("a")?.push(b.subarray(1));
  }
}
export {};
`,
    reports: [
      {
        line: 5,
        message: "storedInCollection",
        says: ["this.l ??= []", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 5, text: "(this.l ??= []).push(b.slice(1));" }],
      },
      {
        line: 6,
        message: "storedInCollection",
        says: ['this.m.get("a")', "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 6, text: 'this.m.get("a")?.push(b.slice(1));' }],
      },
    ],
  },
  {
    name: "a local container that is put into a field",
    code: `class A {
  l: unknown;
  f(b: Uint8Array) {
    const parts: Uint8Array[] = [];
    parts.push(b.subarray(1));
    this.l = parts;
  }
}
export {};
`,
    reports: [
      {
        line: 5,
        message: "storedInCollection",
        says: ["parts", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 5, text: "parts.push(b.slice(1));" }],
      },
    ],
  },
  {
    name: "a local container that was put into a field before",
    code: `class A {
  l: unknown;
  f(b: Uint8Array) {
    const parts: Uint8Array[] = [];
    this.l = parts;
    parts.push(b.subarray(1));
  }
}
export {};
`,
    reports: [
      {
        line: 6,
        message: "storedInCollection",
        says: ["parts", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 6, text: "parts.push(b.slice(1));" }],
      },
    ],
  },
  {
    name: "a local object that is put into a field",
    code: `class A {
  l: unknown[] = [];
  f(b: Uint8Array) {
    const entry: { v?: Uint8Array } = {};
    entry.v = b.subarray(1);
    this.l.push(entry);
  }
}
export {};
`,
    reports: [
      {
        line: 5,
        message: "storedInField",
        says: ["entry.v", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 5, text: "entry.v = b.slice(1);" }],
      },
    ],
  },
  {
    name: "a local literal that is put into a field",
    code: `class A {
  l: unknown[] = [];
  f(b: Uint8Array) {
    const entry = { v: b.subarray(1) };
    this.l.push(entry);
  }
}
export {};
`,
    reports: [
      {
        line: 5,
        message: "storedInCollection",
        says: ["this.l", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 4, text: "const entry = { v: b.slice(1) };" }],
      },
    ],
  },
  {
    name: "a local container that is copied into a field",
    code: `class A {
  l: unknown;
  f(b: Uint8Array) {
    const parts: Uint8Array[] = [];
    parts.push(b.subarray(1));
    this.l = [...parts];
  }
}
export {};
`,
    reports: [
      {
        line: 6,
        message: "storedInField",
        says: ["this.l", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 5, text: "parts.push(b.slice(1));" }],
      },
    ],
  },
  {
    name: "a container inside a local container",
    code: `class A {
  l: unknown;
  f(b: Uint8Array) {
    const o: { list: Uint8Array[] } = { list: [] };
    o.list.push(b.subarray(1));
    this.l = { o };
  }
}
export {};
`,
    reports: [
      {
        line: 5,
        message: "storedInCollection",
        says: ["o.list", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 5, text: "o.list.push(b.slice(1));" }],
      },
    ],
  },
  {
    name: "stores are judged one by one",
    code: `class A {
  x: unknown;
  f(b: Uint8Array) {
    this.x = b.subarray(1);
    this.x = b.slice(1);
  }
}
export {};
`,
    reports: [
      {
        line: 4,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 4, text: "this.x = b.slice(1);" }],
      },
    ],
  },
  {
    name: "one view stored twice",
    code: `class A {
  x: unknown;
  y: unknown;
  f(b: Uint8Array) {
    const v = b.subarray(1);
    this.x = v;
    this.y = v;
  }
}
export {};
`,
    reports: [
      {
        line: 6,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 6, text: "this.x = v.slice();" }],
      },
      {
        line: 7,
        message: "storedInField",
        says: ["this.y", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 7, text: "this.y = v.slice();" }],
      },
    ],
  },
];
