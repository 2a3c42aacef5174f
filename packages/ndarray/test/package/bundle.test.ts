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
    ["transpose", 3500],
    ["broadcastTo", 3500],
    ["slice", 4600],
    ["copy", 4600],
    ["fill", 4650],
    ["flatten", 4800],
    ["zeros", 5150],
    ["linspace", 5300],
    ["ones", 5350],
    ["full", 5450],
    ["ravel", 5350],
    ["array", 5450],
    ["where", 5500],
    ["fromBuffer", 5650],
    ["reshape", 5800],
    ["sqrt", 5900],
    ["exp", 5900],
    ["divide", 5950],
    ["negative", 6000],
    ["subtract", 6000],
    ["add", 6000],
    ["maximum", 6000],
    ["max", 6300],
    ["prod", 6300],
    ["less", 6400],
    ["sum", 6700],
    ["mean", 6750],
    ["astype", 7050],
    ["concatenate", 7250],
    ["take", 7250],
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
