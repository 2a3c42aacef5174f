import {
  type Allocation,
  type Allocator,
  InvalidArgumentError,
  requireOptional,
  UnavailableError,
} from "@tsmem/core";
import { checkArray } from "../../arguments.ts";
import { memoryOf } from "../../create/from-buffer.ts";
import { shown } from "../../dtype/convert.ts";
import { accessOf } from "../../layout/access.ts";
import { filledStrides } from "../../layout/reshape.ts";
import { NDArray } from "../../ndarray.ts";
import { returnTo, Storage } from "../../storage/storage.ts";
import type { NpyFacts } from "./npy.ts";
import { emptyFor } from "./npy.ts";

/** How `load` maps a file: for reading, for writing, or as private copies of the pages written to. */
export type MmapMode = "r" | "r+" | "c";

/** A mapping of `@tsmem/native/files`. */
interface MappedFile {
  readonly buffer: ArrayBuffer;
}

/** The parts of `@tsmem/native/files` that are used here. */
interface NativeFiles {
  mapFile(
    operation: string,
    descriptor: number,
    byteLength: number,
    sharing: "private" | "shared",
  ): MappedFile;
  flushFile(operation: string, mapping: MappedFile): void;
  closeFile(mapping: MappedFile): boolean;
}

/** A mapping as the memory of one array. */
class MappedAllocation implements Allocation {
  readonly buffer: ArrayBuffer;
  readonly byteOffset = 0;
  readonly byteLength: number;
  released = false;
  readonly native: NativeFiles;
  readonly mapping: MappedFile;

  constructor(native: NativeFiles, mapping: MappedFile) {
    this.native = native;
    this.mapping = mapping;
    this.buffer = mapping.buffer;
    this.byteLength = mapping.buffer.byteLength;
  }
}

/** Unmaps when an array is disposed. A buffer that cannot be detached stays until it is collected. */
const unmapper: Pick<Allocator, "free"> = {
  free(allocation) {
    const mapped = allocation as MappedAllocation;
    mapped.released = true;
    mapped.native.closeFile(mapped.mapping);
  },
};

/** The mode that the caller gave. @throws {InvalidArgumentError} there is no such mode */
export function checkMmapMode(mode: unknown): asserts mode is MmapMode {
  if (mode === "r" || mode === "r+" || mode === "c") return;
  throw new InvalidArgumentError(
    `load: mode must be one of 'r', 'r+' and 'c': mmapMode is ${shown(mode)}; files are made with save`,
    { value: mode },
  );
}

/** The array in an open .npy file, mapped; the file is as long as `facts` says. */
export function mapArray(file: number, facts: NpyFacts, mode: MmapMode): NDArray {
  const { arrayShape, dtype, fortranOrder, dataOffset, dataLength } = facts;
  if (dataLength === 0) {
    const result = emptyFor("load", facts); // nothing to map
    result.writeable = mode !== "r";
    return result;
  }
  const native = nativeFiles();
  const mapping = mapped(native, file, dataOffset + dataLength, mode);
  const { buffer } = mapping;
  const storage = new Storage(
    memoryOf(buffer),
    dataOffset,
    dataLength,
    buffer,
    new MappedAllocation(native, mapping),
    returnTo(unmapper),
  );
  storage.isProtected = mode === "r";
  const strides = filledStrides(arrayShape, dtype.itemsize, fortranOrder ? "F" : "C");
  const access = accessOf(dtype, arrayShape, strides, dataOffset);
  const isWriteable = mode !== "r";
  return new NDArray(dtype, arrayShape, strides, dataOffset, storage, null, access, isWriteable);
}

/**
 * Write what was changed in an array of `load(path, { mmapMode: "r+" })`, or in a view of it, to the disk
 * and wait until it is there.
 *
 * Other programs, and later loads, see changes without it; it is for what must survive a loss of power. For
 * the modes `r` and `c`, whose changes never reach the file, and for arrays without elements it does nothing.
 *
 * @throws {InvalidArgumentError} the array is not mapped
 * @throws {ReleasedError} it was disposed
 * @throws {UnavailableError} the system could not write
 * @see numpy.memmap.flush
 */
export function flush(a: NDArray): void {
  checkArray("flush", a);
  a.storage.check();
  const { allocation } = a.storage;
  if (allocation instanceof MappedAllocation) {
    allocation.native.flushFile("flush", allocation.mapping);
  } else if (a.size > 0) {
    throw new InvalidArgumentError(
      "flush: the array is not mapped; load it with { mmapMode: 'r+' }, or save it",
      { value: a },
    );
  }
}

function nativeFiles(): NativeFiles {
  const { module, reason } = requireOptional("@tsmem/native/files", import.meta.url);
  if (reason === undefined) return module as NativeFiles;
  throw unavailable(reason, "install it, or load without mmapMode");
}

function mapped(native: NativeFiles, file: number, byteLength: number, mode: MmapMode): MappedFile {
  try {
    return native.mapFile("load", file, byteLength, mode === "r+" ? "shared" : "private");
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    throw unavailable(error.reason, "load without mmapMode", error);
  }
}

function unavailable(reason: string, remedy: string, cause?: Error): UnavailableError {
  return new UnavailableError(
    `load: the file cannot be mapped by @tsmem/native: ${reason}; ${remedy}`,
    { reason, cause },
  );
}
