import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import * as functions from "../../../src/index.ts";
import { arange, type NDArray, ones, sharesMemory, zeros } from "../../../src/index.ts";

const page = readFileSync(
  new URL("../../../../../docs/views-and-copies.md", import.meta.url),
  "utf8",
);

/** The names in a row of the table. */
function namesOf(row: string): string[] {
  const [, cell = ""] = new RegExp(`^\\| ${row} +\\| (.*) \\|$`, "m").exec(page) ?? [];
  return [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name!);
}

const plain = arange(24).reshape([2, 3, 4]).copy();
const square = ones([3, 3]);
const waves = zeros([3], { dtype: "complex128" });
const records = zeros([2], {
  dtype: [
    ["x", "float32"],
    ["y", "int32"],
  ],
});

const { T } = plain;
const views: Readonly<Record<string, readonly [base: NDArray, view: NDArray]>> = {
  slice: [plain, functions.slice(plain)],
  pick: [plain, functions.pick(plain, 0)],
  transpose: [plain, functions.transpose(plain, [0, 1, 2])],
  T: [plain, T],
  swapaxes: [plain, functions.swapaxes(plain, 1, 1)],
  moveaxis: [plain, functions.moveaxis(plain, 0, 0)],
  rollaxis: [plain, functions.rollaxis(plain, 0)],
  squeeze: [plain, functions.squeeze(plain.slice(null))],
  expandDims: [plain, functions.expandDims(plain, 0)],
  diagonal: [square, functions.diagonal(square)],
  broadcastTo: [square, functions.broadcastTo(square, [3, 3])],
  view: [plain, functions.view(plain)],
  field: [records, functions.field(records, "x")],
  flip: [plain, functions.flip(plain)],
  rot90: [square, functions.rot90(square, 0)],
  asStrided: [square, functions.asStrided(square)],
  slidingWindowView: [square, functions.slidingWindowView(square, 2, 0)],
  split: [plain, functions.split(plain, 1)[0]],
  arraySplit: [plain, functions.arraySplit(plain, 1)[0]],
  hsplit: [plain, functions.hsplit(plain, 1)[0]],
  vsplit: [plain, functions.vsplit(plain, 1)[0]],
  dsplit: [plain, functions.dsplit(plain, 1)[0]],
  unstack: [plain, functions.unstack(plain)[0]],
  real: [waves, functions.real(waves)],
  imag: [waves, functions.imag(waves)],
};

it("each function of the first row gives a view, also where nothing changes", () => {
  expect(namesOf("always a view").sort()).toEqual(Object.keys(views).sort());
  for (const [name, [base, view]] of Object.entries(views)) {
    expect([name, view === base, view.base === base]).toEqual([name, false, true]);
  }
});

it("each function of the second row gives a view when that is possible", () => {
  expect(namesOf("a view when possible")).toEqual(["reshape", "ravel"]);
  expect(functions.reshape(plain, [24]).base).toBe(plain);
  expect(functions.ravel(plain).base).toBe(plain);
  expect(sharesMemory(functions.ravel(T), plain)).toBe(false);
});

it("each function of the third row gives the array itself when it fits", () => {
  const cube = functions.asfortranarray(ones([1, 1, 1])); // both C- and F-contiguous
  const odd = functions.asfortranarray(ones([2, 2, 2]));
  const fitting: Readonly<Record<string, readonly [given: NDArray, result: NDArray]>> = {
    asarray: [plain, functions.asarray(plain)],
    ascontiguousarray: [cube, functions.ascontiguousarray(cube)],
    asfortranarray: [odd, functions.asfortranarray(odd)],
    atleast1d: [plain, functions.atleast1d(plain)],
    atleast2d: [plain, functions.atleast2d(plain)],
    atleast3d: [plain, functions.atleast3d(plain)],
    squeeze: [plain, functions.squeeze(plain)],
    real: [plain, functions.real(plain)],
  };
  expect(namesOf("the array itself when it fits")).toEqual(Object.keys(fitting));
  for (const [name, [given, result]] of Object.entries(fitting)) {
    expect([name, result === given]).toEqual([name, true]);
  }
});

it("each function of the last row gives new memory, also where nothing changes", () => {
  const whole = ":";
  const fresh: Readonly<Record<string, NDArray>> = {
    copy: functions.copy(plain),
    flatten: functions.flatten(plain),
    astype: functions.astype(plain, "float64"),
    gather: functions.gather(plain, whole),
    mask: functions.mask(plain, true),
    take: functions.take(plain, [0]) as NDArray,
    array: functions.array(plain),
  };
  const named = namesOf("always new memory").filter((name) => name in functions);
  expect(named).toEqual(Object.keys(fresh));
  const others = [functions.concatenate([plain]), functions.sort(plain), functions.add(plain, 0)];
  for (const result of [...Object.values(fresh), ...others]) {
    expect(sharesMemory(result, plain)).toBe(false);
  }
});
