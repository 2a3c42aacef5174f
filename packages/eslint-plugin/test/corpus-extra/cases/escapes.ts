import * as fs from 'node:fs';
import fsp, { readFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import * as nd from '@tsmem/ndarray';
import { load, loadAsync, stack, zeros, type NDArray } from '@tsmem/ndarray';

interface Client {
  fetch(path: string): Buffer;
  load(path: string): Promise<Buffer>;
  body: Buffer;
}

export function literal(path: string): { head: Buffer; size: number } {
  const file = readFileSync(path);
  return { head: file.subarray(0, 4), size: file.length }; // report t2 return-literal: the base is made here
}

export function copied(path: string): { head: Buffer } {
  const file = readFileSync(path);
  return { head: Buffer.from(file.subarray(0, 4)) }; // ok t1 copy-safe: copied
}

export function tuple(path: string): [NDArray, number] {
  const big = load(path);
  return [big.pick(0), big.size]; // report t2 return-literal: an array literal
}

export function nested(path: string): { parts: { head: Buffer }[] } {
  const file = fs.readFileSync(path);
  return { parts: [{ head: file.subarray(0, 4) }] }; // report t2 return-literal: nested
}

export const short = (path: string): { head: Buffer } => ({ head: fs.readFileSync(path).subarray(0, 4) }); // report t2 return-literal: an arrow function

export function named(path: string): { head: Buffer } {
  const head = readFileSync(path).subarray(0, 4);
  const result = { head };
  return result; // report t2(-1,-2) return-literal: by a name
}

export function branch(path: string, flag: boolean): { head: Buffer | null } {
  const file = readFileSync(path);
  if (flag) return { head: null }; // ok t1 return-literal: nothing in it
  return flag ? { head: file } : { head: file.subarray(0, 4) }; // report t2 return-literal: in one branch
}

export function together(path: string): { file: Buffer; head: Buffer } {
  const file = readFileSync(path);
  return { file, head: file.subarray(0, 4) }; // ok t2 base-stored: the base is in it too
}

export function given(file: Buffer): { head: Buffer } {
  return { head: file.subarray(0, 4) }; // ok t1 return-literal: the caller's base
}

export function property(client: Client): { head: Buffer } {
  return { head: client.body.subarray(0, 4) }; // ok t1 return-literal: a property is not new
}

export function method(client: Client, path: string): { head: Buffer } {
  return { head: client.fetch(path).subarray(0, 4) }; // ok t2 return-literal: what a method returns is not known to be new
}

export async function awaitedMethod(client: Client, path: string): Promise<{ head: Buffer }> {
  return { head: (await client.load(path)).subarray(0, 4) }; // ok t2 return-literal: what a method returns is not known to be new
}

export async function response(url: string): Promise<{ head: Uint8Array }> {
  const answer = await fetch(url);
  return { head: new Uint8Array(await answer.arrayBuffer(), 0, 4) }; // ok t2 return-literal: what a method returns is not known to be new
}

export async function awaited(path: string): Promise<{ head: Buffer }> {
  return { head: (await readFile(path)).subarray(0, 4) }; // report t2 return-literal: awaited
}

export async function namespace(path: string): Promise<{ head: Buffer; row: NDArray }> {
  const file = await fsp.readFile(path);
  return {
    head: file.subarray(0, 4), // report t2 return-literal: a function of a namespace, awaited
    row: nd.load(path).pick(0), // report t2 return-literal: a function of a namespace
  };
}

export async function promises(path: string): Promise<{ head: Buffer }> {
  const file = await fs.promises.readFile(path);
  return { head: file.subarray(0, 4) }; // report t2 return-literal: a namespace in a namespace
}

export function constructed(n: number): { head: Float64Array; tail: DataView } {
  const all = new Float64Array(n);
  const memory = new ArrayBuffer(n);
  return {
    head: all.subarray(0, 4), // report t2 return-literal: made by new
    tail: new DataView(memory, 8), // report t2 return-literal: made by new
  };
}

export async function inThen(path: string): Promise<{ head: Buffer }> {
  return readFile(path).then((file) => ({ head: file.subarray(0, 4) })); // report t3 promise: a literal out of a callback
}

export function pushed(path: string): Buffer[] {
  const out: Buffer[] = [];
  const file = readFileSync(path);
  out.push(file.subarray(0, 4)); // report t2(+1) returned-container: one view of a new base
  return out;
}

export function pushedGiven(file: Buffer): Buffer[] {
  const out: Buffer[] = [];
  out.push(file.subarray(0, 4)); // ok t2 returned-container: the caller's base
  return out;
}

export function mapped(path: string): Map<string, NDArray> {
  const out = new Map<string, NDArray>();
  out.set(path, load(path).pick(0)); // report t2(+1) returned-container: a map
  return out;
}

export function added(path: string): Set<NDArray> {
  const out = new Set<NDArray>();
  const big = load(path);
  out.add(big.pick(0)); // report t2(+1) returned-container: a set
  return out;
}

export function member(path: string): { head?: Buffer } {
  const out: { head?: Buffer } = {};
  out.head = readFileSync(path).subarray(0, 4); // report t2(+1) returned-container: an object
  return out;
}

export function record(paths: string[]): Record<string, Buffer> {
  const out: Record<string, Buffer> = {};
  for (const path of paths) out[path] = readFileSync(path).subarray(0, 4); // report t2 loop-accumulate: an object
  return out;
}

export function tiles(path: string): NDArray[] {
  const big = load(path);
  const out: NDArray[] = [];
  for (let i = 0; i < big.shape[0]; i++) out.push(big.pick(i)); // ok t2 tiling: together they are the base
  return out;
}

export function tilesByCallback(path: string): NDArray[] {
  const big = load(path);
  return [0, 1, 2].map((i) => big.pick(i)); // ok t2 tiling: together they are the base
}

export function tilesByWhile(path: string): { at: number; bytes: Buffer }[] {
  const file = readFileSync(path);
  const out: { at: number; bytes: Buffer }[] = [];
  let at = 0;
  while (at < file.length) {
    const size = file[at];
    out.push({ at, bytes: file.subarray(at + 1, at + 1 + size) }); // ok t2 tiling: together they are the base
    at += size + 1;
  }
  return out;
}

export function tilesByRows(path: string): NDArray[] {
  const out: NDArray[] = [];
  for (const row of load(path)) out.push(row); // ok t2 tiling: all rows
  return out;
}

export function tilesBySpread(path: string): NDArray[] {
  return [...load(path)]; // ok t2 tiling: all rows
}

export function tilesInMap(path: string): Map<number, Buffer> {
  const file = readFileSync(path);
  const out = new Map<number, Buffer>();
  for (let at = 0; at < file.length; at += 4) out.set(at, file.subarray(at, at + 4)); // ok t2 tiling: together they are the base
  return out;
}

export function eachRound(paths: string[]): NDArray[] {
  const out: NDArray[] = [];
  for (const path of paths) {
    const big = load(path);
    out.push(big.pick(0)); // report t1 loop-accumulate: one row keeps each round's table
    out.push(big.pick(1).copy()); // ok t1 copy-safe: copied
  }
  return out;
}

export function eachRoundKept(paths: string[]): number {
  const out: NDArray[] = [];
  for (let i = 0; i < paths.length; i++) out.push(load(paths[i]).pick(0)); // report t2 loop-accumulate: all bases stay alive together
  return stack(out).sum();
}

export function eachWhile(next: () => string | undefined): number {
  const heads: Buffer[] = [];
  let path = next();
  while (path !== undefined) {
    const file = readFileSync(path);
    heads.push(file.subarray(0, 4)); // report t2 loop-accumulate: all bases stay alive together
    path = next();
  }
  return Buffer.concat(heads).length;
}

export function eachDo(n: number): number {
  const heads = new Set<Uint8Array>();
  do {
    const memory = new Uint8Array(4096);
    heads.add(memory.subarray(0, 4)); // report t2 loop-accumulate: all bases stay alive together
  } while (heads.size < n);
  return heads.size;
}

export function eachCallback(paths: string[]): number {
  const heads: Buffer[] = [];
  paths.forEach((path) => {
    heads.push(readFileSync(path).subarray(0, 4)); // report t2 loop-accumulate: a callback counts as a loop body
  });
  return heads.length;
}

export function eachReduced(paths: string[]): Buffer[] {
  return paths.reduce<Buffer[]>((heads, path) => {
    heads.push(readFileSync(path).subarray(0, 4)); // report t3 loop-accumulate: a callback counts as a loop body
    return heads;
  }, []);
}

export function eachMapped(paths: string[]): { path: string; head: Buffer }[] {
  return paths.map((path) => ({ path, head: readFileSync(path).subarray(0, 4) })); // report t2 callback-map: one base per element
}

export function eachMappedCopy(paths: string[]): Buffer[] {
  return paths.map((path) => Buffer.from(readFileSync(path).subarray(0, 4))); // ok t1 copy-safe: copied
}

export function eachMappedGiven(files: Buffer[]): Buffer[] {
  return files.map((file) => file.subarray(0, 4)); // ok t2 callback-map: the caller's bases
}

export function eachFlat(paths: string[]): Buffer[] {
  return paths.flatMap((path) => [readFileSync(path).subarray(0, 4)]); // report t2 callback-map: one base per element
}

export async function eachAwaited(paths: string[]): Promise<NDArray[]> {
  const out: NDArray[] = [];
  for (const path of paths) {
    const big = await loadAsync(path);
    out.push(big.slice([0, 3])); // report t2 loop-accumulate: awaited
  }
  return out;
}

export async function eachAll(paths: string[]): Promise<Buffer[]> {
  return Promise.all(paths.map(async (path) => (await readFile(path)).subarray(0, 4))); // report t3 promise: one base per element
}

export async function eachChunk(stream: AsyncIterable<Buffer>): Promise<Buffer[]> {
  const out: Buffer[] = [];
  for await (const chunk of stream) {
    out.push(chunk.subarray(0, 4)); // report t2 loop-accumulate: every chunk is new
    out.push(Buffer.from(chunk.subarray(0, 4))); // ok t1 copy-safe: copied
  }
  return out;
}

export async function eachWhole(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const out: Buffer[] = [];
  for await (const chunk of stream) out.push(chunk); // ok t1 whole-view: all of it
  return Buffer.concat(out);
}

export function eachGiven(files: Buffer[]): Buffer[] {
  const out: Buffer[] = [];
  for (const file of files) out.push(file.subarray(0, 4)); // ok t2 returned-container: the caller's bases
  return out;
}

export function eachMethod(client: Client, paths: string[]): Buffer[] {
  const out: Buffer[] = [];
  for (const path of paths) out.push(client.fetch(path).subarray(0, 4)); // ok t2 returned-container: not known to be new
  return out;
}

export function eachNested(paths: string[]): NDArray[] {
  const out: NDArray[] = [];
  for (const path of paths) {
    const big = load(path);
    for (let i = 0; i < 4; i++) {
      if (big.pick(i).sum() > 0) out.push(zeros([4])); // ok t1 element-read: a number
    }
  }
  return out;
}

export function closure(path: string): () => number {
  const file = readFileSync(path);
  const head = file.subarray(0, 4);
  return () => head[0]; // report t2(-1) closure-returned: captures the view
}

export function closureWhole(path: string): () => number {
  const file = readFileSync(path);
  const head = file.subarray(0, 4);
  return () => head[0] + file.length; // ok t2 closure-both: captures the base too
}

export function closureNumber(path: string): () => number {
  const first = readFileSync(path).subarray(0, 4)[0];
  return () => first; // ok t1 element-read: captures a number
}

export function closureGiven(file: Buffer): () => number {
  const head = file.subarray(0, 4);
  return () => head[0]; // ok t2 closure-returned: the caller's base
}

export function closureNamed(path: string): () => number {
  const head = readFileSync(path).subarray(0, 4);
  function first(): number {
    return head[0]; // report t2(-2,+2) closure-returned: a named function
  }
  return first;
}

export function closureInLiteral(path: string): { first(): number } {
  const head = readFileSync(path).subarray(0, 4);
  return {
    first: () => head[0], // report t2(-2,-1) closure-returned: a method of a literal
  };
}

export function closureCopy(path: string): () => number {
  const head = Buffer.from(readFileSync(path).subarray(0, 4));
  return () => head[0]; // ok t1 copy-safe: captures a copy
}

export function rowOf(path: string): { row: NDArray } {
  const [row] = load(path);
  return { row }; // report t2(-1) return-literal: one row of a new base
}

export function direct(path: string): NDArray {
  return load(path).slice([0, 4]); // ok t1 return-direct: transfer
}
