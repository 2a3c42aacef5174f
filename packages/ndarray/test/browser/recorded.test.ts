import { describe, expect, it } from "vitest";
import { commands } from "vitest/browser";
import { ops } from "../conformance/ops/index.ts";
import type { Case } from "../conformance/runner/case.ts";
import { runCases } from "../conformance/runner/run-cases.ts";

const areas = [
  "assign-overlap",
  "casting",
  "datetime",
  "errors",
  "indexing",
  "linalg",
  "manipulation",
  "numpy-suite",
  "reductions",
  "sorting",
  "strings",
  "structured",
  "ufuncs",
  "views",
];

/** The recorded cases of one area, from the server of the tests. */
async function casesOf(area: string): Promise<Case[]> {
  // From the folder of the package, where the server runs.
  const path = `test/conformance/data/${area}.jsonl.gz`;
  const encoded = await commands.readFile(path, "base64");
  const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const text = await new Response(unpacked).text();
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Case);
}

describe("recorded NumPy results in a browser, level strict", () => {
  it.each(areas)("%s", async (area) => {
    const { failures, passed } = runCases(area, await casesOf(area), ops, "strict");
    expect(failures).toEqual([]);
    expect(passed).toBeGreaterThan(0);
  });
});
