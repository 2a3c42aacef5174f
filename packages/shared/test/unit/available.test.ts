import { expect, it } from "vitest";
import { available, reason } from "../../src/index.ts";

it("available is true exactly when there is no reason against it", () => {
  expect(available).toBe(reason === undefined);
});
