import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import * as functions from "../../../src/functional.ts";

const page = readFileSync(new URL("../../../../../docs/numpy-users.md", import.meta.url), "utf8");
const [, tables = ""] = page.split("## Every function");
const named = [...tables.matchAll(/^\| .* \| `(\w+)\(.*` +\|$/gm)].map(([, name]) => name!);

it("the table for NumPy users names every exported function, and only those", () => {
  const exported = Object.entries(functions)
    .filter(([, value]) => typeof value === "function")
    .map(([name]) => name);
  expect(new Set(named)).toEqual(new Set(exported));
});

it("no function stands in the table twice, `slice` apart", () => {
  const twice = named.filter((name, i) => named.indexOf(name) !== i);
  expect(twice).toEqual(["slice"]);
});
