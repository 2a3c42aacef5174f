import { readFileSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import * as zlib from 'node:zlib';

interface TarEntry {
  name: string;
  mode: Buffer;
  body: Buffer;
}

export class TarReader {
  private pending: Buffer = Buffer.alloc(0);
  private current: TarEntry | null = null;
  private readonly byName = new Map<string, TarEntry>();
  private longName: Buffer | undefined;
  private checksum = 0;
  private readonly pax: Record<string, Buffer> = {};

  write(chunk: Buffer): void {
    const block = chunk.subarray(0, 512);
    this.checksum = block.reduce((sum, byte) => sum + byte, 0); // ok t1 element-read: a number
    const name = block.toString('latin1', 0, 100);
    const entry: TarEntry = { name, mode: Buffer.from(block.subarray(100, 108)), body: chunk.subarray(512) };
    this.byName.set(name, entry); // report t2(-1) object-literal: the body in the entry keeps the chunk
    if (block[156] === 0x4c) this.longName = chunk.subarray(512, 1024); // report t1 field: the long name keeps the chunk
    this.pax[name] = block.subarray(345, 500); // report t2 field: by its name into a record of the field
    this.pending = Buffer.concat([this.pending, chunk.subarray(1024)]); // ok t1 copy-safe: concat copies
  }

  next(): TarEntry | null {
    if (this.pending.length < 512) return null;
    this.current = {
      name: '',
      mode: this.pending.subarray(0, 8), // ok t2 base-own-field: its base is a field of the same object
      body: this.pending.subarray(512), // ok t2 base-own-field: so is this one's
    };
    this.pending = this.pending.subarray(1024); // ok t1 remainder-in-place: the cursor moves forward
    return this.current;
  }
}

export interface ZipFile {
  comment: Buffer;
  entries: Map<string, Uint8Array>;
}

export async function readZip(path: string): Promise<ZipFile> {
  const file = await readFile(path);
  const end = file.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  const entries = new Map<string, Uint8Array>();
  let at = file.readUInt32LE(end + 16);
  while (at < end) {
    const nameLength = file.readUInt16LE(at + 28);
    const name = file.subarray(at + 46, at + 46 + nameLength).toString(); // ok t1 local-only: a string
    const start = file.readUInt32LE(at + 42);
    entries.set(name, zlib.inflateRawSync(file.subarray(start))); // ok t1 transient-arg: what inflate gives is its own
    at += 46 + nameLength;
  }
  return { comment: file.subarray(end + 22), entries }; // report t2 return-literal: the comment keeps the archive
}

export async function readStored(path: string, names: readonly string[]): Promise<Map<string, Uint8Array>> {
  const file = await readFile(path);
  const entries = new Map<string, Uint8Array>();
  for (const name of names) {
    const at = file.indexOf(name);
    entries.set(name, file.subarray(at, at + 512)); // ok t2 tiling: many views of one archive, all handed back
  }
  return entries;
}

export async function readFirst(path: string): Promise<Map<string, Uint8Array>> {
  const file = await readFile(path);
  const entries = new Map<string, Uint8Array>();
  entries.set('header', file.subarray(0, 512)); // report t2 returned-container: one small view of a whole file
  return entries;
}

export async function* tarEntries(path: string): AsyncGenerator<TarEntry> {
  const handle = await open(path);
  const seen: Buffer[] = [];
  for await (const chunk of handle.createReadStream() as AsyncIterable<Buffer>) {
    seen.push(chunk.subarray(0, 8)); // report t2 loop-accumulate: eight bytes keep each chunk
    seen.push(Buffer.from(chunk.subarray(0, 8))); // ok t1 copy-safe: copied
    yield { name: '', mode: chunk.subarray(0, 8), body: chunk.subarray(512) }; // ok t2 yield: handing on is no store
  }
}

const cachedIndex: { bytes: Uint8Array | null } = { bytes: null };
export function loadIndex(path: string): Uint8Array {
  return (cachedIndex.bytes ??= readFileSync(path).subarray(-4096)); // report t1 module-var: a property of a module constant
}

export function loadWholeIndex(path: string): Uint8Array {
  return (cachedIndex.bytes ??= readFileSync(path).subarray(0)); // ok t1 whole-view: all of the file
}

let lastCentral: DataView | undefined;
export function central(file: ArrayBuffer, offset: number): number {
  lastCentral = new DataView(file, offset); // report t1 module-var: keeps the archive
  return lastCentral.getUint32(0, true);
}

export function crcTable(file: ArrayBuffer, offset: number): Uint32Array {
  const view = new DataView(file, offset, 1024);
  const out = new Uint32Array(256);
  for (let i = 0; i < 256; i++) out[i] = view.getUint32(i * 4, true); // ok t1 element-read: numbers
  return out;
}

class Png {
  readonly chunks: { type: string; data: Uint8Array }[] = [];
  palette: Uint8Array | null = null;
  static last: Uint8Array | null = null;
  constructor(readonly file: Uint8Array) {
    let at = 8;
    while (at < file.length) {
      const length = new DataView(file.buffer, file.byteOffset + at).getUint32(0);
      const data = file.subarray(at + 8, at + 8 + length);
      this.chunks.push({ type: 'x', data }); // ok t2 base-stored: the object keeps the file as well
      if (length === 768) this.palette = data; // ok t2 base-stored: the object keeps the file as well
      if (length === 13) Png.last = data; // report t2(-3) static-field: the class does not keep the file
      at += 12 + length;
    }
  }
}

export const opened = new Set<Png>();
export function openPng(path: string): Png {
  const png = new Png(readFileSync(path)); // ok t3 constructor-arg: all of the file
  opened.add(png);
  return png;
}
