import type { Case } from "./case.ts";

export const cases: readonly Case[] = [
  {
    name: "destructuring of literals",
    code: `class A {
  x: unknown = null;
  f(b: Uint8Array) {
    const { head, size } = { head: b.subarray(1), size: b.length };
    const [v, n] = [b.subarray(1), 3];
    this.x = head;
    this.x = v;
    this.x = size;
    this.x = n;
  }
}
export {};
`,
    reports: [
      {
        line: 6,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 6, text: "this.x = head.slice();" }],
      },
      {
        line: 7,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 7, text: "this.x = v.slice();" }],
      },
    ],
  },
  {
    name: "renamed, defaulted and remaining members",
    code: `class A {
  x: unknown = null;
  f(b: Uint8Array) {
    const { head: h = null, ...rest } = {
      head: b.subarray(1),
      tail: b.subarray(2),
      n: 1,
    };
    this.x = h;
    this.x = rest;
    this.x = rest.n;
  }
}
export {};
`,
    reports: [
      {
        line: 9,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 9, text: "this.x = (h && h.slice());" }],
      },
      {
        line: 10,
        message: "storedInField",
        says: ["this.x", "everything from element 2 on (`b.subarray(2)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 6, text: "tail: b.slice(2)," }],
      },
    ],
  },
  {
    name: "members of local literals",
    code: `class A {
  x: unknown = null;
  f(b: Uint8Array) {
    const o = { a: { v: b.subarray(1), n: 2 } };
    const l = [b.slice(1), b.subarray(1)];
    this.x = o.a.v;
    this.x = o["a"];
    this.x = o.a.n;
    this.x = l[0];
    this.x = l[1];
  }
}
export {};
`,
    reports: [
      {
        line: 6,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [
          { id: "suggestSlice", at: 4, text: "const o = { a: { v: b.slice(1), n: 2 } };" },
        ],
      },
      {
        line: 7,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [
          { id: "suggestSlice", at: 4, text: "const o = { a: { v: b.slice(1), n: 2 } };" },
        ],
      },
      {
        line: 10,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 5, text: "const l = [b.slice(1), b.slice(1)];" }],
      },
    ],
  },
  {
    name: "members of local objects that are written later",
    code: `class A {
  x: unknown = null;
  f(b: Uint8Array) {
    const o: { v?: Uint8Array; w?: number } = {};
    o.v = b.subarray(1);
    o.w = 1;
    this.x = o.v;
    this.x = o.w;
  }
}
export {};
`,
    reports: [
      {
        line: 7,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 5, text: "o.v = b.slice(1);" }],
      },
    ],
  },
  {
    name: "a member that holds a copy by now",
    code: `class A {
  x: unknown = null;
  f(b: Uint8Array) {
    const o = { v: b.subarray(1) };
    o.v = o.v.slice();
    this.x = o.v;
  }
}
export {};
`,
  },
  {
    name: "object literals",
    code: `class A {
  x: unknown = null;
  f(b: Uint8Array) {
    this.x = { v: b.subarray(1) };
    this.x = { a: { b: [b.subarray(1)] } };
    this.x = { n: b.subarray(1).length };
  }
}
export {};
`,
    reports: [
      {
        line: 4,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 4, text: "this.x = { v: b.slice(1) };" }],
      },
      {
        line: 5,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 5, text: "this.x = { a: { b: [b.slice(1)] } };" }],
      },
    ],
  },
  {
    name: "each view of a literal is reported where it is",
    code: `class A {
  x: unknown = null;
  f(b: Uint8Array) {
    this.x = {
      a: b.subarray(1),
      n: 1,
      c: b.subarray(2),
    };
  }
}
export {};
`,
    reports: [
      {
        line: 5,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 5, text: "a: b.slice(1)," }],
      },
      {
        line: 7,
        message: "storedInField",
        says: ["this.x", "everything from element 2 on (`b.subarray(2)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 7, text: "c: b.slice(2)," }],
      },
    ],
  },
  {
    name: "shorthand members",
    code: `class A {
  x: unknown = null;
  f(b: Uint8Array) {
    const v = b.subarray(1);
    this.x = { v };
  }
}
export {};
`,
    reports: [
      {
        line: 5,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 5, text: "this.x = { v: v.slice() };" }],
      },
    ],
  },
  {
    name: "array literals and spread",
    code: `class A {
  x: unknown = null;
  f(b: Uint8Array) {
    const parts = [b.subarray(1)];
    const o = { v: b.subarray(1) };
    this.x = [b.subarray(1)];
    this.x = [...parts];
    this.x = { ...o };
    this.x = [...b.subarray(1)];
  }
}
export {};
`,
    reports: [
      {
        line: 6,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 6, text: "this.x = [b.slice(1)];" }],
      },
      {
        line: 7,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 4, text: "const parts = [b.slice(1)];" }],
      },
      {
        line: 8,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 5, text: "const o = { v: b.slice(1) };" }],
      },
    ],
  },
  {
    name: "map, filter, concat",
    code: `class A {
  x: unknown = null;
  f(b: Uint8Array, at: number[]) {
    this.x = at.map((n) => b.subarray(n));
    this.x = at.map((n) => {
      return { n, v: b.subarray(n) };
    });
    this.x = at.map((n) => b.subarray(n)).filter((v) => v.length > 0);
    this.x = [b].concat(b.subarray(1));
    this.x = [b].concat([b.subarray(1)]);
    this.x = at.flatMap((n) => [b.subarray(n)]);
    this.x = at.map((n) => b.subarray(n).length);
    this.x = at.filter((n) => b.subarray(n).length);
  }
}
export {};
`,
    reports: [
      {
        line: 4,
        message: "storedInField",
        says: ["this.x", "a view (`b.subarray(n)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 4, text: "this.x = at.map((n) => b.slice(n));" }],
      },
      {
        line: 6,
        message: "storedInField",
        says: ["this.x", "a view (`b.subarray(n)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 6, text: "return { n, v: b.slice(n) };" }],
      },
      {
        line: 8,
        message: "storedInField",
        says: ["this.x", "a view (`b.subarray(n)`)", "`b`"],
        suggestions: [
          {
            id: "suggestSlice",
            at: 8,
            text: "this.x = at.map((n) => b.slice(n)).filter((v) => v.length > 0);",
          },
        ],
      },
      {
        line: 9,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 9, text: "this.x = [b].concat(b.slice(1));" }],
      },
      {
        line: 10,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 10, text: "this.x = [b].concat([b.slice(1)]);" }],
      },
      {
        line: 11,
        message: "storedInField",
        says: ["this.x", "a view (`b.subarray(n)`)", "`b`"],
        suggestions: [
          { id: "suggestSlice", at: 11, text: "this.x = at.flatMap((n) => [b.slice(n)]);" },
        ],
      },
    ],
  },
  {
    name: "one of a local array",
    code: `class A {
  x: unknown = null;
  f(b: Uint8Array, at: number[]) {
    const parts = at.map((n) => b.subarray(n));
    this.x = parts[0];
    this.x = parts.at(-1);
    this.x = parts.find((v) => v.length > 1);
    this.x = parts.pop();
    this.x = parts.slice(1);
    this.x = parts.length;
    this.x = parts.map((v) => v.length);
    this.x = parts.map((v) => v.slice());
    for (const v of parts) this.x = v;
    parts.forEach((v) => {
      this.x = v;
    });
  }
}
export {};
`,
    reports: [
      {
        line: 5,
        message: "storedInField",
        says: ["this.x", "a view (`b.subarray(n)`)", "`b`"],
        suggestions: [
          { id: "suggestSlice", at: 4, text: "const parts = at.map((n) => b.slice(n));" },
        ],
      },
      {
        line: 6,
        message: "storedInField",
        says: ["this.x", "a view (`b.subarray(n)`)", "`b`"],
        suggestions: [
          { id: "suggestSlice", at: 4, text: "const parts = at.map((n) => b.slice(n));" },
        ],
      },
      {
        line: 7,
        message: "storedInField",
        says: ["this.x", "a view (`b.subarray(n)`)", "`b`"],
        suggestions: [
          { id: "suggestSlice", at: 4, text: "const parts = at.map((n) => b.slice(n));" },
        ],
      },
      {
        line: 8,
        message: "storedInField",
        says: ["this.x", "a view (`b.subarray(n)`)", "`b`"],
        suggestions: [
          { id: "suggestSlice", at: 4, text: "const parts = at.map((n) => b.slice(n));" },
        ],
      },
      {
        line: 9,
        message: "storedInField",
        says: ["this.x", "a view (`b.subarray(n)`)", "`b`"],
        suggestions: [
          { id: "suggestSlice", at: 4, text: "const parts = at.map((n) => b.slice(n));" },
        ],
      },
      {
        line: 13,
        message: "storedInField",
        says: ["this.x", "a view (`b.subarray(n)`)", "`b`"],
        suggestions: [
          { id: "suggestSlice", at: 13, text: "for (const v of parts) this.x = v.slice();" },
        ],
      },
      {
        line: 15,
        message: "storedInField",
        says: ["this.x", "a view (`b.subarray(n)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 15, text: "this.x = v.slice();" }],
      },
    ],
  },
  {
    name: "Array.from and Array.of",
    code: `class A {
  x: unknown = null;
  f(b: Uint8Array) {
    this.x = Array.from({ length: 3 }, (_, i) => b.subarray(i));
    this.x = Array.from([b.subarray(1)]);
    this.x = Array.of(b.subarray(1));
    this.x = Array.from([b.subarray(1)], (v) => v.slice());
  }
}
export {};
`,
    reports: [
      {
        line: 4,
        message: "storedInField",
        says: ["this.x", "a view (`b.subarray(i)`)", "`b`"],
        suggestions: [
          {
            id: "suggestSlice",
            at: 4,
            text: "this.x = Array.from({ length: 3 }, (_, i) => b.slice(i));",
          },
        ],
      },
      {
        line: 5,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 5, text: "this.x = Array.from([b.slice(1)]);" }],
      },
      {
        line: 6,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 6, text: "this.x = Array.of(b.slice(1));" }],
      },
    ],
  },
  {
    name: "Promise.all and then",
    code: `import { readFile } from "node:fs/promises";
class A {
  x: unknown = null;
  async f(paths: string[], p: string) {
    this.x = await Promise.all(
      paths.map(async (one) => (await readFile(one)).subarray(0, 4)),
    );
    this.x = await readFile(p).then((b) => b.subarray(0, 4));
    this.x = await readFile(p)
      .then((b) => b.subarray(0, 4))
      .then((v) => v);
    this.x = await readFile(p)
      .then((b) => b.subarray(0, 4))
      .catch(() => null)
      .finally(() => {});
    await readFile(p)
      .then((b) => b.subarray(0, 4))
      .then((v) => {
        this.x = v;
      });
    this.x = await readFile(p).then((b) => b.subarray(0, 4).length);
  }
}
`,
    reports: [
      {
        line: 6,
        message: "storedInField",
        says: [
          "this.x",
          "elements 0 to 4 (`(await readFile(one)).subarray(0, 4)`)",
          "`readFile(one)`",
        ],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 6,
            text: "paths.map(async (one) => Buffer.from(new Uint8Array((await readFile(one)).subarray(0, 4)).buffer)),",
          },
          {
            id: "suggestPooledBuffer",
            at: 6,
            text: "paths.map(async (one) => Buffer.from((await readFile(one)).subarray(0, 4))),",
          },
        ],
      },
      {
        line: 8,
        message: "storedInField",
        says: ["this.x", "elements 0 to 4 (`b.subarray(0, 4)`)", "`readFile(p)`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 8,
            text: "this.x = await readFile(p).then((b) => Buffer.from(new Uint8Array(b.subarray(0, 4)).buffer));",
          },
          {
            id: "suggestPooledBuffer",
            at: 8,
            text: "this.x = await readFile(p).then((b) => Buffer.from(b.subarray(0, 4)));",
          },
        ],
      },
      {
        line: 11,
        message: "storedInField",
        says: ["this.x", "elements 0 to 4 (`b.subarray(0, 4)`)", "`readFile(p)`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 11,
            text: ".then((v) => Buffer.from(new Uint8Array(v).buffer));",
          },
          { id: "suggestPooledBuffer", at: 11, text: ".then((v) => Buffer.from(v));" },
        ],
      },
      {
        line: 13,
        message: "storedInField",
        says: ["this.x", "elements 0 to 4 (`b.subarray(0, 4)`)", "`readFile(p)`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 13,
            text: ".then((b) => Buffer.from(new Uint8Array(b.subarray(0, 4)).buffer))",
          },
          {
            id: "suggestPooledBuffer",
            at: 13,
            text: ".then((b) => Buffer.from(b.subarray(0, 4)))",
          },
        ],
      },
      {
        line: 19,
        message: "storedInField",
        says: ["this.x", "elements 0 to 4 (`b.subarray(0, 4)`)", "`readFile(p)`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 19,
            text: "this.x = Buffer.from(new Uint8Array(v).buffer);",
          },
          { id: "suggestPooledBuffer", at: 19, text: "this.x = Buffer.from(v);" },
        ],
      },
    ],
  },
  {
    name: "destructured from Promise.all",
    code: `import { readFile } from "node:fs/promises";
class A {
  x: unknown = null;
  async f(p: string) {
    const [head, n] = await Promise.all([
      readFile(p).then((b) => b.subarray(0, 4)),
      3,
    ]);
    this.x = head;
    this.x = n;
  }
}
`,
    reports: [
      {
        line: 9,
        message: "storedInField",
        says: ["this.x", "elements 0 to 4 (`b.subarray(0, 4)`)", "`readFile(p)`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 9,
            text: "this.x = Buffer.from(new Uint8Array(head).buffer);",
          },
          { id: "suggestPooledBuffer", at: 9, text: "this.x = Buffer.from(head);" },
        ],
      },
    ],
  },
  {
    name: "Object.fromEntries, values, entries",
    code: `class A {
  x: unknown = null;
  f(b: Uint8Array, names: string[]) {
    this.x = Object.fromEntries(names.map((name, i) => [name, b.subarray(i)]));
    this.x = Object.values({ a: b.subarray(1) });
    this.x = Object.entries({ a: b.subarray(1) });
    this.x = Object.freeze({ a: b.subarray(1) });
    this.x = Object.keys({ a: b.subarray(1) });
  }
}
export {};
`,
    reports: [
      {
        line: 4,
        message: "storedInField",
        says: ["this.x", "a view (`b.subarray(i)`)", "`b`"],
        suggestions: [
          {
            id: "suggestSlice",
            at: 4,
            text: "this.x = Object.fromEntries(names.map((name, i) => [name, b.slice(i)]));",
          },
        ],
      },
      {
        line: 5,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [
          { id: "suggestSlice", at: 5, text: "this.x = Object.values({ a: b.slice(1) });" },
        ],
      },
      {
        line: 6,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [
          { id: "suggestSlice", at: 6, text: "this.x = Object.entries({ a: b.slice(1) });" },
        ],
      },
      {
        line: 7,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [
          { id: "suggestSlice", at: 7, text: "this.x = Object.freeze({ a: b.slice(1) });" },
        ],
      },
    ],
  },
  {
    name: "Object.assign",
    code: `class A {
  x: unknown = null;
  f(b: Uint8Array, o: object) {
    Object.assign(this, { x: b.subarray(1) });
    Object.assign(o, { x: b.subarray(1) });
    this.x = Object.assign({}, { v: b.subarray(1) });
    this.x = Object.assign({ v: b.subarray(1) }, {});
    Object.assign(this, { n: b.subarray(1).length });
  }
}
export {};
`,
    reports: [
      {
        line: 4,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [
          { id: "suggestSlice", at: 4, text: "Object.assign(this, { x: b.slice(1) });" },
        ],
      },
      {
        line: 5,
        message: "storedInParameter",
        says: ["o.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 5, text: "Object.assign(o, { x: b.slice(1) });" }],
      },
      {
        line: 6,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [
          { id: "suggestSlice", at: 6, text: "this.x = Object.assign({}, { v: b.slice(1) });" },
        ],
      },
      {
        line: 7,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [
          { id: "suggestSlice", at: 7, text: "this.x = Object.assign({ v: b.slice(1) }, {});" },
        ],
      },
    ],
  },
  {
    name: "Map and Set of literals",
    code: `class A {
  x: unknown = null;
  f(b: Uint8Array) {
    this.x = new Map([["a", b.subarray(1)]]);
    this.x = new Set([b.subarray(1)]);
    this.x = new Map().set("a", b.subarray(1));
  }
}
export {};
`,
    reports: [
      {
        line: 4,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [
          { id: "suggestSlice", at: 4, text: 'this.x = new Map([["a", b.slice(1)]]);' },
        ],
      },
      {
        line: 5,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 5, text: "this.x = new Set([b.slice(1)]);" }],
      },
      {
        line: 6,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [
          { id: "suggestSlice", at: 6, text: 'this.x = new Map().set("a", b.slice(1));' },
        ],
      },
    ],
  },
];
