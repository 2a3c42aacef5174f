import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import fs from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { setInterval } from 'node:timers';
import * as zlib from 'node:zlib';
import { load, loadAsync, type NDArray } from '@tsmem/ndarray';

export function indexed(paths: string[]): NDArray[] {
  const out = new Array<NDArray>(paths.length);
  for (let i = 0; i < paths.length; i++) out[i] = load(paths[i]).pick(0); // report t2 loop-accumulate: an element per round
  return out;
}

export function assignedOutside(paths: string[]): number {
  const out: NDArray[] = [];
  let big: NDArray;
  for (const path of paths) {
    big = load(path);
    out.push(big.pick(0)); // report t2 loop-accumulate: made in the loop, declared before it
  }
  return out.length;
}

export function oneBase(path: string, n: number): number {
  const out: NDArray[] = [];
  const big = load(path);
  for (let i = 0; i < n; i++) out.push(big.pick(i)); // ok t2 local-only: one base, and the list dies with the call
  return out.length;
}

export function innerLoop(groups: string[][]): number {
  let total = 0;
  for (const group of groups) {
    const out: NDArray[] = [];
    for (const path of group) out.push(load(path).pick(0)); // report t2 loop-accumulate: declared outside the inner loop
    total += out.length;
  }
  return total;
}

export function perRound(paths: string[]): number {
  let total = 0;
  for (const path of paths) {
    const out: NDArray[] = [];
    out.push(load(path).pick(0)); // ok t2 local-only: a list per round
    total += out.length;
  }
  return total;
}

export function grouped(paths: string[]): Record<string, Buffer[]> {
  const out: Record<string, Buffer[]> = {};
  for (const path of paths) {
    const file = readFileSync(path);
    (out[path[0]] ??= []).push(file.subarray(0, 4)); // report t2 loop-accumulate: into a list of the record
  }
  return out;
}

export function literals(paths: string[]): { path: string; head: Buffer }[] {
  const out: { path: string; head: Buffer }[] = [];
  for (const path of paths) {
    const file = readFileSync(path);
    out.push({ path, head: file.subarray(0, 4) }); // report t2 loop-accumulate: in a literal
    out.push({ path, head: Buffer.from(file.subarray(0, 4)) }); // ok t1 copy-safe: copied
  }
  return out;
}

export async function parallel(paths: string[]): Promise<NDArray[]> {
  const out: NDArray[] = [];
  await Promise.all(
    paths.map(async (path) => {
      const big = await loadAsync(path);
      out.push(big.pick(0)); // report t2 loop-accumulate: an async callback counts as a loop body
    }),
  );
  return out;
}

export function entries(paths: string[]): Map<string, Buffer> {
  return new Map(paths.map((path) => [path, readFileSync(path).subarray(0, 4)] as const)); // report t3 callback-map: into a map
}

export function fromEntries(paths: string[]): Record<string, Buffer> {
  return Object.fromEntries(paths.map((path) => [path, readFileSync(path).subarray(0, 4)])); // report t2 callback-map: into an object
}

export function filtered(paths: string[]): NDArray[] {
  return paths.map((path) => load(path).pick(0)).filter((row) => row.sum() > 0); // report t2 callback-map: and filtered
}

export function mappedWhole(paths: string[]): NDArray[] {
  return paths.map((path) => load(path)).map((big) => big.copy()); // ok t1 copy-safe: copied
}

export function kept(paths: string[]): number {
  const rows = paths.map((path) => load(path).pick(0)); // report t2(+1) callback-map: all bases stay alive together
  return rows.length;
}

export function summed(paths: string[]): number {
  return paths.map((path) => load(path).pick(0).sum()).length; // ok t1 element-read: numbers
}

export function parsed(path: string): { frames: Buffer[]; rest: Buffer } {
  const file = readFileSync(path);
  const frames: Buffer[] = [];
  let at = 0;
  while (at + 4 < file.length) {
    frames.push(file.subarray(at, at + 4)); // ok t2 tiling: together they are the base
    at += 4;
  }
  return { frames, rest: file.subarray(at) }; // report t2 return-literal: one view of a new base
}

export function inflated(bytes: Buffer): { head: Buffer } {
  return { head: zlib.inflateSync(bytes).subarray(0, 4) }; // report t2 return-literal: a function of a namespace
}

export function defaultImport(path: string): { head: Buffer } {
  return { head: fs.readFileSync(path).subarray(0, 4) }; // report t2 return-literal: a function of a module
}

export async function handle(path: string): Promise<{ head: Buffer }> {
  const file = await open(path);
  const { buffer } = await file.read(Buffer.alloc(64), 0, 64);
  return { head: buffer.subarray(0, 4) }; // ok t2 return-literal: what a method returns is not known to be new
}

export async function both(path: string): Promise<{ head: Buffer }> {
  const [file] = await Promise.all([readFile(path), readFile(path + '.x')]);
  return { head: file.subarray(0, 4) }; // report t3 return-literal: made here, awaited together
}

export function closures(path: string): { first(): number; size: number } {
  const file = readFileSync(path);
  const head = file.subarray(0, 4);
  const first = (): number => head[0]; // report t2(-1,+1) closure-returned: by a name, in a literal
  return { first, size: file.length };
}

export function bound(path: string): () => number {
  const head = readFileSync(path).subarray(0, 4);
  const first = (): number => head[0]; // report t2(-1,+1) closure-returned: by a name
  return first;
}

export function capturedLiteral(path: string): () => number {
  const parts = { head: readFileSync(path).subarray(0, 4) };
  return () => parts.head[0]; // report t2(-1) closure-returned: captures the literal
}

export function notCaptured(path: string): () => number {
  return () => readFileSync(path).subarray(0, 4)[0]; // ok t1 closure-returned: made inside
}

export function shadowed(path: string): (head: Buffer) => number {
  const head = readFileSync(path).subarray(0, 4);
  console.log(head); // ok t1 transient-arg: passed on
  return (head) => head[0]; // ok t2 closure-returned: another variable of that name
}

export function timers(path: string): void {
  const head = readFileSync(path).subarray(0, 4);
  setInterval(() => console.log(head), 5); // report t2(-1) closure-timer: imported
  const tail = readFileSync(path).subarray(-4);
  process.on('exit', () => console.log(tail)); // report t2(-1) closure-listener: of the process
}

export function ticking(path: string): void {
  const head = readFileSync(path).subarray(0, 4);
  setInterval(function tick() {
    const same = head; // report t2(-1,-2) closure-timer: a named function expression
    console.log(same);
  }, 5);
}

export function inside(bus: EventEmitter, path: string): void {
  const file = readFileSync(path);
  bus.on('data', () => console.log(file.subarray(0, 4))); // ok t2 closure-listener: captures the base, cuts inside
}

export function chained(bus: EventEmitter, path: string): void {
  const head = readFileSync(path).subarray(0, 4);
  bus
    .on('a', () => console.log(path)) // ok t1 closure-listener: captures a string
    .on('b', () => console.log(head)); // report t2(-3,-2,-1) closure-listener: chained
}

export function* generated(paths: string[]): Generator<NDArray[]> {
  for (const path of paths) {
    const big = load(path);
    yield [big.pick(0)]; // ok t2 yield: transfer
  }
}

export async function* chunks(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of stream) yield chunk.subarray(4); // ok t1 yield: transfer
}

export function reduced(paths: string[]): Map<string, Buffer> {
  return paths.reduce((map, path) => map.set(path, readFileSync(path).subarray(0, 4)), new Map<string, Buffer>()); // report t3 loop-accumulate: a map of all
}

export function spreadReduced(paths: string[]): Buffer[] {
  return paths.reduce<Buffer[]>((all, path) => [...all, readFileSync(path).subarray(0, 4)], []); // report t3 loop-accumulate: a list of all
}

export function firstRow(path: string): { row: NDArray | null } {
  for (const row of load(path)) {
    if (row.sum() > 0) return { row }; // report t2(-1) return-literal: one row of a new base
  }
  return { row: null };
}

export function pair(path: string): { a: NDArray; b: NDArray } {
  const big = load(path);
  const [a, b] = [big.pick(0), big.pick(1)];
  return { a, b: b.copy() }; // report t2(-1) return-literal: one of them is a view
}

export function withBase(path: string): NDArray[] {
  const big = load(path);
  const out: NDArray[] = [big];
  out.push(big.pick(0)); // ok t2 base-stored: the base is in the list too
  return out;
}

export function mapWithBase(path: string): Map<string, NDArray> {
  const big = load(path);
  const out = new Map<string, NDArray>();
  out.set('all', big);
  out.set('head', big.pick(0)); // ok t2 base-stored: the base is in the map too
  return out;
}
