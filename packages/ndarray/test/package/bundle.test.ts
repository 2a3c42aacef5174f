import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { describe, expect, it } from "vitest";

interface Bundle {
  readonly gzippedBytes: number;
  /** Files of `dist` whose code is in the bundle. */
  readonly files: readonly string[];
}

/** Bundle one function of the built `functional` entry, as an application for browsers would. */
async function bundled(name: string): Promise<Bundle> {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const entry = `${root}one-function.js`;
  const build = await rolldown({
    input: entry,
    platform: "browser",
    cwd: root,
    plugins: [
      {
        name: "one-function",
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) =>
          id === entry ? `export { ${name} } from "@tsmem/ndarray/functional";` : undefined,
      },
    ],
  });
  const { output } = await build.generate({ minify: true });
  await build.close();
  const [{ code, modules }] = output;
  const files = Object.entries(modules)
    .filter(([, { renderedLength }]) => renderedLength > 0)
    .map(([id]) => id.replace(/^.*\/dist\//, ""));
  return { gzippedBytes: gzipSync(code).length, files };
}

describe("a bundle of one function", () => {
  it.each([
    ["transpose", 4000],
    ["broadcastTo", 4050],
    ["slice", 5150],
    ["copy", 5300],
    ["fill", 5325],
    ["flatten", 5500],
    ["zeros", 5775],
    ["linspace", 5900],
    ["ones", 6000],
    ["full", 6075],
    ["ravel", 6100],
    ["array", 6075],
    ["fromBuffer", 6200],
    ["reshape", 6450],
    ["where", 6450],
    ["sqrt", 6850],
    ["add", 7050],
    ["max", 7100],
    ["less", 7350],
    ["sum", 7450],
    ["mean", 7550],
    ["concatenate", 7975],
    ["take", 8100],
  ])("%s stays under %i bytes, gzipped", async (name, limit) => {
    expect((await bundled(name)).gzippedBytes).toBeLessThanOrEqual(limit);
  });

  it("carries no methods, records, texts, files, printing or other subjects", async () => {
    const { files } = await bundled("add");
    expect(files).toContain("ufunc/arithmetic.js");
    expect(
      files.filter((file) =>
        /^(methods|io|strings|sort|join|linalg|random|indexing|reduce|select)\/|struct|flexible|text/.test(
          file,
        ),
      ),
    ).toEqual([]);
  });
});
