import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import { load, type NDArray } from '@tsmem/ndarray';

interface Context {
  request: IncomingMessage & { rawBody?: Buffer; boundary?: Buffer };
  state: Record<string, unknown>;
  locals: { file?: Buffer; parts: Buffer[] };
}

export async function bodyParser(context: Context, next: () => Promise<void>): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of context.request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  context.request.boundary = body.subarray(0, 40); // ok t2 base-stored: the body is kept by the same request
  context.request.rawBody = body;
  context.state['file'] = body.subarray(40); // report t2 param-property: another object of the context
  context.locals.parts.push(body.subarray(40, 80)); // report t1 push: a list of a parameter
  context.locals.file = Buffer.from(body.subarray(40)); // ok t1 copy-safe: copied
  context.state['hash'] = createHash('sha1').update(body.subarray(40)).digest(); // ok t1 transient-arg: hashed
  await next();
}

export function multipart(body: Buffer, boundary: Buffer): { name: string; data: Buffer }[] {
  const parts: { name: string; data: Buffer }[] = [];
  let at = body.indexOf(boundary);
  while (at !== -1) {
    const end = body.indexOf(boundary, at + 1);
    parts.push({ name: 'x', data: body.subarray(at, end) }); // ok t2 returned-container: the caller owns the body
    at = end;
  }
  return parts;
}

const etags = new Map<string, { tag: Uint8Array; at: number }>();
const compiled: Array<[name: string, code: Uint8Array]> = [];
export function respond(path: string, response: ServerResponse): void {
  const file = readFileSync(path);
  etags.set(path, { tag: createHash('sha1').update(file).digest().subarray(0, 8), at: 0 }); // report t1 object-literal: eight bytes keep twenty
  etags.set(path, { tag: new Uint8Array(file.buffer, file.byteOffset, 8), at: 0 }); // report t1 object-literal: eight bytes of a file
  etags.set(path, { tag: Uint8Array.from(file.subarray(0, 8)), at: 0 }); // ok t1 copy-safe: copied
  compiled.push([path, file.subarray(8)]); // report t1 array-literal: a pair in a module list
  response.end(file.subarray(8)); // ok t1 transient-arg: sent
}

export function compileAll(paths: string[]): void {
  for (const path of paths) {
    const file = readFileSync(path);
    const entry: [string, Uint8Array] = [path, file.subarray(8)];
    compiled.push(entry); // report t2(-1) array-literal: a pair in a const
    compiled.push([...entry]); // report t2(-2) spread: its elements in a new pair
    const [, code] = entry;
    compiled.push([path, code]); // report t2(-4) destructuring: out of the pair
    compiled.push([path, code.slice()]); // ok t1 typed-slice-copy: copied
  }
}

export class Pages {
  private readonly cache = new LRUCache<number, Uint8Array>({ max: 10 });
  private readonly dirty = new Map<number, Uint8Array>();
  private readonly file: Uint8Array;
  private spare?: Uint8Array;
  private wal: Uint8Array[] | undefined;

  constructor(path: string) {
    this.file = readFileSync(path);
    this.cache.set(0, this.file.subarray(0, 4096)); // ok t1 base-own-field: the file is a field
    const header = this.file.subarray(0, 100);
    this.spare = header; // ok t2 base-own-field: the file is a field
  }

  page(number: number): Uint8Array {
    let page = this.cache.get(number) ?? this.dirty.get(number);
    if (page === undefined) {
      page = this.file.subarray(number * 4096, (number + 1) * 4096);
      this.cache.set(number, page); // ok t2 base-own-field: the file is a field
    }
    return page;
  }

  load(path: string, number: number): Uint8Array {
    const other = readFileSync(path);
    const page = other.subarray(number * 4096, (number + 1) * 4096);
    if (!this.cache.has(number)) this.cache.set(number, page); // report t2(-1) lru: another file
    this.dirty.set(number, page.slice()); // report t3(-3) buffer-slice-view: slice() of a Buffer is the view again
    (this.wal ??= []).push(page); // report t2(-3) push: a list in a field
    this.wal?.unshift(Buffer.from(page)); // ok t1 copy-safe: copied
    return page;
  }
}

export const parse = (() => {
  let scratch: Uint8Array | undefined;
  const heads: Uint8Array[] = [];
  return (bytes: Uint8Array): number => {
    scratch = bytes.subarray(0, 16); // report t2 outer-variable: a variable of the function around it
    heads.push(bytes.subarray(0, 1)); // report t2 push: a list of the function around it
    const local = bytes.subarray(16); // ok t1 local-only: dies with the call
    return scratch.length + local.length + heads.length;
  };
})();

export function memoize(fn: (path: string) => Buffer): (path: string) => Buffer {
  const known: Record<string, Buffer> = {};
  return (path) => (known[path] ??= fn(path).subarray(0, 10)); // report t2 outer-variable: a record of the function around it
}

export function once(path: string): () => Buffer {
  let value: Buffer | undefined;
  return () => {
    value ??= readFileSync(path).subarray(0, 10); // report t2 outer-variable: a variable of the function around it
    return value; // ok t1 return-direct: handed back
  };
}

export function* rows(path: string): Generator<{ id: number; row: NDArray }> {
  const table = load(path);
  const kept: NDArray[] = [];
  for (let i = 0; i < table.shape[0]; i++) {
    kept.push(table.pick(i)); // ok t2 local-only: dies with the generator
    yield { id: i, row: table.pick(i) }; // ok t1 yield: handed on
  }
}

export async function groups(paths: string[]): Promise<Map<string, { first: Buffer; rest: Buffer[] }>> {
  const out = new Map<string, { first: Buffer; rest: Buffer[] }>();
  for (const path of paths) {
    const file = await readFile(path);
    const known = out.get(path[0]);
    if (known === undefined) out.set(path[0], { first: file.subarray(0, 4), rest: [] }); // report t2 loop-accumulate: each keeps its file
    else known.rest.push(file.subarray(0, 4)); // report t3 loop-accumulate: a list of an entry
  }
  return out;
}

export function reduced(paths: string[]): Record<string, Buffer> {
  return paths.reduce<Record<string, Buffer>>((all, path) => {
    all[path] = readFileSync(path).subarray(0, 4); // report t2 loop-accumulate: into the accumulator
    return all;
  }, {});
}

export function spreadReduced(paths: string[]): Record<string, Buffer> {
  return paths.reduce<Record<string, Buffer>>((all, path) => ({ ...all, [path]: readFileSync(path).subarray(0, 4) }), {}); // report t3 loop-accumulate: into a new accumulator
}

export function last(paths: string[]): Buffer | undefined {
  let found: Buffer | undefined;
  for (const path of paths) found = readFileSync(path).subarray(0, 4); // ok t1 local-only: a local variable
  return found;
}

export class Parser {
  private position = 0;
  private token: Uint8Array | null = null;
  private readonly tokens: Uint8Array[] = [];
  constructor(private source: Uint8Array) {}
  next(): Uint8Array {
    const token = this.source.subarray(this.position, (this.position += 4));
    this.token = token; // ok t2 base-own-field: the source is a field
    this.tokens.push(token); // ok t2 base-own-field: the source is a field
    return token;
  }
  feed(source: Uint8Array): void {
    this.source = source;
    this.token = source.subarray(0, 4); // ok t2 base-stored: the source is stored as well
    this.tokens.push(source.subarray(4, 8)); // ok t2 base-stored: the source is stored as well
  }
  peek(source: Uint8Array): void {
    const parser = new Parser(source);
    this.token = parser.next(); // report t3 helper: a view of what another parser has
    this.token = parser.next().slice(); // ok t1 typed-slice-copy: copied
  }
}

export class Attachment {
  content: Buffer;
  preview: Buffer;
  constructor(raw: Buffer | string) {
    const bytes = typeof raw === 'string' ? Buffer.from(raw, 'base64') : raw;
    this.content = Buffer.from(bytes);
    this.preview = bytes.subarray(0, 100); // report t2 field: the content is a copy, so the preview keeps the raw bytes
  }
  with(change: Partial<Attachment>): Attachment {
    return Object.assign(new Attachment(this.content), { preview: this.content.subarray(0, 10) }, change); // ok t3 returned-object: the base is a field
  }
}
