import { browserConfig } from "../../tools/vitest-browser.ts";

export default browserConfig(
  ["test/unit/**/*.test.ts", "test/browser/**/*.test.ts"],
  // Compares files, which only Node can read.
  ["test/unit/kernels/generated.test.ts"],
);
