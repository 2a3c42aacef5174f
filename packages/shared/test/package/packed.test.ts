import { execFileSync } from "node:child_process";
import { installPacked } from "@tsmem/testing";
import { expect, it } from "vitest";

it("the packed package works elsewhere", { timeout: 120_000 }, async () => {
  const cwd = await installPacked(["@tsmem/shared"]);
  const names = "{ available }";
  for (const [flag, load] of [
    ["--input-type=module", `import ${names} from "@tsmem/shared";`],
    ["--input-type=commonjs", `const ${names} = require("@tsmem/shared");`],
  ] as const) {
    const output = execFileSync(process.execPath, [flag, "-e", `${load} console.log(available)`], {
      cwd,
      encoding: "utf8",
    });
    expect(output).toBe("true\n");
  }
});
