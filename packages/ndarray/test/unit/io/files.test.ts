import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { load, loadNpz, save, saveNpz } from "../../../src/node.ts";
import { arange, array, asfortranarray, readNpy, toArray, zeros } from "../../../src/index.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tsmem-files-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe("save and load", () => {
  it("give back the array, by path and by URL", () => {
    const path = join(folder, "a.npy");
    const a = arange(6, { dtype: "int32" }).reshape([2, 3]);
    save(path, a);
    expect(toArray(load(path))).toEqual(toArray(a));
    save(pathToFileURL(path), a.T);
    const again = load(pathToFileURL(path));
    expect(toArray(again)).toEqual(toArray(a.T));
    expect(again.flags).toMatchObject({ fContiguous: true, owndata: true, writeable: true });
  });

  it("load owns its memory: later changes of file and array stay apart", () => {
    const path = join(folder, "a.npy");
    save(path, array([1, 2]));
    const a = load(path);
    save(path, array([3, 4]));
    expect(toArray(a)).toEqual([1, 2]);
    a.set(9, 0);
    expect(toArray(load(path))).toEqual([3, 4]);
  });

  it("load reads rows without the others, counted as in a slice", () => {
    const path = join(folder, "a.npy");
    save(path, arange(12).reshape([4, 3]));
    expect(toArray(load(path, { rows: [1, 3] }))).toEqual([
      [3, 4, 5],
      [6, 7, 8],
    ]);
    expect(toArray(load(path, { rows: [-1, 99] }))).toEqual([[9, 10, 11]]);
    expect(load(path, { rows: [3, 1] }).shape).toEqual([0, 3]);
  });

  it("load refuses rows that are none, and rows of Fortran order or of no axes", () => {
    const path = join(folder, "a.npy");
    save(path, asfortranarray(arange(6).reshape([2, 3])));
    expect(() => load(path, { rows: [0, 1] })).toThrow(/C-ordered/);
    save(path, zeros([]));
    expect(() => load(path, { rows: [0, 1] })).toThrow(/C-ordered/);
    save(path, arange(3));
    expect(() => load(path, { rows: [0, NaN] })).toThrow(/rows is a list; give \[start, end\]/);
    expect(() => load(path, null as never)).toThrow(/load: null is not an object of options/);
  });

  it("load tells a truncated file before it asks for memory", () => {
    const path = join(folder, "a.npy");
    save(path, arange(100));
    truncateSync(path, 500);
    expect(() => load(path)).toThrow(/Expected 800 bytes, found 372; the file is truncated/);
    expect(() => load(path, { rows: [0, 2] })).toThrow(/truncated/);
    const text = readFileSync(path, "latin1");
    const claim = text.replace(/\(100,\), \} +/, (shape) =>
      "(2199023255552,), }".padEnd(shape.length),
    );
    writeFileSync(path, claim, "latin1");
    expect(() => load(path)).toThrow(/Expected 17592186044416 bytes, found 372/);
  });

  it.each([0, -1, null, undefined, "a\0b", new Uint8Array(3)])("refuses %s as path", (place) => {
    const path = place as string;
    const refused = expect.objectContaining({ code: "ERR_TSMEM_INVALID_ARGUMENT" }) as unknown;
    for (const call of [
      () => load(path),
      () => loadNpz(path),
      () => {
        save(path, arange(3));
      },
      () => {
        saveNpz(path, [arange(3)]);
      },
    ]) {
      expect(call).toThrow(refused);
    }
  });

  it("a missing file gives the error of the file system", () => {
    expect(() => load(join(folder, "none.npy"))).toThrow(
      expect.objectContaining({ code: "ENOENT" }),
    );
  });
});

describe("saveNpz and loadNpz", () => {
  it.each([false, true])("give back named arrays, compressed: %s", (compressed) => {
    const path = join(folder, "a.npz");
    saveNpz(path, { x: arange(3), names: array(["a", "bc"]) }, { compressed });
    const arrays = loadNpz(path);
    expect([...arrays.keys()]).toEqual(["x", "names"]);
    expect(toArray(arrays.get("x")!)).toEqual([0, 1, 2]);
    expect(toArray(arrays.get("names")!)).toEqual(["a", "bc"]);
  });

  it("a list gets the names arr_0, arr_1", () => {
    const path = join(folder, "a.npz");
    saveNpz(path, [arange(1), arange(2)]);
    expect([...loadNpz(path).keys()]).toEqual(["arr_0", "arr_1"]);
  });

  it("refuses an .npy file, and members that are none", () => {
    const path = join(folder, "a.npz");
    save(path, arange(3));
    expect(() => loadNpz(path)).toThrow(expect.objectContaining({ code: "ERR_TSMEM_FORMAT" }));
    expect(() => readNpy(new Uint8Array(3))).toThrow(
      expect.objectContaining({ code: "ERR_TSMEM_FORMAT" }),
    );
    expect(() => {
      saveNpz(path, { x: 3 } as never);
    }).toThrow(/3 is not an array/);
  });
});
