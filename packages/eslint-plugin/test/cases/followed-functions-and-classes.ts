import type { Case } from "./case.ts";

export const cases: readonly Case[] = [
  {
    name: "a function that returns a view of its argument",
    code: `import { readFileSync } from "node:fs";
function head(b: Buffer): Buffer {
  return b.subarray(0, 4);
}
class A {
  x: Buffer | null = null;
  f(p: string) {
    this.x = head(readFileSync(p));
  }
}
`,
    reports: [
      {
        line: 8,
        message: "storedInField",
        says: ["this.x", "elements 0 to 4 (`b.subarray(0, 4)`)", "`readFileSync(p)`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 8,
            text: "this.x = Buffer.from(new Uint8Array(head(readFileSync(p))).buffer);",
          },
          {
            id: "suggestPooledBuffer",
            at: 8,
            text: "this.x = Buffer.from(head(readFileSync(p)));",
          },
        ],
      },
    ],
  },
  {
    name: "an arrow function",
    code: `import { readFileSync } from "node:fs";
const head = (b: Buffer): Buffer => b.subarray(0, 4);
class A {
  x: Buffer | null = null;
  f(p: string) {
    this.x = head(readFileSync(p));
  }
}
`,
    reports: [
      {
        line: 6,
        message: "storedInField",
        says: ["this.x", "elements 0 to 4 (`b.subarray(0, 4)`)", "`readFileSync(p)`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 6,
            text: "this.x = Buffer.from(new Uint8Array(head(readFileSync(p))).buffer);",
          },
          {
            id: "suggestPooledBuffer",
            at: 6,
            text: "this.x = Buffer.from(head(readFileSync(p)));",
          },
        ],
      },
    ],
  },
  {
    name: "a function whose type is inferred",
    code: `import { readFileSync } from "node:fs";
const head = (b: Buffer) => b.subarray(0, 4);
class A {
  x: Buffer | null = null;
  f(p: string) {
    this.x = head(readFileSync(p));
  }
}
`,
    reports: [
      {
        line: 6,
        message: "storedInField",
        says: ["this.x", "elements 0 to 4 (`b.subarray(0, 4)`)", "`readFileSync(p)`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 6,
            text: "this.x = Buffer.from(new Uint8Array(head(readFileSync(p))).buffer);",
          },
          {
            id: "suggestPooledBuffer",
            at: 6,
            text: "this.x = Buffer.from(head(readFileSync(p)));",
          },
        ],
      },
    ],
  },
  {
    name: "a function that copies",
    code: `import { readFileSync } from "node:fs";
function head(b: Buffer): Buffer {
  return Buffer.from(b.subarray(0, 4));
}
class A {
  x: Buffer | null = null;
  f(p: string) {
    this.x = head(readFileSync(p));
  }
}
`,
  },
  {
    name: "a function that hands its argument back",
    code: `function same(b: Buffer): Buffer {
  return b;
}
class A {
  x: Buffer | null = null;
  f(b: Buffer) {
    this.x = same(b.subarray(1));
  }
}
export {};
`,
    reports: [
      {
        line: 7,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 7,
            text: "this.x = same(Buffer.from(new Uint8Array(b.subarray(1)).buffer));",
          },
          { id: "suggestPooledBuffer", at: 7, text: "this.x = same(Buffer.from(b.subarray(1)));" },
        ],
      },
    ],
  },
  {
    name: "a result of type unknown or any is not followed",
    code: `import { readFileSync } from "node:fs";
function head(b: Buffer): unknown {
  return b.subarray(0, 4);
}
function tail(b: Buffer): any {
  return b.subarray(4);
}
class A {
  x: unknown = null;
  f(p: string) {
    this.x = head(readFileSync(p));
    this.x = tail(readFileSync(p));
  }
}
`,
  },
  {
    name: "a result that is a list is not followed",
    code: `function parts(b: Buffer): Buffer[] {
  return [b.subarray(0, 4)];
}
class A {
  x: unknown = null;
  f(b: Buffer) {
    this.x = parts(b);
  }
}
export {};
`,
  },
  {
    name: "an async function",
    code: `import { readFile } from "node:fs/promises";
async function head(p: string): Promise<Buffer> {
  return (await readFile(p)).subarray(0, 4);
}
class A {
  x: Buffer | null = null;
  async f(p: string) {
    this.x = await head(p);
  }
}
`,
    reports: [
      {
        line: 8,
        message: "storedInField",
        says: ["this.x", "elements 0 to 4 (`(await readFile(p)).subarray(0, 4)`)", "`readFile(p)`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 8,
            text: "this.x = Buffer.from(new Uint8Array(await head(p)).buffer);",
          },
          { id: "suggestPooledBuffer", at: 8, text: "this.x = Buffer.from(await head(p));" },
        ],
      },
    ],
  },
  {
    name: "two functions deep",
    code: `import { readFileSync } from "node:fs";
function inner(b: Buffer): Buffer {
  return b.subarray(0, 4);
}
function outer(b: Buffer): Buffer {
  return inner(b);
}
class A {
  x: Buffer | null = null;
  f(p: string) {
    this.x = outer(readFileSync(p));
  }
}
`,
    reports: [
      {
        line: 11,
        message: "storedInField",
        says: ["this.x", "elements 0 to 4 (`b.subarray(0, 4)`)", "`b`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 11,
            text: "this.x = Buffer.from(new Uint8Array(outer(readFileSync(p))).buffer);",
          },
          {
            id: "suggestPooledBuffer",
            at: 11,
            text: "this.x = Buffer.from(outer(readFileSync(p)));",
          },
        ],
      },
    ],
  },
  {
    name: "the base of a function's view is its argument",
    code: `import { readFileSync } from "node:fs";
const table = readFileSync("table");
function head(b: Buffer): Buffer {
  return b.subarray(0, 4);
}
class A {
  x: Buffer | null = null;
  y: Buffer | null = null;
  all = table;
  f(b: Buffer) {
    this.x = head(table);
    this.y = head(this.all);
    this.x = head(b);
  }
}
`,
    reports: [
      {
        line: 13,
        message: "storedInField",
        says: ["this.x", "elements 0 to 4 (`b.subarray(0, 4)`)", "`b`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 13,
            text: "this.x = Buffer.from(new Uint8Array(head(b)).buffer);",
          },
          { id: "suggestPooledBuffer", at: 13, text: "this.x = Buffer.from(head(b));" },
        ],
      },
    ],
  },
  {
    name: "a method of the class",
    code: `import { readFileSync } from "node:fs";
class A {
  x: Buffer | null = null;
  head(b: Buffer): Buffer {
    return b.subarray(0, 4);
  }
  static tail(b: Buffer): Buffer {
    return b.subarray(4);
  }
  f(p: string) {
    this.x = this.head(readFileSync(p));
    this.x = A.tail(readFileSync(p));
  }
}
`,
    reports: [
      {
        line: 11,
        message: "storedInField",
        says: ["this.x", "elements 0 to 4 (`b.subarray(0, 4)`)", "`readFileSync(p)`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 11,
            text: "this.x = Buffer.from(new Uint8Array(this.head(readFileSync(p))).buffer);",
          },
          {
            id: "suggestPooledBuffer",
            at: 11,
            text: "this.x = Buffer.from(this.head(readFileSync(p)));",
          },
        ],
      },
      {
        line: 12,
        message: "storedInField",
        says: ["this.x", "everything from element 4 on (`b.subarray(4)`)", "`readFileSync(p)`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 12,
            text: "this.x = Buffer.from(new Uint8Array(A.tail(readFileSync(p))).buffer);",
          },
          {
            id: "suggestPooledBuffer",
            at: 12,
            text: "this.x = Buffer.from(A.tail(readFileSync(p)));",
          },
        ],
      },
    ],
  },
  {
    name: "an overloaded function",
    code: `import { readFileSync } from "node:fs";
function head(b: Buffer): Buffer;
function head(b: Buffer, n: number): Buffer;
function head(b: Buffer, n = 4): Buffer {
  return b.subarray(0, n);
}
class A {
  x: Buffer | null = null;
  f(p: string) {
    this.x = head(readFileSync(p), 3);
  }
}
`,
    reports: [
      {
        line: 10,
        message: "storedInField",
        says: ["this.x", "a view (`b.subarray(0, n)`)", "`readFileSync(p)`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 10,
            text: "this.x = Buffer.from(new Uint8Array(head(readFileSync(p), 3)).buffer);",
          },
          {
            id: "suggestPooledBuffer",
            at: 10,
            text: "this.x = Buffer.from(head(readFileSync(p), 3));",
          },
        ],
      },
    ],
  },
  {
    name: "a class that keeps an argument in a parameter property",
    code: `class Entry {
  constructor(
    readonly key: Buffer,
    readonly n: number,
  ) {}
}
class A {
  x: Entry | null = null;
  f(b: Buffer) {
    this.x = new Entry(b.subarray(0, 4), 1);
  }
}
export {};
`,
    reports: [
      {
        line: 10,
        message: "storedInField",
        says: ["this.x", "elements 0 to 4 (`b.subarray(0, 4)`)", "`b`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 10,
            text: "this.x = new Entry(Buffer.from(new Uint8Array(b.subarray(0, 4)).buffer), 1);",
          },
          {
            id: "suggestPooledBuffer",
            at: 10,
            text: "this.x = new Entry(Buffer.from(b.subarray(0, 4)), 1);",
          },
        ],
      },
    ],
  },
  {
    name: "a class that keeps an argument in a field",
    code: `class Entry {
  key: Buffer;
  constructor(key: Buffer) {
    this.key = key;
  }
}
class A {
  list: Entry[] = [];
  f(b: Buffer) {
    this.list.push(new Entry(b.subarray(0, 4)));
  }
}
export {};
`,
    reports: [
      {
        line: 10,
        message: "storedInCollection",
        says: ["this.list", "elements 0 to 4 (`b.subarray(0, 4)`)", "`b`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 10,
            text: "this.list.push(new Entry(Buffer.from(new Uint8Array(b.subarray(0, 4)).buffer)));",
          },
          {
            id: "suggestPooledBuffer",
            at: 10,
            text: "this.list.push(new Entry(Buffer.from(b.subarray(0, 4))));",
          },
        ],
      },
    ],
  },
  {
    name: "a class that copies its argument, or does not keep it",
    code: `class Copied {
  key: Buffer;
  constructor(key: Buffer) {
    this.key = Buffer.from(key);
  }
}
class Measured {
  size: number;
  constructor(key: Buffer) {
    this.size = key.length;
  }
}
class A {
  x: unknown = null;
  f(b: Buffer) {
    this.x = new Copied(b.subarray(0, 4));
    this.x = new Measured(b.subarray(0, 4));
  }
}
export {};
`,
  },
  {
    name: "a class that keeps it through the class above",
    code: `class Base {
  constructor(readonly key: Buffer) {}
}
class Entry extends Base {}
class Named extends Base {
  constructor(
    readonly name: string,
    key: Buffer,
  ) {
    super(key);
  }
}
class A {
  x: unknown = null;
  f(b: Buffer) {
    this.x = new Entry(b.subarray(0, 4));
    this.x = new Named("a", b.subarray(0, 4));
  }
}
export {};
`,
    reports: [
      {
        line: 16,
        message: "storedInField",
        says: ["this.x", "elements 0 to 4 (`b.subarray(0, 4)`)", "`b`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 16,
            text: "this.x = new Entry(Buffer.from(new Uint8Array(b.subarray(0, 4)).buffer));",
          },
          {
            id: "suggestPooledBuffer",
            at: 16,
            text: "this.x = new Entry(Buffer.from(b.subarray(0, 4)));",
          },
        ],
      },
      {
        line: 17,
        message: "storedInField",
        says: ["this.x", "elements 0 to 4 (`b.subarray(0, 4)`)", "`b`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 17,
            text: 'this.x = new Named("a", Buffer.from(new Uint8Array(b.subarray(0, 4)).buffer));',
          },
          {
            id: "suggestPooledBuffer",
            at: 17,
            text: 'this.x = new Named("a", Buffer.from(b.subarray(0, 4)));',
          },
        ],
      },
    ],
  },
  {
    name: "a member of such an instance",
    code: `class Entry {
  constructor(
    readonly key: Buffer,
    readonly n: number,
  ) {}
}
class A {
  x: unknown = null;
  f(b: Buffer) {
    const e = new Entry(b.subarray(0, 4), 1);
    this.x = e.key;
    this.x = e.n;
  }
}
export {};
`,
    reports: [
      {
        line: 11,
        message: "storedInField",
        says: ["this.x", "elements 0 to 4 (`b.subarray(0, 4)`)", "`b`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 10,
            text: "const e = new Entry(Buffer.from(new Uint8Array(b.subarray(0, 4)).buffer), 1);",
          },
          {
            id: "suggestPooledBuffer",
            at: 10,
            text: "const e = new Entry(Buffer.from(b.subarray(0, 4)), 1);",
          },
        ],
      },
    ],
  },
  {
    name: "a class of another file is not known to keep anything",
    code: `declare class Entry {
  constructor(key: Buffer);
}
class A {
  x: unknown = null;
  f(b: Buffer) {
    this.x = new Entry(b.subarray(0, 4));
  }
}
export {};
`,
  },
  {
    name: "functions of functions: recursion ends",
    code: `function a(b: Buffer, n: number): Buffer {
  return n ? c(b, n - 1) : b.subarray(1);
}
function c(b: Buffer, n: number): Buffer {
  return n ? a(b, n - 1) : b;
}
class A {
  x: unknown = null;
  f(b: Buffer) {
    this.x = a(b, 3);
  }
}
export {};
`,
    reports: [
      {
        line: 10,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 10,
            text: "this.x = Buffer.from(new Uint8Array(a(b, 3)).buffer);",
          },
          { id: "suggestPooledBuffer", at: 10, text: "this.x = Buffer.from(a(b, 3));" },
        ],
      },
    ],
  },
];
