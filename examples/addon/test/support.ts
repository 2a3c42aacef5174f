import { describe, expect, it } from "vitest";
import { example, type Example, reason } from "../src/index.ts";

/** Declares tests that need the compiled addon; without it, that it says why it is not there. */
export function describeNative(title: string, body: (functions: Example) => void): void {
  if (example === undefined) {
    it(`${title}: native unavailable`, () => {
      expect(reason).toMatch(/it was not built here: .|No native build was found/);
    });
    return;
  }
  const functions = example;
  describe(title, () => {
    body(functions);
  });
}

/** What a call threw. */
export function thrownBy(call: () => unknown): Error & { code?: string; errno?: number } {
  try {
    call();
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
  throw new Error("the call did not throw");
}
