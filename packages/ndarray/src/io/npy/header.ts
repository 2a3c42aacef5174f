import { checkedByteLength, FormatError } from "@tsmem/core";
import { parsePythonLiteral, type PythonLiteral, PythonTuple } from "./python-literal.ts";

/** What the header of an .npy file says. */
export interface NpyHeader {
  readonly version: readonly [major: number, minor: number];
  /** The dtype as written: a string, or a list of fields. */
  readonly descr: PythonLiteral;
  readonly fortranOrder: boolean;
  readonly shape: readonly number[];
  /** Bytes before the data. */
  readonly dataOffset: number;
}

const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
const alignment = 64;
/** Room that NumPy leaves so that the first axis can grow in place. */
const growthDigits = 21;
/** NumPy's limit for headers of files that are not trusted. */
export const maximumHeaderLength = 10_000;

/**
 * Read the header at the start of an .npy file.
 *
 * @throws {FormatError} no header of versions 1 to 3
 * @see numpy.lib.format: the header is a Python dict in latin-1, or in UTF-8 from version 3.
 */
export function readNpyHeader(operation: string, bytes: Uint8Array): NpyHeader {
  if (bytes.length === 0) {
    throw new FormatError(`${operation}: no data left in file; the file is empty`);
  }
  if (bytes.length < 10) {
    throw new FormatError(
      `${operation}: EOF: reading magic string, expected 10 bytes got ${bytes.length}; ` +
        "the file is truncated",
    );
  }
  if (magic.some((byte, i) => bytes[i] !== byte)) {
    const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
    throw new FormatError(
      `${operation}: the magic string is not correct; ` +
        (isZip
          ? "these are the bytes of an archive: use loadNpz or readNpz"
          : "an .npy file starts with 0x93 and NUMPY"),
    );
  }
  const major = bytes[6]!;
  const minor = bytes[7]!;
  if (major < 1 || major > 3 || minor !== 0) {
    throw new FormatError(
      `${operation}: Invalid version (${major}, ${minor}); supported are 1.0, 2.0 and 3.0`,
    );
  }
  const start = major === 1 ? 10 : 12;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < start) throw truncated(operation, start, bytes.length);
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (bytes.length < start + length) throw truncated(operation, start + length, bytes.length);
  if (length > maximumHeaderLength) {
    throw new FormatError(
      `${operation}: header is ${length} bytes long and may not be safe to load; ` +
        `the limit is ${maximumHeaderLength}`,
    );
  }
  const text = decode(operation, bytes.subarray(start, start + length), major);
  return { version: [major, minor], ...readDict(operation, text), dataOffset: start + length };
}

function truncated(operation: string, expected: number, length: number): FormatError {
  return new FormatError(
    `${operation}: EOF: reading array header, expected ${expected} bytes got ${length}; ` +
      "the file is truncated",
  );
}

function decode(operation: string, bytes: Uint8Array, major: number): string {
  if (major < 3) return latin1(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new FormatError(`${operation}: the header is not UTF-8; the file may be damaged`, {
      cause,
    });
  }
}

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function readDict(
  operation: string,
  text: string,
): Pick<NpyHeader, "descr" | "fortranOrder" | "shape"> {
  const dict = parsePythonLiteral(text);
  if (!(dict instanceof Map)) {
    throw new FormatError(`${operation}: Header is not a dictionary; the file may be damaged`);
  }
  const entries = dict as ReadonlyMap<string, PythonLiteral>;
  const keys = [...entries.keys()].sort();
  if (keys.join() !== "descr,fortran_order,shape") {
    throw new FormatError(
      `${operation}: Header does not contain the correct keys: ${JSON.stringify(keys)}; ` +
        "expected descr, fortran_order and shape",
    );
  }
  const shape = entries.get("shape");
  if (!(shape instanceof PythonTuple) || !shape.items.every(isLength)) {
    throw new FormatError(`${operation}: shape is not valid; expected a tuple of lengths`);
  }
  const fortranOrder = entries.get("fortran_order");
  if (typeof fortranOrder !== "boolean") {
    throw new FormatError(
      `${operation}: fortran_order is not a valid bool; expected True or False`,
    );
  }
  if (shape.items.length > 64) {
    throw new FormatError(
      `${operation}: the array has ${shape.items.length} dimensions; at most 64 are supported`,
    );
  }
  shape.items.reduce<number>((size, length) => sizeOf(operation, size, length as number), 1);
  return { descr: entries.get("descr")!, fortranOrder, shape: shape.items as number[] };
}

function isLength(item: PythonLiteral): boolean {
  return typeof item === "number" && item >= 0;
}

function sizeOf(operation: string, size: number, length: number): number {
  try {
    return checkedByteLength(operation, size, length);
  } catch (cause) {
    throw new FormatError(
      `${operation}: the shape has too many elements; the file may be damaged`,
      {
        cause,
      },
    );
  }
}

/**
 * Write a header, in the lowest version that can hold it.
 *
 * @param descr - the dtype as Python source
 * @returns the bytes before the data, a multiple of 64
 */
export function writeNpyHeader(
  descr: string,
  fortranOrder: boolean,
  shape: readonly number[],
): Uint8Array {
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
  const order = fortranOrder ? "True" : "False";
  let text = `{'descr': ${descr}, 'fortran_order': ${order}, 'shape': ${tuple}, }`;
  const growing = fortranOrder ? shape.at(-1) : shape[0];
  if (growing !== undefined) text += " ".repeat(growthDigits - String(growing).length);
  const isLatin1 = !/[^\0-\xff]/.test(text);
  const body = isLatin1 ? Uint8Array.from(text, (c) => c.charCodeAt(0)) : encodeUtf8(text);
  const fitsShort = isLatin1 && wrappedLength(10, body.length) - 10 < 65536;
  const start = fitsShort ? 10 : 12;
  const total = wrappedLength(start, body.length);
  const bytes = new Uint8Array(total).fill(0x20);
  bytes.set(magic);
  bytes[6] = fitsShort ? 1 : isLatin1 ? 2 : 3;
  bytes[7] = 0;
  const view = new DataView(bytes.buffer);
  if (fitsShort) view.setUint16(8, total - 10, true);
  else view.setUint32(8, total - 12, true);
  bytes.set(body, start);
  bytes[total - 1] = 0x0a;
  return bytes;
}

/** Length with the newline and at least one space, rounded up as NumPy rounds. */
function wrappedLength(start: number, bodyLength: number): number {
  const length = start + bodyLength + 1;
  return length + alignment - (length % alignment);
}

function encodeUtf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
