import type { Case } from "./case.ts";

export const cases: readonly Case[] = [
  {
    name: "closures handed to on, addListener, addEventListener and setInterval",
    code: `import { readFileSync } from "node:fs";
import { EventEmitter } from "node:events";
export function f(bus: EventEmitter, t: EventTarget, p: string) {
  const v = readFileSync(p).subarray(0, 4);
  bus.on("a", () => v.length);
  bus.addListener("a", function () {
    return v.length;
  });
  t.addEventListener("a", () => {
    console.log(v);
  });
  setInterval(() => {
    console.log(v);
  }, 10);
}
`,
    reports: [
      {
        line: 5,
        message: "capturedByListener",
        says: ["on", "elements 0 to 4 (`readFileSync(p).subarray(0, 4)`)", "`readFileSync(p)`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 4,
            text: "const v = Buffer.from(new Uint8Array(readFileSync(p).subarray(0, 4)).buffer);",
          },
          {
            id: "suggestPooledBuffer",
            at: 4,
            text: "const v = Buffer.from(readFileSync(p).subarray(0, 4));",
          },
        ],
      },
      {
        line: 7,
        message: "capturedByListener",
        says: [
          "addListener",
          "elements 0 to 4 (`readFileSync(p).subarray(0, 4)`)",
          "`readFileSync(p)`",
        ],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 4,
            text: "const v = Buffer.from(new Uint8Array(readFileSync(p).subarray(0, 4)).buffer);",
          },
          {
            id: "suggestPooledBuffer",
            at: 4,
            text: "const v = Buffer.from(readFileSync(p).subarray(0, 4));",
          },
        ],
      },
      {
        line: 10,
        message: "capturedByListener",
        says: [
          "addEventListener",
          "elements 0 to 4 (`readFileSync(p).subarray(0, 4)`)",
          "`readFileSync(p)`",
        ],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 4,
            text: "const v = Buffer.from(new Uint8Array(readFileSync(p).subarray(0, 4)).buffer);",
          },
          {
            id: "suggestPooledBuffer",
            at: 4,
            text: "const v = Buffer.from(readFileSync(p).subarray(0, 4));",
          },
        ],
      },
      {
        line: 13,
        message: "capturedByListener",
        says: [
          "setInterval",
          "elements 0 to 4 (`readFileSync(p).subarray(0, 4)`)",
          "`readFileSync(p)`",
        ],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 4,
            text: "const v = Buffer.from(new Uint8Array(readFileSync(p).subarray(0, 4)).buffer);",
          },
          {
            id: "suggestPooledBuffer",
            at: 4,
            text: "const v = Buffer.from(readFileSync(p).subarray(0, 4));",
          },
        ],
      },
    ],
  },
  {
    name: "the base belongs to the caller",
    code: `import { EventEmitter } from "node:events";
export function f(bus: EventEmitter, b: Uint8Array) {
  const v = b.subarray(0, 4);
  bus.on("a", () => v.length);
}
`,
    reports: [
      {
        line: 4,
        message: "capturedByListener",
        says: ["on", "elements 0 to 4 (`b.subarray(0, 4)`)", "`b`"],
        suggestions: [{ id: "suggestSlice", at: 3, text: "const v = b.slice(0, 4);" }],
      },
    ],
  },
  {
    name: "a named function",
    code: `import { readFileSync } from "node:fs";
import { EventEmitter } from "node:events";
export function f(bus: EventEmitter, p: string) {
  const v = readFileSync(p).subarray(0, 4);
  const log = () => {
    console.log(v);
  };
  bus.on("a", log);
}
`,
    reports: [
      {
        line: 6,
        message: "capturedByListener",
        says: ["on", "elements 0 to 4 (`readFileSync(p).subarray(0, 4)`)", "`readFileSync(p)`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 4,
            text: "const v = Buffer.from(new Uint8Array(readFileSync(p).subarray(0, 4)).buffer);",
          },
          {
            id: "suggestPooledBuffer",
            at: 4,
            text: "const v = Buffer.from(readFileSync(p).subarray(0, 4));",
          },
        ],
      },
    ],
  },
  {
    name: "a function declaration",
    code: `import { readFileSync } from "node:fs";
import { EventEmitter } from "node:events";
export function f(bus: EventEmitter, p: string) {
  const v = readFileSync(p).subarray(0, 4);
  bus.on("a", log);
  function log() {
    console.log(v);
  }
}
`,
    reports: [
      {
        line: 7,
        message: "capturedByListener",
        says: ["on", "elements 0 to 4 (`readFileSync(p).subarray(0, 4)`)", "`readFileSync(p)`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 4,
            text: "const v = Buffer.from(new Uint8Array(readFileSync(p).subarray(0, 4)).buffer);",
          },
          {
            id: "suggestPooledBuffer",
            at: 4,
            text: "const v = Buffer.from(readFileSync(p).subarray(0, 4));",
          },
        ],
      },
    ],
  },
  {
    name: "a closure in a closure",
    code: `import { readFileSync } from "node:fs";
import { EventEmitter } from "node:events";
export function f(bus: EventEmitter, p: string) {
  const v = readFileSync(p).subarray(0, 4);
  bus.on("a", () => {
    setTimeout(() => {
      console.log(v);
    }, 1);
  });
}
`,
    reports: [
      {
        line: 7,
        message: "capturedByListener",
        says: ["on", "elements 0 to 4 (`readFileSync(p).subarray(0, 4)`)", "`readFileSync(p)`"],
        suggestions: [
          {
            id: "suggestExactBuffer",
            at: 4,
            text: "const v = Buffer.from(new Uint8Array(readFileSync(p).subarray(0, 4)).buffer);",
          },
          {
            id: "suggestPooledBuffer",
            at: 4,
            text: "const v = Buffer.from(readFileSync(p).subarray(0, 4));",
          },
        ],
      },
    ],
  },
  {
    name: "the closure captures the base too",
    code: `import { readFileSync } from "node:fs";
import { EventEmitter } from "node:events";
export function f(bus: EventEmitter, p: string) {
  const b = readFileSync(p);
  const v = b.subarray(0, 4);
  bus.on("a", () => v.equals(b));
}
`,
  },
  {
    name: "the view is not captured",
    code: `import { readFileSync } from "node:fs";
import { EventEmitter } from "node:events";
export function f(bus: EventEmitter, p: string) {
  const v = readFileSync(p).subarray(0, 4);
  const n = v.length;
  bus.on("a", () => n);
}
`,
  },
  {
    name: "a copy is captured",
    code: `import { readFileSync } from "node:fs";
import { EventEmitter } from "node:events";
export function f(bus: EventEmitter, p: string) {
  const v = Buffer.from(readFileSync(p).subarray(0, 4));
  bus.on("a", () => v);
}
`,
  },
  {
    name: "one-shot callbacks",
    code: `import { readFileSync } from "node:fs";
import { EventEmitter } from "node:events";
export function f(bus: EventEmitter, t: EventTarget, p: string) {
  const v = readFileSync(p).subarray(0, 4);
  setTimeout(() => v, 1);
  setImmediate(() => v);
  process.nextTick(() => v);
  queueMicrotask(() => {
    console.log(v);
  });
  bus.once("a", () => v);
  [1].forEach(() => v);
  void Promise.resolve().then(() => v);
  t.addEventListener(
    "a",
    () => {
      console.log(v);
    },
    { once: true },
  );
}
`,
  },
  {
    name: "a module variable is a store of its own",
    code: `import { readFileSync } from "node:fs";
import { EventEmitter } from "node:events";
const head = readFileSync("a").subarray(0, 4);
export function f(bus: EventEmitter) {
  bus.on("a", () => head);
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
            text: 'const head = Buffer.from(new Uint8Array(readFileSync("a").subarray(0, 4)).buffer);',
          },
          {
            id: "suggestPooledBuffer",
            at: 3,
            text: 'const head = Buffer.from(readFileSync("a").subarray(0, 4));',
          },
        ],
      },
    ],
  },
  {
    name: "a parameter that is a View",
    code: `import { NDArray, View } from "@tsmem/ndarray";
import { EventEmitter } from "node:events";
export function f(bus: EventEmitter, v: View<NDArray>) {
  bus.on("a", () => v.size);
}
`,
    reports: [
      {
        line: 4,
        message: "capturedByListener",
        says: ["on", "a view (`v: View<NDArray>`)", "its base"],
        suggestions: [],
      },
    ],
  },
];
