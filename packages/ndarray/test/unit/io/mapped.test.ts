import { Buffer, constants } from "node:buffer";
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { available } from "@tsmem/native";
import { mappedFiles } from "@tsmem/native/files";
import { runFixture } from "@tsmem/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sameDType } from "../../../src/dtype/dtype.ts";
import { flush, load, type MmapMode, save, saveNpz } from "../../../src/node.ts";
import { add, arange, asfortranarray, toArray, writeNpy, zeros } from "../../../src/index.ts";

const canMap = available && !("Deno" in globalThis);
const modes = ["r", "r+", "c"] as const;
const recorded = new URL("../../conformance/data/npy/", import.meta.url);

let folder = "";
let path = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tsmem-mapped-"));
  path = join(folder, "a.npy");
  save(path, arange(6).reshape([2, 3]));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe.runIf(canMap)("load with mmapMode", () => {
  it.each(modes)("%s gives the values, by path and by URL", (mmapMode) => {
    for (const place of [path, pathToFileURL(path)]) {
      using a = load(place, { mmapMode });
      expect(toArray(a)).toEqual([
        [0, 1, 2],
        [3, 4, 5],
      ]);
      expect(toArray(add(a.T, 1))).toEqual([
        [1, 4],
        [2, 5],
        [3, 6],
      ]);
      expect(a.base).toBe(a.buffer);
      expect(a.pinnedBytes).toBe(48);
      expect(a.flags).toMatchObject({ owndata: false, writeable: mmapMode !== "r" });
    }
  });

  it("r refuses writes, and a write through the raw buffer does not reach the file", () => {
    using a = load(path, { mmapMode: "r" });
    expect(() => {
      a.set(9, 0, 0);
    }).toThrow(expect.objectContaining({ code: "ERR_TSMEM_READ_ONLY" }));
    expect(() => {
      a.setflags({ writeable: true });
    }).toThrow(/cannot set WRITEABLE flag/);
    const before = readFileSync(path);
    new Uint8Array(a.buffer).fill(0xff);
    expect(readFileSync(path)).toEqual(before);
  });

  it("c keeps writes in memory", () => {
    using a = load(path, { mmapMode: "c" });
    const before = readFileSync(path);
    a.set(9, 1, 1);
    flush(a);
    expect(a.get(1, 1)).toBe(9);
    expect(readFileSync(path)).toEqual(before);
    expect(load(path).get(1, 1)).toBe(4);
  });

  it("r+ writes to the file, for other mappings and for later loads", () => {
    using a = load(path, { mmapMode: "r+" });
    using same = load(path, { mmapMode: "r+" });
    const row = a.slice(1);
    row.set(9, 1);
    flush(row);
    expect(same.get(1, 1)).toBe(9);
    expect(load(path).get(1, 1)).toBe(9);
    a.set(10, 0, 0);
    a.dispose();
    expect(load(path).get(0, 0)).toBe(10);
  });

  it.each(modes)("%s: copy() is independent of the file", (mmapMode) => {
    const a = load(path, { mmapMode });
    const copy = a.copy();
    expect(copy.flags).toMatchObject({ owndata: true, writeable: true });
    a.dispose();
    copy.set(9, 0, 0);
    expect(copy.get(0, 0)).toBe(9);
    expect(load(path).get(0, 0)).toBe(0);
  });

  it.each(modes)("%s: dispose unmaps, and every later use throws", (mmapMode) => {
    const { mappings } = mappedFiles();
    const a = load(path, { mmapMode });
    const view = a.slice(0);
    const { buffer } = a;
    expect(mappedFiles().mappings).toBe(mappings + 1);
    a.dispose();
    a.dispose();
    expect(mappedFiles().mappings).toBe(mappings);
    expect(buffer.byteLength).toBe(0);
    const released = expect.objectContaining({ code: "ERR_TSMEM_RELEASED" }) as Error;
    expect(() => a.get(0, 0)).toThrow(released);
    expect(() => view.get(0)).toThrow(released);
    expect(() => add(view, 1)).toThrow(released);
    expect(() => {
      flush(view);
    }).toThrow(released);
  });

  it("structuredClone copies, and a transfer to another place copies or is refused", () => {
    using a = load(path, { mmapMode: "r+" });
    const buffer = a.buffer as ArrayBuffer;
    const values = new Float64Array([0, 1, 2, 3, 4, 5]);
    const clone = structuredClone(buffer);
    a.set(9, 0, 0);
    expect(new Float64Array(clone, 128)).toEqual(values);
    try {
      structuredClone(buffer, { transfer: [buffer] });
    } catch (error) {
      expect((error as Error).name).toBe("DataCloneError");
    }
    expect(a.get(0, 0)).toBe(9);
  });

  it.runIf("transfer" in ArrayBuffer.prototype)("transfer() takes the memory along", () => {
    const a = load(path, { mmapMode: "r+" });
    const moved = (a.buffer as ArrayBuffer & { transfer(): ArrayBuffer }).transfer();
    const released = expect.objectContaining({ code: "ERR_TSMEM_RELEASED" }) as Error;
    expect(() => a.get(0, 0)).toThrow(released);
    expect(() => {
      flush(a);
    }).toThrow(released);
    a.dispose();
    new Float64Array(moved, 128)[5] = 7;
    expect(load(path).get(1, 2)).toBe(7);
  });

  it("a file of more than 4 GiB is mapped, or refused where buffers end before", () => {
    const length = 2 ** 32 + 5;
    const header = writeNpy(zeros([1], { dtype: "int8" })).subarray(0, -1);
    const text = Buffer.from(header).toString("latin1");
    const shape = `(${length},)`;
    const long = text.replace(/\(1,\), }( +)/, (_, spaces: string) => {
      return `${shape}, }${spaces.slice(shape.length - 4)}`;
    });
    writeFileSync(path, Buffer.from(long, "latin1"));
    truncateSync(path, header.length + length - 1);
    appendFileSync(path, Uint8Array.of(7)); // the rest has no blocks on the disk
    let a: ReturnType<typeof load>;
    try {
      a = load(path, { mmapMode: "r" });
    } catch (error) {
      expect(error).toMatchObject({ code: "ERR_TSMEM_OUT_OF_MEMORY" });
      expect(constants.MAX_LENGTH).toBeLessThan(length + header.length);
      return;
    }
    expect([a.shape, a.get(0), a.get(length - 1)]).toEqual([[length], 0, 7]);
    a.dispose();
  });

  it("a file that is made shorter ends the process when the bytes are touched, as the docs say", async () => {
    save(path, zeros([100_000]));
    const script = join(folder, "shrink.mjs");
    const entry = new URL("../../../dist/node.js", import.meta.url).href;
    writeFileSync(
      script,
      `import { truncateSync } from "node:fs";
       import { load } from ${JSON.stringify(entry)};
       const a = load(${JSON.stringify(path)}, { mmapMode: "r" });
       truncateSync(${JSON.stringify(path)}, 4096);
       console.log(a.get(10));
       console.log(a.get(99_999));`,
    );
    const { stdout, signal, status } = await runFixture(script, { execArgv: [] });
    expect(stdout.trim()).toBe("0");
    expect(signal ?? status).not.toBe(0);
  });

  it.each(modes)("%s of an array without elements maps nothing", (mmapMode) => {
    const { mappings } = mappedFiles();
    save(path, zeros([0, 3]));
    const a = load(path, { mmapMode });
    expect(a.shape).toEqual([0, 3]);
    expect(a.flags.writeable).toBe(mmapMode !== "r");
    flush(a);
    expect(mappedFiles().mappings).toBe(mappings);
  });

  it("keeps Fortran order, data at odd places, and files with more behind", () => {
    save(path, asfortranarray(arange(6).reshape([2, 3])));
    appendFileSync(path, "more");
    using a = load(path, { mmapMode: "r" });
    expect(a.flags).toMatchObject({ fContiguous: true, cContiguous: false });
    expect(toArray(a)).toEqual(toArray(load(path)));
    const bytes = writeNpy(arange(3));
    const header = Buffer.from(bytes.subarray(0, 127));
    header.writeUInt16LE(117, 8);
    header[126] = 0x0a;
    writeFileSync(path, Buffer.concat([header, bytes.subarray(128)]));
    using odd = load(path, { mmapMode: "r+" });
    odd.set(7, 1);
    expect(toArray(add(odd, 1))).toEqual([1, 8, 3]);
    expect(toArray(load(path))).toEqual([0, 7, 2]);
  });

  const files = (
    JSON.parse(readFileSync(new URL("index.json", recorded), "utf8")) as { file: string }[]
  )
    .map(({ file }) => file)
    .filter((file) => file.endsWith(".npy"));

  it.each(files)("gives for NumPy's %s what reading it gives", (file) => {
    const place = new URL(file, recorded);
    let read;
    try {
      read = load(place);
    } catch (error) {
      expect(() => load(place, { mmapMode: "r" })).toThrow((error as Error).message);
      return;
    }
    for (const mmapMode of ["r", "c"] as const) {
      using mapped = load(place, { mmapMode });
      expect(sameDType(mapped.dtype, read.dtype)).toBe(true);
      expect(mapped.strides).toEqual(read.strides);
      expect(Buffer.from(writeNpy(mapped))).toEqual(Buffer.from(writeNpy(read)));
    }
  });
});

describe.runIf(canMap)("load with mmapMode refuses", () => {
  const mapped = (place: unknown, mmapMode: unknown = "r"): void => {
    load(place as string, { mmapMode: mmapMode as MmapMode });
  };

  it("modes that do not exist, and rows", () => {
    for (const mode of ["w", "w+", "", NaN, null, 1, ["r"]]) {
      expect(() => {
        mapped(path, mode);
      }).toThrow(/load: mode must be one of 'r', 'r\+' and 'c': mmapMode is /);
    }
    expect(() => load(path, { mmapMode: "r", rows: [0, 1] })).toThrow(/slice the mapped array/);
  });

  it("what is no path", () => {
    for (const place of [readFileSync(path), 3, null, undefined]) {
      expect(() => {
        mapped(place);
      }).toThrow(expect.objectContaining({ code: "ERR_TSMEM_INVALID_ARGUMENT" }));
    }
  });

  it("missing files and folders, with the error of the file system", () => {
    expect(() => {
      mapped(join(folder, "none.npy"));
    }).toThrow(expect.objectContaining({ code: "ENOENT" }));
    expect(() => {
      mapped(folder, "r+");
    }).toThrow(expect.objectContaining({ code: "EISDIR" }));
    expect(() => {
      mapped(folder);
    }).toThrow();
  });

  it("empty, truncated and foreign files, and archives", () => {
    const { mappings } = mappedFiles();
    truncateSync(path, 150);
    expect(() => {
      mapped(path);
    }).toThrow(/Expected 48 bytes, found 22; the file is truncated/);
    truncateSync(path, 0);
    expect(() => {
      mapped(path);
    }).toThrow(/the file is empty/);
    writeFileSync(path, "not an array, whatever it says");
    expect(() => {
      mapped(path);
    }).toThrow(/the magic string is not correct/);
    saveNpz(path, { a: arange(3) });
    expect(() => {
      mapped(path);
    }).toThrow(/use loadNpz/);
    expect(mappedFiles().mappings).toBe(mappings);
  });
});

it("flush refuses arrays that are not mapped", () => {
  expect(() => {
    flush(arange(3));
  }).toThrow(/flush: the array is not mapped/);
  expect(() => {
    flush([1] as never);
  }).toThrow(expect.objectContaining({ code: "ERR_TSMEM_INVALID_ARGUMENT" }));
});
