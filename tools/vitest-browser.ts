import { playwright } from "@vitest/browser-playwright";
import { defineConfig, type ViteUserConfig } from "vitest/config";

// CHROMIUM_PATH names a browser that is installed already; without it playwright looks for its own.
const executablePath = process.env["CHROMIUM_PATH"];

/**
 * Run tests of a package in headless Chromium.
 *
 * @param include - patterns of test files, from the package's folder
 * @param exclude - patterns of those among them that need Node
 */
export function browserConfig(include: string[], exclude: string[] = []): ViteUserConfig {
  return defineConfig({
    // Cross-origin isolation, without which SharedArrayBuffer does not exist.
    server: {
      headers: {
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Embedder-Policy": "require-corp",
      },
    },
    test: {
      include,
      exclude,
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
}
