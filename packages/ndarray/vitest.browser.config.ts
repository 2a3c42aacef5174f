import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";

// CHROMIUM_PATH names a browser that is installed already; without it playwright looks for its own.
const executablePath = process.env["CHROMIUM_PATH"];

export default defineConfig({
  // Cross-origin isolation, without which SharedArrayBuffer does not exist.
  server: {
    headers: {
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
    },
  },
  test: {
    include: ["test/unit/**/*.test.ts", "test/browser/**/*.test.ts"],
    exclude: ["test/unit/**/*.node.test.ts"],
    testTimeout: 60_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: {
          ...(executablePath === undefined ? {} : { executablePath }),
          args: [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
          ],
        },
      }),
      instances: [{ browser: "chromium" }],
    },
  },
});
