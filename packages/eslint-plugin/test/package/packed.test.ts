import { execFileSync } from "node:child_process";
import { installPacked } from "@tsmem/testing";
import { expect, it } from "vitest";

it("the packed package can be imported and required elsewhere", { timeout: 120_000 }, async () => {
  const cwd = await installPacked(["@tsmem/eslint-plugin"]);
  const use = `console.log(Object.keys(plugin.configs).join(), plugin.meta.name, plugin.rules["no-stored-view"].meta.messages.storedInField.length > 0)`;
  const expected = "recommended,strict,disable-type-checked @tsmem/eslint-plugin true\n";
  for (const [flag, load] of [
    ["--input-type=module", `import plugin from "@tsmem/eslint-plugin";`],
    ["--input-type=commonjs", `const plugin = require("@tsmem/eslint-plugin").default;`],
  ] as const) {
    const output = execFileSync(process.execPath, [flag, "-e", `${load} ${use}`], {
      cwd,
      encoding: "utf8",
    });
    expect(output).toBe(expected);
  }
});
