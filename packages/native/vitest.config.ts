import { existsSync, readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";

const report = new URL("addon/build-report.json", import.meta.url);
const isBuilt =
  !existsSync(report) || (JSON.parse(readFileSync(report, "utf8")) as { built: boolean }).built;

const shared = {
  // Without a compiler there are no kernels to test; availability.test.ts checks what is said then.
  exclude: ["test/fuzz/**", "test/browser/**", ...(isBuilt ? [] : ["test/kernels/**"])],
  testTimeout: 120_000,
  hookTimeout: 120_000,
  execArgv: "bun" in process.versions ? [] : ["--expose-gc"],
};

export default defineConfig({
  test: {
    projects: [
      { test: { ...shared, name: "native", include: ["test/**/*.test.ts"] } },
      {
        // The same behaviour where the runtime forbids buffers over foreign memory.
        test: {
          ...shared,
          name: "no external buffers",
          include: ["test/unit/**/*.test.ts", "test/property/**/*.test.ts"],
          env: { TSMEM_NO_EXTERNAL_BUFFERS: "1" },
        },
      },
    ],
  },
});
