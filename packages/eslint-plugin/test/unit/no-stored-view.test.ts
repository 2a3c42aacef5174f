import { fileURLToPath } from "node:url";
import * as parser from "@typescript-eslint/parser";
import {
  type InvalidTestCase,
  RuleTester,
  type ValidTestCase,
} from "@typescript-eslint/rule-tester";
import { afterAll, describe, it } from "vitest";
import type { MessageId } from "../../src/messages.ts";
import { noStoredView } from "../../src/no-stored-view.ts";
import type { Options } from "../../src/options.ts";
import { applied, type Case } from "../cases/case.ts";
import { groups } from "../cases/index.ts";

RuleTester.afterAll = afterAll;
RuleTester.describe = describe;
RuleTester.it = it;
RuleTester.itOnly = it.only.bind(it);

const tester = new RuleTester({
  languageOptions: {
    parser,
    parserOptions: {
      project: "./tsconfig.json",
      tsconfigRootDir: fileURLToPath(new URL("../fixtures/project", import.meta.url)),
    },
  },
});

function valid({ name, code, options, isJavaScript }: Case): ValidTestCase<[Options]> {
  return {
    name,
    code,
    options: [options ?? {}],
    ...(isJavaScript && { filename: "script.js" }),
  };
}

function invalid(one: Case): InvalidTestCase<MessageId, [Options]> {
  return {
    ...valid(one),
    errors: one.reports!.map(({ line, message, says: [place, kept, base], suggestions }) => ({
      line,
      messageId: message as MessageId,
      data: { place, kept, base },
      suggestions:
        suggestions.length === 0
          ? null
          : suggestions.map((suggestion) => ({
              messageId: suggestion.id as MessageId,
              data: { method: suggestion.method },
              output: applied(one.code, suggestion),
            })),
    })),
  };
}

for (const [title, cases] of groups)
  describe(title, () => {
    tester.run("no-stored-view", noStoredView, {
      valid: cases.filter(({ reports }) => !reports).map(valid),
      invalid: cases.filter(({ reports }) => reports).map(invalid),
    });
  });
