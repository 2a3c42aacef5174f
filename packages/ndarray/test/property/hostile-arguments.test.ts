import { expect, it } from "vitest";
import * as nd from "../../src/index.ts";
import { namesOf, publicCalls } from "../fuzz/hostile/calls.ts";
import { sweep } from "../fuzz/hostile/sweep.ts";

it("knows arguments for every public function", () => {
  const known = new Set(publicCalls.map(({ name }) => name));
  const missing = [
    ...namesOf(nd),
    ...namesOf(nd.strings).map((name) => `strings.${name}`),
    ...namesOf(nd.Generator.prototype).map((name) => `Generator.${name}`),
  ].filter((name) => !known.has(name));
  expect(missing).toEqual([]);
});

it("calls every public function with arguments that it accepts", () => {
  const refused = publicCalls.flatMap(({ name, run, args }) => {
    try {
      run(args());
      return [];
    } catch (error) {
      return [`${name}: ${String(error)}`];
    }
  });
  expect(refused).toEqual([]);
});

// The fuzzer puts all of them there.
it("a fifth of the hostile values at each place give a sound result or an error of tsmem", async () => {
  const problems = await sweep(publicCalls, ({ isAlike }) => (isAlike ? 29 : 5));
  expect(problems).toEqual([]);
});
