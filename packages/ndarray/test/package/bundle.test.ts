import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { describe, expect, it } from "vitest";
import * as functional from "../../src/functional.ts";

interface Bundle {
  readonly gzippedBytes: number;
  /** Files of `dist` whose code is in the bundle. */
  readonly files: readonly string[];
}

const isEntry = { id: /one-function\.js$/ };

/** Bundle one function of the built `functional` entry, as an application for browsers would. */
async function bundled(name: string): Promise<Bundle> {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const build = await rolldown({
    input: `${root}one-function.js`,
    platform: "browser",
    cwd: root,
    plugins: [
      {
        name: "one-function",
        resolveId: { filter: isEntry, handler: (id) => id },
        load: {
          filter: isEntry,
          handler: () => `export { ${name} } from "@tsmem/ndarray/functional";`,
        },
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

/** What a bundle of one function takes at most, in bytes. */
const largest = 6000;

/**
 * The functions that take more. They have no path for native numbers alone, or one that stands on several
 * others: selection and assignment by index, products and decompositions of matrices, text, files, random
 * numbers. Others should not join them.
 */
const larger: Readonly<Record<string, number>> = {
  unravelIndex: 7000,
  ravelMultiIndex: 7400,
  diagflat: 7100,
  indices: 7200,
  array2string: 7300,
  pad: 7300,
  imag: 7300,
  tile: 7800,
  arrayStr: 7900,
  arrayRepr: 8000,
  readNpy: 8100,
  tril: 8300,
  triu: 8300,
  resize: 8400,
  lexsort: 8600,
  trace: 8600,
  ptp: 8700,
  diff: 8700,
  flatnonzero: 9100,
  argwhere: 9300,
  nonzero: 9500,
  takeAlongAxis: 9600,
  argpartition: 9700,
  partition: 10000,
  accumulate: 10000,
  compress: 10700,
  ix: 11200,
  extract: 11200,
  readNpz: 11900,
  reduceat: 13500,
  asarray: 15200,
  ascontiguousarray: 15200,
  asfortranarray: 15200,
  flatAssign: 16200,
  repeat: 16200,
  writeNpy: 16300,
  append: 16400,
  searchsorted: 16600,
  block: 16700,
  choose: 17000,
  insert: 17100,
  outer: 17200,
  putmask: 17200,
  kron: 17300,
  cholesky: 17400,
  place: 17500,
  cross: 17700,
  det: 17900,
  slogdet: 17900,
  inv: 18000,
  qr: 18000,
  solve: 18300,
  put: 18300,
  vdot: 18400,
  svdvals: 18400,
  eigvalsh: 18600,
  eigh: 18600,
  matrixRank: 18600,
  putAlongAxis: 18600,
  tensordot: 19300,
  svd: 19500,
  matmul: 19500,
  vecmat: 19500,
  vecdot: 19500,
  matvec: 19500,
  outerOf: 20300,
  inner: 20800,
  einsum: 21000,
  dot: 21000,
  writeNpz: 21400,
  matrixPower: 21700,
  gather: 22000,
  mask: 22000,
  flatGet: 22100,
  assign: 22600,
  flatSet: 22800,
  around: 22900,
  remove: 23200,
  norm: 24100,
  at: 24200,
  pinv: 24500,
  lstsq: 26900,
  defaultRng: 46200,
};

describe("a bundle of one function", () => {
  it("stays at or below 6000 bytes, gzipped, but for the functions listed", async () => {
    const names = Object.entries(functional)
      .filter(([, value]) => typeof value === "function")
      .map(([name]) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(larger)));
    const tooLarge: string[] = [];
    for (const name of names) {
      const { gzippedBytes } = await bundled(name);
      const limit = larger[name] ?? largest;
      if (gzippedBytes > limit) tooLarge.push(`${name}: ${gzippedBytes} instead of ${limit}`);
    }
    expect(tooLarge).toEqual([]);
  }, 240_000);

  it.each([
    ["transpose", 3150],
    ["slice", 4250],
    ["copy", 4150],
    ["sort", 5050],
    ["zeros", 4900],
    ["arange", 5300],
    ["add", 5750],
    ["sum", 5800],
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
