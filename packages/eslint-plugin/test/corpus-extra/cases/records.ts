import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { load, type NDArray } from '@tsmem/ndarray';

interface Column {
  readonly name: string;
  bytes: Uint8Array;
}

export class Row {
  constructor(
    readonly id: number,
    readonly raw: Uint8Array,
  ) {}
  get tag(): Uint8Array {
    return this.raw.subarray(0, 2); // ok t1 return-direct: handed back
  }
}

export class OwnedRow {
  readonly raw: Uint8Array;
  constructor(raw: Uint8Array) {
    this.raw = raw.slice(); // ok t1 typed-slice-copy: copied
  }
}

export class Query {
  private readonly rows: Row[] = [];
  private readonly owned: OwnedRow[] = [];
  private readonly columns: Column[] = [];
  private first: Row | null = null;
  private tags: Uint8Array[] = [];
  private readonly byTag = new Map<Uint8Array, number>();

  addWhole(packet: Uint8Array): void {
    this.rows.push(new Row(2, packet)); // ok t2 whole-view: all of it
    this.tags.push(packet.subarray(0, 4)); // ok t3 base-stored: the row keeps the packet under the same owner
  }

  add(packet: Uint8Array): void {
    this.rows.push(new Row(1, packet.subarray(4))); // report t3 constructor-arg: the row keeps it
    this.owned.push(new OwnedRow(packet.subarray(4))); // ok t3 constructor-arg: the row copies it
    this.first ??= new Row(0, packet.subarray(4, 8)); // report t3 constructor-arg: kept by the row
    this.byTag.set(packet.subarray(0, 2), 1); // report t1 map-set: a key is kept too
    this.tags = [packet.subarray(0, 2), packet.subarray(2, 4)].map((tag) => tag.slice()); // ok t2 copy-safe: copies
    this.tags = [0, 2].map((at) => packet.subarray(at, at + 2)); // report t2 callback-map: a list of views in a field
    this.tags = Array.from({ length: 4 }, (_, i) => packet.subarray(i, i + 1)); // report t2 array-from: a list of views
    this.tags = Array.from(packet.subarray(0, 2), (byte) => Uint8Array.of(byte)); // ok t2 copy-safe: numbers
    this.columns[0].bytes = packet.subarray(8); // report t1 field: reached from a field
    this.columns.find(({ name }) => name === 'x')!.bytes = packet.subarray(8); // report t2 field: what a method of a field gives
    for (const column of this.columns) column.bytes = packet.subarray(8); // report t2 field: an element of a field
    this.columns.forEach((column, i) => {
      column.bytes = packet.subarray(i); // report t2 field: a parameter of the callback
    });
  }
}

export function hydrate(target: { avatar?: Buffer; cover?: Buffer }, row: Buffer, kind: string): void {
  target.avatar = row.subarray(0, 64); // report t1 param-property: the caller's object keeps the row
  target['cover'] = row.subarray(64); // report t1 param-property: by its name
  const alias = target;
  alias.cover = row.subarray(64); // report t2 param-property: another name of the parameter
  const copy = { ...target };
  copy.cover = row.subarray(64); // ok t2 local-only: a local object that does not escape
  if (kind === 'x') [target.avatar, target.cover] = [row.subarray(0, 1), row.subarray(1, 2)]; // report t2 destructuring: assigned by a pattern
}

export function decode(columns: Column[], page: ArrayBuffer): void {
  let offset = 0;
  for (const column of columns) {
    column.bytes = new Uint8Array(page, offset, 64); // report t1 param-property: an element of a parameter
    offset += 64;
  }
}

export function build(path: string): Column {
  const file = readFileSync(path);
  const column: Column = { name: path, bytes: new Uint8Array(0) };
  column.bytes = file.subarray(0, 8); // report t2 returned-object: the returned object keeps the file
  return column;
}

export function buildFrom(file: Buffer): Column {
  const column: Column = { name: '', bytes: new Uint8Array(0) };
  column.bytes = file.subarray(0, 8); // ok t2 returned-object: the caller owns the file
  return column;
}

export async function buildAll(paths: string[]): Promise<Column[]> {
  const files = await Promise.all(paths.map((path) => readFile(path)));
  return files.map((file, i) => ({ name: paths[i], bytes: file.subarray(0, 8) })); // report t3 callback-map: eight bytes keep each file
}

export async function settle(paths: string[]): Promise<Buffer[]> {
  const heads = await Promise.all(paths.map((path) => readFile(path).then((file) => file.subarray(0, 8)))); // report t3(+1) then: a list of all the views
  return heads;
}

export function pickOne(path: string, cond: boolean): NDArray | null {
  const all = load(path);
  const best = cond ? all.pick(0) : all.pick(1);
  return best; // ok t1 return-direct: handed back
}

export function tuple(path: string): [NDArray, number] {
  const all = load(path);
  return [all.pick(0), all.size]; // report t2 return-literal: a row keeps the array
}

export function tupleBoth(path: string): [NDArray, NDArray] {
  const all = load(path);
  return [all.pick(0), all]; // ok t2 base-stored: the base beside it
}

export class Lazy {
  private value?: NDArray;
  private cache: { [path: string]: NDArray | undefined } = {};
  get(path: string): NDArray {
    return (this.value ??= load(path).slice([0, 4])); // report t1 field: the first time
  }
  at(path: string): NDArray {
    const known = this.cache[path];
    if (known) return known;
    return (this.cache[path] = load(path).slice([0, 4])); // report t1 field: an element of a record
  }
  both(path: string): NDArray {
    const all = load(path);
    this.cache[path] = all;
    return (this.value = all.slice([0, 4])); // ok t2 base-stored: the base is under the same object
  }
  static readonly instances: Lazy[] = [];
  static create(path: string): Lazy {
    const made = new Lazy();
    made.value = load(path).pick(0); // report t2 escape: the object goes into a static list
    Lazy.instances.push(made);
    return made;
  }
}

type Node = { key: Uint8Array; left: Node | null; right: Node | null };
export class Trie {
  private root: Node | null = null;
  insert(word: Uint8Array): void {
    let node = this.root;
    while (node !== null && node.left !== null) node = node.left; // ok t1 robustness: walks a tree
    const leaf: Node = { key: word.subarray(1), left: null, right: null };
    if (node === null) this.root = leaf; // report t2(-1) object-literal: a leaf with a view becomes the root
    else node.left = leaf; // report t2(-2) object-literal: reached from a field
  }
}

module.exports.head = readFileSync('head.bin').subarray(0, 16); // report t1 module-exports: keeps the file
