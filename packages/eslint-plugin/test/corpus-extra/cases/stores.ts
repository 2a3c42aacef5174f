import { readFileSync } from 'node:fs';
import { load, type NDArray } from '@tsmem/ndarray';

/** Everything that lasts, and what does not. */
let lastHead: Buffer | undefined;
var lastTail: Buffer | undefined;
let pair: { head?: Buffer } = {};
export let shared: Buffer | null = null;
export const first = readFileSync('a').subarray(0, 4); // report t1 module-var: only the view reaches the file
const hidden = load('a').pick(0); // report t1 module-var: only the view reaches the file
export const copied = Buffer.from(readFileSync('a').subarray(0, 4)); // ok t1 copy-safe: copied
const { head } = { head: readFileSync('a').subarray(0, 4) }; // report t2 module-var: out of a literal
export const both = { head: readFileSync('a').subarray(0, 4), n: 4 }; // report t1 module-var: in a literal
export const lines = [readFileSync('a').subarray(0, 4)]; // report t1 module-var: in a literal
const whole = readFileSync('a');
export const sub = whole.subarray(0, 4); // ok t1 base-module: the base is a module constant
export const length = readFileSync('a').subarray(4).length; // ok t1 element-read: a number
export default load('b').slice([0, 4]); // report t1 module-var: the module's default

declare global {
  var cached: Buffer | undefined;
}

export function variables(path: string): void {
  const file = readFileSync(path);
  lastHead = file.subarray(0, 4); // report t1 module-var: a let of the module
  lastHead ??= file.subarray(0, 4); // report t1 module-var: when there was none
  lastTail = file.subarray(-4); // report t1 module-var: a var of the module
  pair = { head: file.subarray(0, 4) }; // report t1 module-var: in a literal
  pair.head = file.subarray(0, 4); // report t1 module-var: a member
  shared = file.subarray(0, 4); // report t1 module-var: exported
  [lastHead] = [file.subarray(0, 4)]; // report t2 module-var: by a pattern
  ({ head: lastHead } = { head: file.subarray(0, 4) }); // report t2 module-var: by a pattern
  lastHead = Buffer.from(file.subarray(0, 4)); // ok t1 copy-safe: copied
  globalThis.cached = file.subarray(0, 4); // report t1 global: of the program
  (globalThis as unknown as { other: Buffer }).other = file.subarray(0, 4); // report t1 global: of the program
  cached = file.subarray(0, 4); // report t1 global: by its name
  const local = file.subarray(0, 4);
  let other: Buffer | null = null;
  other = local; // ok t1 local-only: dies with the call
  console.log(other, hidden, head); // ok t1 transient-arg: passed on
}

export function counter(path: string): () => number {
  let last: NDArray | null = null;
  const seen: NDArray[] = [];
  let n = 0;
  return () => {
    const big = load(path);
    last = big.pick(n); // report t1 outer-var: lives as long as the closure
    seen.push(big.pick(n)); // report t1 outer-var: lives as long as the closure
    n += last.sum() + seen.length; // ok t1 element-read: a number
    return n++;
  };
}

export function outer(paths: string[]): number {
  let best: Buffer | null = null;
  function keep(path: string): void {
    best = readFileSync(path).subarray(0, 4); // report t1 outer-var: of the function around
  }
  for (const path of paths) keep(path);
  paths.forEach((path) => {
    const file = readFileSync(path).subarray(0, 4);
    console.log(file); // ok t1 transient-arg: passed on
  });
  return (best as Buffer | null)?.length ?? 0;
}

export class Fields {
  static latest: Buffer | null = null;
  static readonly table = load('table').pick(0); // report t1 static-field: initialiser
  static readonly known = new Map<string, Buffer>();
  static #count = load('count');
  readonly head = readFileSync('a').subarray(0, 4); // report t1 field-init: initialiser
  readonly copy = Buffer.from(readFileSync('a').subarray(0, 4)); // ok t1 copy-safe: copied
  readonly parts = { head: readFileSync('a').subarray(0, 4) }; // report t1 field-init: in a literal
  readonly #secret = load('a').pick(0); // report t1 field-init: private
  readonly list = [load('a').pick(0)]; // report t1 field-init: in a literal
  readonly cut = (path: string): Buffer => readFileSync(path).subarray(0, 4); // ok t1 return-direct: transfer
  readonly n = load('a').pick(0).sum(); // ok t1 element-read: a number
  readonly own = Fields.#count.pick(0); // ok t1 base-static: the base is a static field
  declare extra: Buffer | undefined;
  accessor last: NDArray = load('a').pick(0); // report t2 field-init: an accessor
  #value: Buffer | null = null;

  static {
    Fields.latest = readFileSync('a').subarray(0, 4); // report t1 static-field: in a static block
    this.known.set('a', readFileSync('a').subarray(0, 4)); // report t1 static-field: in a static block
  }

  constructor(path: string, readonly given: Buffer) {
    this.extra = readFileSync(path).subarray(0, 4); // report t1 field: in the constructor
    this.#value = given.subarray(0, 4); // ok t2 base-stored: the parameter property keeps the base
  }

  set value(bytes: Buffer) {
    this.#value = bytes.subarray(0, 4); // report t1 field: in a setter
  }

  get value(): Buffer | null {
    return (this.#value ??= readFileSync('a').subarray(0, 4)); // report t1 field: made when asked for
  }

  static remember(path: string): void {
    Fields.latest = readFileSync(path).subarray(0, 4); // report t1 static-field: of a class
    this.latest = readFileSync(path).subarray(0, 4); // report t1 static-field: of a class
    Fields.known.set(path, readFileSync(path).subarray(0, 4)); // report t1 static-field: a map of a class
  }

  async later(path: string, key: string): Promise<void> {
    const file = readFileSync(path);
    setTimeout(() => {
      this.extra = file.subarray(0, 4); // report t1 field: in a callback
    }, 5);
    await Promise.resolve();
    (this as Record<string, unknown>)[key] = file.subarray(0, 4); // report t1 field: a computed name
    this['extra'] = file.subarray(0, 4); // report t1 field: a name in quotes
    this.extra! = file.subarray(0, 4); // report t1 field: not null
  }

  dump(): unknown {
    return [this.#secret, this.#value];
  }
}

export function caller(target: { a?: { b?: Buffer[]; c?: Buffer } }, fn: { (): void; cache?: Buffer }): void {
  const file = readFileSync('a');
  target.a!.c = file.subarray(0, 4); // report t1 parameter: reached from it
  target.a!.b![0] = file.subarray(0, 4); // report t1 parameter: reached from it
  fn.cache = file.subarray(0, 4); // report t1 parameter: a function's property
  const { a } = target;
  a!.c = file.subarray(0, 4); // report t2 parameter: reached through a const
  const inner = target.a;
  if (inner) inner.c = file.subarray(0, 4); // report t2 parameter: reached through a const
  memo.cache = file.subarray(0, 4); // report t1 module-var: a function's property
  memo.table[4] = file.subarray(0, 4); // report t1 module-var: a function's property
}

function memo(): void {}
memo.cache = null as Buffer | null;
memo.table = {} as Record<number, Buffer>;

export function* cuts(path: string): Generator<Buffer> {
  const file = readFileSync(path);
  yield file.subarray(0, 4); // ok t1 yield: transfer
  const kept = [file.subarray(4)];
  yield* kept; // ok t1 yield: transfer
  const sent: unknown = yield file.subarray(8);
  lastHead = sent as Buffer; // ok t2 yield: what the caller sends is unknown
}

export enum Mode {
  Off,
  On,
}

export namespace Store {
  export let top: NDArray | null = null;
  export const bottom = load('a').pick(-1); // report t2 namespace: a constant of a namespace
  export function fill(path: string): void {
    top = load(path).pick(0); // report t1 namespace: a variable of a namespace
  }
}
