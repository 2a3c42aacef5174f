import { readFileSync } from 'node:fs';
import { load, type NDArray } from '@tsmem/ndarray';

const heads = new Map<string, Buffer>();

function first<T extends Uint8Array>(bytes: T): Uint8Array {
  return bytes.subarray(0, 1);
}
abstract class Shape {
  protected abstract cut(bytes: Buffer): Buffer;
  kept: Buffer | null = null;
  use(path: string): void {
    this.kept = this.cut(readFileSync(path)); // ok t2 helper: an abstract method, whose body is elsewhere
    const copied = Buffer.from(readFileSync(path).subarray(0, 4));
    this.kept = copied.subarray(1); // report t2 copy-base: a view of the copy
  }
}
class Square extends Shape {
  protected cut(bytes: Buffer): Buffer {
    return bytes.subarray(0, 4); // ok t1 return-direct: transfer
  }
}

export class Third {
  kept: Uint8Array | null = null;
  private rows: Record<string, NDArray> = {};
  private latest: [Buffer, number] | null = null;
  private readonly byPath: { [path: string]: { head?: Buffer; all?: Buffer } } = {};

  shapes(path: string, key: keyof Third & 'kept', n: number): void {
    const file = readFileSync(path);
    this.kept = first(file); // report t3 helper: generic
    this[key] = file.subarray(0, n); // report t1 field: a computed name
    this.latest = [file.subarray(0, 4), 4]; // report t1 array-literal: a tuple
    this.byPath[path] = { head: file.subarray(0, 4) }; // report t1 object-literal: by a computed name
    (this.byPath[path] ??= {}).head = file.subarray(0, 4); // report t2 field: of an element of a field
    this.byPath[path]!.head ??= file.subarray(0, 4); // report t1 field: of an element of a field
    heads.set(path, n > 4 ? file : file.subarray(0, n)); // report t1 conditional: one branch
    heads.set(path, n > 4 ? Buffer.from(file.subarray(0, n)) : file); // ok t1 copy-safe: copied
    for (const [name, at] of Object.entries({ a: 0, b: 1 })) this.rows[name] = load(path).pick(at); // report t1 index: by a computed name
    label: for (;;) {
      this.kept = file.subarray(1); // report t1 field: in a labelled loop
      break label;
    }
    if ((this.kept = file.subarray(0, 4)).length > 2) return; // report t1 assignment: in a test
  }

  beside(path: string): void {
    const all = readFileSync(path);
    this.byPath[path] = { all, head: all.subarray(0, 4) }; // ok t1 base-stored: in the same literal
    const entry = { all, head: all.subarray(0, 4) };
    this.byPath[path + 1] = entry; // ok t2 base-stored: in the same literal
  }

  dump(): unknown {
    return [this.rows, this.latest, Square];
  }
}

export function exportsOf(paths: readonly string[]): { heads: Buffer[]; count: number } {
  const found: Buffer[] = [];
  for (const path of paths) {
    const file = readFileSync(path);
    if (file.length < 4) continue;
    const head = file.subarray(0, 4);
    found.push(head); // report t1(-1) loop-accumulate: one per file
  }
  return { heads: found, count: found.length };
}

export function windowed(table: NDArray, n: number): NDArray[] {
  return Array.from({ length: n }, (_, i) => table.slice([i, i + 4])); // ok t2 returned-container: the caller's base
}
