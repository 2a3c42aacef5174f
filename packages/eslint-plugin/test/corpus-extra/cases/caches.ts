import { LRUCache } from 'lru-cache';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { load, loadAsync, type NDArray } from '@tsmem/ndarray';

const blobs = new LRUCache<string, Buffer>({ max: 100 });
const pages: Record<string, Uint8Array> = {};
const pending = new Map<string, Promise<Buffer>>();
const owners = new WeakMap<object, Buffer>();
const finder = new Set<{ key: string; bytes: Buffer }>();
export const stats = { hits: 0, sample: null as Buffer | null };

export function memoHead(path: string): Promise<Buffer> {
  let found = pending.get(path);
  if (!found) {
    found = readFile(path).then((file) => file.subarray(0, 64));
    pending.set(path, found); // report t3(-1) then: the promise of a view in a module map
  }
  return found;
}

export async function remember(path: string): Promise<Buffer> {
  const hit = blobs.get(path);
  if (hit) {
    stats.hits++;
    return hit.subarray(0, 8); // ok t1 return-direct: handed back
  }
  const file = await readFile(path);
  const head = file.subarray(0, 8);
  blobs.set(path, head); // report t2(-1) lru: keeps the file
  owners.set(file, head); // ok t1 weak: dies with its key
  pages[path] = head; // report t2(-3) module-var: a property of a module constant
  finder.add({ key: path, bytes: head }); // report t2(-4) set-add: in a literal
  stats.sample ||= head; // report t2(-5) module-var: only when empty
  return Buffer.from(head);
}

export function bothKept(path: string): void {
  const file = readFileSync(path);
  blobs.set(path, file);
  blobs.set(`${path}#head`, file.subarray(0, 8)); // ok t2 base-stored: the base is in the same cache
}

export function maybeKept(path: string, all: boolean): void {
  const file = readFileSync(path);
  if (all) blobs.set(path, file);
  blobs.set(`${path}#head`, file.subarray(0, 8)); // report t2 base-stored: the base is kept on one path only
}

class Cache<K, V> extends Map<K, V> {
  override set(key: K, value: V): this {
    return super.set(key, value); // ok t1 not-a-view: whatever it is
  }
}
class Table<T> {
  private readonly rows = new Cache<string, T>();
  private newest: T | undefined;
  put(key: string, row: T): void {
    this.rows.set(key, row); // ok t1 not-a-view: a type parameter
    this.newest = row; // ok t1 not-a-view: a type parameter
  }
}
export const subclassed = new Cache<string, NDArray>();
export const table = new Table<NDArray>();

export async function warm(paths: string[]): Promise<void> {
  for (const path of paths) {
    const big = await loadAsync(path);
    subclassed.set(path, big.pick(0)); // report t2 map-set: a subclass of Map
    table.put(path, big.pick(0)); // ok t1 transient-arg: an argument of another call
  }
  await Promise.all(
    paths.map(async (path) => {
      subclassed.set(path, (await loadAsync(path)).slice([0, 3])); // report t1 map-set: a narrow view of an awaited array
    }),
  );
}

export class Resource {
  private static readonly registry = new Map<string, Resource>();
  private cached: WeakRef<Buffer> | null = null;
  private slots: (Buffer | undefined)[] = [];
  private readonly index: Map<string, Map<string, Buffer>> = new Map();
  private lookup: { [key: string]: Buffer } = {};

  fill(path: string): void {
    const file = readFileSync(path);
    this.cached = new WeakRef(file.subarray(0, 4)); // ok t1 weak: holds nothing
    this.slots.splice(0, 1, file.subarray(0, 4)); // report t1 splice: into a field's list
    this.slots.fill(file.subarray(0, 4)); // report t1 fill: an Array's fill stores it
    this.slots.includes(file.subarray(0, 4)); // ok t1 transient-arg: asks only
    this.index.get(path)?.set('head', file.subarray(0, 4)); // report t2 map-set: a map in a field's map
    this.lookup = { ...this.lookup, [path]: file.subarray(0, 4) }; // report t1 object-literal: a new record in the field
    this.lookup = Object.fromEntries([['head', file.subarray(0, 4)]]); // report t2 from-entries: in an entry
    this.lookup = Object.fromEntries(Object.entries(this.lookup).map(([key, value]) => [key, Buffer.from(value)])); // ok t2 copy-safe: copies
    Object.assign(this.lookup, { tail: file.subarray(-4) }); // report t2 object-assign: into a record of the field
  }

  static open(path: string): Resource {
    const made = new Resource();
    made.slots = [readFileSync(path).subarray(0, 4)]; // report t2 escape: the local object is put into the registry
    Resource.registry.set(path, made);
    return made;
  }
}

export function nested(path: string): void {
  const rows: NDArray[] = [];
  const entry = { path, rows };
  registry.push(entry);
  rows.push(load(path).pick(0)); // report t3 container-escape: the list is in an entry of a module list
}
const registry: { path: string; rows: NDArray[] }[] = [];

export function lru(size: number): { get(path: string): Buffer } {
  const local = new Map<string, Buffer>();
  return {
    get(path) {
      let bytes = local.get(path);
      if (bytes === undefined) {
        bytes = readFileSync(path).subarray(0, size);
        local.set(path, bytes); // report t2(-1) outer-variable: a map of the function around it
      }
      return bytes;
    },
  };
}
