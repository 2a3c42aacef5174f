import { FormatError, InvalidArgumentError } from "@tsmem/core";
import { checksumsOf, crc32 } from "./checksums.ts";
import { shown } from "../../dtype/convert.ts";
import { checkList, checkOptions } from "../../arguments.ts";
import { type UnzipFileInfo, unzipSync, zipSync } from "fflate";
import { ValueError } from "../../errors.ts";
import type { NDArray } from "../../ndarray.ts";
import { asBytes, readArray, writeNpy } from "./npy.ts";

/** Arrays by name; a list names them arr_0, arr_1, … */
export type NamedArrays =
  Readonly<Record<string, NDArray>> | ReadonlyMap<string, NDArray> | readonly NDArray[];

/** No member of a deflated archive is larger than this many times its packed size. */
const largestRatio = 1032;

/**
 * Read all arrays from the bytes of an .npz file, stored or deflated.
 *
 * @returns new arrays by name, in the order of the file
 * @throws {FormatError} no zip archive, a truncated or damaged one, or a member that is no .npy file
 * @see numpy.savez
 */
export function readNpz(bytes: ArrayBuffer | Uint8Array): Map<string, NDArray> {
  return readArchive("readNpz", asBytes("readNpz", bytes));
}

/** `readNpz` under the name of the public call. */
export function readArchive(operation: string, bytes: Uint8Array): Map<string, NDArray> {
  const arrays = new Map<string, NDArray>();
  for (const [name, member] of Object.entries(unpack(operation, bytes))) {
    const key = name.endsWith(".npy") ? name.slice(0, -4) : name;
    arrays.set(key, readArray(operation, member));
  }
  return arrays;
}

function unpack(operation: string, bytes: Uint8Array): Record<string, Uint8Array> {
  const checksums = checksumsOf(operation, bytes);
  const expected = new Map<string, number | undefined>();
  let entry = 0;
  let packed = 0;
  // Sizes are claims of the file: a small archive must not make us allocate a large one, be it in one member or
  // in many that share their bytes.
  const filter = ({ name, size, originalSize, compression }: UnzipFileInfo): boolean => {
    expected.set(name, checksums[entry++]);
    const most = compression === 0 ? size : size * largestRatio + 1024;
    packed += size;
    if (packed <= bytes.length && originalSize <= most) return true;
    throw new FormatError(`${operation}: member ${JSON.stringify(name)} claims an impossible size`);
  };
  let members: Record<string, Uint8Array>;
  try {
    members = unzipSync(bytes, { filter });
  } catch (cause) {
    if (cause instanceof FormatError) throw cause;
    throw new FormatError(
      `${operation}: the bytes are no zip archive that can be read; the file may be damaged`,
      { cause },
    );
  }
  for (const [name, member] of Object.entries(members)) {
    if (crc32(member) === expected.get(name)) continue;
    throw new FormatError(
      `${operation}: Bad CRC-32 for file ${JSON.stringify(name)}; the archive is damaged`,
    );
  }
  return members;
}

/**
 * Write arrays as the bytes of an .npz file.
 *
 * @param options.compressed - deflate the members; default false
 * @throws {ValueError} a name occurs twice
 * @example writeNpz({ x, y }, { compressed: true })
 */
export function writeNpz(
  arrays: NamedArrays,
  options: { readonly compressed?: boolean } = {},
): Uint8Array {
  checkOptions("writeNpz", options);
  if (typeof arrays !== "object" || (arrays as unknown) === null) {
    throw new InvalidArgumentError(
      `writeNpz: arrays is ${shown(arrays)}; give a list, a Map or an object of arrays`,
      { value: arrays },
    );
  }
  const members: Record<string, Uint8Array> = Object.create(null) as Record<string, Uint8Array>;
  for (const [name, array] of namesAndArrays(arrays)) {
    const member = `${name}.npy`;
    if (member in members) {
      throw new ValueError(`writeNpz: name ${JSON.stringify(name)} occurs twice`, { value: name });
    }
    members[member] = writeNpy(array);
  }
  return zipSync(members, { level: options.compressed === true ? 6 : 0 });
}

function namesAndArrays(arrays: NamedArrays): (readonly [string, NDArray])[] {
  if (Array.isArray(arrays)) {
    checkList("writeNpz", "arrays", arrays);
    return (arrays as readonly NDArray[]).map((array, i) => [`arr_${i}`, array] as const);
  }
  return arrays instanceof Map
    ? [...(arrays as ReadonlyMap<string, NDArray>)]
    : Object.entries(arrays as Readonly<Record<string, NDArray>>);
}
