import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { syncKernels } from "../../../scripts/generate-kernels.ts";

test("the committed kernels are what the table generates", () => {
  const folder = fileURLToPath(new URL("../../../src/kernels/generated", import.meta.url));
  expect(syncKernels(folder, false)).toEqual([]);
});
