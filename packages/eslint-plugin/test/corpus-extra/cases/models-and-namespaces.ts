import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import * as zlib from 'node:zlib';
import { load, loadAsync, random, stack, zeros, type NDArray } from '@tsmem/ndarray';

namespace Registry {
  export const heads = new Map<string, Buffer>();
  let last: Buffer | null = null;
  export function put(path: string): void {
    const file = readFileSync(path);
    heads.set(path, file.subarray(0, 4)); // report t1 map-set: a map of a namespace
    last = file.subarray(4, 8); // report t1 module-var: a variable of a namespace
    if (last.length === 0) throw new Error('empty');
  }
  export function size(): number {
    return heads.size;
  }
}
export const registry = Registry;

export abstract class Model {
  protected weights!: NDArray;
  protected bias!: NDArray;
  private readonly layers: { readonly kernel: NDArray; readonly bias: NDArray }[] = [];
  #cache: Map<string, NDArray> | null = null;
  private readonly grads = new Set<NDArray>();
  static #defaults: NDArray | undefined;
  static {
    Model.#defaults = load('defaults.npy').slice([0, 4]); // report t1 static-field: in a static block
  }

  restore(path: string): void {
    const all = load(path);
    [this.weights, this.bias] = [all.slice([0, 100]), all.slice([100, 110])]; // report t2 destructuring: two parts of a file
    this.layers.push({ kernel: all.slice([0, 9]).reshape(3, 3), bias: all.pick(9).copy() }); // report t1 object-literal: the kernel only
    (this.#cache ??= new Map()).set(path, all.pick(0)); // report t1 map-set: a private field
    this.grads.add(all.slice([0, 2]).mul(2)); // ok t1 copy-safe: arithmetic
    this.grads.add(all.slice([0, 2])); // report t1 set-add: a set in a field
  }

  get defaults(): NDArray | undefined {
    return Model.#defaults;
  }

  split(): NDArray[] {
    const parts: NDArray[] = [];
    for (let i = 0; i < 4; i++) parts.push(this.weights.slice([i, i + 1])); // ok t2 returned-container: the base is a field
    return parts;
  }
}

export class Batches implements Iterable<NDArray> {
  private current: NDArray | null = null;
  private seen: NDArray[] = [];
  constructor(
    private readonly data: NDArray,
    private readonly size = 32,
  ) {}
  *[Symbol.iterator](): Generator<NDArray> {
    for (let at = 0; at < this.data.shape[0]; at += this.size) {
      const batch = this.data.slice([at, at + this.size]);
      this.current = batch; // ok t2 base-own-field: the data is a field of the same object
      yield batch; // ok t1 yield: no store
    }
  }
  remember(other: Batches): void {
    for (const batch of other) this.seen.push(batch.slice([0, 1])); // report t2 push: part of each batch
    this.seen = [...this.data].slice(0, 2); // ok t2 base-own-field: rows of a field
    this.seen = [...other.data].slice(0, 2); // report t2 iteration: rows of another's field
    if (this.current) this.seen.push(this.current.pick(0)); // ok t1 base-own-field: a field of the same object
  }
}

export class Emitter extends EventEmitter {
  watch(path: string): () => void {
    const table = load(path);
    const header = table.slice([0, 1]);
    const handler = (): void => void this.emit('header', header.sum());
    this.on('tick', handler); // report t2(-2,-1) listener: the handler keeps the table
    return () => this.off('tick', handler);
  }
  watchOnce(target: EventTarget, path: string): void {
    const table = load(path);
    const header = table.slice([0, 1]);
    target.addEventListener('tick', () => this.emit('header', header), { once: true }); // ok t2 one-shot: runs once
    target.addEventListener('tick', () => this.emit('header', header)); // report t2(-2) listener: as long as the target
    target.addEventListener('tick', () => this.emit('size', header.size)); // report t3(-3) listener: still captures the view
    const count = header.size;
    target.addEventListener('tick', () => this.emit('size', count)); // ok t1 element-read: a number
  }
}

export async function chain(path: string): Promise<{ head: Buffer }> {
  return readFile(path)
    .then((file) => file.subarray(0, 16))
    .then((head) => ({ head })); // report t3(-1) then: the head keeps the file
}

export async function chainCopied(path: string): Promise<{ head: Buffer }> {
  return readFile(path)
    .then((file) => file.subarray(0, 16))
    .then((head) => ({ head: Buffer.from(head) })); // ok t2 copy-safe: copied
}

const memory: { rows: Record<string, NDArray | undefined>; queue: Promise<void>; tail?: Uint8Array } = { rows: {}, queue: Promise.resolve() };
export function enqueue(path: string): void {
  memory.queue = memory.queue.then(async () => {
    const big = await loadAsync(path);
    memory.rows[path] = big.pick(0); // report t1 module-var: in a promise's callback
    delete memory.rows['old'];
  });
}

export function decompress(body: Buffer): void {
  zlib.gunzip(body, (error, result) => {
    if (error) throw error;
    memory.tail = result.subarray(-8); // report t1 module-var: in a callback
    memory.tail = new Uint8Array(result.subarray(-8)); // ok t1 copy-safe: copied
  });
}

export function defaults(target: { rows: NDArray }, source = random([10, 10])): void {
  target.rows = source.slice([0, 1]); // report t1 param-property: a parameter with a default
  ({ rows: target.rows } = { rows: source.slice([0, 1]) }); // report t2 destructuring: assigned by a pattern
  target.rows = stack([source.pick(0), source.pick(1)]); // ok t1 copy-safe: new memory
}

export function swap(pair: { a: NDArray; b: NDArray }): void {
  [pair.a, pair.b] = [pair.b, pair.a]; // ok t1 not-a-view: what was there
  pair.a = pair.a.T; // ok t1 whole-view: all of it
  pair.a = pair.a.slice([1]); // ok t1 remainder-in-place: the same slot
  pair.a = pair.b.slice([0, 1]); // ok t1 base-own-field: the base is a field of the same object
}

export function grid(n: number): NDArray[][] {
  const out: NDArray[][] = [];
  for (let i = 0; i < n; i++) {
    const cells: NDArray[] = [];
    const big = zeros([100, 100]);
    for (let j = 0; j < 10; j++) cells.push(big.slice([j * 10, j * 10 + 10])); // ok t2 tiling: together they are the array
    out.push(cells);
  }
  return out;
}

export function corners(n: number): NDArray[][] {
  const out: NDArray[][] = [];
  for (let i = 0; i < n; i++) {
    const big = zeros([100, 100]);
    out.push([big.pick(0), big.pick(-1)]); // report t2 loop-accumulate: two rows keep each array
  }
  return out;
}

export enum Kind {
  A,
  B,
}
export function byKind(files: Map<Kind, Buffer>, heads: Partial<Record<Kind, Buffer>>): void {
  for (const [kind, file] of files) heads[kind] = file.subarray(0, 4); // report t1 param-property: into a record of a parameter
  heads[Kind.A] = files.get(Kind.A)?.subarray(0, 4); // report t1 param-property: of an element
  heads[Kind.B] = Buffer.concat([files.get(Kind.B)!.subarray(0, 4)]); // ok t1 copy-safe: concat copies
}

type Frame = { readonly at: number; readonly data: Uint8Array };
export class Ring<T extends Uint8Array = Uint8Array> {
  private readonly items: T[] = [];
  private frames: readonly Frame[] = [];
  add(item: T): void {
    this.items[this.items.length] = item.subarray(1) as T; // report t2 field: of a type parameter
    this.frames = [...this.frames, { at: 0, data: item.slice(0, 4) }]; // ok t2 not-a-view: slice of a typed array
    this.frames = this.frames.map((frame) => ({ ...frame, data: frame.data.slice(1) })); // ok t1 typed-slice-copy: copied
    this.frames = this.frames.toSpliced(0, 1, { at: 1, data: this.items[0].subarray(0, 1) }); // report t2 field: an element of a list is no field
  }
  view(): DataView {
    return new DataView(this.items[0].buffer, this.items[0].byteOffset, 4); // ok t1 return-direct: handed back
  }
}
