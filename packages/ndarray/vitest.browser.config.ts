import { browserConfig } from "../../tools/vitest-browser.ts";

export default browserConfig(
  ["test/unit/**/*.test.ts", "test/browser/**/*.test.ts"],
  ["test/unit/**/*.node.test.ts"],
);
