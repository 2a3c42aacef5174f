import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { load, loadAsync, type NDArray } from '@tsmem/ndarray';

function cut(bytes: Buffer): Buffer {
  return bytes.subarray(0, 4);
}
function own(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, 4));
}
const tools = {
  cut(bytes: Buffer): Buffer {
    return bytes.subarray(0, 4);
  },
  arrow: (bytes: Buffer): Buffer => bytes.subarray(0, 4),
  own: (bytes: Buffer): Buffer => Buffer.from(bytes),
};

class Source {
  private readonly file = readFileSync('source');
  part(bytes: Buffer): Buffer {
    return bytes.subarray(0, 4);
  }
  own(bytes: Buffer): Buffer {
    return Buffer.from(bytes.subarray(0, 4));
  }
  head(): Buffer {
    return this.file.subarray(0, 4); // ok t1 return-direct: transfer
  }
}

const heads: Buffer[] = [];

export class More {
  private kept: Buffer | null | undefined = null;
  private list: Buffer[] = [];
  private lists: Buffer[][] = [];
  private array: NDArray | null = null;
  private byName = new Map<string, Buffer>();
  private records: { head: Buffer; at?: number }[] = [];
  private readonly source = new Source();
  private n = 0;

  constructor(path: string, readonly head = readFileSync(path).subarray(0, 4)) { // report t2 field: the default of a parameter property
    this.n = head.length; // ok t1 element-read: a number
  }

  inline(path: string, flag: boolean): void {
    const file = readFileSync(path);
    this.kept = [file.subarray(0, 4)][0]; // report t2 member: of a literal at once
    this.kept = { head: file.subarray(0, 4) }.head; // report t2 member: of a literal at once
    this.n = { head: file.subarray(0, 4), n: 1 }.n; // ok t2 member: a number
    this.kept = (flag ? [file.subarray(0, 4)] : [])[0]; // report t2 member: of a conditional literal
    this.list = flag ? [file.subarray(0, 4)] : []; // report t1 array-literal: in a branch
    this.list = [...(flag ? [file.subarray(0, 4)] : [])]; // report t2 array-literal: in a spread branch
    this.records.push({ head: flag ? file : file.subarray(4) }); // report t2 object-literal: in a branch
    this.records.push({ head: file.subarray(4) ?? file, at: 4 }); // report t1 object-literal: before ??
    this.lists.push([file.subarray(0, 4)].reverse()); // report t2 array-literal: reversed in place
    this.lists.push([[file.subarray(0, 4)]].flat()); // report t2 array-flat: flattened
    this.lists.push([file.subarray(0, 4), file.subarray(4)].sort((a, b) => a.length - b.length)); // report t2 array-literal: sorted in place
    this.kept = ([] as Buffer[]).concat(file.subarray(0, 4)).at(-1); // report t2 array-concat: taken out again
  }

  loops(path: string): void {
    const file = readFileSync(path);
    for (const { head } of [{ head: file.subarray(0, 4) }]) this.list.push(head); // report t2 iteration: out of a literal
    for (const [, part] of [['a', file.subarray(0, 4)] as const]) this.list.push(part); // report t2 iteration: out of a literal
    const map = new Map<string, Buffer>();
    map.set('a', file.subarray(0, 4));
    for (const [, part] of map) this.list.push(part); // report t2(-1) iteration: out of a map
    for (const part of map.values()) this.list.push(part); // report t2(-2) iteration: out of a map
    map.forEach((part) => this.list.push(part)); // report t2(-3) iteration: out of a map
    this.list.push(...map.values()); // report t2(-4) iteration: out of a map
    this.lists.push(Array.from(map.values())); // report t2(-5) iteration: out of a map
    this.lists.push([...map.values()]); // report t2(-6) iteration: out of a map
    for (const [name] of map) this.n += name.length; // ok t2 iteration: the key
    for (const part of map.keys()) this.n += part.length; // ok t2 iteration: the keys
    const set = new Set<Buffer>();
    set.add(file.subarray(0, 4));
    for (const part of set) this.list.push(part); // report t2(-1) iteration: out of a set
    this.lists.push([...set]); // report t2(-2) iteration: out of a set
    let rest = Buffer.concat([this.kept ?? file, file]);
    while (rest.length > 4) {
      const size = rest[0];
      rest = rest.subarray(size);
    }
    this.kept = rest; // report t2(-2) let: moved forward in a local
  }

  named(paths: string[], files: Buffer[], path: string): void {
    this.list = files.map(cut); // report t3 helper: as a callback
    this.list = files.map(own); // ok t3 helper: as a callback, copies
    this.list = files.map((file) => cut(file)); // report t3 helper: in a callback
    this.list = files.map((file) => own(file)); // ok t2 helper: in a callback, copies
    this.list = paths.map((one) => readFileSync(one)); // ok t2 callback-map: all of them
    const file = readFileSync(path);
    this.kept = tools.cut(file); // report t3 helper: of a local library
    this.kept = tools.arrow(file); // report t3 helper: of a local library
    this.kept = tools.own(file); // ok t2 helper: copies
    this.kept = this.source.part(file); // report t3 helper: of another class of the file
    this.kept = this.source.own(file); // ok t2 helper: copies
    heads.push(this.source.head()); // report t3 helper: the module outlives the source
    const source = new Source();
    this.kept = source.part(file); // report t3 helper: of another class of the file
    this.kept = source.head(); // report t3 helper: the base is a field of another object
    this.kept = new Source().part(file); // report t3 helper: of another class of the file
  }

  async streams(stream: AsyncIterable<Buffer>, reader: ReadableStreamDefaultReader<Uint8Array>, path: string): Promise<void> {
    for await (const chunk of stream) this.list.push(chunk.subarray(0, 4)); // report t1 push: of every chunk
    for await (const chunk of stream) this.n += chunk.subarray(0, 4).length; // ok t1 element-read: a number
    const { value } = await reader.read();
    if (value) this.list.push(value.subarray(0, 4) as Buffer); // report t1 push: of what was read
    void reader.read().then(({ value: bytes }) => {
      if (bytes) this.kept = bytes.subarray(0, 4) as Buffer; // report t1 field: of what was read
    });
    await Promise.all([path].map(async (one) => {
      const big = await loadAsync(one);
      this.array = big.pick(0); // report t1 field: in an async callback
    }));
    this.kept = await (async () => (await readFile(path)).subarray(0, 4))(); // report t3 promise: called at once
    this.kept = (await Promise.all([readFile(path)])).map((file) => file.subarray(0, 4))[0]; // report t3 promise: cut afterwards
    this.kept = (await Promise.race([readFile(path)])).subarray(0, 4); // report t2 promise: the first
    const cuts = await Promise.all([path].map((one) => readFile(one).then((file) => file.subarray(0, 4))));
    this.lists.push(cuts); // report t3(-1) promise: cut in a callback of a callback
    this.kept = await readFile(path).then(cut); // report t3 promise: a helper as a callback
    this.kept = await readFile(path).then((file) => cut(file)); // report t3 promise: a helper in a callback
    this.kept = await readFile(path).then(({ buffer }) => Buffer.from(buffer, 8, 8)); // report t3 promise: of a destructured buffer
    this.kept = await readFile(path).finally(() => this.n++); // ok t2 promise: all of it
  }

  maps(path: string): void {
    const file = readFileSync(path);
    this.byName = new Map([['a', Buffer.from(file.subarray(0, 4))]]); // ok t1 copy-safe: copied
    this.byName = new Map(this.byName).set('a', file.subarray(0, 4)); // report t2 map-set: a new map, kept
    const inner = new Map<string, Buffer>();
    this.byName = inner;
    inner.set('a', file.subarray(0, 4)); // report t2(-1) local-stored: after it was put into a field
    const record = { head: Buffer.alloc(1) };
    this.records.push(record);
    record.head = file.subarray(0, 4); // report t2(-1) local-stored: after it was put into a field
    const list = (this.list ??= []);
    list.push(file.subarray(0, 4)); // report t2 alias: of a field
    const last = this.records[this.records.length - 1];
    last.head = file.subarray(0, 4); // report t2 alias: of an element of a field
    const found = this.records.find((one) => one.at === 4);
    if (found) found.head = file.subarray(0, 4); // report t2 alias: of an element of a field
    const [one] = this.records;
    one.head = file.subarray(0, 4); // report t2 alias: of an element of a field
    this.records[0] &&= { head: file.subarray(0, 4) }; // report t1 object-literal: when there was one
    const cyclic: { head: Buffer; self?: unknown } = { head: file.subarray(0, 4) };
    cyclic.self = cyclic;
    this.n = cyclic.head.length; // ok t1 robustness: a cycle
  }

  async frames(path: string, chunk: Buffer): Promise<Buffer[]> {
    this.head.copy(chunk);
    this.kept = Buffer.concat([this.kept ?? chunk, chunk]);
    this.list.push(this.kept.subarray(0, 4)); // ok t1 same-object: the base is a field
    this.kept = this.kept.subarray(4); // ok t1 remainder-in-place: a cursor
    const frames: Buffer[] = [];
    const file = readFileSync(path);
    let at = 0;
    while (at < file.length) {
      frames.push(file.subarray(at, at + 4)); // ok t2 tiling: together they are the base
      at += 4;
    }
    return frames;
  }

  dump(): unknown {
    return [this.kept, this.list, this.lists, this.array, this.byName, this.records, this.n];
  }
}

export const memory = {
  head: null as Buffer | null,
  keep(path: string): void {
    this.head = readFileSync(path).subarray(0, 4); // report t1 field: of an object's this
  },
  set tail(bytes: Buffer) {
    this.head = bytes.subarray(-4); // report t1 field: in a setter of an object
  },
};

let cached: NDArray | undefined;
export const get = (): NDArray => (cached ??= load('a').pick(0)); // report t1 module-var: when asked for
export const lazy = (() => {
  let value: NDArray | null = null;
  return (): NDArray => (value ??= load('a').pick(0)); // report t1 outer-var: when asked for
})();

export function memoize(cache: Map<string, Buffer>): (path: string) => Buffer {
  return (path) => {
    let found = cache.get(path);
    if (!found) {
      found = readFileSync(path).subarray(0, 4);
      cache.set(path, found); // report t2(-1) parameter: the outer function's map
    }
    return found; // ok t1 return-direct: transfer
  };
}
