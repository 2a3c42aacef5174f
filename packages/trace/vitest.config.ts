import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/fuzz/**", "test/browser/**"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    execArgv: "bun" in process.versions ? [] : ["--expose-gc"],
  },
});
