import { installPacked, printed } from "@tsmem/testing";
import { expect, it } from "vitest";

it("the packed package works elsewhere", { timeout: 120_000 }, async () => {
  const cwd = await installPacked(["@tsmem/pool"]);
  const use =
    "const p = new Pool(); const a = p.alloc(2, 8); let c;" +
    "try { p.addressOf(a) } catch (e) { c = e.code }" +
    "const r = struct({ v: ptr('float64') }).alloc(p); r.at(0).v = allocItems(p, 'float64', 1);" +
    "console.log(p.size, c, r.at(0).v.length)";
  const names = "{ allocItems, Pool, ptr, struct }";
  for (const [ending, load] of [
    ["mjs", `import ${names} from "@tsmem/pool";`],
    ["cjs", `const ${names} = require("@tsmem/pool");`],
  ] as const) {
    const output = printed(`${load} ${use}`, cwd, {
      ending,
      // Scripts of pnpm name the workspace's hoisted packages there, native among them.
      env: { ...process.env, NODE_PATH: "" },
    });
    expect(output).toBe("32 ERR_TSMEM_UNAVAILABLE 1\n");
  }
});
