import type { Case } from "./case.ts";

export const cases: readonly Case[] = [
  {
    name: "whole views of NDArray",
    code: `import { NDArray, broadcastTo } from "@tsmem/ndarray";
class A {
  x: NDArray | null = null;
  f(a: NDArray) {
    this.x = a.T;
    this.x = a.transpose(1, 0);
    this.x = a.swapaxes(0, 1);
    this.x = a.reshape(-1);
    this.x = a.ravel();
    this.x = a.squeeze();
    this.x = a.expandDims(0);
    this.x = a.view("int32");
    this.x = broadcastTo(a, [2]);
  }
}
`,
  },
  {
    name: "slice without specs or with only colons",
    code: `import { NDArray } from "@tsmem/ndarray";
class A {
  x: NDArray | null = null;
  f(a: NDArray) {
    this.x = a.slice();
    this.x = a.slice(":");
    this.x = a.slice(":", ":");
  }
}
`,
  },
  {
    name: "subarray without bounds",
    code: `class A {
  x: Uint8Array | null = null;
  f(a: Uint8Array) {
    this.x = a.subarray();
    this.x = a.subarray(0);
  }
}
export {};
`,
  },
  {
    name: "the same extent in another class",
    code: `class A {
  x: Uint8Array | null = null;
  y: Buffer | null = null;
  f(b: Buffer) {
    this.x = new Uint8Array(b.buffer, b.byteOffset, b.byteLength);
    this.x = new Uint8Array(b.buffer, b.byteOffset, b.length);
    this.y = Buffer.from(b.buffer, b.byteOffset, b.byteLength);
  }
}
export {};
`,
  },
  {
    name: "the same extent in larger elements",
    code: `class A {
  x: Float64Array | null = null;
  f(b: Buffer) {
    this.x = new Float64Array(b.buffer, b.byteOffset, b.byteLength / 8);
  }
}
export {};
`,
  },
  {
    name: "the same extent, taken apart",
    code: `class A {
  x: Uint8Array | null = null;
  f(b: Float32Array) {
    const { buffer, byteOffset, byteLength } = b;
    this.x = new Uint8Array(buffer, byteOffset, byteLength);
  }
}
export {};
`,
  },
  {
    name: "the extent of another array",
    code: `class A {
  x: Uint8Array | null = null;
  f(b: Buffer, c: Buffer) {
    this.x = new Uint8Array(b.buffer, c.byteOffset, c.byteLength);
  }
}
export {};
`,
    reports: [
      {
        line: 4,
        message: "storedInField",
        says: ["this.x", "a view (`new Uint8Array(b.buffer, c.byteOffset, c.byteLength)`)", "`b`"],
        suggestions: [
          {
            id: "suggestSlice",
            at: 4,
            text: "this.x = new Uint8Array(b.buffer, c.byteOffset, c.byteLength).slice();",
          },
        ],
      },
    ],
  },
  {
    name: "no offset at all",
    code: `class A {
  x: Uint8Array | null = null;
  y: DataView | null = null;
  f(b: ArrayBuffer) {
    this.x = new Uint8Array(b);
    this.x = new Uint8Array(b, 0);
    this.y = new DataView(b);
    this.x = Buffer.from(b);
  }
}
export {};
`,
  },
  {
    name: "a whole view passes a narrow one on",
    code: `import { NDArray, broadcastTo } from "@tsmem/ndarray";
class A {
  x: NDArray | null = null;
  f(a: NDArray) {
    this.x = a.pick(0).T;
    this.x = a.T.pick(0);
    this.x = a.slice([0, 2]).reshape(-1);
    this.x = a.slice([0, 2]).slice(":");
    this.x = broadcastTo(a.slice([0, 1]), [4, 4]);
  }
}
`,
    reports: [
      {
        line: 5,
        message: "storedInField",
        says: ["this.x", "what lies at 0 (`a.pick(0)`)", "`a`"],
        suggestions: [{ id: "suggestCopy", at: 5, text: "this.x = a.pick(0).copy().T;" }],
      },
      {
        line: 6,
        message: "storedInField",
        says: ["this.x", "what lies at 0 (`a.T.pick(0)`)", "`a`"],
        suggestions: [{ id: "suggestCopy", at: 6, text: "this.x = a.T.pick(0).copy();" }],
      },
      {
        line: 7,
        message: "storedInField",
        says: ["this.x", "rows 0 to 2 (`a.slice([0, 2])`)", "`a`"],
        suggestions: [
          { id: "suggestCopy", at: 7, text: "this.x = a.slice([0, 2]).copy().reshape(-1);" },
        ],
      },
      {
        line: 8,
        message: "storedInField",
        says: ["this.x", "rows 0 to 2 (`a.slice([0, 2])`)", "`a`"],
        suggestions: [
          { id: "suggestCopy", at: 8, text: 'this.x = a.slice([0, 2]).copy().slice(":");' },
        ],
      },
      {
        line: 9,
        message: "storedInField",
        says: ["this.x", "rows 0 to 1 (`a.slice([0, 1])`)", "`a`"],
        suggestions: [
          {
            id: "suggestCopy",
            at: 9,
            text: "this.x = broadcastTo(a.slice([0, 1]).copy(), [4, 4]);",
          },
        ],
      },
    ],
  },
  {
    name: "a whole construction passes a narrow view on",
    code: `class A {
  x: Uint8Array | null = null;
  f(b: Buffer) {
    const v = b.subarray(4);
    this.x = new Uint8Array(v.buffer, v.byteOffset, v.byteLength);
  }
}
export {};
`,
    reports: [
      {
        line: 5,
        message: "storedInField",
        says: ["this.x", "everything from element 4 on (`b.subarray(4)`)", "`b`"],
        suggestions: [
          {
            id: "suggestSlice",
            at: 5,
            text: "this.x = new Uint8Array(v.buffer, v.byteOffset, v.byteLength).slice();",
          },
        ],
      },
    ],
  },
  {
    name: "in place passes a narrow view on",
    code: `import { NDArray } from "@tsmem/ndarray";
class A {
  x: NDArray | null = null;
  y: Buffer | null = null;
  f(a: NDArray, b: Buffer) {
    this.x = a.slice([0, 2]).sort();
    this.x = a.slice([0, 2]).fill(0);
    this.y = b.subarray(0, 8).reverse();
    this.y = b.subarray(0, 8).swap16().swap32().swap64();
    this.y = b.subarray(0, 8).copyWithin(0, 4).fill(1);
  }
}
`,
    reports: [
      {
        line: 6,
        message: "storedInField",
        says: ["this.x", "rows 0 to 2 (`a.slice([0, 2])`)", "`a`"],
        suggestions: [
          { id: "suggestCopy", at: 6, text: "this.x = a.slice([0, 2]).copy().sort();" },
        ],
      },
      {
        line: 7,
        message: "storedInField",
        says: ["this.x", "rows 0 to 2 (`a.slice([0, 2])`)", "`a`"],
        suggestions: [
          { id: "suggestCopy", at: 7, text: "this.x = a.slice([0, 2]).copy().fill(0);" },
        ],
      },
      {
        line: 8,
        message: "storedInField",
        says: ["this.y", "elements 0 to 8 (`b.subarray(0, 8)`)", "`b`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 8,
            text: "this.y = Buffer.from(new Uint8Array(b.subarray(0, 8)).buffer).reverse();",
          },
          {
            id: "suggestPooledBuffer",
            at: 8,
            text: "this.y = Buffer.from(b.subarray(0, 8)).reverse();",
          },
        ],
      },
      {
        line: 9,
        message: "storedInField",
        says: ["this.y", "elements 0 to 8 (`b.subarray(0, 8)`)", "`b`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 9,
            text: "this.y = Buffer.from(new Uint8Array(b.subarray(0, 8)).buffer).swap16().swap32().swap64();",
          },
          {
            id: "suggestPooledBuffer",
            at: 9,
            text: "this.y = Buffer.from(b.subarray(0, 8)).swap16().swap32().swap64();",
          },
        ],
      },
      {
        line: 10,
        message: "storedInField",
        says: ["this.y", "elements 0 to 8 (`b.subarray(0, 8)`)", "`b`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 10,
            text: "this.y = Buffer.from(new Uint8Array(b.subarray(0, 8)).buffer).copyWithin(0, 4).fill(1);",
          },
          {
            id: "suggestPooledBuffer",
            at: 10,
            text: "this.y = Buffer.from(b.subarray(0, 8)).copyWithin(0, 4).fill(1);",
          },
        ],
      },
    ],
  },
  {
    name: "in place of the base is nothing",
    code: `import { NDArray } from "@tsmem/ndarray";
class A {
  x: NDArray | null = null;
  y: Uint8Array | null = null;
  f(a: NDArray, b: Uint8Array) {
    this.x = a.sort();
    this.y = b.reverse();
  }
}
`,
  },
  {
    name: "not copies although they look it",
    code: `import { NDArray, ascontiguousarray, asarray } from "@tsmem/ndarray";
class A {
  x: NDArray | null = null;
  y: Uint8Array | null = null;
  f(a: NDArray, b: Uint8Array) {
    this.x = ascontiguousarray(a.pick(0));
    this.x = asarray(a.pick(0));
    this.y = structuredClone(b.subarray(0, 2));
  }
}
`,
    reports: [
      {
        line: 6,
        message: "storedInField",
        says: ["this.x", "what lies at 0 (`a.pick(0)`)", "`a`"],
        suggestions: [
          { id: "suggestCopy", at: 6, text: "this.x = ascontiguousarray(a.pick(0).copy());" },
        ],
      },
      {
        line: 7,
        message: "storedInField",
        says: ["this.x", "what lies at 0 (`a.pick(0)`)", "`a`"],
        suggestions: [{ id: "suggestCopy", at: 7, text: "this.x = asarray(a.pick(0).copy());" }],
      },
      {
        line: 8,
        message: "storedInField",
        says: [
          "this.y",
          "a clone of the whole memory behind `b.subarray(0, 2)`",
          "the clone `structuredClone(b.subarray(0, 2))`",
        ],
        suggestions: [
          { id: "suggestSlice", at: 8, text: "this.y = structuredClone(b.slice(0, 2));" },
        ],
      },
    ],
  },
  {
    name: "a clone of all is no view",
    code: `class A {
  y: Uint8Array | null = null;
  f(b: Uint8Array) {
    this.y = structuredClone(b);
  }
}
export {};
`,
  },
  {
    name: "a clone beside its source keeps memory of its own",
    code: `class A {
  y: Uint8Array;
  z: Uint8Array;
  constructor(b: Uint8Array) {
    this.z = b;
    this.y = structuredClone(b.subarray(0, 2));
  }
}
export {};
`,
    reports: [
      {
        line: 6,
        message: "storedInField",
        says: [
          "this.y",
          "a clone of the whole memory behind `b.subarray(0, 2)`",
          "the clone `structuredClone(b.subarray(0, 2))`",
        ],
        suggestions: [
          { id: "suggestSlice", at: 6, text: "this.y = structuredClone(b.slice(0, 2));" },
        ],
      },
    ],
  },
  {
    name: "slice of strings, arrays, ArrayBuffer, Blob, typed arrays and own classes",
    code: `class Own {
  slice(a: number): Own {
    return this;
  }
  subarray(a: number): Own {
    return this;
  }
}
class A {
  x: unknown = null;
  f(s: string, a: number[], b: ArrayBuffer, c: Blob, d: Uint8Array, e: Own) {
    this.x = s.slice(2);
    this.x = a.slice(2);
    this.x = b.slice(2);
    this.x = c.slice(2);
    this.x = d.slice(2);
    this.x = e.slice(2);
    this.x = e.subarray(2);
  }
}
export {};
`,
  },
  {
    name: "an own class called NDArray",
    code: `class NDArray2 {}
namespace own {
  export class NDArray {
    slice(n: number): NDArray {
      return this;
    }
  }
}
class A {
  x: unknown = null;
  f(a: own.NDArray) {
    this.x = a.slice(2);
  }
}
export {};
`,
  },
  {
    name: "an own class called Buffer",
    code: `namespace own {
  export class Buffer {
    slice(n: number): Buffer {
      return this;
    }
    subarray(n: number): Buffer {
      return this;
    }
  }
}
class A {
  x: unknown = null;
  f(a: own.Buffer) {
    this.x = a.slice(2);
    this.x = a.subarray(2);
  }
}
export {};
`,
  },
];
