import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { installPacked } from "@tsmem/testing";
import { expect, it } from "vitest";

it("the packed package works elsewhere, from every entry point", { timeout: 120_000 }, async () => {
  const cwd = await installPacked(["@tsmem/ndarray"]);
  const use =
    "const a = array([[1, 2, 3], [4, 5, 6]], { dtype: 'int32' });" +
    "const b = readNpy(writeNpy(a.slice(':, ::-1')));" +
    "nodeEntry.save('a.npy', b);" +
    "console.log(functional.sum(b), nodeEntry.load('a.npy').get(0, 0), functional.slice === slice);";
  const names = "{ array, readNpy, slice, writeNpy }";
  const entries = ["", "/functional", "/node"].map((entry) => `"@tsmem/ndarray${entry}"`);
  const scripts = {
    module:
      `import ${names} from ${entries[0]!}; import * as functional from ${entries[1]!};` +
      `import * as nodeEntry from ${entries[2]!};`,
    commonjs:
      `const ${names} = require(${entries[0]!}); const functional = require(${entries[1]!});` +
      `const nodeEntry = require(${entries[2]!});`,
  };
  const output = (name: string, program: string): string => {
    writeFileSync(join(cwd, name), program);
    return execFileSync(process.execPath, [name], { cwd, encoding: "utf8" });
  };
  expect(output("use.mjs", scripts.module + use)).toBe("21n 3 true\n");
  expect(output("use.cjs", scripts.commonjs + use)).toBe("21n 3 true\n");
  const registered =
    'import { zeros } from "@tsmem/ndarray/functional"; import "@tsmem/ndarray/register";' +
    'console.log(zeros(1, { dtype: "complex64" }).dtype.name);';
  expect(output("registered.mjs", registered)).toBe("complex64\n");
});
