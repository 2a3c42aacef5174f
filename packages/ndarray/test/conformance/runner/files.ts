import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { newArray } from "../../../src/create/empty.ts";
import { readNpy, writeNpy } from "../../../src/io/npy/npy.ts";
import { readNpz, writeNpz } from "../../../src/io/npy/npz.ts";
import type { NDArray } from "../../../src/ndarray.ts";
import type { Json } from "./case.ts";
import { codeOfDType, dtypeOfCode } from "./dtype-code.ts";
import { elements, positions } from "./elements.ts";
import { isOfClass } from "./error-classes.ts";
import { decode } from "./program.ts";
import { difference, show } from "./values.ts";

/** The array that a file, or a member of an archive, must give. */
interface Recorded {
  readonly dtype: Json;
  readonly shape: readonly number[];
  readonly order: "C" | "F";
  readonly values: readonly Json[];
}

type Entry = { readonly file: string } & (
  | ({ readonly kind: "npy"; readonly write?: boolean } & Recorded)
  | {
      readonly kind: "npz";
      readonly compressed: boolean;
      readonly members: Readonly<Record<string, Recorded>>;
    }
  | { readonly kind: "bad"; readonly error: string }
);

/** Whether a folder of recordings has sample files. */
export function hasFiles(folder: string): boolean {
  return existsSync(join(folder, "npy", "index.json"));
}

/** The entries of npy/index.json. */
export function entriesOf(folder: string): readonly Entry[] {
  return JSON.parse(readFileSync(join(folder, "npy", "index.json"), "utf8")) as readonly Entry[];
}

/** Run one entry; gives why it failed, nothing when it passed. */
export function runEntry(folder: string, entry: Entry): string[] {
  const bytes = new Uint8Array(readFileSync(join(folder, "npy", entry.file)));
  if (entry.kind === "bad") return badReasons(bytes, entry.error);
  if (entry.kind === "npz") return archiveReasons(bytes, entry.members, entry.compressed);
  const reasons = arrayReasons(readNpy(bytes), entry);
  if (entry.write !== true) return reasons;
  const written = writeNpy(made(entry));
  if (Buffer.compare(written, bytes) !== 0) reasons.push("writing gives other bytes");
  return reasons;
}

function badReasons(bytes: Uint8Array, expected: string): string[] {
  try {
    readNpy(bytes);
  } catch (error) {
    // Python tells an empty file from a broken one; here both do not follow the format.
    return isOfClass(error, expected === "EOFError" ? "ValueError" : expected)
      ? []
      : [`threw ${String(error)} instead of ${expected}`];
  }
  return [`did not throw ${expected}`];
}

function archiveReasons(
  bytes: Uint8Array,
  members: Readonly<Record<string, Recorded>>,
  compressed: boolean,
): string[] {
  const names = Object.keys(members);
  const check = (arrays: ReadonlyMap<string, NDArray>): string[] => {
    if ([...arrays.keys()].join() !== names.join()) {
      return [`members ${[...arrays.keys()].join()} not ${names.join()}`];
    }
    return names.flatMap((name) => arrayReasons(arrays.get(name)!, members[name]!));
  };
  const again = new Map(names.map((name) => [name, made(members[name]!)]));
  return [...check(readNpz(bytes)), ...check(readNpz(writeNpz(again, { compressed })))];
}

function arrayReasons(a: NDArray, expected: Recorded): string[] {
  const dtype = dtypeOfCode(expected.dtype);
  const [found, wanted] = [codeOfDType(a.dtype), codeOfDType(dtype)];
  if (JSON.stringify(found) !== JSON.stringify(wanted)) {
    return [`dtype ${show(found)} not ${show(wanted)}`];
  }
  if (a.shape.join() !== expected.shape.join()) {
    return [`shape ${show(a.shape)} not ${show(expected.shape)}`];
  }
  const { cContiguous, fContiguous, owndata, writeable } = a.flags;
  if (!(expected.order === "F" ? fContiguous : cContiguous))
    return [`not in order ${expected.order}`];
  if (!owndata || !writeable) return ["does not own writeable memory"];
  return elements(a).flatMap((value, i) => {
    const reason = difference(value, expected.values[i]!, dtype, 0);
    return reason === undefined ? [] : [`element ${i}: ${reason}`];
  });
}

function made({ dtype: code, shape, order, values }: Recorded): NDArray {
  const dtype = dtypeOfCode(code);
  const a = newArray("array", shape, dtype, order);
  for (const [n, at] of positions(a).entries()) {
    dtype.codec.write(a.storage.view, at, decode(values[n]!, dtype));
  }
  return a;
}
