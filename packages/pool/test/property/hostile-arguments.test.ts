import { sweep } from "@tsmem/testing";
import { expect, it } from "vitest";
import * as pools from "../../src/index.ts";
import { publicCalls, state } from "../fuzz/hostile/calls.ts";

const known = new Set(publicCalls.map(({ name }) => name));

it("knows arguments for every function and method", () => {
  const methods = Object.entries(Object.getOwnPropertyDescriptors(pools.Pool.prototype))
    .filter(([name, { value }]) => typeof value === "function" && name !== "constructor")
    .map(([name]) => `pool.${name}`);
  expect([...Object.keys(pools), ...methods].filter((name) => !known.has(name))).toEqual([]);
});

it("calls everything with arguments that it accepts", () => {
  for (const { run, args } of publicCalls) run(args());
});

it("hostile values at every place give a result or an error of tsmem, and lose nothing", async () => {
  const problems: string[] = [];
  for (const call of publicCalls) problems.push(...(await sweep(call, { state })));
  expect(problems).toEqual([]);
});
