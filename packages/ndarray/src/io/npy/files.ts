import { closeSync, fstatSync, openSync, readFileSync, readSync, writeFileSync } from "node:fs";
import { checkPath, FormatError, InvalidArgumentError } from "@tsmem/core";
import { shown } from "../../dtype/convert.ts";
import { checkOptions } from "../../arguments.ts";
import type { NDArray } from "../../ndarray.ts";
import { maximumHeaderLength } from "./header.ts";
import { checkMmapMode, mapArray, type MmapMode } from "./mapped.ts";
import { bytesOf, emptyFor, npyFacts, writeNpy } from "./npy.ts";
import { type NamedArrays, readArchive, writeNpz } from "./npz.ts";

/** What `load` takes beside the path. */
export interface LoadOptions {
  /**
   * Which elements of the first axis to read, as start and end; default all. Only their bytes are read,
   * so a part of a file larger than memory can be loaded. C-ordered files only.
   */
  readonly rows?: readonly [start: number, end: number];
  /**
   * Map the file instead of reading it, so that its bytes come from the disk when they are touched and a
   * file larger than memory can be used. `r`: a read-only array. `r+`: writes reach the file. `c`: writes
   * stay in memory. Needs `@tsmem/native`; not on Windows, Deno and Electron.
   */
  readonly mmapMode?: MmapMode;
}

/**
 * Read an array from an .npy file. The elements go from the file straight into the array's memory.
 *
 * Without `mmapMode` the file is read: later changes of either side do not reach the other.
 *
 * With `mmapMode` the array is a view of the mapped file; its `base` is the buffer over the mapping, which
 * starts with the header. The file stays mapped until the array is disposed, or the array, its views and
 * that buffer are collected: use `using` or `dispose()` where many files are mapped in one go. **While it
 * is mapped nobody may make the file shorter**: touching bytes that are gone ends the process (SIGBUS), and
 * no error can be thrown instead. Replace such a file by renaming a new one over it. `copy()` gives an
 * array that is independent of the file.
 *
 * @returns new array that owns its data, or a view of the mapped file
 * @throws {FormatError} the file is no .npy file, is truncated, or holds Python objects
 * @throws {InvalidArgumentError} no path, a mode that does not exist, or `rows` beside a mode
 * @throws {AllocationError} there is not enough memory, or address space, for it
 * @throws {UnavailableError} the file cannot be mapped here; load it without `mmapMode`
 * @throws the error of the file system, when the file cannot be read
 * @see numpy.load, numpy.memmap
 */
export function load(path: string | URL, options: LoadOptions = {}): NDArray {
  checkOptions("load", options);
  const { rows, mmapMode } = options;
  checkPath("load", path);
  if (mmapMode !== undefined) {
    checkMmapMode(mmapMode);
    if (rows !== undefined) {
      throw new InvalidArgumentError("load: rows are read, not mapped; slice the mapped array", {
        value: rows,
      });
    }
  }
  const file = openSync(path, mmapMode === "r+" ? "r+" : "r");
  try {
    const { size } = fstatSync(file);
    const head = new Uint8Array(Math.min(maximumHeaderLength + 12, size));
    fillFrom(file, head, 0);
    const facts = npyFacts("load", head);
    // Before memory is asked for: the header may claim anything.
    if (facts.dataOffset + facts.dataLength > size)
      throw truncated(facts.dataLength, size - facts.dataOffset);
    if (mmapMode !== undefined) return mapArray(file, facts, mmapMode);
    if (rows === undefined) {
      const result = emptyFor("load", facts);
      readAll(file, bytesOf(result), facts.dataOffset);
      return result;
    }
    return loadRows(file, facts, rows);
  } finally {
    closeSync(file);
  }
}

function loadRows(
  file: number,
  facts: ReturnType<typeof npyFacts>,
  rows: readonly [number, number],
): NDArray {
  const { arrayShape, fortranOrder, dtype, dataOffset } = facts;
  const [length, ...rest] = arrayShape;
  const bounds: unknown = rows;
  if (!Array.isArray(bounds) || bounds.length !== 2 || !bounds.every(Number.isInteger)) {
    throw new InvalidArgumentError(`load: rows is ${shown(rows)}; give [start, end] as integers`, {
      value: rows,
    });
  }
  if (length === undefined || (fortranOrder && rest.length > 0)) {
    throw new FormatError(
      "load: rows can be read from C-ordered arrays with axes only; load it all",
    );
  }
  const clip = (at: number): number => Math.min(length, Math.max(0, at < 0 ? at + length : at));
  const start = clip(rows[0]);
  const count = Math.max(0, clip(rows[1]) - start);
  const result = emptyFor("load", { ...facts, arrayShape: [count, ...rest], fortranOrder: false });
  const rowBytes = rest.reduce((size, n) => size * n, dtype.itemsize);
  readAll(file, bytesOf(result), dataOffset + start * rowBytes);
  return result;
}

function readAll(file: number, target: Uint8Array, from: number): void {
  const found = fillFrom(file, target, from);
  if (found === target.length) return;
  throw truncated(target.length, found);
}

function truncated(expected: number, found: number): FormatError {
  return new FormatError(
    `load: Failed to read all data for array. Expected ${expected} bytes, found ${found}; ` +
      "the file is truncated",
  );
}

/** Read until the target is full or the file ends; gives the bytes read. */
function fillFrom(file: number, target: Uint8Array, from: number): number {
  let done = 0;
  while (done < target.length) {
    const count = readSync(
      file,
      target,
      done,
      Math.min(target.length - done, 2 ** 30),
      from + done,
    );
    if (count === 0) break;
    done += count;
  }
  return done;
}

/**
 * Write an array to an .npy file, byte for byte as NumPy does.
 *
 * @throws {InvalidArgumentError} no path
 * @throws the error of the file system, when the file cannot be written
 * @see numpy.save
 */
export function save(path: string | URL, a: NDArray): void {
  checkPath("save", path);
  writeFileSync(path, writeNpy(a));
}

/**
 * Read all arrays of an .npz file.
 *
 * @returns new arrays by name, in the order of the file
 * @throws {FormatError} the file is no archive of .npy files
 * @throws {InvalidArgumentError} no path
 * @throws the error of the file system, when the file cannot be read
 */
export function loadNpz(path: string | URL): Map<string, NDArray> {
  checkPath("loadNpz", path);
  return readArchive("loadNpz", readFileSync(path));
}

/**
 * Write arrays to an .npz file.
 *
 * @throws {InvalidArgumentError} no path, or no arrays
 * @throws the error of the file system, when the file cannot be written
 * @see numpy.savez, numpy.savez_compressed
 */
export function saveNpz(
  path: string | URL,
  arrays: NamedArrays,
  options: { readonly compressed?: boolean } = {},
): void {
  checkPath("saveNpz", path);
  writeFileSync(path, writeNpz(arrays, options));
}
