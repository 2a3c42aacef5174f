import { browserConfig } from "../../tools/vitest-browser.ts";

export default browserConfig(
  ["test/unit/**/*.test.ts", "test/browser/**/*.test.ts"],
  // These read files, run processes, or look at what `util.inspect` of Node shows.
  [
    "test/unit/kernels/generated.test.ts",
    "test/unit/docs/**",
    "test/unit/methods/compute.test.ts",
    "test/unit/io/files.test.ts",
  ],
);
