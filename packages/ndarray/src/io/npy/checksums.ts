import { FormatError } from "@tsmem/core";

const signatures = { end: 0x06054b50, entry: 0x02014b50, end64: 0x06064b50, locator64: 0x07064b50 };
const endLength = 22;
const entryLength = 46;
const memberLength = 30;

/**
 * The CRC-32 of each member of a zip archive, in the order of its directory.
 *
 * @throws {FormatError} there is no directory where the archive says
 * @see APPNOTE.TXT of PKWARE, sections 4.3.12 to 4.3.16
 */
export function checksumsOf(operation: string, bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const { start, length, count } = directoryOf(view);
    const checksums: number[] = [];
    let at = start;
    for (let i = 0; i < count; i++) {
      if (view.getUint32(at, true) !== signatures.entry) throw new RangeError("no entry");
      checksums.push(view.getUint32(at + 16, true));
      const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
      checkName(bytes, at + entryLength, view.getUint32(at + 42, true), name!);
      at += entryLength + name! + extra! + comment!;
    }
    if (at !== start + length) throw new RangeError("entries that were not counted");
    return checksums;
  } catch (cause) {
    throw new FormatError(`${operation}: the directory of the zip archive is damaged`, { cause });
  }
}

/** Compare the name of a member in the directory with that in front of the member. */
function checkName(bytes: Uint8Array, at: number, member: number, length: number): void {
  if (member === 0xffffffff) return; // an archive of more than 4 GiB says elsewhere where it is
  for (let i = 0; i < length; i++) {
    if (bytes[at + i] !== bytes[member + memberLength + i]) throw new RangeError("names differ");
  }
}

interface Directory {
  readonly start: number;
  readonly length: number;
  readonly count: number;
}

function directoryOf(view: DataView): Directory {
  // A comment of up to 64 KiB may follow the end record.
  let end = view.byteLength - endLength;
  while (view.getUint32(end, true) !== signatures.end) end--;
  const isLarge = end >= 20 && view.getUint32(end - 20, true) === signatures.locator64;
  if (!isLarge) {
    return {
      start: view.getUint32(end + 16, true),
      length: view.getUint32(end + 12, true),
      count: view.getUint16(end + 10, true),
    };
  }
  const end64 = Number(view.getBigUint64(end - 12, true));
  if (view.getUint32(end64, true) !== signatures.end64) throw new RangeError("no end record");
  return {
    start: Number(view.getBigUint64(end64 + 48, true)),
    length: Number(view.getBigUint64(end64 + 40, true)),
    count: Number(view.getBigUint64(end64 + 32, true)),
  };
}

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let crc = n;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** CRC-32 as zip has it: the reflected polynomial 0xEDB88320, inverted at both ends. */
export function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (let i = 0; i < bytes.length; i++) crc = table[(crc ^ bytes[i]!) & 255]! ^ (crc >>> 8);
  return ~crc >>> 0;
}
