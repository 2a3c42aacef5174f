import { readFileSync } from "node:fs";
import { printed } from "@tsmem/testing";
import { expect, it } from "vitest";

const page = readFileSync(
  new URL("../../../../../docs/views-and-copies.md", import.meta.url),
  "utf8",
);
const blocks = [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, block]) => block!);

/** The block with each claim of a comment turned into a line that prints whether it holds. */
function claims(block: string): string {
  return block
    .replace(/^(\S.*); \/\/ (true|false|[\d_]+)$/gm, "console.log(($1) === $2);")
    .replace(
      /^(copyto\((\w+).*\)); \/\/ ([\d ]+), not .*$/gm,
      '$1; console.log([...$2].join(" ") === "$3");',
    );
}

it.each(blocks)("what the page says about %j holds", (block) => {
  const script = `import { arange, copyto, zeros } from "@tsmem/ndarray";\n${claims(block)}`;
  const output = printed(script, new URL("../../..", import.meta.url));
  const held = output.trim().split("\n");
  expect(held).toEqual(held.map(() => "true"));
});
