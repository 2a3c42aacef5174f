import { installPacked, printed } from "@tsmem/testing";
import { expect, it } from "vitest";

it("the packed package can be imported and required elsewhere", { timeout: 120_000 }, async () => {
  const cwd = await installPacked(["@tsmem/core"]);
  const use = "checkedByteLength('use', 3, 8) + ' ' + isTsmemError(new ReleasedError('gone'))";
  const names = "{ checkedByteLength, isTsmemError, ReleasedError }";
  for (const [ending, load] of [
    ["mjs", `import ${names} from "@tsmem/core";`],
    ["cjs", `const ${names} = require("@tsmem/core");`],
  ] as const) {
    const output = printed(`${load} console.log(${use})`, cwd, {
      ending,
    });
    expect(output).toBe("24 true\n");
  }
});
