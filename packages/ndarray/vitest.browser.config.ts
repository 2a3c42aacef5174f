import { browserConfig } from "../../tools/vitest-browser.ts";

export default browserConfig(
  ["test/unit/**/*.test.ts", "test/browser/**/*.test.ts"],
  // These read files, run processes, use native kernels or their threads, or look at what `util.inspect` shows.
  [
    "test/unit/kernels/both-ways.test.ts",
    "test/unit/kernels/generated.test.ts",
    "test/unit/docs/**",
    "test/unit/methods/compute.test.ts",
    "test/unit/io/files.test.ts",
    "test/unit/io/mapped.test.ts",
    "test/unit/kernels/threads.test.ts",
  ],
);
