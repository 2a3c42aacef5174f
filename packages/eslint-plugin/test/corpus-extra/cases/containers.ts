import { readFileSync } from 'node:fs';
import { LRUCache } from 'lru-cache';
import { load, type NDArray } from '@tsmem/ndarray';

class Registry extends Map<string, Uint8Array> {}
class History extends Array<Uint8Array> {}
class Seen extends Set<Uint8Array> {}
class Recent extends LRUCache<string, Uint8Array> {}
class Log {
  push(_bytes: Uint8Array): void {}
  set(_name: string, _bytes: Uint8Array): void {}
  add(_bytes: Uint8Array): void {}
}

const recent: Buffer[] = [];
const byName = new Map<string, Buffer>();
const registry = new Registry();
const lru = new LRUCache<string, Buffer>({ max: 9 });
const weak = new WeakMap<object, Buffer>();
const weakSet = new WeakSet<Buffer>();
const table: Record<string, Buffer | undefined> = {};
const nested = { list: [] as Buffer[], deep: { map: new Map<string, Buffer>() } };
const log = new Log();

export function modules(path: string, key: object): void {
  const file = readFileSync(path);
  recent.push(file.subarray(0, 4)); // report t1 push: a module list
  recent.unshift(file.subarray(0, 4)); // report t1 unshift: a module list
  recent.push(Buffer.alloc(1), file.subarray(0, 4)); // report t1 push: the second argument
  recent.splice(0, 1, file.subarray(0, 4)); // report t1 splice: the third argument
  recent.splice(file.subarray(0, 4).length, 1); // ok t1 splice: a number
  recent.fill(file.subarray(0, 4)); // report t1 fill: everywhere
  recent[0] = file.subarray(0, 4); // report t1 index: an element
  recent[recent.length] = file.slice(4); // report t1 index: an element
  recent.length = file.subarray(4).length; // ok t1 index: a number
  recent.push(Buffer.from(file.subarray(0, 4))); // ok t1 copy-safe: copied
  recent.includes(file.subarray(0, 4)); // ok t1 transient-arg: only looked for
  recent.indexOf(file.subarray(0, 4)); // ok t1 transient-arg: only looked for
  byName.set(path, file.subarray(0, 4)); // report t1 map-set: a module map
  byName.set('a', Buffer.alloc(1)).set('b', file.subarray(0, 4)); // report t1 map-set: chained
  byName.get(path)?.fill(file.subarray(0, 4)); // ok t2 typed-set: the bytes are copied
  byName.has(file.subarray(0, 4).toString()); // ok t1 transient-arg: a string
  byName.delete(file.subarray(0, 4).toString()); // ok t1 transient-arg: a string
  registry.set(path, file.subarray(0, 4)); // report t2 subclass: of Map
  lru.set(path, file.subarray(0, 4)); // report t2 lru: on the default list
  lru.set(path, Buffer.from(file.subarray(0, 4))); // ok t1 copy-safe: copied
  weak.set(key, file.subarray(0, 4)); // ok t1 weak: dies with its key
  weakSet.add(file.subarray(0, 4)); // ok t1 weak: dies with itself
  table[path] = file.subarray(0, 4); // report t1 index: a module object
  table[path] ??= file.subarray(0, 4); // report t1 index: a module object
  nested.list.push(file.subarray(0, 4)); // report t1 push: a list in a module object
  nested.deep.map.set(path, file.subarray(0, 4)); // report t1 map-set: a map in a module object
  nested['list'].push(file.subarray(0, 4)); // report t1 push: the same list
  log.push(file.subarray(0, 4)); // ok t1 userland-trap: a push of our own
  log.set(path, file.subarray(0, 4)); // ok t1 userland-trap: a set of our own
  log.add(file.subarray(0, 4)); // ok t1 userland-trap: an add of our own
  recent.concat(file.subarray(0, 4)); // ok t1 transient-arg: a new array that nobody has
  delete table[file.subarray(0, 4).toString()]; // ok t1 transient-arg: a string
}

export class Holder {
  private readonly list: Uint8Array[] = [];
  private readonly map = new Map<string, Uint8Array>();
  private readonly keys = new Map<Uint8Array, string>();
  private readonly set = new Set<Uint8Array>();
  private readonly history = new History();
  private readonly seen = new Seen();
  private readonly recent = new Recent({ max: 2 });
  private readonly byKind: Record<string, Uint8Array[]> = {};
  private readonly groups = new Map<string, Uint8Array[]>();
  private readonly rows: { name: string; bytes: Uint8Array }[] = [];
  private readonly matrix: Uint8Array[][] = [[]];
  private readonly tuple: [string, Uint8Array][] = [];
  private arrays: readonly NDArray[] = [];
  readonly #hidden: Uint8Array[] = [];
  private current: { bytes: Uint8Array | null } = { bytes: null };
  private count = 0;

  fields(path: string, kind: string, i: number): void {
    const file = readFileSync(path);
    this.list.push(file.subarray(0, 4)); // report t1 push: a field
    this.#hidden.push(file.subarray(0, 4)); // report t1 push: a private field
    this.map.set(path, file.subarray(0, 4)); // report t1 map-set: the value
    this.keys.set(file.subarray(0, 4), path); // report t1 map-set: the key
    this.set.add(file.subarray(0, 4)); // report t1 set-add: a field
    this.history.push(file.subarray(0, 4)); // report t2 subclass: of Array
    this.seen.add(file.subarray(0, 4)); // report t2 subclass: of Set
    this.recent.set(path, file.subarray(0, 4)); // report t2 subclass: of LRUCache
    this.byKind[kind].push(file.subarray(0, 4)); // report t1 push: a list in a field
    (this.byKind[kind] ??= []).push(file.subarray(0, 4)); // report t2 push: a list in a field
    (this.byKind[kind] || []).push(file.subarray(0, 4)); // report t2 push: a list in a field, perhaps
    this.groups.get(kind)?.push(file.subarray(0, 4)); // report t2 push: a list in a map in a field
    this.groups.get(kind)!.push(file.subarray(0, 4)); // report t2 push: a list in a map in a field
    this.rows.push({ name: path, bytes: file.subarray(0, 4) }); // report t1 object-literal: a member
    this.rows[i] = { name: path, bytes: file.subarray(0, 4) }; // report t1 object-literal: a member
    this.rows[i].bytes = file.subarray(0, 4); // report t1 field: of an element of a field
    this.rows.at(-1)!.bytes = file.subarray(0, 4); // report t2 field: of an element of a field
    this.matrix[0].push(file.subarray(0, 4)); // report t1 push: a list in a list
    this.matrix.push([file.subarray(0, 4)]); // report t1 array-literal: in a list
    this.tuple.push([path, file.subarray(0, 4)]); // report t1 array-literal: in a list
    this.list.push(...[file.subarray(0, 4)]); // report t2 spread: out of a literal
    this.list.push(...file.subarray(0, 4).toString().split('').map((c) => Buffer.from(c))); // ok t1 not-a-view: strings in between
    this.current.bytes = file.subarray(0, 4); // report t1 field: of a field
    this.count = this.list.push(Buffer.alloc(1)); // ok t1 not-a-view: a number
    this.count += this.list.indexOf(file.subarray(0, 4)); // ok t1 transient-arg: a number
  }

  aliases(path: string, kind: string): void {
    const file = readFileSync(path);
    const { list, map } = this;
    list.push(file.subarray(0, 4)); // report t2 alias: a name for a field
    map.set(path, file.subarray(0, 4)); // report t2 alias: a name for a field
    const rows = this.rows;
    rows.push({ name: path, bytes: file.subarray(0, 4) }); // report t2 alias: a name for a field
    const self = this;
    self.current.bytes = file.subarray(0, 4); // report t2 alias: a name for this
    let group = this.groups.get(kind);
    if (!group) {
      group = [];
      this.groups.set(kind, group);
    }
    group.push(file.subarray(0, 4)); // report t2 alias: of the map, in either case
    for (const row of this.rows) row.bytes = file.subarray(0, 4); // report t2 alias: an element of a field
    this.rows.forEach((row) => {
      row.bytes = file.subarray(0, 4); // report t2 alias: an element of a field
    });
    const current = (this.current = { bytes: null as Uint8Array | null });
    current.bytes = file.subarray(0, 4); // report t2 alias: a name for what the field has
  }

  joined(path: string): void {
    const file = readFileSync(path);
    const parts: Uint8Array[] = [];
    parts.push(file.subarray(0, 4)); // report t2(+1) local-stored: the list is put into a field
    this.matrix.push(parts);
    const entry: { name: string; bytes: Uint8Array } = { name: path, bytes: Buffer.alloc(0) };
    entry.bytes = file.subarray(0, 4); // report t2(+1) local-stored: the object is put into a field
    this.rows.push(entry);
    const inner = new Map<string, Uint8Array>();
    inner.set(path, file.subarray(0, 4)); // report t2(+1) local-stored: the map's values go into a field
    for (const bytes of inner.values()) this.list.push(bytes);
    const made = { name: path, bytes: file.subarray(0, 4) };
    this.rows.push(made); // report t2(-1) local-stored: the literal is put into a field
    const few = [file.subarray(0, 4), file.subarray(8, 12)];
    this.list.push(...few); // report t2(-1) local-stored: spread into a field
    const quiet: Uint8Array[] = [];
    quiet.push(file.subarray(0, 4)); // ok t2 local-only: dies with the call
    this.count = quiet.length; // ok t1 element-read: a number
  }

  methods(path: string): void {
    const file = readFileSync(path);
    const cuts = [0, 4, 8].map((at) => file.subarray(at, at + 4));
    this.matrix.push(cuts); // report t2(-1) array-map: cut in a callback
    this.matrix.push([0, 4].map((at) => file.subarray(at, at + 4))); // report t2 array-map: cut in a callback
    this.matrix.push(cuts.filter((cut) => cut.length > 2)); // report t2(-3) array-filter: some of them
    this.matrix.push(cuts.concat([])); // report t2(-4) array-concat: all of them
    this.matrix.push(([] as Buffer[]).concat(file.subarray(0, 4))); // report t2 array-concat: one more
    this.matrix.push(([] as Buffer[]).concat([file.subarray(0, 4)])); // report t2 array-concat: one more
    this.matrix.push(Array.from([0, 4], (at) => file.subarray(at, at + 4))); // report t2 array-from: cut in a callback
    this.matrix.push(Array.from({ length: 2 }, (_, i) => file.subarray(i, i + 4))); // report t2 array-from: cut in a callback
    this.matrix.push(cuts.slice(0, 1)); // report t2(-8) array-slice: some of them
    this.matrix.push([0, 4].flatMap((at) => [file.subarray(at, at + 4)])); // report t2 array-flat-map: cut in a callback
    this.matrix.push([0, 4].map((at) => Buffer.from(file.subarray(at, at + 4)))); // ok t1 copy-safe: copied in the callback
    this.matrix.push(cuts.map((cut) => Buffer.from(cut))); // ok t2 copy-safe: copied in the callback
    this.matrix.push(cuts.map((cut) => cut)); // report t2(-12) array-map: handed through
    this.matrix.push(cuts.map((cut) => cut.subarray(1))); // report t2 array-map: cut again
    this.list.push(cuts[0]); // report t2(-14) member: an element
    this.list.push(cuts.at(0)!); // report t2(-15) member: an element
    this.list.push(cuts.find((cut) => cut.length > 1)!); // report t2(-16) member: an element
    this.list.push(cuts.pop()!); // report t2(-17) member: an element
    this.count = cuts.map((cut) => cut.length).length; // ok t2 element-read: numbers
    this.count = cuts.reduce((sum, cut) => sum + cut.length, 0); // ok t2 element-read: a number
    this.list.push(cuts.reduce((a, b) => (a.length > b.length ? a : b))); // report t2(-20) array-reduce: one of them
    Object.assign(this.byKind, Object.fromEntries([['head', [file.subarray(0, 4)]]])); // report t2 from-entries: as a member
    Object.assign(this.byKind, Object.fromEntries(cuts.map((cut, i) => [String(i), [cut]]))); // report t2(-22) from-entries: as members
    this.list.push(Buffer.concat(cuts)); // ok t1 copy-safe: joined anew
    for (const cut of cuts) this.list.push(cut); // report t2(-24) iteration: out of a local list
    for (const cut of cuts) this.list.push(Uint8Array.from(cut)); // ok t2 copy-safe: copied
    this.arrays = [load(path)].map((big) => big.pick(0)); // report t2 array-map: cut in a callback
    this.arrays = this.arrays.map((one) => one.copy()); // ok t1 copy-safe: copied
    this.arrays = this.arrays.filter((one) => one.pick(0).sum() > 0); // ok t1 element-read: only looked at
    this.arrays = this.arrays.concat(load(path).pick(0)); // report t2 array-concat: one more
    this.arrays = [...this.arrays, load(path).pick(0)]; // report t1 array-literal: one more
  }

  dump(): unknown {
    return [this.list, this.map, this.keys, this.set, this.history, this.seen, this.recent, this.count, this.tuple];
  }
}

export function parameters(path: string, out: Buffer[], map: Map<string, Buffer>, options: { head?: Buffer; list?: Buffer[] }, anything: unknown[]): void {
  const file = readFileSync(path);
  out.push(file.subarray(0, 4)); // report t1 parameter: the caller's list
  out[0] = file.subarray(0, 4); // report t1 parameter: the caller's list
  map.set(path, file.subarray(0, 4)); // report t1 parameter: the caller's map
  options.head = file.subarray(0, 4); // report t1 parameter: the caller's object
  options.list?.push(file.subarray(0, 4)); // report t1 parameter: the caller's object
  anything.push(file.subarray(0, 4)); // report t1 parameter: a list of anything
  const { list = [] } = options;
  list.push(file.subarray(0, 4)); // report t2 parameter: the caller's list under another name
  out.push(...out.map((one) => Buffer.from(one.subarray(1)))); // ok t1 copy-safe: copied
  Object.assign(options, { head: file.subarray(0, 4) }); // report t2 object-assign: into the caller's object
}

export function taken({ list, map }: { list: Buffer[]; map: Map<string, Buffer> }, [first]: [Buffer[]], ...more: Buffer[][]): void {
  const file = readFileSync('a');
  list.push(file.subarray(0, 4)); // report t2 parameter: out of a pattern
  map.set('a', file.subarray(0, 4)); // report t2 parameter: out of a pattern
  first.push(file.subarray(0, 4)); // report t2 parameter: out of a pattern
  more[0].push(file.subarray(0, 4)); // report t2 parameter: out of the rest
}
