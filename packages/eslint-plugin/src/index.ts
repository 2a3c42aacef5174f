import { createRequire } from "node:module";
import type { TSESLint } from "@typescript-eslint/utils";
import { noStoredView } from "./no-stored-view.ts";

/** The rules, by name without prefix. */
export interface Rules {
  readonly "no-stored-view": typeof noStoredView;
}

/** The plugin with its flat configs. */
export interface Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: Rules;
  readonly configs: {
    /** The rule as a warning. */
    readonly recommended: TSESLint.FlatConfig.Config;
    /** The rule as an error, also for views that exported functions return. */
    readonly strict: TSESLint.FlatConfig.Config;
    /** The rule off, for files that are linted without type information. */
    readonly "disable-type-checked": TSESLint.FlatConfig.Config;
  };
}

const { name, version } = createRequire(import.meta.url)("../package.json") as {
  readonly name: string;
  readonly version: string;
};

const rules: Rules = { "no-stored-view": noStoredView };

const meta = { name, version, namespace: "@tsmem" };
const base = { meta, rules } as unknown as TSESLint.FlatConfig.Plugin;

const plugin: Plugin = {
  meta,
  rules,
  configs: {
    recommended: {
      name: "@tsmem/recommended",
      plugins: { "@tsmem": base },
      rules: { "@tsmem/no-stored-view": "warn" },
    },
    strict: {
      name: "@tsmem/strict",
      plugins: { "@tsmem": base },
      rules: { "@tsmem/no-stored-view": ["error", { checkReturns: "exported" }] },
    },
    "disable-type-checked": {
      name: "@tsmem/disable-type-checked",
      rules: { "@tsmem/no-stored-view": "off" },
    },
  },
};

export default plugin;
