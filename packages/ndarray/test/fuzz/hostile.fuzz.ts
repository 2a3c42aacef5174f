import { expect, it } from "vitest";
import { publicCalls } from "./hostile/calls.ts";
import { sweep } from "./hostile/sweep.ts";

it("all hostile values at every place of every public call", { timeout: 600_000 }, async () => {
  expect(await sweep(publicCalls)).toEqual([]);
});
