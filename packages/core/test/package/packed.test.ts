import { execFileSync } from "node:child_process";
import { installPacked } from "@tsmem/testing";
import { expect, it } from "vitest";

it("the packed package can be imported and required elsewhere", { timeout: 120_000 }, async () => {
  const cwd = await installPacked(["@tsmem/core"]);
  const use = "checkedByteLength('use', 3, 8) + ' ' + isTsmemError(new ReleasedError('gone'))";
  const names = "{ checkedByteLength, isTsmemError, ReleasedError }";
  for (const [flag, load] of [
    ["--input-type=module", `import ${names} from "@tsmem/core";`],
    ["--input-type=commonjs", `const ${names} = require("@tsmem/core");`],
  ] as const) {
    const output = execFileSync(process.execPath, [flag, "-e", `${load} console.log(${use})`], {
      cwd,
      encoding: "utf8",
    });
    expect(output).toBe("24 true\n");
  }
});
