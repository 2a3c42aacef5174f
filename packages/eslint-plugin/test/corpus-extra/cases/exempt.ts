import { readFileSync } from 'node:fs';
import { load, type NDArray } from '@tsmem/ndarray';

const TABLE = load('table');
const ICONS = readFileSync('icons');
const ASSETS = { logo: readFileSync('logo') };
const cache = new Map<string, NDArray>();
const heads: Buffer[] = [];

class Atlas {
  static readonly pixels = load('pixels');
  static bytes = Buffer.alloc(64);
}

export class Constants {
  private row: NDArray | null = null;
  private icon: Uint8Array | null = null;

  keep(i: number): void {
    this.row = TABLE.pick(i); // ok t1 base-module: never dies
    this.icon = ICONS.subarray(0, 4); // ok t1 base-module: never dies
    this.icon = new Uint8Array(ICONS.buffer, ICONS.byteOffset + 4, 4); // ok t1 base-module: never dies
    this.row = Atlas.pixels.pick(i); // ok t1 base-static: never dies
    this.icon = Atlas.bytes.subarray(0, 4); // ok t1 base-static: never dies
    this.row = TABLE.T.reshape(-1).slice([0, 4]); // ok t1 base-module: through whole views
    const table = TABLE;
    this.row = table.pick(i); // ok t2 base-module: another name for it
    cache.set('a', TABLE.pick(i)); // ok t1 base-module: never dies
    heads.push(ICONS.subarray(i)); // ok t1 base-module: never dies
    this.row = TABLE.copy().pick(i); // report t1 base-copy: the copy is another base
    this.icon = ASSETS.logo.subarray(0, 4); // ok t2 base-module: a member of a module constant
    for (const row of TABLE) this.row = row; // ok t2 base-module: a row of it
  }

  dump(): unknown {
    return [this.row, this.icon];
  }
}

export class Same {
  private readonly file: Buffer;
  private head: Buffer;
  private tail: Buffer | null = null;
  private cuts: Buffer[] = [];
  private byName = new Map<string, Buffer>();
  private data: NDArray = load('data');
  private train: NDArray | null = null;
  private test: NDArray | null = null;
  private other: Same | null = null;

  constructor(path: string) {
    this.file = readFileSync(path);
    this.head = this.file.subarray(0, 4); // ok t1 same-object: the base is a field
  }

  cut(n: number): void {
    this.tail = this.file.subarray(n); // ok t1 same-object: the base is a field
    this.cuts.push(this.file.subarray(n)); // ok t1 same-object: the base is a field
    this.byName.set('a', this.file.subarray(n)); // ok t1 same-object: the base is a field
    this.train = this.data.slice([0, 8]); // ok t1 same-object: the base is a field
    this.train = this.data.T.slice([0, 8]); // ok t1 same-object: the base is a field
    const { file } = this;
    this.tail = file.subarray(n); // ok t2 same-object: the base is a field, by another name
    const data = this.data;
    this.test = data.pick(n); // ok t2 same-object: the base is a field, by another name
    heads.push(this.file.subarray(n)); // report t1 other-object: the module outlives this
    this.tail = this.other!.file.subarray(n); // report t2 other-object: the base is a field of another object
  }

  both(path: string): void {
    const big = load(path);
    this.data = big;
    this.train = big.slice([0, 800]); // ok t1 base-stored: before
    this.test = big.slice([800]); // ok t1 base-stored: before
  }

  after(path: string): void {
    const big = load(path);
    this.train = big.slice([0, 800]); // ok t1 base-stored: after
    this.data = big;
  }

  wholeStored(path: string): void {
    const big = load(path);
    this.train = big.slice([0, 800]); // ok t2 base-stored: a whole view of it is stored
    this.data = big.T;
  }

  sometimes(path: string, flag: boolean): void {
    const big = load(path);
    if (flag) this.data = big;
    this.train = big.slice([0, 800]); // report t2 base-sometimes: the base is stored only sometimes
  }

  sameBranch(path: string, flag: boolean): void {
    const big = load(path);
    if (flag) {
      this.data = big;
      this.train = big.slice([0, 800]); // ok t2 base-stored: in the same branch
    }
  }

  otherBranch(path: string, flag: boolean): void {
    const big = load(path);
    if (flag) this.data = big;
    else this.train = big.slice([0, 800]); // report t2 base-sometimes: the other branch
  }

  ternary(path: string, flag: boolean): void {
    const big = load(path);
    this.train = flag ? big : big.slice([0, 800]); // report t2 base-sometimes: the other branch of the same ?:
  }

  elsewhere(path: string, other: Same): void {
    const big = load(path);
    other.data = big;
    this.train = big.slice([0, 800]); // report t2 other-object: another object has the base
  }

  copyStored(path: string): void {
    const big = load(path);
    this.data = big.copy();
    this.train = big.slice([0, 800]); // report t2 copy-stored: only a copy of the base is stored
  }

  otherStored(path: string): void {
    const big = load(path);
    const small = load(path + '.small');
    this.data = small;
    this.train = big.slice([0, 800]); // report t2 other-base: another base is stored
  }

  replaced(path: string): void {
    const big = load(path);
    this.train = big.slice([0, 8]); // report t2 replaced: a later store to the same place does not excuse it
    this.train = null;
  }

  inList(path: string): void {
    const file = readFileSync(path);
    this.cuts.push(file, file.subarray(0, 4)); // ok t2 base-stored: beside it
    this.byName.set('file', file);
    this.byName.set('head', file.subarray(0, 4)); // ok t2 base-stored: in the same map
  }

  inLiteral(path: string): { file: Buffer; head: Buffer } {
    const file = readFileSync(path);
    const entry = { file, head: file.subarray(0, 4) }; // ok t2 base-stored: in the same literal
    return entry;
  }

  dump(): unknown {
    return [this.head, this.tail, this.cuts, this.train, this.test];
  }
}

export class Cursor {
  private rest: Buffer = Buffer.alloc(0);
  private chunks: Buffer[] = [];
  private state = { rest: Buffer.alloc(0) as Buffer };

  skip(n: number, i: number): void {
    this.rest = this.rest.subarray(n); // ok t1 remainder-in-place: a cursor
    this.rest = this.rest.slice(n); // ok t1 remainder-in-place: a cursor
    this.state.rest = this.state.rest.subarray(n); // ok t1 remainder-in-place: a cursor
    this.chunks[0] = this.chunks[0].subarray(n); // ok t1 remainder-in-place: a cursor
    this.chunks[i] = this.chunks[i].subarray(n); // ok t2 remainder-in-place: a cursor
    const rest = this.rest;
    this.rest = rest.subarray(n); // ok t2 remainder-in-place: through a const
    const { rest: same } = this.state;
    this.state.rest = same.subarray(n); // ok t2 remainder-in-place: through a const
  }

  add(chunk: Buffer): void {
    const data = Buffer.concat([this.rest, chunk]);
    this.rest = data.subarray(4); // report t1 remainder: the tail of a new base
    this.rest = Buffer.from(data.subarray(4)); // ok t1 copy-safe: copied
  }

  static advance(cursor: { rest: Buffer }, n: number): void {
    cursor.rest = cursor.rest.subarray(n); // ok t1 remainder-in-place: a parameter's
  }
}

export function parameters(entry: { file: Buffer; head?: Buffer }, other: { head?: Buffer }, list: Buffer[]): void {
  entry.head = entry.file.subarray(0, 4); // ok t1 same-object: the base is a field
  other.head = entry.file.subarray(0, 4); // report t2 other-object: a field of another object
  const file = readFileSync('a');
  list.push(file);
  list.push(file.subarray(0, 4)); // ok t2 base-stored: in the same list
}
