import { Buffer as Bytes } from 'node:buffer';
import buffer from 'node:buffer';
import { readFileSync } from 'node:fs';
import { load, type NDArray, type View } from '@tsmem/ndarray';

class Packet extends Uint8Array {}
class Table {
  readonly rows: NDArray = load('table');
}
interface Sized<T> {
  readonly value: T;
  readonly next?: Sized<T>;
}
type Loaded = ReturnType<typeof load>;
type Constructor = new (memory: ArrayBuffer, at: number, n: number) => Uint8Array;
type Deep = { [key: string]: Deep } | Buffer;
abstract class Base<T extends Uint8Array> {
  protected kept: T | Uint8Array | null = null;
  protected abstract get file(): T;
  keep(other: T): void {
    this.kept = other.subarray(0, 4); // report t2 generic: of a class parameter
    this.kept = this.file.subarray(0, 4); // ok t1 same-object: the base is a property of the same object
  }
}

export class Kinds extends Base<Uint8Array> {
  private any: unknown = null;
  private array: NDArray | null = null;
  protected get file(): Uint8Array {
    return new Uint8Array(8);
  }

  constructors(memory: ArrayBuffer, shared: ArrayBufferLike, make: Constructor, view: ArrayBufferView, bytes: Uint8Array<ArrayBuffer>): void {
    this.any = new Packet(memory, 8, 8); // report t2 new-typed-view: a class that is one
    this.any = new make(memory, 8, 8); // report t3 new-typed-view: whichever it is
    this.any = new globalThis.Uint8Array(memory, 8, 8); // report t1 new-typed-view: of globalThis
    this.any = new Uint8Array(shared, 8); // report t1 new-typed-view: of either memory
    this.any = new Uint8Array(view.buffer, view.byteOffset, 8); // report t1 new-typed-view: the first eight
    this.any = new Uint8Array(view.buffer, view.byteOffset, view.byteLength); // ok t1 whole-view: same extent
    this.any = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length); // ok t1 whole-view: same extent
    this.any = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4); // ok t2 whole-view: same extent
    this.any = new Uint8Array(bytes.buffer, view.byteOffset, view.byteLength); // report t2 new-typed-view: another array's extent
    this.any = Bytes.from(memory, 8, 8); // report t2 buffer-from-view: Buffer under another name
    this.any = buffer.Buffer.from(memory, 8, 8); // report t2 buffer-from-view: Buffer of its module
    this.any = globalThis.Buffer.from(memory, 8, 8); // report t2 buffer-from-view: of globalThis
    this.any = Bytes.from(bytes); // ok t1 copy-safe: copies
    this.any = new Packet(bytes); // ok t2 copy-safe: copies
    this.any = new Packet(8); // ok t1 not-a-view: an array of its own
    const { buffer: raw, byteOffset, byteLength } = bytes;
    this.any = new Uint8Array(raw, byteOffset, byteLength); // ok t2 whole-view: same extent, taken apart
    this.any = new Uint8Array(raw, byteOffset, 4); // report t2 new-typed-view: the first four
    this.any = new Uint8Array(raw, byteOffset + 4); // report t2 new-typed-view: without the first four
  }

  types(loaded: Loaded, typed: NodeJS.TypedArray, sized: Sized<Buffer>, deep: Deep, tuple: [Buffer, number], table: Table): void {
    this.any = loaded.pick(0); // report t1 alias: an array by another name
    this.any = typed.subarray(0, 4); // report t1 union: any typed array
    this.any = sized.value.slice(0, 4); // report t1 generic: a Buffer
    this.any = sized.next?.next?.value.subarray(4); // report t1 generic: a Buffer
    this.any = tuple[0].subarray(0, 4); // report t1 tuple: a Buffer
    this.any = tuple[1]; // ok t1 tuple: a number
    this.any = tuple.slice(0, 1); // ok t1 array-slice-trap: an array
    if (deep instanceof Uint8Array) this.any = deep.subarray(0, 4); // report t1 union: narrowed
    this.array = table.rows.pick(0); // report t1 other-object: a field of another object
    for (const row of table.rows) this.array = row; // report t2 iteration: a row of another object's field
    this.array = table.rows.T; // ok t1 whole-view: all of it
  }

  marks(views: View<NDArray>[], find: () => View<NDArray> | undefined, wait: () => Promise<View<NDArray>>): void {
    this.array = find() ?? null; // report t3 brand: when there is one
    this.array = find()?.copy() ?? null; // ok t1 brand: copied
    void wait().then((one) => {
      this.array = one; // report t3(-1) brand: what a promise gives
    });
    this.any = views.length; // ok t1 brand: a number
  }

  private readonly nothing = null;
  odd(x: unknown, y: never, z: object, f: () => void): void {
    this.any = x; // ok t1 robustness: unknown
    this.any = y; // ok t1 robustness: never
    this.any = z; // ok t1 robustness: an object
    this.any = f(); // ok t1 robustness: void
    this.any = this.nothing; // ok t1 robustness: null
    this.any = (x as { subarray?: (n: number) => number }).subarray?.(4); // ok t2 userland-trap: a method of that name
    this.any = new (class { slice(n: number): number { return n; } })().slice(4); // ok t1 userland-trap: a class of our own
    this.any = super.keep; // ok t1 robustness: a method
    this.any = readFileSync; // ok t1 robustness: a function
  }

  dump(): unknown {
    return [this.any, this.array];
  }
}
