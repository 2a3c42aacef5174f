import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { areExternalsRefused } from "../../src/addon/runtime.ts";
import {
  closeFile,
  type FileSharing,
  flushFile,
  mapFile,
  mappedFiles,
} from "../../src/files/index.ts";
import { available } from "../../src/index.ts";
import { canMap } from "../../src/mapped/buffer.ts";

let folder = "";
let path = "";
let file = -1;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tsmem-mapped-"));
  path = join(folder, "bytes");
  writeFileSync(path, Uint8Array.of(1, 2, 3, 4));
  file = openSync(path, "r+");
});
afterEach(() => {
  closeSync(file);
  rmSync(folder, { recursive: true });
});

describe.runIf(available && canMap && !areExternalsRefused)("mapFile()", () => {
  it("gives the first bytes of a file, and counts them until they are closed", () => {
    const before = mappedFiles();
    const mapping = mapFile("test", file, 3, "private");
    expect(new Uint8Array(mapping.buffer)).toEqual(Uint8Array.of(1, 2, 3));
    expect(mappedFiles()).toEqual({ mappings: before.mappings + 1, bytes: before.bytes + 3 });
    expect(closeFile(mapping)).toBe(true);
    expect(mapping.buffer.byteLength).toBe(0);
    expect(mappedFiles()).toEqual(before);
  });

  it("private writes stay in memory, shared ones reach the file", () => {
    const mine = mapFile("test", file, 4, "private");
    new Uint8Array(mine.buffer)[0] = 9;
    flushFile("test", mine);
    const ours = mapFile("test", file, 4, "shared");
    new Uint8Array(ours.buffer)[3] = 8;
    flushFile("test", ours);
    expect([...readFileSync(path)]).toEqual([1, 2, 3, 8]);
    closeFile(mine);
    closeFile(ours);
  });

  it("refuses what is longer than the file, and what is no file", () => {
    expect(() => mapFile("test", file, 5, "private")).toThrow(/less than the 5 bytes to map/);
    const directory = openSync(folder, "r");
    expect(() => mapFile("test", directory, 1, "private")).toThrow(/only regular files/);
    closeSync(directory);
    expect(() => mapFile("test", directory, 1, "private")).toThrow(
      expect.objectContaining({ code: "ERR_TSMEM_UNAVAILABLE" }),
    );
    const readable = openSync(path, "r");
    expect(() => mapFile("test", readable, 4, "shared")).toThrow(/the system refuses/);
    closeSync(readable);
  });

  it("refuses arguments that have no meaning", () => {
    const invalid = expect.objectContaining({ code: "ERR_TSMEM_INVALID_ARGUMENT" }) as Error;
    for (const descriptor of [-1, NaN, 0.5, 2 ** 32, "0" as never]) {
      expect(() => mapFile("test", descriptor, 1, "private")).toThrow(invalid);
    }
    for (const byteLength of [0, -1, NaN, 1.5, 2 ** 53, Infinity]) {
      expect(() => mapFile("test", file, byteLength, "private")).toThrow(invalid);
    }
    for (const sharing of ["r", "toString", undefined]) {
      expect(() => mapFile("test", file, 1, sharing as FileSharing)).toThrow(invalid);
    }
    expect(() => mapFile("test", file, Number.MAX_SAFE_INTEGER, "private")).toThrow();
  });

  it("flush and close of a mapping that is gone, or never was, touch nothing", () => {
    const mapping = mapFile("test", file, 4, "shared");
    closeFile(mapping);
    expect(closeFile(mapping)).toBe(true);
    expect(() => {
      flushFile("test", mapping);
    }).toThrow(/not mapped any more/);
    expect(() => {
      flushFile("test", { buffer: new ArrayBuffer(1), id: 2 ** 52 });
    }).toThrow(/not mapped any more/);
  });
});

it.runIf(available && areExternalsRefused)("mapFile() says that the runtime forbids it", () => {
  expect(() => mapFile("test", file, 4, "private")).toThrow(
    /this runtime forbids ArrayBuffers over foreign memory; read it instead/,
  );
});
