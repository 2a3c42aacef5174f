import type { Case } from "./case.ts";

export const cases: readonly Case[] = [
  {
    name: "return, yield, resolve, arguments",
    code: `import { EventEmitter } from "node:events";
import { Readable } from "node:stream";
import { Hash } from "node:crypto";
export class A extends EventEmitter {
  *f(
    b: Uint8Array,
    cb: (v: Uint8Array) => void,
    s: Readable,
    c: ReadableStreamDefaultController,
    port: MessagePort,
    hash: Hash,
  ) {
    const v = b.subarray(1);
    yield v;
    yield { v };
    void new Promise((resolve) => {
      resolve(v);
    });
    this.emit("a", v);
    cb(v);
    s.push(v);
    c.enqueue(v);
    port.postMessage(v);
    hash.update(v);
    [b].includes(v);
    [b].indexOf(v);
    console.log(v);
    return v;
  }
}
`,
  },
  {
    name: "local variables and containers",
    code: `export function f(b: Uint8Array) {
  const v = b.subarray(1);
  const m = new Map<string, Uint8Array>();
  m.set("a", v);
  const o: { v?: Uint8Array } = {};
  o.v = v;
  const s = new Set([v]);
  return m.size + s.size + o.v.length;
}
`,
  },
  {
    name: "weak collections",
    code: `const w = new WeakMap<object, Uint8Array>();
const s = new WeakSet<object>();
export class A {
  r: WeakRef<Uint8Array> | null = null;
  f(k: object, b: Uint8Array) {
    w.set(k, b.subarray(1));
    s.add(b.subarray(1));
    this.r = new WeakRef(b.subarray(1));
  }
}
`,
  },
  {
    name: "a set of a typed array copies",
    code: `class A {
  all = new Uint8Array(9);
  f(b: Uint8Array) {
    this.all.set(b.subarray(1), 3);
  }
}
export {};
`,
  },
  {
    name: "other add and set methods",
    code: `class Hasher {
  add(v: Uint8Array): void {
    console.log(v);
  }
  set(v: Uint8Array): void {
    console.log(v);
  }
}
class A {
  h = new Hasher();
  f(b: Uint8Array) {
    this.h.add(b.subarray(1));
    this.h.set(b.subarray(1));
  }
}
export {};
`,
  },
];
