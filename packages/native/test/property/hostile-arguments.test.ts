import { UnavailableError } from "@tsmem/core";
import { sweep } from "@tsmem/testing";
import { describe, expect, it } from "vitest";
import * as native from "../../src/index.ts";
import * as unsafe from "../../src/unsafe/index.ts";
import { mainCalls, unsafeCalls } from "../fuzz/hostile/calls.ts";

function functionsOf(entry: object): string[] {
  return Object.entries(entry)
    .filter(([, value]) => typeof value === "function")
    .map(([name]) => name);
}

describe.runIf(native.available).each([
  ["the main entry", native, mainCalls],
  ["unsafe", unsafe, unsafeCalls],
])("hostile arguments of %s", (_name, entry, calls) => {
  it("arguments are known for every function, and accepted", () => {
    const known = new Set(calls.map(({ name }) => name));
    expect(functionsOf(entry).filter((name) => !known.has(name))).toEqual([]);
    for (const { name, run, args } of calls) {
      try {
        run(args());
      } catch (error) {
        // Some runtimes forbid buffers over foreign memory.
        if (!(error instanceof UnavailableError)) throw new Error(name, { cause: error });
      }
    }
  });

  it("give a result or an error of tsmem", async () => {
    const problems: string[] = [];
    for (const call of calls) problems.push(...(await sweep(call)));
    expect(problems).toEqual([]);
  });
});
