import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { load, loadAsync, type NDArray } from '@tsmem/ndarray';

interface Parts {
  head: Buffer;
  tail: Buffer;
}

function magic(file: Buffer): Buffer {
  return file.subarray(0, 4);
}
const arrow = (file: Buffer): Buffer => file.subarray(0, 4);
const expression = function (file: Buffer): Buffer {
  return file.subarray(0, 4);
};
function owned(file: Buffer): Buffer {
  return Buffer.from(file.subarray(0, 4));
}
function through(bytes: Buffer): Buffer {
  return bytes;
}
function twice(file: Buffer): Buffer {
  return magic(through(file));
}
function thrice(file: Buffer): Buffer {
  const cut = twice(file);
  return cut;
}
function choose(file: Buffer, flag: boolean): Buffer {
  if (flag) return file;
  return file.subarray(4);
}
function down(file: Buffer, n: number): Buffer {
  return n === 0 ? file : down(file.subarray(1), n - 1);
}
function even(file: Buffer, n: number): Buffer {
  return n === 0 ? file.subarray(0, 4) : odd(file, n - 1);
}
function odd(file: Buffer, n: number): Buffer {
  return n === 0 ? file.subarray(4, 8) : even(file, n - 1);
}
function endless(file: Buffer): Buffer {
  return endless(file);
}
function generic<T>(value: T): T {
  return value;
}
function optional(file?: Buffer): Buffer | undefined {
  return file?.subarray(0, 4);
}
function withDefault(file: Buffer, at = 4): Buffer {
  return file.subarray(at);
}
function parts(file: Buffer): Parts {
  return { head: file.subarray(0, 4), tail: file.subarray(-4) };
}
function hidden(file: Buffer): unknown {
  return file.subarray(0, 4);
}
function anything(file: Buffer): any {
  return file.subarray(0, 4);
}
function size(file: Buffer): number {
  return file.subarray(4).length;
}
function whole(file: Buffer): Buffer {
  return file.subarray(0);
}
function readHead(path: string): Buffer {
  return readFileSync(path).subarray(0, 4);
}
function readOwned(path: string): Buffer {
  return Buffer.from(readHead(path));
}
async function readLater(path: string): Promise<Buffer> {
  return (await readFile(path)).subarray(0, 4);
}
async function waited(file: Promise<Buffer>): Promise<Buffer> {
  return (await file).subarray(0, 4);
}
function open(path: string): Buffer {
  return readFileSync(path);
}
function pair(a: NDArray, b: NDArray): NDArray {
  return a.add(b);
}
function row(a: NDArray, i: number): NDArray {
  return a.pick(i);
}
function firstOf(list: Buffer[]): Buffer {
  return list[0];
}
function overloaded(file: Buffer): Buffer;
function overloaded(file: string): string;
function overloaded(file: Buffer | string): Buffer | string {
  return typeof file === 'string' ? file : file.subarray(0, 4);
}
namespace Cut {
  export function head(file: Buffer): Buffer {
    return file.subarray(0, 4);
  }
}

export class Reader {
  private kept: Buffer | null | undefined = null;
  private array: NDArray | null = null;
  private any: unknown = null;
  private parts: Parts | null = null;
  private list: Buffer[] = [];
  private n = 0;
  private readonly file: Buffer = Buffer.alloc(9);

  simple(path: string): void {
    const file = readFileSync(path);
    this.kept = magic(file); // report t3 helper: a function declaration
    this.kept = arrow(file); // report t3 helper: an arrow function
    this.kept = expression(file); // report t3 helper: a function expression
    this.kept = owned(file); // ok t2 helper: copies
    this.kept = through(file); // ok t2 helper: all of it
    this.kept = through(file.subarray(0, 4)); // report t3 helper: handed back
    this.kept = twice(file); // report t3 helper: two levels
    this.kept = thrice(file); // report t3 helper: three levels
    this.kept = through(through(file.subarray(0, 4))); // report t3 helper: handed back twice
    this.kept = choose(file, true); // report t3 helper: one way is a view
    this.kept = down(file, 4); // report t3 helper: recursive
    this.kept = even(file, 4); // report t3 helper: mutually recursive
    this.kept = endless(file); // ok t2 robustness: never comes back
    this.kept = generic(file.subarray(0, 4)); // report t3 helper: generic
    this.kept = generic(file); // ok t2 helper: generic, all of it
    this.kept = optional(file); // report t3 helper: perhaps
    this.kept = withDefault(file); // report t3 helper: with a default
    this.any = hidden(file); // ok t2 helper: a result of unknown type is not followed
    this.any = anything(file); // ok t2 helper: a result of type any is not followed
    this.n = size(file); // ok t1 helper: a number
    this.kept = whole(file); // ok t2 helper: all of it
    this.kept = readHead(path); // report t3 helper: opens and cuts
    this.kept = readOwned(path); // ok t2 helper: opens, cuts and copies
    this.kept = open(path); // ok t2 helper: opens
    this.kept = open(path).subarray(0, 4); // report t1 helper: cut here
    this.kept = Buffer.from(magic(file)); // ok t1 copy-safe: copied
    this.kept = magic(Buffer.from(file)); // report t3 helper: of a copy as large as the file
    this.kept = magic(this.file); // ok t3 same-object: the base is a field of the same object
    this.kept = firstOf([file.subarray(0, 4)]); // report t3 helper: out of a literal
    this.kept = overloaded(file); // report t3 helper: overloaded
    this.kept = Cut.head(file); // report t3 helper: of a namespace
    this.list.push(magic(file)); // report t3 helper: pushed
    this.list.push(owned(file)); // ok t2 helper: copies
    this.array = row(load(path), 0); // report t3 helper: an array
    this.array = pair(load(path), load(path)); // ok t2 helper: new memory
    this.array = pair(row(load(path), 0), row(load(path), 1)); // ok t2 helper: new memory
    this.array = row(load(path), 0).copy(); // ok t1 copy-safe: copied
    this.parts = { head: magic(file), tail: owned(file) }; // report t3 helper: in a literal
    const inner = (bytes: Buffer): Buffer => bytes.subarray(4);
    this.kept = inner(file); // report t3 helper: a local function
    this.kept = ((bytes: Buffer) => bytes.subarray(4))(file); // report t3 helper: called at once
    this.kept = (() => file.subarray(4))(); // report t3 helper: called at once
    this.kept = (() => Buffer.from(file.subarray(4)))(); // ok t2 helper: called at once, copies
  }

  async later(path: string): Promise<void> {
    this.kept = await readLater(path); // report t3 promise: an async helper
    this.kept = await waited(readFile(path)); // report t3 promise: an async helper with an argument
    this.kept = magic(await readFile(path)); // report t3 helper: of what came back
    this.kept = await readFile(path).then((file) => file.subarray(0, 4)); // report t3 promise: cut in a callback
    this.kept = await readFile(path).then((file) => Buffer.from(file.subarray(0, 4))); // ok t2 promise: copied in a callback
    this.kept = await readFile(path).then((file) => file); // ok t2 promise: all of it
    await readFile(path).then((file) => {
      this.kept = file.subarray(0, 4); // report t1 promise: stored in a callback
    });
    void readFile(path)
      .then((file) => file.subarray(0, 4))
      .then((head) => {
        this.kept = head; // report t3(-2,-3) promise: two callbacks
      });
    this.kept = await readFile(path)
      .then((file) => file.subarray(0, 4)) // report t3(-1) promise: and a catch
      .catch(() => null);
    this.list = await Promise.all([path].map(async (one) => (await readFile(one)).subarray(0, 4))); // report t3 promise: Promise.all
    this.list = await Promise.all([path].map((one) => readLater(one))); // report t3 promise: Promise.all of a helper
    this.list = await Promise.all([path].map((one) => readFile(one))); // ok t2 promise: all of them
    this.array = await loadAsync(path).then((big) => big.pick(0)); // report t3 promise: an array
    this.list.push(...(await Promise.all([readLater(path)]))); // report t3 promise: Promise.all of a helper
    this.kept = await readLater(path).then(owned); // ok t2 promise: copied by a helper
    const [head] = await Promise.all([readLater(path)]);
    this.kept = head; // report t3(-1) promise: destructured
  }

  dump(): unknown {
    return [this.kept, this.array, this.any, this.parts, this.list, this.n];
  }
}
