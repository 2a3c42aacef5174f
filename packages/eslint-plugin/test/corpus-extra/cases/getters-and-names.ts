import { readFileSync } from 'node:fs';
import { load, type NDArray } from '@tsmem/ndarray';

class Packet {
  constructor(private readonly bytes: Buffer) {}
  get body(): Buffer {
    return this.bytes.subarray(8); // ok t1 return-direct: handed back
  }
  get size(): number {
    return this.bytes.subarray(8).length; // ok t1 element-read: a number
  }
  get owned(): Buffer {
    return Buffer.from(this.bytes.subarray(8)); // ok t1 copy-safe: copied
  }
  static parse(bytes: Buffer): Buffer {
    return bytes.subarray(4);
  }
}

function cut(bytes: Buffer): Buffer {
  return bytes.subarray(0, 4);
}
const trim = (bytes: Uint8Array): Uint8Array => bytes.subarray(1);

export class Inbox {
  private bodies: Buffer[] = [];
  private body: Buffer | null = null;
  private frozen: Readonly<Buffer> | null = null;
  private parts: readonly Uint8Array[] = [];
  private readonly box = { head: null as Buffer | null };

  take(wire: Buffer): void {
    const packet = new Packet(wire);
    this.body = packet.body; // report t3 getter: a getter that gives a view
    this.body = packet.owned; // ok t3 getter: a getter that gives a copy
    this.bodies.push(packet.body); // report t3 getter: pushed
    this.bodies.push(new Packet(wire).body); // report t3 getter: of a new object
    this.body = Packet.parse(wire); // report t3 helper: a static method
    this.frozen = wire.subarray(0, 4); // report t1 field: of a read-only type
  }

  takeFrozen(wire: Readonly<Buffer>): void {
    this.frozen = wire.subarray(0, 4); // report t1 readonly: a read-only Buffer is one
    this.frozen = wire.slice(0, 4); // report t1 readonly: slice of a Buffer is a view
    this.body = Buffer.from(wire.subarray(0, 4)); // ok t1 copy-safe: copied
  }

  takeAll(wires: Buffer[]): void {
    this.bodies = wires.map(cut); // report t3 callback-name: a function by its name
    this.parts = wires.map(trim); // report t3 callback-name: an arrow by its name
    this.bodies = wires.map(this.cut); // report t3 callback-name: a method by its name
    this.bodies = wires.map((wire) => this.cut(wire)); // report t3 helper: a method of the same object
    this.bodies = wires.map((wire) => Packet.parse(wire)); // report t3 helper: a static method
    this.bodies = wires.map(Packet.parse); // report t3 callback-name: a static method by its name
    this.bodies = wires.map(copied); // ok t3 callback-name: it copies
    this.bodies.push(...wires.map(cut).filter(Boolean)); // report t3 callback-name: filtered and spread
    this.parts = wires.flatMap((wire) => [wire.subarray(0, 1), wire.subarray(1)]); // report t3 flat-map: lists of views
    this.box.head = wires.map(cut)[0]; // report t3 callback-name: the first
    this.box.head = wires.map(cut).at(0) ?? null; // report t3 callback-name: the first
    this.body = wires.reduce((whole, wire) => Buffer.concat([whole, wire.subarray(4)])); // ok t2 copy-safe: concat copies
  }

  private cut(wire: Buffer): Buffer {
    return wire.subarray(0, 4);
  }
}

function copied(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, 4));
}

abstract class Source {
  protected last: NDArray | null = null;
  protected abstract read(): NDArray;
  sample(): void {
    this.last = this.read().slice([0, 1]); // report t1 field: of what a method gives
    this.last = this.read(); // ok t2 not-a-view: whatever it gives
  }
}

export class FileSource extends Source {
  private readonly data = load('data.npy');
  protected read(): NDArray {
    return this.data;
  }
  override sample(): void {
    super.sample();
    this.last = this.data.slice([0, 1]); // ok t1 base-own-field: a field of the same object
  }
  reset = (): void => {
    this.last = load('data.npy').slice([0, 1]); // report t1 field: in an arrow
  };
}

export function locals(path: string): number {
  const file = readFileSync(path);
  const parts: Record<string, Buffer> = {};
  parts['head'] = file.subarray(0, 4); // ok t1 local-only: dies with the call
  const list = [file.subarray(0, 4), file.subarray(4, 8)]; // ok t1 local-only: dies with the call
  const found = list.find((part) => part[0] === 1);
  const byByte = new Map(list.map((part) => [part[0], part] as const)); // ok t2 local-only: dies with the call
  return (found?.length ?? 0) + byByte.size + parts['head'].length;
}

export function optional(target: { first?: Uint8Array } | undefined, bytes: Uint8Array | undefined): void {
  if (target) target.first = bytes?.subarray(0, 1); // report t1 optional-chain: of a parameter
  if (target && bytes) target.first = bytes.subarray(0, 1)!; // report t1 non-null: the same
  if (target && bytes) target.first = <Uint8Array>bytes.subarray(0, 1); // report t1 cast: the same
  if (target && bytes) target.first = bytes.subarray(0, 1) satisfies Uint8Array; // report t1 satisfies: the same
  if (target && bytes) target.first = (bytes.fill(0), bytes.subarray(0, 1)); // report t1 comma: the last of them
}

try {
  const file = readFileSync('settings.bin');
  exported.head = file.subarray(0, 4); // report t1 module-var: of a module object
  exported.copy = Buffer.from(file.subarray(0, 4)); // ok t1 copy-safe: copied
} catch {
  exported.head = undefined;
}
export declare const exported: { head?: Buffer; copy?: Buffer };

const samples: Float64Array = new Float64Array(1000);
export const firstSamples = samples.subarray(0, 10); // ok t1 base-module: its base is a module constant
const kept: Float64Array[] = [];
export function sampleAt(i: number): void {
  kept.push(samples.subarray(i, i + 1)); // ok t1 base-module: its base is a module constant
  kept.push(new Float64Array(samples.buffer, 8, 1)); // ok t2 base-module: over the memory of a module constant
}

export class Reader {
  private last: Buffer | null = null;
  private all: Buffer[] = [];
  constructor(private readonly data: Buffer) {}
  get head(): Buffer {
    return this.data.subarray(0, 4);
  }
  keep(other: Reader): void {
    this.last = this.head; // ok t3 getter: its base is a field of the same object
    this.last = other.head; // report t3 getter: its base is a field of another object
    this.last = other.head.subarray(0, 1); // report t1 field: of what a getter gives
    this.all.push(...[other].map((reader) => reader.head)); // report t3 getter: in a callback
    this.last = Buffer.from(other.head); // ok t1 copy-safe: copied
  }
}

export async function filesAndHeads(paths: string[]): Promise<{ files: Buffer[]; heads: Buffer[] }> {
  const files = await Promise.all(paths.map(async (path) => readFileSync(path)));
  return { files, heads: files.map((file) => file.subarray(0, 4)) }; // ok t3 base-stored: the files beside them
}

export function headsLater(paths: string[]): number {
  const files = paths.map((path) => readFileSync(path));
  const heads = files.map((file) => file.subarray(0, 4)); // ok t3 local-only: the files live as long
  return heads.length;
}

export function headsOnly(paths: string[]): Buffer[] {
  const files = paths.map((path) => readFileSync(path));
  const heads: Buffer[] = [];
  for (const file of files) heads.push(file.subarray(0, 4)); // report t3 loop-accumulate: each keeps its file
  return heads;
}

export function halves(paths: string[]): Buffer[][] {
  return paths.map((path) => readFileSync(path)).map((file) => [0, 1].map((i) => file.subarray(i, i + 1))); // ok t3 tiling: cut in a loop
}

export function ofCaller(files: Buffer[]): Buffer[] {
  return files.map((file) => file.subarray(0, 4)); // ok t2 returned-container: the caller owns the files
}

export function localGroups(paths: string[]): number {
  const groups = new Map<string, Buffer[]>();
  const file = readFileSync('all');
  for (const path of paths) groups.set(path, []);
  const group = groups.get('x');
  group?.push(file.subarray(0, 4)); // ok t3 local-only: dies with the call
  return groups.size;
}

export function popped(path: string): { name: string; head: Buffer | null }[] {
  const jobs = [{ name: 'a', head: null as Buffer | null }];
  const job = jobs.pop()!;
  job.head = readFileSync(path).subarray(0, 4); // ok t3 local-only: it is in the list no longer
  return jobs;
}

declare function turned(array: NDArray): NDArray;
export function opened(arrays: NDArray[]): NDArray[] {
  const open = arrays.map((array) => turned(array));
  return open.map((array) => array.slice([0, 1])); // ok t3 returned-container: what turned gives may be a view of the caller's array
}
