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
 * numbers. Nothing may be added here.
 */
const larger: Readonly<Record<string, number>> = {
  ravelMultiIndex: 6200,
  diagflat: 6300,
  indices: 6400,
  array2string: 6500,
  pad: 6500,
  imag: 6500,
  tile: 6900,
  arrayStr: 7000,
  arrayRepr: 7100,
  readNpy: 7200,
  tril: 7400,
  triu: 7400,
  resize: 7500,
  lexsort: 7600,
  trace: 7600,
  ptp: 7700,
  diff: 7700,
  flatnonzero: 8100,
  argwhere: 8300,
  nonzero: 8400,
  takeAlongAxis: 8500,
  argpartition: 8600,
  partition: 8900,
  accumulate: 8900,
  compress: 9500,
  ix: 10000,
  extract: 10000,
  readNpz: 10600,
  reduceat: 12000,
  asarray: 13500,
  ascontiguousarray: 13500,
  asfortranarray: 13500,
  flatAssign: 14400,
  repeat: 14400,
  writeNpy: 14500,
  append: 14600,
  searchsorted: 14800,
  block: 14900,
  choose: 15100,
  insert: 15200,
  outer: 15300,
  putmask: 15300,
  kron: 15400,
  cholesky: 15500,
  place: 15600,
  cross: 15800,
  det: 15900,
  slogdet: 15900,
  inv: 16000,
  qr: 16000,
  solve: 16300,
  put: 16300,
  vdot: 16400,
  svdvals: 16400,
  eigvalsh: 16600,
  eigh: 16600,
  matrixRank: 16600,
  putAlongAxis: 16600,
  tensordot: 17200,
  svd: 17400,
  matmul: 17400,
  vecmat: 17400,
  vecdot: 17400,
  matvec: 17400,
  outerOf: 18100,
  inner: 18500,
  einsum: 18700,
  dot: 18700,
  writeNpz: 19100,
  matrixPower: 19300,
  gather: 19600,
  mask: 19600,
  flatGet: 19700,
  assign: 20100,
  flatSet: 20300,
  around: 20400,
  remove: 20700,
  norm: 21500,
  at: 21600,
  pinv: 21800,
  lstsq: 24000,
  defaultRng: 41200,
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
