import { existsSync, readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";

const report = new URL("../native/addon/build-report.json", import.meta.url);
const isBuilt =
  !existsSync(report) || (JSON.parse(readFileSync(report, "utf8")) as { built: boolean }).built;

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Without a compiler there are no segments to test; available.test.ts checks what is said then.
    exclude: isBuilt
      ? []
      : [
          "test/memory/processes.test.ts",
          "test/memory/scenarios.test.ts",
          "test/package/**",
          "test/property/segments.test.ts",
          "test/unit/readme.test.ts",
          "test/unit/shared-memory.test.ts",
          "test/unit/trace.test.ts",
        ],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    execArgv: "bun" in process.versions ? [] : ["--expose-gc"],
  },
});
