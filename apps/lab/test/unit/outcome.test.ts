import { expect, it } from "vitest";
import { outcome } from "../../src/recipe.ts";

it("outcome() passes when every check holds", () => {
  expect(outcome("4 MiB", { flat: true })).toEqual({ passed: true, seen: "4 MiB" });
});

it("outcome() names the checks that do not hold", () => {
  expect(outcome("4 MiB", { flat: false, freed: true, "same bytes": false })).toEqual({
    passed: false,
    seen: "4 MiB; wrong: flat, same bytes",
  });
});
