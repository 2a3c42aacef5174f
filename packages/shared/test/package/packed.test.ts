import { installPacked, printed } from "@tsmem/testing";
import { expect, it } from "vitest";

it("the packed package works elsewhere", { timeout: 120_000 }, async () => {
  const cwd = await installPacked(["@tsmem/shared"]);
  const names = "{ Lock, openSharedArray, sharedArray, SharedMemory }";
  const use =
    "const a = sharedArray([4], 'int32'); const b = openSharedArray(String(a)); b.data[3] = 7;" +
    "Lock.create().withLock(() => console.log(a.data[3], SharedMemory.open(a.memory.name).byteLength))";
  for (const [ending, load] of [
    ["mjs", `import ${names} from "@tsmem/shared";`],
    ["cjs", `const ${names} = require("@tsmem/shared");`],
  ] as const) {
    const output = printed(`${load} ${use}`, cwd, {
      ending,
    });
    expect(output).toBe("7 16\n");
  }
});
