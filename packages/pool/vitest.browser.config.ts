import { browserConfig } from "../../tools/vitest-browser.ts";

export default browserConfig(
  ["test/unit/**/*.test.ts", "test/property/**/*.test.ts"],
  ["test/unit/readme.test.ts", "test/property/hostile-arguments.test.ts"],
);
