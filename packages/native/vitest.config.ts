import { defineConfig } from "vitest/config";

const shared = {
  exclude: ["test/fuzz/**", "test/browser/**"],
  testTimeout: 60_000,
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
