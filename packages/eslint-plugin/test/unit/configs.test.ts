import { ESLint, type Linter } from "eslint";
import { describe, expect, it } from "vitest";
import plugin from "../../src/index.ts";

const code = "class A { f(b) { this.x = b.subarray(0, 4); } }";

async function lint(...configs: unknown[]): Promise<Linter.LintMessage[]> {
  const eslint = new ESLint({
    overrideConfigFile: true,
    overrideConfig: configs as Linter.Config[],
  });
  const [result] = await eslint.lintText(code, { filePath: "plain.js" });
  return result!.messages;
}

describe("configs", () => {
  const { configs } = plugin;

  it("recommended warns, also without type information", async () => {
    const messages = await lint(configs.recommended);
    expect(messages.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([
      ["@tsmem/no-stored-view", 1],
    ]);
  });

  it("strict is an error", async () => {
    expect((await lint(configs.strict)).map(({ severity }) => severity)).toEqual([2]);
  });

  it("disable-type-checked turns the rule off", async () => {
    expect(await lint(configs.strict, configs["disable-type-checked"])).toEqual([]);
  });

  it("options outside the schema are refused", async () => {
    const rules = { "@tsmem/no-stored-view": ["error", { checkReturns: "sometimes" }] };
    await expect(lint(configs.recommended, { rules })).rejects.toThrow(/allowed values/);
  });
});

describe("without type information", () => {
  async function lines(source: string): Promise<number[]> {
    const eslint = new ESLint({
      overrideConfigFile: true,
      overrideConfig: [plugin.configs.strict as Linter.Config],
    });
    const [result] = await eslint.lintText(source, { filePath: "plain.js" });
    return result!.messages.map(({ line }) => line);
  }

  it.each([
    ["subarray of anything", "this.x = b.subarray(1);", true],
    ["slice of anything says nothing", "this.x = b.slice(1);", false],
    ["slice of a Buffer made here", "const c = Buffer.alloc(9); this.x = c.slice(1);", true],
    ["a construction over part of a buffer", "this.x = new Uint8Array(b.buffer, 8, 8);", true],
    ["a construction over all of it", "this.x = new Uint8Array(b.buffer);", false],
    ["a collection whose initialiser is here", "this.list.push(b.subarray(1));", true],
    ["a collection of anything", "b.list.push(b.subarray(1));", false],
    ["a map made in the constructor", "this.map.set(1, b.subarray(1));", true],
    ["a copy", "this.x = new Uint8Array(b.subarray(1));", false],
  ])("%s", async (_, statement, isReported) => {
    const source = `class A { list = []; constructor() { this.map = new Map(); } f(b) {\n${statement}\n} }`;
    expect(await lines(source)).toEqual(isReported ? [2] : []);
  });
});
