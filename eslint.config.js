import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import eslintPlugin from "eslint-plugin-eslint-plugin";
import tseslint from "typescript-eslint";
import tsmem from "./packages/eslint-plugin/dist/index.js";

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
      "**/test/corpus-extra/cases/**",
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
    // The rule of this repository, built before the root lint. Functions here give views on purpose.
    files: ["**/*.ts"],
    plugins: { "@tsmem": tsmem },
    rules: { "@tsmem/no-stored-view": "error" },
  },
  {
    // True, and meant: in tables.ts three columns that together are the whole of their buffer are handed
    // back; in items.ts a window onto a block lives as long as the pool that it belongs to; the lab shows
    // what the rule finds. Tests keep odd views in order to look at them, and to see what they keep alive.
    files: [
      "packages/pool/src/heap/tables.ts",
      "packages/pool/src/struct/items.ts",
      "apps/lab/src/pipelines/*.ts",
      "**/test/**",
    ],
    rules: { "@tsmem/no-stored-view": "off" },
  },
  {
    // Syntax nodes are told apart by the text of their type, as selectors do. The text narrows the union
    // of nodes as well as AST_NODE_TYPES does, which would have to be imported at run time.
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
