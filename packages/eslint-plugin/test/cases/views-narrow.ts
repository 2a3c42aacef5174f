import type { Case } from "./case.ts";

export const cases: readonly Case[] = [
  {
    name: "NDArray slice with an index array",
    code: `import { NDArray, load } from "@tsmem/ndarray";
class A {
  x: NDArray | null = null;
  f(p: string) {
    this.x = load(p).slice([0, 4]);
  }
}
`,
    reports: [
      {
        line: 5,
        message: "storedInField",
        says: ["this.x", "rows 0 to 4 (`load(p).slice([0, 4])`)", "`load(p)`"],
        suggestions: [{ id: "suggestCopy", at: 5, text: "this.x = load(p).slice([0, 4]).copy();" }],
      },
    ],
  },
  {
    name: "NDArray slice of an integer takes a row",
    code: `import { NDArray, load } from "@tsmem/ndarray";
class A {
  x: NDArray | null = null;
  f(p: string) {
    this.x = load(p).slice(0);
  }
}
`,
    reports: [
      {
        line: 5,
        message: "storedInField",
        says: ["this.x", "what lies at 0 (`load(p).slice(0)`)", "`load(p)`"],
        suggestions: [{ id: "suggestCopy", at: 5, text: "this.x = load(p).slice(0).copy();" }],
      },
    ],
  },
  {
    name: "pick",
    code: `import { NDArray, load } from "@tsmem/ndarray";
class A {
  x: NDArray | null = null;
  f(p: string) {
    this.x = load(p).pick(3);
  }
}
`,
    reports: [
      {
        line: 5,
        message: "storedInField",
        says: ["this.x", "what lies at 3 (`load(p).pick(3)`)", "`load(p)`"],
        suggestions: [{ id: "suggestCopy", at: 5, text: "this.x = load(p).pick(3).copy();" }],
      },
    ],
  },
  {
    name: "diagonal",
    code: `import { NDArray, load } from "@tsmem/ndarray";
class A {
  x: NDArray | null = null;
  f(p: string) {
    this.x = load(p).diagonal();
  }
}
`,
    reports: [
      {
        line: 5,
        message: "storedInField",
        says: ["this.x", "a view (`load(p).diagonal()`)", "`load(p)`"],
        suggestions: [{ id: "suggestCopy", at: 5, text: "this.x = load(p).diagonal().copy();" }],
      },
    ],
  },
  {
    name: "Buffer slice",
    code: `class A {
  x: Buffer | null = null;
  f(b: Buffer) {
    this.x = b.slice(0, 4);
  }
}
export {};
`,
    reports: [
      {
        line: 4,
        message: "storedInField",
        says: ["this.x", "elements 0 to 4 (`b.slice(0, 4)`)", "`b`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 4,
            text: "this.x = Buffer.from(new Uint8Array(b.slice(0, 4)).buffer);",
          },
          { id: "suggestPooledBuffer", at: 4, text: "this.x = Buffer.from(b.slice(0, 4));" },
        ],
      },
    ],
  },
  {
    name: "Buffer subarray",
    code: `class A {
  x: Buffer | null = null;
  f(b: Buffer) {
    this.x = b.subarray(4);
  }
}
export {};
`,
    reports: [
      {
        line: 4,
        message: "storedInField",
        says: ["this.x", "everything from element 4 on (`b.subarray(4)`)", "`b`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 4,
            text: "this.x = Buffer.from(new Uint8Array(b.subarray(4)).buffer);",
          },
          { id: "suggestPooledBuffer", at: 4, text: "this.x = Buffer.from(b.subarray(4));" },
        ],
      },
    ],
  },
  {
    name: "subarray of every typed array",
    code: `class A {
  x: BigInt64Array | null = null;
  y: Float32Array | null = null;
  f(b: BigInt64Array, c: Float32Array) {
    this.x = b.subarray(1, 2);
    this.y = c.subarray(1, 2);
  }
}
export {};
`,
    reports: [
      {
        line: 5,
        message: "storedInField",
        says: ["this.x", "elements 1 to 2 (`b.subarray(1, 2)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 5, text: "this.x = b.slice(1, 2);" }],
      },
      {
        line: 6,
        message: "storedInField",
        says: ["this.y", "elements 1 to 2 (`c.subarray(1, 2)`)", "`c`"],
        suggestions: [{ id: "suggestSlice", at: 6, text: "this.y = c.slice(1, 2);" }],
      },
    ],
  },
  {
    name: "typed array laid over part of a buffer",
    code: `class A {
  x: Float64Array | null = null;
  f(b: ArrayBuffer) {
    this.x = new Float64Array(b, 8, 2);
  }
}
export {};
`,
    reports: [
      {
        line: 4,
        message: "storedInField",
        says: ["this.x", "2 elements from byte 8 on (`new Float64Array(b, 8, 2)`)", "`b`"],
        suggestions: [
          { id: "suggestSlice", at: 4, text: "this.x = new Float64Array(b, 8, 2).slice();" },
        ],
      },
    ],
  },
  {
    name: "DataView over part of a buffer has no suggestion",
    code: `class A {
  x: DataView | null = null;
  f(b: ArrayBuffer) {
    this.x = new DataView(b, 8, 2);
  }
}
export {};
`,
    reports: [
      {
        line: 4,
        message: "storedInField",
        says: ["this.x", "2 bytes from byte 8 on (`new DataView(b, 8, 2)`)", "`b`"],
        suggestions: [],
      },
    ],
  },
  {
    name: "shared buffers too",
    code: `class A {
  x: Int32Array | null = null;
  f(b: SharedArrayBuffer) {
    this.x = new Int32Array(b, 8);
  }
}
export {};
`,
    reports: [
      {
        line: 4,
        message: "storedInField",
        says: ["this.x", "everything from byte 8 on (`new Int32Array(b, 8)`)", "`b`"],
        suggestions: [
          { id: "suggestSlice", at: 4, text: "this.x = new Int32Array(b, 8).slice();" },
        ],
      },
    ],
  },
  {
    name: "Buffer.from an ArrayBuffer with an offset",
    code: `class A {
  x: Buffer | null = null;
  f(b: ArrayBuffer) {
    this.x = Buffer.from(b, 8, 2);
  }
}
export {};
`,
    reports: [
      {
        line: 4,
        message: "storedInField",
        says: ["this.x", "2 bytes from byte 8 on (`Buffer.from(b, 8, 2)`)", "`b`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 4,
            text: "this.x = Buffer.from(new Uint8Array(Buffer.from(b, 8, 2)).buffer);",
          },
          { id: "suggestPooledBuffer", at: 4, text: "this.x = Buffer.from(Buffer.from(b, 8, 2));" },
        ],
      },
    ],
  },
  {
    name: "offset 0 with a length",
    code: `class A {
  x: Uint8Array | null = null;
  f(b: ArrayBuffer) {
    this.x = new Uint8Array(b, 0, 16);
  }
}
export {};
`,
    reports: [
      {
        line: 4,
        message: "storedInField",
        says: ["this.x", "16 elements (`new Uint8Array(b, 0, 16)`)", "`b`"],
        suggestions: [
          { id: "suggestSlice", at: 4, text: "this.x = new Uint8Array(b, 0, 16).slice();" },
        ],
      },
    ],
  },
  {
    name: "buffer taken apart",
    code: `class A {
  x: Uint8Array | null = null;
  f(v: Float32Array) {
    const { buffer } = v;
    this.x = new Uint8Array(buffer, 8, 16);
  }
}
export {};
`,
    reports: [
      {
        line: 5,
        message: "storedInField",
        says: [
          "this.x",
          "16 elements from byte 8 on (`new Uint8Array(buffer, 8, 16)`)",
          "`buffer`",
        ],
        suggestions: [
          { id: "suggestSlice", at: 5, text: "this.x = new Uint8Array(buffer, 8, 16).slice();" },
        ],
      },
    ],
  },
  {
    name: "a value of the alias View",
    code: `import { NDArray, View } from "@tsmem/ndarray";
class A {
  x: NDArray | null = null;
  f(v: View<NDArray>) {
    this.x = v;
  }
}
`,
    reports: [
      {
        line: 5,
        message: "storedInField",
        says: ["this.x", "a view (`v: View<NDArray>`)", "its base"],
        suggestions: [{ id: "suggestCopy", at: 5, text: "this.x = v.copy();" }],
      },
    ],
  },
  {
    name: "a View out of a call",
    code: `import { NDArray, View } from "@tsmem/ndarray";
declare function window(a: NDArray): View<NDArray>;
class A {
  x: NDArray | null = null;
  f(a: NDArray) {
    this.x = window(a);
  }
}
`,
    reports: [
      {
        line: 6,
        message: "storedInField",
        says: ["this.x", "a view (`window(a)`)", "`a`"],
        suggestions: [{ id: "suggestCopy", at: 6, text: "this.x = window(a).copy();" }],
      },
    ],
  },
  {
    name: "a View out of a promise",
    code: `import { NDArray, View } from "@tsmem/ndarray";
declare function window(a: NDArray): Promise<View<NDArray>>;
class A {
  x: NDArray | null = null;
  async f(a: NDArray) {
    this.x = await window(a);
  }
}
`,
    reports: [
      {
        line: 6,
        message: "storedInField",
        says: ["this.x", "a view (`window(a)`)", "`a`"],
        suggestions: [{ id: "suggestCopy", at: 6, text: "this.x = (await window(a)).copy();" }],
      },
    ],
  },
  {
    name: "a View of a property",
    code: `import { NDArray, View } from "@tsmem/ndarray";
interface Box {
  part: View<NDArray>;
}
class A {
  x: NDArray | null = null;
  f(b: Box) {
    this.x = b.part;
  }
}
`,
    reports: [
      {
        line: 8,
        message: "storedInField",
        says: ["this.x", "a view (`b.part`)", "its base"],
        suggestions: [{ id: "suggestCopy", at: 8, text: "this.x = b.part.copy();" }],
      },
    ],
  },
  {
    name: "a generic View",
    code: `import { NDArray, View } from "@tsmem/ndarray";
class A<T extends NDArray> {
  x: T | null = null;
  f(v: View<T>) {
    this.x = v;
  }
}
`,
    reports: [
      {
        line: 5,
        message: "storedInField",
        says: ["this.x", "a view (`v: View<T>`)", "its base"],
        suggestions: [],
      },
    ],
  },
  {
    name: "an own alias called View is nothing",
    code: `import { NDArray } from "@tsmem/ndarray";
type View2<T> = T & { a?: 1 };
class A {
  x: NDArray | null = null;
  f(v: View2<NDArray>) {
    this.x = v;
  }
}
`,
  },
  {
    name: "rows of an iterated array",
    code: `import { NDArray, load } from "@tsmem/ndarray";
class A {
  x: NDArray[] = [];
  f(p: string) {
    for (const row of load(p)) this.x.push(row);
  }
}
`,
    reports: [
      {
        line: 5,
        message: "storedInCollection",
        says: ["this.x", "rows (`row`)", "`load(p)`"],
        suggestions: [
          { id: "suggestCopy", at: 5, text: "for (const row of load(p)) this.x.push(row.copy());" },
        ],
      },
    ],
  },
  {
    name: "rows of a spread array",
    code: `import { NDArray } from "@tsmem/ndarray";
class A {
  x: NDArray[] = [];
  f(p: NDArray) {
    this.x = [...p];
  }
}
`,
    reports: [
      {
        line: 5,
        message: "storedInField",
        says: ["this.x", "rows (`p`)", "`p`"],
        suggestions: [
          { id: "suggestRows", at: 5, text: "this.x = [...Array.from(p, (row) => row.copy())];" },
        ],
      },
    ],
  },
  {
    name: "rows pushed by spreading",
    code: `import { NDArray } from "@tsmem/ndarray";
class A {
  x: NDArray[] = [];
  f(a: NDArray) {
    this.x.push(...a);
  }
}
`,
    reports: [
      {
        line: 5,
        message: "storedInCollection",
        says: ["this.x", "rows (`a`)", "`a`"],
        suggestions: [
          { id: "suggestRows", at: 5, text: "this.x.push(...Array.from(a, (row) => row.copy()));" },
        ],
      },
    ],
  },
  {
    name: "the first row by destructuring",
    code: `import { NDArray } from "@tsmem/ndarray";
class A {
  x: NDArray | null = null;
  f(a: NDArray) {
    const [first] = a;
    this.x = first;
  }
}
`,
    reports: [
      {
        line: 6,
        message: "storedInField",
        says: ["this.x", "rows (`a`)", "`a`"],
        suggestions: [{ id: "suggestCopy", at: 6, text: "this.x = first.copy();" }],
      },
    ],
  },
  {
    name: "rows by Array.from",
    code: `import { NDArray } from "@tsmem/ndarray";
class A {
  x: NDArray[] = [];
  f(a: NDArray) {
    this.x = Array.from(a);
  }
}
`,
    reports: [
      {
        line: 5,
        message: "storedInField",
        says: ["this.x", "rows (`a`)", "`a`"],
        suggestions: [
          { id: "suggestRows", at: 5, text: "this.x = Array.from(a, (row) => row.copy());" },
        ],
      },
    ],
  },
  {
    name: "rows in a callback",
    code: `import { NDArray } from "@tsmem/ndarray";
class A {
  x: NDArray[] = [];
  f(a: NDArray) {
    [...a].forEach((row) => {
      this.x.push(row);
    });
  }
}
`,
    reports: [
      {
        line: 6,
        message: "storedInCollection",
        says: ["this.x", "rows (`a`)", "`a`"],
        suggestions: [{ id: "suggestCopy", at: 6, text: "this.x.push(row.copy());" }],
      },
    ],
  },
  {
    name: "union receiver",
    code: `class A {
  x: Buffer | string = "";
  f(v: Buffer | string) {
    this.x = v.slice(1, 20);
  }
}
export {};
`,
    reports: [
      {
        line: 4,
        message: "storedInField",
        says: ["this.x", "elements 1 to 20 (`v.slice(1, 20)`)", "`v`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 4,
            text: 'this.x = (typeof v === "string" ? v.slice(1, 20) : Buffer.from(new Uint8Array(v.slice(1, 20)).buffer));',
          },
        ],
      },
    ],
  },
  {
    name: "type parameter receiver",
    code: `class A<T extends Uint8Array> {
  x: Uint8Array | null = null;
  f(v: T) {
    this.x = v.subarray(1, 20);
  }
}
export {};
`,
    reports: [
      {
        line: 4,
        message: "storedInField",
        says: ["this.x", "elements 1 to 20 (`v.subarray(1, 20)`)", "`v`"],
        suggestions: [{ id: "suggestSlice", at: 4, text: "this.x = v.slice(1, 20);" }],
      },
    ],
  },
  {
    name: "Buffer or Uint8Array",
    code: `class A {
  x: Uint8Array | null = null;
  f(v: Buffer | Uint8Array) {
    this.x = v.slice(1, 20);
  }
}
export {};
`,
    reports: [
      {
        line: 4,
        message: "storedInField",
        says: ["this.x", "elements 1 to 20 (`v.slice(1, 20)`)", "`v`"],
        suggestions: [
          { id: "suggestBytes", at: 4, text: "this.x = new Uint8Array(v.slice(1, 20));" },
        ],
      },
    ],
  },
  {
    name: "receiver of type any: subarray counts",
    code: `class A {
  x: any = null;
  f(v: any) {
    this.x = v.subarray(1, 20);
  }
}
export {};
`,
    reports: [
      {
        line: 4,
        message: "storedInField",
        says: ["this.x", "elements 1 to 20 (`v.subarray(1, 20)`)", "`v`"],
        suggestions: [
          {
            id: "suggestBorrowedSlice",
            at: 4,
            text: "this.x = Uint8Array.prototype.slice.call(v.subarray(1, 20));",
          },
        ],
      },
    ],
  },
  {
    name: "receiver of type any: slice says nothing",
    code: `class A {
  x: any = null;
  f(v: any) {
    this.x = v.slice(1, 20);
    this.x = v.pick(0);
  }
}
export {};
`,
  },
  {
    name: "a subclass of NDArray",
    code: `import { NDArray } from "@tsmem/ndarray";
class Image extends NDArray {}
class A {
  x: NDArray | null = null;
  f(v: Image) {
    this.x = v.slice([1, 2]);
  }
}
`,
    reports: [
      {
        line: 6,
        message: "storedInField",
        says: ["this.x", "rows 1 to 2 (`v.slice([1, 2])`)", "`v`"],
        suggestions: [{ id: "suggestCopy", at: 6, text: "this.x = v.slice([1, 2]).copy();" }],
      },
    ],
  },
  {
    name: "a subclass that has its own slice",
    code: `class Bits extends Uint8Array {
  override subarray(a: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array([a]);
  }
}
class A {
  x: Uint8Array | null = null;
  f(v: Bits) {
    this.x = v.subarray(1);
  }
}
export {};
`,
  },
];
