import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import eslintPlugin from "eslint-plugin-eslint-plugin";
import tseslint from "typescript-eslint";

export default defineConfig(
  {
    ignores: [
      "**/dist/**",
      "**/build/**",
      "**/prebuilds/**",
      "**/coverage/**",
      "**/generated/**",
      "**/fixtures/**",
      "**/test/corpus/cases/**",
      "**/test/corpus/types/**",
      "bench/**",
      "packages/native/include/*.d.cts",
    ],
  },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true, allow: [{ name: "bigint", from: "lib" }] },
      ],
      // Index loops over typed arrays are bounded by the length that they were given.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/prefer-for-of": "off",
    },
  },
  {
    // Syntax nodes are told apart by the text of their type, as selectors do.
    files: ["packages/eslint-plugin/**/*.ts"],
    extends: [eslintPlugin.configs.recommended],
    rules: { "@typescript-eslint/no-unsafe-enum-comparison": "off" },
  },
  {
    files: ["**/*.js", "**/*.mjs", "**/*.cjs"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      globals: {
        process: "readonly",
        console: "readonly",
        URL: "readonly",
        Buffer: "readonly",
        globalThis: "readonly",
        setTimeout: "readonly",
        setImmediate: "readonly",
        require: "readonly",
        module: "readonly",
        __dirname: "readonly",
        performance: "readonly",
      },
    },
  },
);
