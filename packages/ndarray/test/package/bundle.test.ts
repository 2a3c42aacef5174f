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
  ravelMultiIndex: 6150,
  diagflat: 6250,
  indices: 6300,
  array2string: 6350,
  pad: 6400,
  imag: 6400,
  remove: 6500,
  tile: 6800,
  arrayStr: 6950,
  ptp: 7050,
  arrayRepr: 7050,
  readNpy: 7050,
  tril: 7250,
  triu: 7250,
  resize: 7450,
  lexsort: 7500,
  trace: 7500,
  diff: 7600,
  flatnonzero: 8000,
  argwhere: 8200,
  nonzero: 8300,
  takeAlongAxis: 8400,
  argpartition: 8550,
  accumulate: 8650,
  partition: 8800,
  compress: 9350,
  ix: 9850,
  extract: 9950,
  readNpz: 10400,
  outerOf: 10800,
  reduceat: 11650,
  around: 12450,
  asarray: 13300,
  ascontiguousarray: 13350,
  asfortranarray: 13350,
  flatAssign: 14100,
  repeat: 14250,
  writeNpy: 14300,
  append: 14400,
  searchsorted: 14600,
  block: 14700,
  insert: 14850,
  choose: 14950,
  outer: 15050,
  putmask: 15150,
  place: 15150,
  kron: 15150,
  cholesky: 15250,
  det: 15550,
  slogdet: 15550,
  cross: 15600,
  inv: 15650,
  qr: 15700,
  svdvals: 15950,
  vdot: 15950,
  solve: 16000,
  matrixRank: 16100,
  put: 16150,
  eigvalsh: 16250,
  eigh: 16250,
  putAlongAxis: 16450,
  tensordot: 16750,
  svd: 16850,
  matmul: 17000,
  vecdot: 17000,
  matvec: 17000,
  vecmat: 17000,
  einsum: 18000,
  inner: 18000,
  dot: 18200,
  matrixPower: 18350,
  writeNpz: 18950,
  gather: 19350,
  mask: 19400,
  flatGet: 19500,
  assign: 19850,
  flatSet: 19950,
  norm: 20950,
  pinv: 21000,
  at: 21150,
  lstsq: 23400,
  defaultRng: 40750,
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
