import { browserConfig } from "../../tools/vitest-browser.ts";

export default browserConfig([
  "test/unit/{export,format-size}.test.ts",
  "test/browser/**/*.test.ts",
]);
