import type { Case } from "./case.ts";

export const cases: readonly Case[] = [
  {
    name: "casts, non-null, satisfies, parentheses",
    code: `class A {
  x: Uint8Array | null = null;
  f(b: Uint8Array) {
    this.x = b.subarray(1) as Uint8Array;
    this.x = b.subarray(1)!;
    this.x = b.subarray(1) satisfies Uint8Array;
    this.x = <Uint8Array>b.subarray(1);
  }
}
export {};
`,
    reports: [
      {
        line: 4,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 4, text: "this.x = b.slice(1) as Uint8Array;" }],
      },
      {
        line: 5,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 5, text: "this.x = b.slice(1)!;" }],
      },
      {
        line: 6,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [
          { id: "suggestSlice", at: 6, text: "this.x = b.slice(1) satisfies Uint8Array;" },
        ],
      },
      {
        line: 7,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 7, text: "this.x = <Uint8Array>b.slice(1);" }],
      },
    ],
  },
  {
    name: "await",
    code: `import { readFile } from "node:fs/promises";
class A {
  x: Buffer | null = null;
  async f(p: string) {
    this.x = (await readFile(p)).subarray(0, 4);
    this.x = await Promise.resolve((await readFile(p)).subarray(0, 4));
  }
}
`,
    reports: [
      {
        line: 5,
        message: "storedInField",
        says: ["this.x", "elements 0 to 4 (`(await readFile(p)).subarray(0, 4)`)", "`readFile(p)`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 5,
            text: "this.x = Buffer.from(new Uint8Array((await readFile(p)).subarray(0, 4)).buffer);",
          },
          {
            id: "suggestPooledBuffer",
            at: 5,
            text: "this.x = Buffer.from((await readFile(p)).subarray(0, 4));",
          },
        ],
      },
      {
        line: 6,
        message: "storedInField",
        says: ["this.x", "elements 0 to 4 (`(await readFile(p)).subarray(0, 4)`)", "`readFile(p)`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 6,
            text: "this.x = await Promise.resolve(Buffer.from(new Uint8Array((await readFile(p)).subarray(0, 4)).buffer));",
          },
          {
            id: "suggestPooledBuffer",
            at: 6,
            text: "this.x = await Promise.resolve(Buffer.from((await readFile(p)).subarray(0, 4)));",
          },
        ],
      },
    ],
  },
  {
    name: "both branches of a conditional",
    code: `class A {
  x: Uint8Array | null = null;
  f(b: Uint8Array, c: boolean) {
    this.x = c ? b.subarray(1) : null;
    this.x = c ? null : b.subarray(1);
    this.x = c ? null : c ? b.subarray(1) : null;
  }
}
export {};
`,
    reports: [
      {
        line: 4,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 4, text: "this.x = c ? b.slice(1) : null;" }],
      },
      {
        line: 5,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 5, text: "this.x = c ? null : b.slice(1);" }],
      },
      {
        line: 6,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [
          { id: "suggestSlice", at: 6, text: "this.x = c ? null : c ? b.slice(1) : null;" },
        ],
      },
    ],
  },
  {
    name: "the test of a conditional is not the value",
    code: `class A {
  x: number = 0;
  f(b: Uint8Array) {
    this.x = b.subarray(1) ? 1 : 0;
  }
}
export {};
`,
  },
  {
    name: "??, || and &&",
    code: `class A {
  x: unknown = null;
  f(b: Uint8Array, c: Uint8Array | null, d: boolean) {
    this.x = c ?? b.subarray(1);
    this.x = c || b.subarray(1);
    this.x = d && b.subarray(1);
    this.x = b.subarray(1) ?? c;
  }
}
export {};
`,
    reports: [
      {
        line: 4,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 4, text: "this.x = c ?? b.slice(1);" }],
      },
      {
        line: 5,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 5, text: "this.x = c || b.slice(1);" }],
      },
      {
        line: 6,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 6, text: "this.x = d && b.slice(1);" }],
      },
      {
        line: 7,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 7, text: "this.x = b.slice(1) ?? c;" }],
      },
    ],
  },
  {
    name: "comma",
    code: `class A {
  x: unknown = null;
  f(b: Uint8Array) {
    this.x = (b.length, b.subarray(1));
    this.x = (b.subarray(1), b.length);
  }
}
export {};
`,
    reports: [
      {
        line: 4,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 4, text: "this.x = (b.length, b.slice(1));" }],
      },
    ],
  },
  {
    name: "assignment expressions",
    code: `class A {
  x: unknown = null;
  y: unknown = null;
  f(b: Uint8Array) {
    let v;
    this.x = v = b.subarray(1);
    this.x = this.y = b.subarray(1);
  }
}
export {};
`,
    reports: [
      {
        line: 6,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 6, text: "this.x = v = b.slice(1);" }],
      },
      {
        line: 7,
        message: "storedInField",
        says: ["this.y", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 7, text: "this.x = this.y = b.slice(1);" }],
      },
    ],
  },
  {
    name: "optional chains",
    code: `class A {
  x: Buffer | undefined = undefined;
  f(b: Buffer | undefined, o?: { b?: Buffer }) {
    this.x = b?.subarray(1);
    this.x = o?.b?.subarray(1);
  }
}
export {};
`,
    reports: [
      {
        line: 4,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b?.subarray(1)`)", "`b`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 4,
            text: "this.x = (b ? Buffer.from(new Uint8Array(b.subarray(1)).buffer) : undefined);",
          },
          {
            id: "suggestPooledBuffer",
            at: 4,
            text: "this.x = (b ? Buffer.from(b.subarray(1)) : undefined);",
          },
        ],
      },
      {
        line: 5,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`o?.b?.subarray(1)`)", "`o?.b`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 5,
            text: "this.x = (o?.b ? Buffer.from(new Uint8Array(o?.b.subarray(1)).buffer) : undefined);",
          },
          {
            id: "suggestPooledBuffer",
            at: 5,
            text: "this.x = (o?.b ? Buffer.from(o?.b.subarray(1)) : undefined);",
          },
        ],
      },
    ],
  },
  {
    name: "const",
    code: `class A {
  x: Uint8Array | null = null;
  f(b: Uint8Array) {
    const v = b.subarray(1);
    const w = v;
    this.x = w;
  }
}
export {};
`,
    reports: [
      {
        line: 6,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 6, text: "this.x = w.slice();" }],
      },
    ],
  },
  {
    name: "let that holds a copy by now",
    code: `class A {
  x: Uint8Array | null = null;
  f(b: Uint8Array) {
    let v = b.subarray(1);
    v = v.slice();
    this.x = v;
  }
}
export {};
`,
  },
  {
    name: "let that holds a view by now",
    code: `class A {
  x: Uint8Array | null = null;
  f(b: Uint8Array) {
    let v: Uint8Array = b.slice(1);
    v = b.subarray(1);
    this.x = v;
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
    ],
  },
  {
    name: "let assigned in one branch",
    code: `class A {
  x: Uint8Array | null = null;
  f(b: Uint8Array, c: boolean) {
    let v: Uint8Array | null = null;
    if (c) v = b.subarray(1);
    this.x = v;
  }
}
export {};
`,
    reports: [
      {
        line: 6,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 6, text: "this.x = (v && v.slice());" }],
      },
    ],
  },
  {
    name: "let copied in one branch only",
    code: `class A {
  x: Uint8Array | null = null;
  f(b: Uint8Array, c: boolean) {
    let v = b.subarray(1);
    if (c) v = v.slice();
    this.x = v;
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
    ],
  },
  {
    name: "let copied in both branches",
    code: `class A {
  x: Uint8Array | null = null;
  f(b: Uint8Array, c: boolean) {
    let v = b.subarray(1);
    if (c) v = v.slice();
    else v = new Uint8Array(v);
    this.x = v;
  }
}
export {};
`,
  },
  {
    name: "a view assigned in a branch that leaves",
    code: `class A {
  x: Uint8Array | null = null;
  f(b: Uint8Array, c: boolean) {
    let v: Uint8Array = b.slice(1);
    if (c) {
      v = b.subarray(1);
      return v;
    }
    this.x = v;
    return v;
  }
}
export {};
`,
  },
  {
    name: "a view assigned after the store",
    code: `class A {
  x: Uint8Array | null = null;
  f(b: Uint8Array) {
    let v: Uint8Array = b.slice(1);
    this.x = v;
    v = b.subarray(1);
  }
}
export {};
`,
  },
  {
    name: "a view assigned after the store in a loop",
    code: `class A {
  x: Uint8Array | null = null;
  f(b: Uint8Array) {
    let v: Uint8Array = b.slice(1);
    while (v.length) {
      this.x = v;
      v = b.subarray(1);
    }
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
    ],
  },
  {
    name: "a switch",
    code: `class A {
  x: Uint8Array | null = null;
  f(b: Uint8Array, n: number) {
    let v: Uint8Array = b.slice(1);
    switch (n) {
      case 0:
        v = b.subarray(1);
        break;
      default:
        v = b.slice(2);
    }
    this.x = v;
  }
}
export {};
`,
    reports: [
      {
        line: 12,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 12, text: "this.x = v.slice();" }],
      },
    ],
  },
  {
    name: "a switch that always copies",
    code: `class A {
  x: Uint8Array | null = null;
  f(b: Uint8Array, n: number) {
    let v = b.subarray(1);
    switch (n) {
      case 0:
        v = b.slice(1);
        break;
      default:
        v = b.slice(2);
    }
    this.x = v;
  }
}
export {};
`,
  },
  {
    name: "try and catch",
    code: `class A {
  x: Uint8Array | null = null;
  f(b: Uint8Array, g: () => void) {
    let v: Uint8Array = b.slice(1);
    try {
      v = b.subarray(1);
      g();
      v = b.slice(2);
    } catch {
      this.x = v;
    }
  }
}
export {};
`,
    reports: [
      {
        line: 10,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 10, text: "this.x = v.slice();" }],
      },
    ],
  },
  {
    name: "a copy in finally",
    code: `class A {
  x: Uint8Array | null = null;
  f(b: Uint8Array, g: () => void) {
    let v = b.subarray(1);
    try {
      g();
    } finally {
      v = v.slice();
    }
    this.x = v;
  }
}
export {};
`,
  },
  {
    name: "a logical assignment",
    code: `class A {
  x: Uint8Array | null = null;
  f(b: Uint8Array, c: Uint8Array | null) {
    let v = c;
    v ??= b.subarray(1);
    this.x = v;
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
    ],
  },
  {
    name: "a parameter that receives a view",
    code: `class A {
  x: Uint8Array | null = null;
  f(b: Uint8Array) {
    b = b.subarray(1);
    this.x = b;
  }
}
export {};
`,
    reports: [
      {
        line: 5,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 5, text: "this.x = b.slice();" }],
      },
    ],
  },
  {
    name: "a parameter with a view as default",
    code: `class A {
  x: Uint8Array | null = null;
  f(b: Uint8Array, v = b.subarray(1)) {
    this.x = v;
  }
}
export {};
`,
    reports: [
      {
        line: 4,
        message: "storedInField",
        says: ["this.x", "everything from element 1 on (`b.subarray(1)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 4, text: "this.x = v.slice();" }],
      },
    ],
  },
];
