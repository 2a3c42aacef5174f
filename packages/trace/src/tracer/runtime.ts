import type * as Fs from "node:fs";
import type * as Module from "node:module";
import type * as Path from "node:path";
import type * as Url from "node:url";
import type * as V8 from "node:v8";
import type * as Vm from "node:vm";

interface Builtins {
  "node:fs": typeof Fs;
  "node:module": typeof Module;
  "node:path": typeof Path;
  "node:url": typeof Url;
  "node:v8": typeof V8;
  "node:vm": typeof Vm;
}

/** The parts of Node's `process` that the tracer uses where they exist. */
interface ProcessLike {
  getBuiltinModule?(name: string): unknown;
  cwd?(): string;
}

const runtime = (globalThis as { process?: ProcessLike }).process;

/** A Node builtin, or undefined in browsers; never named in an import, so bundlers leave it alone. */
export function builtin<Name extends keyof Builtins>(name: Name): Builtins[Name] | undefined {
  return runtime?.getBuiltinModule?.(name) as Builtins[Name] | undefined;
}

/** The folder that printed paths are relative to; empty where there is none. */
export function workingDirectory(): string {
  return runtime?.cwd?.() ?? "";
}
