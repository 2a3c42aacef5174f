import { defineConfig } from "vitest/config";

// Random calls for TSMEM_FUZZ_SECONDS, outside the default run; TSMEM_FUZZ_SEED repeats one that failed.
export default defineConfig({ test: { include: ["test/fuzz/**/*.fuzz.ts"] } });
