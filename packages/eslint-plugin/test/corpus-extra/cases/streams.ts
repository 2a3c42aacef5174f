import { createReadStream } from 'node:fs';
import { Readable, Transform, Writable, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parentPort, Worker } from 'node:worker_threads';

export class LineSplitter extends Transform {
  private tail: Buffer | null = null;
  private readonly heads: Buffer[] = [];
  private ended: Buffer = Buffer.alloc(0);

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    let data: Buffer = this.tail ? Buffer.concat([this.tail, chunk]) : chunk;
    let at = data.indexOf(10);
    while (at >= 0) {
      this.push(data.subarray(0, at)); // ok t1 transient-arg: a stream's push hands it on
      data = data.subarray(at + 1); // ok t1 local-only: a local cursor
      at = data.indexOf(10);
    }
    this.tail = data.length > 0 ? data : null; // report t2(-3) remainder: what is left keeps the chunk
    this.heads.push(chunk.subarray(0, 4)); // report t1 push: a list in a field
    done(null, chunk.subarray(4)); // ok t1 transient-arg: a callback
  }

  override _flush(done: TransformCallback): void {
    if (this.tail) this.ended = this.tail.subarray(1); // ok t1 base-own-field: its base is a field of this object
    done();
  }
}

export async function collect(stream: Readable): Promise<Buffer[]> {
  const parts: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) parts.push(chunk.subarray(4)); // report t2 loop-accumulate: each keeps its chunk
  return parts;
}

export async function collectWhole(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) parts.push(chunk); // ok t1 whole-view: the chunks
  return Buffer.concat(parts).subarray(0, 100); // ok t1 return-direct: handed back
}

export async function sniff(path: string): Promise<{ magic: Buffer; size: number }> {
  let size = 0;
  let magic: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (size === 0) magic = chunk.subarray(0, 4);
    size += chunk.length;
  }
  return { magic, size }; // report t2(-4) return-literal: the first chunk lives on
}

export function counting(): Writable {
  let last: Buffer | undefined;
  const sizes: number[] = [];
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      last = chunk.subarray(-4); // report t2 outer-variable: a variable of the function around it
      sizes.push(chunk.subarray(4).length); // ok t1 element-read: a number
      done();
    },
    final(done) {
      done(last ? null : new Error('empty'));
    },
  });
}

export async function* chunked(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let rest = new Uint8Array(0);
  for await (const part of source) {
    const joined = new Uint8Array(rest.length + part.length);
    joined.set(rest);
    joined.set(part.subarray(0), rest.length); // ok t1 typed-set: copies
    let at = 0;
    for (; at + size <= joined.length; at += size) yield joined.subarray(at, at + size); // ok t1 yield: no store
    rest = joined.slice(at); // ok t1 typed-slice-copy: copies
  }
  yield rest;
}

export function* windows(bytes: Uint8Array): Generator<Uint8Array, Uint8Array[]> {
  const seen: Uint8Array[] = [];
  for (let i = 0; i < 4; i++) {
    seen.push(bytes.subarray(i, i + 4)); // ok t2 returned-container: the caller owns the base
    yield seen[i];
  }
  return seen;
}

const tasks: { id: number; body: Uint8Array }[] = [];
const results = new Map<number, Uint8Array>();
parentPort?.on('message', ({ id, bytes }: { id: number; bytes: Uint8Array }) => {
  tasks.push({ id, body: bytes.subarray(8) }); // report t1 object-literal: a module list
  parentPort?.postMessage({ id, head: bytes.subarray(0, 8) }); // ok t1 transient-arg: posted
  results.set(id, bytes.subarray(0, 8).slice()); // ok t1 typed-slice-copy: copied
  results.set(id, bytes.subarray(0, 8).toReversed()); // ok t1 copy-safe: copied
  results.set(id, bytes.subarray(0, 8).reverse()); // report t1 in-place: the same array
});

export function dispatch(worker: Worker, memory: SharedArrayBuffer): void {
  const flags = new Int32Array(memory, 0, 4);
  worker.postMessage(flags); // ok t1 transient-arg: posted
  worker.on('message', () => Atomics.notify(flags, 0)); // report t2(-2) listener: keeps the shared memory
  worker.once('exit', () => Atomics.store(flags, 0, 1)); // ok t2 one-shot: runs once
}

export async function upload(path: string, send: (part: Buffer) => Promise<void>): Promise<number> {
  const jobs: Promise<void>[] = [];
  let sent = 0;
  await pipeline(createReadStream(path), async function (source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      jobs.push(send(chunk.subarray(0, 1024))); // ok t1 transient-arg: a promise of nothing
      sent += chunk.length;
    }
  });
  await Promise.all(jobs);
  return sent;
}

export function fromWeb(stream: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  let left: Uint8Array | null = null;
  return new ReadableStream({
    async pull(controller) {
      const { value } = await reader.read();
      if (!value) return controller.close();
      controller.enqueue(value.subarray(0, 8)); // ok t1 transient-arg: handed on
      left = value.subarray(8); // report t2 outer-variable: keeps what was read
      left = left.subarray(1); // ok t1 remainder-in-place: a cursor
      controller.enqueue(left);
    },
  });
}
