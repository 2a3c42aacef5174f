import { defineConfig } from "vitest/config";

// The full number of rounds is 200; TSMEM_FUZZ_SECONDS shortens it.
const seconds = Number(process.env["TSMEM_FUZZ_SECONDS"] ?? 100);

export default defineConfig({
  test: {
    include: ["test/memory/killed-holder.test.ts"],
    env: { TSMEM_KILL_ROUNDS: String(Math.min(200, 2 * seconds)) },
  },
});
