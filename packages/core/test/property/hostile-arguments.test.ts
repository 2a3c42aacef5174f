import { sweep } from "@tsmem/testing";
import { expect, it } from "vitest";
import * as core from "../../src/index.ts";
import { publicCalls } from "../fuzz/calls.ts";

it("knows arguments for every function", () => {
  const functions = Object.entries(core)
    .filter(([, value]) => typeof value === "function" && !/^class\b/.test(String(value)))
    .map(([name]) => name);
  expect(functions.filter((name) => !publicCalls.some((call) => call.name === name))).toEqual([]);
});

it("calls every function with arguments that it accepts", () => {
  for (const { run, args } of publicCalls) run(args());
});

it("hostile values at every place give a result or an error of tsmem", async () => {
  const problems = await Promise.all(publicCalls.map((call) => sweep(call)));
  expect(problems.flat()).toEqual([]);
});
