import { EventEmitter, once } from 'node:events';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { PassThrough, Readable, Transform, type TransformCallback } from 'node:stream';
import { load, stack, type NDArray } from '@tsmem/ndarray';

export class Splitter extends Transform {
  private n = 0;
  private done = false;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, callback: TransformCallback): void {
    this.push(chunk.subarray(4)); // ok t1 stream-push: a stream's own push
    this.emit('head', chunk.subarray(0, 4)); // ok t1 transient-arg: passed on
    this.n += chunk.subarray(4).length; // ok t1 element-read: a number
    callback(null, chunk.subarray(4)); // ok t1 transient-arg: passed on
  }

  finish(readable: Readable, pass: PassThrough, file: Buffer): void {
    readable.push(file.subarray(4)); // ok t1 stream-push: a stream's push
    readable.unshift(file.subarray(4)); // ok t1 stream-push: a stream's unshift
    pass.write(file.subarray(4)); // ok t1 transient-arg: passed on
    pass.end(file.subarray(4)); // ok t1 transient-arg: passed on
    this.done = true;
  }

  state(): unknown {
    return [this.n, this.done];
  }
}

export function head(path: string): Buffer {
  return readFileSync(path).subarray(0, 4); // ok t1 return-direct: transfer
}

export const tail = (path: string): Buffer => readFileSync(path).subarray(-4); // ok t1 return-direct: transfer

export async function later(path: string): Promise<NDArray> {
  const big = load(path);
  await Promise.resolve();
  return big.pick(0); // ok t1 return-direct: transfer
}

export function promised(path: string): Promise<Buffer> {
  return new Promise((resolve) => {
    const file = readFileSync(path);
    resolve(file.subarray(0, 4)); // ok t1 resolve: transfer
  });
}

export function deferred(path: string, resolve: (b: Buffer) => void, reject: (e: Error) => void): void {
  const file = readFileSync(path);
  resolve(file.subarray(0, 4)); // ok t1 resolve: transfer
  reject(new Error(file.subarray(0, 4).toString())); // ok t1 element-read: a string
}

export function passed(path: string, port: MessagePort, bus: EventEmitter, controller: ReadableStreamDefaultController<Uint8Array>): boolean {
  const file = readFileSync(path);
  port.postMessage(file.subarray(0, 4)); // ok t1 transient-arg: cloned
  bus.emit('head', { head: file.subarray(0, 4) }); // ok t1 transient-arg: in a literal
  controller.enqueue(file.subarray(0, 4)); // ok t1 transient-arg: passed on
  writeFileSync('b', file.subarray(0, 4)); // ok t1 transient-arg: passed on
  createHash('sha1').update(file.subarray(0, 4)).digest(); // ok t1 transient-arg: passed on
  console.log([file.subarray(0, 4)]); // ok t1 transient-arg: passed on
  file.copy(file.subarray(0, 4)); // ok t1 transient-arg: passed on
  Atomics.load(new Int32Array(file.buffer, 0, 1), 0); // ok t1 transient-arg: passed on
  new Response(file.subarray(0, 4)); // ok t1 transient-arg: passed on
  return [1, 2].some((n) => file.subarray(n)[0] === n); // ok t1 element-read: a boolean
}

export function local(path: string): number {
  const file = readFileSync(path);
  const cut = file.subarray(0, 4); // ok t1 local-only: dies with the call
  const list = [cut]; // ok t1 local-only: dies with the call
  const map = new Map<string, Buffer>();
  map.set('a', cut); // ok t1 local-only: dies with the call
  const object = { cut, more: { cut } }; // ok t1 local-only: dies with the call
  object.more.cut = file.subarray(4); // ok t1 local-only: dies with the call
  list.push(file.subarray(4)); // ok t2 local-only: dies with the call
  for (let i = 0; i < 4; i++) list.push(file.subarray(i)); // ok t2 local-only: one base
  const seen = new Set<Buffer>();
  seen.add(cut); // ok t1 local-only: dies with the call
  return list.length + map.size + seen.size + Object.keys(object).length;
}

export function perRound(paths: string[]): number {
  let total = 0;
  for (const path of paths) {
    const big = load(path);
    const parts: NDArray[] = [];
    for (let i = 0; i < 4; i++) parts.push(big.pick(i)); // ok t2 local-only: a list of its own each round
    total += stack(parts).sum();
  }
  return total;
}

export function oneShot(path: string, bus: EventEmitter, target: EventTarget): void {
  const cut = readFileSync(path).subarray(0, 4);
  setTimeout(() => console.log(cut), 5); // ok t2 one-shot: runs once
  setImmediate(() => console.log(cut)); // ok t2 one-shot: runs once
  process.nextTick(() => console.log(cut)); // ok t2 one-shot: runs once
  queueMicrotask(() => console.log(cut)); // ok t2 one-shot: runs once
  bus.once('end', () => console.log(cut)); // ok t2 one-shot: runs once
  target.addEventListener('end', () => console.log(cut), { once: true }); // ok t2 one-shot: runs once
  [1, 2].forEach((n) => console.log(cut[n])); // ok t2 one-shot: runs now
  void once(bus, 'end').then(() => console.log(cut)); // ok t2 one-shot: runs once
  bus.on('data', () => console.log(path)); // ok t1 closure-listener: captures a string
  bus.on('data', () => console.log(path.length)); // ok t1 closure-listener: captures a string
  setTimeout(console.log, 5, cut); // ok t2 one-shot: runs once
}

export class Refs {
  private ref: WeakRef<Buffer> | null = null;
  private readonly owners = new WeakMap<object, { head: Buffer }>();
  private readonly registry = new FinalizationRegistry<number>(() => {});

  keep(file: Buffer): void {
    this.ref = new WeakRef(file.subarray(0, 4)); // ok t1 weak: does not keep it
    this.owners.set(this, { head: file.subarray(0, 4) }); // ok t1 weak: dies with its key
    this.registry.register(file.subarray(0, 4), 1); // ok t1 weak: does not keep it
  }

  get(): unknown {
    return this.ref?.deref();
  }
}
