import type { Case } from "./case.ts";

export const cases: readonly Case[] = [
  {
    name: "copies of NDArray",
    code: `import { NDArray, stack, concatenate } from "@tsmem/ndarray";
class A {
  x: NDArray | null = null;
  f(a: NDArray) {
    const v = a.slice([0, 2]);
    this.x = v.copy();
    this.x = v.flatten();
    this.x = v.astype("int8");
    this.x = v.take([1]);
    this.x = v.add(1);
    this.x = v.mul(v);
    this.x = concatenate([v]);
    this.x = stack([v]);
  }
}
`,
  },
  {
    name: "copies of Buffers",
    code: `class A {
  x: Buffer | null = null;
  y: Uint8Array | null = null;
  own = Buffer.alloc(8);
  f(b: Buffer) {
    const v = b.subarray(0, 2);
    this.x = Buffer.from(v);
    this.x = Buffer.concat([v]);
    this.x = Buffer.copyBytesFrom(v);
    v.copy(this.own);
    this.y = new Uint8Array(v);
    this.y = Uint8Array.from(v);
    this.y = Uint8Array.of(...v);
    this.y = Uint8Array.prototype.slice.call(v);
    this.own.set(v);
    this.x = Buffer.from(new Uint8Array(v).buffer);
  }
}
export {};
`,
  },
  {
    name: "copies of typed arrays",
    code: `class A {
  y: Uint8Array | null = null;
  f(b: Uint8Array) {
    const v = b.subarray(0, 2);
    this.y = v.slice();
    this.y = v.map((n) => n);
    this.y = v.filter(Boolean);
    this.y = v.toReversed();
    this.y = v.toSorted();
    this.y = v.with(0, 1);
    this.y?.set(v);
  }
}
export {};
`,
  },
  {
    name: "numbers and strings",
    code: `import { NDArray } from "@tsmem/ndarray";
class A {
  n: unknown = 0;
  f(b: Buffer, a: NDArray) {
    const v = b.subarray(0, 4);
    this.n = v.readUInt32BE(0);
    this.n = v.toString("hex");
    this.n = v[0];
    this.n = v.length;
    this.n = v.at(0);
    this.n = [...v];
    this.n = a.pick(0).sum();
    this.n = a.pick(0).toArray();
    this.n = a.pick(0).shape;
    this.n = \`\${v}\`;
    this.n = v.equals(b);
    this.n = v.reduce((s, n) => s + n, 0);
  }
}
`,
  },
  {
    name: "a part of a copy",
    code: `import { NDArray } from "@tsmem/ndarray";
class A {
  x: NDArray | null = null;
  f(a: NDArray) {
    this.x = a.slice([0, 2]).copy().T;
  }
}
`,
  },
];
