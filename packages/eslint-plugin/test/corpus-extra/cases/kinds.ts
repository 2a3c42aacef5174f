import { readFileSync } from 'node:fs';
import { load, type NDArray } from '@tsmem/ndarray';

/** A class of ours with a method of that name. */
class Range {
  constructor(readonly from: number, readonly to: number) {}
  slice(from: number, to: number): Range {
    return new Range(this.from + from, this.from + to);
  }
  subarray(from: number, to: number): Range {
    return this.slice(from, to);
  }
  pick(): Range {
    return this;
  }
}

class Bytes extends Uint8Array {}

interface Chunk extends Buffer {
  readonly stream: number;
}

type Wire = Buffer;
type Source = { readonly body: Wire };
type Field = 'head' | 'tail';

namespace own {
  export class NDArray {
    slice(..._specs: unknown[]): NDArray {
      return this;
    }
  }
}

export class Kinds {
  private any: unknown = null;
  private range = new Range(0, 1);
  private bytes: Uint8Array = new Uint8Array(0);
  private own = new own.NDArray();
  private either: string | Buffer = '';
  private parts: Partial<Record<Field, Buffer>> = {};
  private words: string[] = [];
  private mixed: Uint8Array | number[] = [];
  private array: NDArray | null = null;

  classes(bytes: Bytes, chunk: Chunk, source: Source): void {
    this.range = this.range.slice(0, 1); // ok t1 userland-trap: our own class
    this.any = new Range(0, 9).subarray(0, 1); // ok t1 userland-trap: our own class
    this.any = new Range(0, 9).pick(); // ok t1 userland-trap: our own class
    this.own = this.own.slice([0, 4]); // ok t1 userland-trap: another class of that name
    this.bytes = bytes.subarray(0, 4); // report t1 subclass: a typed array
    this.bytes = bytes.slice(0, 4); // ok t1 subclass: copies
    this.any = chunk.slice(0, 4); // report t1 interface: a Buffer
    this.any = chunk.subarray(0, 4); // report t1 interface: a Buffer
    this.any = source.body.slice(0, 4); // report t1 alias: a Buffer
  }

  unions(data: Buffer | Uint8Array, text: string | Uint8Array, list: number[] | Uint8Array, maybe: Buffer | undefined): void {
    this.any = data.subarray(0, 4); // report t1 union: either is a view
    this.any = data.slice(0, 4); // report t2 union: for a Buffer a view
    this.any = text.slice(0, 4); // ok t2 union: a string, or a copy
    this.mixed = list.slice(0, 4); // ok t2 union: copies, both
    this.any = maybe?.slice(0, 4); // report t1 union: a view when there is one
    this.any = maybe!.subarray(0, 4); // report t1 union: a view
    if (typeof text !== 'string') this.bytes = text.subarray(0, 4); // report t1 union: narrowed
    this.either = typeof text === 'string' ? text.slice(0, 4) : Buffer.from(text); // ok t1 union: narrowed to a string
    if (Buffer.isBuffer(data)) this.any = data.slice(0, 4); // report t1 union: narrowed to Buffer
    if (Array.isArray(list)) this.mixed = list.slice(0, 4); // ok t1 union: narrowed to an array
  }

  generic<T extends Uint8Array, B extends Buffer, A extends NDArray, S extends string, L extends unknown[], U>(
    typed: T, buffer: B, array: A, text: S, list: L, unknown: U,
  ): void {
    this.any = typed.subarray(0, 4); // report t2 generic: a typed array
    this.any = typed.slice(0, 4); // ok t2 generic: copies
    this.any = buffer.slice(0, 4); // report t2 generic: a Buffer
    this.any = array.slice([0, 4]); // report t2 generic: an array
    this.any = array.T; // ok t2 generic: all of it
    this.any = text.slice(0, 40); // ok t2 generic: a string
    this.any = list.slice(0, 4); // ok t2 generic: an array of ours
    this.any = unknown; // ok t1 generic: nothing is known
  }

  intersections(tagged: Buffer & { readonly tag: string }, branded: Uint8Array & { readonly __brand?: 'id' }): void {
    this.any = tagged.slice(0, 4); // report t2 intersection: a Buffer
    this.bytes = branded.subarray(0, 4); // report t2 intersection: a typed array
    this.any = tagged.tag.slice(0, 40); // ok t1 intersection: a string
  }

  untyped(x: any, record: Record<string, any>): void {
    this.any = x.subarray(0, 4); // report t2 any-untyped: only subarray says view
    this.any = x.slice(0, 4); // ok t2 any-untyped: slice says nothing
    this.any = x.pick(0); // ok t2 any-untyped: pick says nothing
    this.any = x.T; // ok t2 any-untyped: says nothing
    this.any = record.body.subarray(4); // report t2 any-untyped: only subarray says view
    this.any = JSON.parse(x).slice(0, 4); // ok t2 any-untyped: slice says nothing
    this.any = (x as Buffer).slice(0, 4); // report t1 any-untyped: says Buffer
    this.any = (x as string).slice(0, 40); // ok t1 any-untyped: says string
    this.any = x.subarray(); // ok t2 any-untyped: all of it
  }

  others(blob: Blob, list: readonly Buffer[], view: DataView, file: File, memory: SharedArrayBuffer): void {
    this.any = blob.slice(0, 4); // ok t1 userland-trap: a Blob
    this.any = file.slice(0, 4); // ok t1 userland-trap: a File
    this.any = list.slice(0, 4); // ok t1 array-slice-trap: an array of whole Buffers
    this.any = view.getUint8(0); // ok t1 element-read: a number
    this.any = memory.slice(0, 4); // ok t1 arraybuffer-slice-trap: copies
    this.any = new Int32Array(memory, 0, 4); // report t1 new-typed-view: part of shared memory
    this.words = 'a b c'.slice(0, 3).split(' '); // ok t1 string-trap: strings
    this.any = new Array(3).slice(0, 1); // ok t1 array-slice-trap: an array
    this.any = new Uint8Array(16); // ok t1 not-a-view: an array of its own
    this.any = new Uint8Array([1, 2, 3]); // ok t1 not-a-view: an array of its own
    this.any = Buffer.from('text', 'utf8'); // ok t1 not-a-view: an array of its own
    this.any = Buffer.from([1, 2, 3]); // ok t1 not-a-view: an array of its own
    this.any = Uint8Array.from([1, 2, 3]).subarray(1); // report t1 subarray: of a literal, which nobody else keeps
  }

  indexed(path: string, name: Field): void {
    this.parts[name] = readFileSync(path).subarray(0, 4); // report t1 field: an element of a field
    this.parts.head = readFileSync(path).subarray(0, 4); // report t1 field: a member of a field
    this.parts['tail'] ??= readFileSync(path).subarray(-4); // report t1 field: a member of a field
    this.array ??= load(path).pick(0); // report t1 field: when there was none
    this.array ||= load(path).pick(0); // report t1 field: when there was none
    this.array &&= load(path).pick(0); // report t1 field: when there was one
  }

  dump(): unknown {
    return [this.any, this.range, this.bytes, this.own, this.either, this.parts, this.words, this.mixed, this.array];
  }
}
