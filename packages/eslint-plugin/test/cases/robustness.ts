import type { Case } from "./case.ts";

export const cases: readonly Case[] = [
  {
    name: "self assignment, cycles, never, unions, odd shapes",
    code: `interface N {
  next: N | null;
  data: Uint8Array;
}
type Loop = { self: Loop } & { a: 1 };
export function f(n: N | null, l: Loop, x: never, u: unknown) {
  let m = n;
  while (m) m = m.next;
  let a: Uint8Array = new Uint8Array(1);
  a = a;
  a = a.subarray(1);
  let b = a,
    c = b;
  b = c;
  c = b;
  const o: any = {};
  o.o = o;
  o.v = a;
  console.log(l.self.self.a, x, u, c, o.o.o.v);
}
`,
  },
  {
    name: "mutually recursive helpers without end",
    code: `function a(b: Buffer): Buffer {
  return c(b);
}
function c(b: Buffer): Buffer {
  return a(b);
}
class A {
  x: unknown = null;
  f(b: Buffer) {
    this.x = a(b.subarray(1));
  }
}
export {};
`,
  },
  {
    name: "decorators, enums, namespaces, abstract classes, getters, generators",
    code: `enum E {
  A,
  B,
}
namespace S {
  export let last: Uint8Array;
  export function f(b: Uint8Array) {
    last = b.subarray(E.B);
  }
}
abstract class B {
  abstract x: Uint8Array;
  get y() {
    return this.x.subarray(1);
  }
  set z(v: Uint8Array) {
    this.x = v;
  }
  static {
    console.log(S);
  }
}
function* gen(b: Uint8Array): Generator<Uint8Array> {
  const v: Uint8Array = yield b.subarray(1);
  return v;
}
console.log(B, gen);
export {};
`,
    reports: [
      {
        line: 8,
        message: "storedInVariable",
        says: ["last", "a view (`b.subarray(E.B)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 8, text: "last = b.slice(E.B);" }],
      },
    ],
  },
  {
    name: "a class that stores itself",
    code: `class Node2 {
  next: Node2 | null = null;
  constructor(
    readonly v: Uint8Array,
    n: Node2 | null,
  ) {
    this.next = n;
  }
}
export class L {
  head: Node2 | null = null;
  f(b: Uint8Array) {
    this.head = new Node2(b.subarray(1), this.head);
  }
}
`,
    reports: [
      {
        line: 13,
        message: "storedInField",
        says: ["this.head", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [
          { id: "suggestSlice", at: 13, text: "this.head = new Node2(b.slice(1), this.head);" },
        ],
      },
    ],
  },
  {
    name: "a class whose constructor makes itself",
    code: `class R {
  v: Uint8Array;
  r: R | null;
  constructor(v: Uint8Array, n: number) {
    this.v = v;
    this.r = n ? new R(v, n - 1) : null;
  }
}
export class L {
  x: unknown;
  f(b: Uint8Array) {
    this.x = new R(b.subarray(1), 3);
  }
}
`,
    reports: [
      {
        line: 12,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 12, text: "this.x = new R(b.slice(1), 3);" }],
      },
    ],
  },
  {
    name: "a container put into itself",
    code: `export function f(b: Uint8Array) {
  const a: unknown[] = [];
  a.push(a);
  a.push(b.subarray(1));
  const m = new Map<unknown, unknown>();
  m.set(m, a);
  return a.length;
}
`,
  },
];
