import type { Case } from "./case.ts";

export const cases: readonly Case[] = [
  {
    name: "a base that is a module constant",
    code: `import { NDArray, load } from "@tsmem/ndarray";
const TABLE = load("a");
class A {
  x: NDArray | null = null;
  f() {
    this.x = TABLE.pick(0);
  }
}
`,
  },
  {
    name: "a base that is an imported constant",
    code: `import { TABLE } from "./table.js";
class A {
  x: unknown = null;
  f() {
    this.x = TABLE.subarray(1);
  }
}
`,
  },
  {
    name: "a base that is a static field",
    code: `import { NDArray, load } from "@tsmem/ndarray";
class A {
  static readonly TABLE = load("a");
  x: NDArray | null = null;
  f() {
    this.x = A.TABLE.pick(0);
  }
}
`,
  },
  {
    name: "a base that is a field of the same object",
    code: `import { NDArray, load } from "@tsmem/ndarray";
class A {
  all = load("a");
  x: NDArray | null = null;
  l: NDArray[] = [];
  f() {
    this.x = this.all.pick(0);
    this.l.push(this.all.pick(1));
    const { all } = this;
    this.x = all.pick(2);
    const t = this.all;
    this.x = t.pick(3);
  }
}
`,
  },
  {
    name: "a base that is a field of the same parameter",
    code: `function f(o: { all: Uint8Array; head?: Uint8Array }) {
  o.head = o.all.subarray(0, 4);
}
export {};
`,
  },
  {
    name: "a base that is a field of another object",
    code: `class A {
  x: unknown = null;
  f(o: { all: Uint8Array }) {
    this.x = o.all.subarray(1);
  }
}
export {};
`,
    reports: [
      {
        line: 4,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`o.all.subarray(1)`)", "`o.all`"],
        suggestions: [{ id: "suggestSlice", at: 4, text: "this.x = o.all.slice(1);" }],
      },
    ],
  },
  {
    name: "a field initialiser over another field",
    code: `import { load } from "@tsmem/ndarray";
class A {
  all = load("a");
  head = this.all.pick(0);
}
`,
  },
  {
    name: "the base is stored under the same owner, before or after",
    code: `import { NDArray, load } from "@tsmem/ndarray";
class A {
  all: NDArray;
  x: NDArray;
  y: NDArray;
  constructor(p: string) {
    const b = load(p);
    this.x = b.pick(0);
    this.all = b;
    this.y = b.pick(1);
  }
}
`,
  },
  {
    name: "a whole view of the base is stored",
    code: `import { NDArray, load } from "@tsmem/ndarray";
class A {
  all: NDArray;
  x: NDArray;
  constructor(p: string) {
    const b = load(p);
    this.all = b.T;
    this.x = b.pick(0);
  }
}
`,
  },
  {
    name: "the base is stored in the same literal",
    code: `import { load } from "@tsmem/ndarray";
class A {
  l: unknown[] = [];
  f(p: string) {
    const b = load(p);
    this.l.push({ b, x: b.pick(0) });
  }
}
`,
  },
  {
    name: "the base is stored in the same collection",
    code: `import { NDArray, load } from "@tsmem/ndarray";
const m = new Map<string, NDArray>();
export function f(p: string) {
  const b = load(p);
  m.set("all", b);
  m.set("first", b.pick(0));
}
`,
  },
  {
    name: "the base is stored under the same key and so replaced",
    code: `import { NDArray, load } from "@tsmem/ndarray";
const m = new Map<string, NDArray>();
export function f(p: string) {
  const b = load(p);
  m.set("x", b);
  m.set("x", b.pick(0));
}
`,
    reports: [
      {
        line: 6,
        message: "storedInCollection",
        says: ["m", "what lies at 0 (`b.pick(0)`)", "`load(p)`"],
        suggestions: [{ id: "suggestCopy", at: 6, text: 'm.set("x", b.pick(0).copy());' }],
      },
    ],
  },
  {
    name: "the base is stored in another collection",
    code: `import { NDArray, load } from "@tsmem/ndarray";
const m = new Map<string, NDArray>();
const n = new Map<string, NDArray>();
export function f(p: string) {
  const b = load(p);
  n.set("x", b);
  m.set("x", b.pick(0));
}
`,
    reports: [
      {
        line: 7,
        message: "storedInCollection",
        says: ["m", "what lies at 0 (`b.pick(0)`)", "`load(p)`"],
        suggestions: [{ id: "suggestCopy", at: 7, text: 'm.set("x", b.pick(0).copy());' }],
      },
    ],
  },
  {
    name: "the base is stored under another owner",
    code: `import { NDArray, load } from "@tsmem/ndarray";
class A {
  x: NDArray | null = null;
  f(p: string, o: { all: NDArray }) {
    const b = load(p);
    o.all = b;
    this.x = b.pick(0);
  }
}
`,
    reports: [
      {
        line: 7,
        message: "storedInField",
        says: ["this.x", "what lies at 0 (`b.pick(0)`)", "`load(p)`"],
        suggestions: [{ id: "suggestCopy", at: 7, text: "this.x = b.pick(0).copy();" }],
      },
    ],
  },
  {
    name: "the base is stored only sometimes",
    code: `import { NDArray, load } from "@tsmem/ndarray";
class A {
  all: NDArray | null = null;
  x: NDArray | null = null;
  f(p: string, keep: boolean) {
    const b = load(p);
    if (keep) this.all = b;
    this.x = b.pick(0);
  }
}
`,
    reports: [
      {
        line: 8,
        message: "storedInField",
        says: ["this.x", "what lies at 0 (`b.pick(0)`)", "`load(p)`"],
        suggestions: [{ id: "suggestCopy", at: 8, text: "this.x = b.pick(0).copy();" }],
      },
    ],
  },
  {
    name: "both are stored in the same branch",
    code: `import { NDArray, load } from "@tsmem/ndarray";
class A {
  all: NDArray | null = null;
  x: NDArray | null = null;
  f(p: string, keep: boolean) {
    const b = load(p);
    if (keep) {
      this.all = b;
      this.x = b.pick(0);
    }
  }
}
`,
  },
  {
    name: "the base is in the other branch of the same conditional",
    code: `import { NDArray, load } from "@tsmem/ndarray";
class A {
  x: NDArray | null = null;
  f(p: string, keep: boolean) {
    const b = load(p);
    this.x = keep ? b : b.pick(0);
  }
}
`,
    reports: [
      {
        line: 6,
        message: "storedInField",
        says: ["this.x", "what lies at 0 (`b.pick(0)`)", "`load(p)`"],
        suggestions: [{ id: "suggestCopy", at: 6, text: "this.x = keep ? b : b.pick(0).copy();" }],
      },
    ],
  },
  {
    name: "the base may be stored",
    code: `import { NDArray, load } from "@tsmem/ndarray";
class A {
  all: NDArray | null = null;
  x: NDArray | null = null;
  f(p: string) {
    const b = load(p);
    this.all ??= b;
    this.x = b.pick(0);
  }
}
`,
    reports: [
      {
        line: 8,
        message: "storedInField",
        says: ["this.x", "what lies at 0 (`b.pick(0)`)", "`load(p)`"],
        suggestions: [{ id: "suggestCopy", at: 8, text: "this.x = b.pick(0).copy();" }],
      },
    ],
  },
  {
    name: "the function may return before the base is stored",
    code: `import { NDArray, load } from "@tsmem/ndarray";
class A {
  all: NDArray | null = null;
  x: NDArray | null = null;
  f(p: string, n: number) {
    const b = load(p);
    this.x = b.pick(0);
    if (n > 3) return;
    this.all = b;
  }
}
`,
    reports: [
      {
        line: 7,
        message: "storedInField",
        says: ["this.x", "what lies at 0 (`b.pick(0)`)", "`load(p)`"],
        suggestions: [{ id: "suggestCopy", at: 7, text: "this.x = b.pick(0).copy();" }],
      },
    ],
  },
  {
    name: "the base is stored in another function",
    code: `import { NDArray } from "@tsmem/ndarray";
class A {
  all: NDArray | null = null;
  x: NDArray | null = null;
  g(b: NDArray) {
    this.all = b;
  }
  f(b: NDArray) {
    this.x = b.pick(0);
  }
}
`,
    reports: [
      {
        line: 9,
        message: "storedInField",
        says: ["this.x", "what lies at 0 (`b.pick(0)`)", "`b`"],
        suggestions: [{ id: "suggestCopy", at: 9, text: "this.x = b.pick(0).copy();" }],
      },
    ],
  },
  {
    name: "the base is stored and replaced",
    code: `import { NDArray, load } from "@tsmem/ndarray";
class A {
  x: NDArray | null = null;
  f(p: string) {
    const b = load(p);
    this.x = b;
    this.x = b.pick(0);
  }
}
`,
    reports: [
      {
        line: 7,
        message: "storedInField",
        says: ["this.x", "what lies at 0 (`b.pick(0)`)", "`load(p)`"],
        suggestions: [{ id: "suggestCopy", at: 7, text: "this.x = b.pick(0).copy();" }],
      },
    ],
  },
  {
    name: "a cursor",
    code: `class A {
  rest = Buffer.alloc(0);
  f(n: number) {
    this.rest = this.rest.subarray(n);
    const rest = this.rest;
    this.rest = rest.subarray(n);
  }
}
export {};
`,
  },
  {
    name: "a cursor in an element",
    code: `class A {
  l: Buffer[] = [];
  f(n: number, i: number) {
    this.l[0] = this.l[0].subarray(n);
    const first = this.l[0];
    this.l[0] = first.subarray(n);
    this.l[i] = this.l[i].subarray(n);
  }
}
export {};
`,
  },
  {
    name: "a cursor of a parameter",
    code: `function f(o: { rest: Buffer }, n: number) {
  o.rest = o.rest.subarray(n);
}
export {};
`,
  },
  {
    name: "a cursor in an outer variable",
    code: `import { EventEmitter } from "node:events";
export function f(s: EventEmitter) {
  let rest = Buffer.alloc(0);
  s.on("data", (b: Buffer) => {
    rest = Buffer.concat([rest, b]);
    rest = rest.subarray(4);
  });
}
`,
  },
  {
    name: "the remainder of something else",
    code: `class A {
  rest = Buffer.alloc(0);
  f(b: Buffer) {
    const all = Buffer.concat([this.rest, b]);
    this.rest = all.subarray(4);
  }
}
export {};
`,
    reports: [
      {
        line: 5,
        message: "storedInField",
        says: [
          "this.rest",
          "everything from element 4 on (`all.subarray(4)`)",
          "`Buffer.concat([this.rest, b])`",
        ],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 5,
            text: "this.rest = Buffer.from(new Uint8Array(all.subarray(4)).buffer);",
          },
          { id: "suggestPooledBuffer", at: 5, text: "this.rest = Buffer.from(all.subarray(4));" },
        ],
      },
    ],
  },
  {
    name: "a slot of its own array, from another slot",
    code: `class A {
  a = Buffer.alloc(0);
  l: Buffer[] = [];
  f(n: number) {
    this.a = this.l[0].subarray(n);
  }
}
export {};
`,
    reports: [
      {
        line: 5,
        message: "storedInField",
        says: ["this.a", "a view (`this.l[0].subarray(n)`)", "`this.l[0]`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 5,
            text: "this.a = Buffer.from(new Uint8Array(this.l[0].subarray(n)).buffer);",
          },
          {
            id: "suggestPooledBuffer",
            at: 5,
            text: "this.a = Buffer.from(this.l[0].subarray(n));",
          },
        ],
      },
    ],
  },
];
