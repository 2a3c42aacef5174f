import { readFileSync } from 'node:fs';

/** Views of bytes, one statement each. */
export class Shelf {
  private buffer: Buffer = Buffer.alloc(0);
  private bytes: Uint8Array = new Uint8Array(0);
  private shorts: Uint16Array = new Uint16Array(0);
  private floats: Float32Array = new Float32Array(0);
  private doubles: Float64Array | undefined;
  private longs: BigInt64Array | undefined;
  private clamped: Uint8ClampedArray | undefined;
  private data: DataView | undefined;
  private memory: ArrayBuffer | undefined;
  private numbers: number[] = [];
  private text = '';
  private n = 0;

  narrow(path: string, all: Float64Array, ids: BigInt64Array, memory: ArrayBuffer): void {
    const file = readFileSync(path);
    this.buffer = file.subarray(4); // report t1 subarray: without the first four
    this.buffer = file.subarray(-4); // report t1 subarray: the last four
    this.buffer = file.subarray(0, 4); // report t1 subarray: four bytes
    this.buffer = file.slice(4); // report t1 buffer-slice-view: a view
    this.buffer = file.slice(-8, -4); // report t1 buffer-slice-view: a view
    this.bytes = file.subarray(0, 4); // report t1 subarray: under the type of its class above
    this.doubles = all.subarray(0, 4); // report t1 subarray: any typed array
    this.longs = ids.subarray(1, 2); // report t1 subarray: any typed array
    this.bytes = new Uint8Array(memory, 8); // report t1 new-typed-view: an offset
    this.bytes = new Uint8Array(memory, 0, 8); // report t1 new-typed-view: only eight
    this.shorts = new Uint16Array(memory, 8, 8); // report t1 new-typed-view: part of it
    this.clamped = new Uint8ClampedArray(memory, 4, 4); // report t1 new-typed-view: part of it
    this.longs = new BigInt64Array(memory, 8, 1); // report t1 new-typed-view: part of it
    this.data = new DataView(memory, 4); // report t1 new-data-view: part of it
    this.data = new DataView(memory, 4, 8); // report t1 new-data-view: part of it
    this.data = new DataView(file.buffer, file.byteOffset + 4, 4); // report t1 new-data-view: part of it
    this.buffer = Buffer.from(memory, 4); // report t1 buffer-from-view: shares memory
    this.buffer = Buffer.from(memory, 4, 8); // report t1 buffer-from-view: shares memory
    this.buffer = Buffer.from(all.buffer, all.byteOffset, 16); // report t1 buffer-from-view: only sixteen
    this.floats = new Float32Array(file.buffer, file.byteOffset, 4); // report t1 new-typed-view: only four
    this.buffer = file.subarray(0, 8).subarray(0, 4); // report t1 chain: a view of a view
    this.buffer = file.subarray().slice(0, 4); // report t1 chain: narrow after whole
    this.buffer = file.subarray(0, 4).subarray(); // report t1 chain: whole after narrow
    this.buffer = file.subarray(0, 4).swap32(); // report t1 in-place: the same Buffer
    this.buffer = file.subarray(0, 4).swap16().reverse(); // report t1 in-place: the same Buffer
    this.buffer = file.subarray(0, 8).fill(0); // report t1 in-place: the same Buffer
    this.doubles = all.subarray(0, 4).sort(); // report t1 in-place: the same array
    this.doubles = all.subarray(0, 4).reverse().copyWithin(0, 1); // report t1 in-place: the same array
    const head = file.subarray(0, 4);
    this.bytes = new Uint8Array(head.buffer, head.byteOffset, head.byteLength); // report t2(-1) chain: all of a view
    this.buffer = Buffer.from(head.buffer, head.byteOffset, head.byteLength); // report t2(-2) chain: all of a view
    this.data = new DataView(head.buffer, head.byteOffset, head.byteLength); // report t2(-3) chain: all of a view
    this.bytes = structuredClone(head); // report t3(-4) structured-clone: clones all of the file
  }

  whole(path: string, all: Float64Array, memory: ArrayBuffer): void {
    const file = readFileSync(path);
    this.buffer = file; // ok t1 whole-view: the base
    this.buffer = file.subarray(); // ok t1 whole-view: all of it
    this.buffer = file.subarray(0); // ok t1 whole-view: all of it
    this.buffer = file.slice(); // ok t1 whole-view: all of it
    this.doubles = all.subarray(0).reverse(); // ok t1 whole-view: all of it
    this.bytes = new Uint8Array(memory); // ok t1 whole-view: no offset
    this.data = new DataView(memory); // ok t1 whole-view: no offset
    this.buffer = Buffer.from(memory); // ok t1 whole-view: no offset
    this.bytes = new Uint8Array(file.buffer); // ok t1 whole-view: no offset
    this.bytes = new Uint8Array(all.buffer, all.byteOffset, all.byteLength); // ok t1 whole-view: same extent
    this.data = new DataView(file.buffer, file.byteOffset, file.byteLength); // ok t1 whole-view: same extent
    this.buffer = Buffer.from(all.buffer, all.byteOffset, all.byteLength); // ok t1 whole-view: same extent
    this.bytes = structuredClone(file); // ok t3 whole-view: a clone of all of it
    this.buffer = file.swap16(); // ok t1 in-place: the base
  }

  copies(path: string, all: Float64Array, memory: ArrayBuffer): void {
    const file = readFileSync(path);
    this.buffer = Buffer.from(file.subarray(0, 4)); // ok t1 copy-safe: copies
    this.buffer = Buffer.concat([file.subarray(0, 4), file.subarray(8, 12)]); // ok t1 copy-safe: copies
    this.buffer = Buffer.copyBytesFrom(file.subarray(0, 4)); // ok t1 copy-safe: copies
    this.buffer = Buffer.copyBytesFrom(file, 0, 4); // ok t1 copy-safe: copies
    this.bytes = new Uint8Array(file.subarray(0, 4)); // ok t1 copy-safe: copies
    this.bytes = Uint8Array.from(file.subarray(0, 4)); // ok t1 copy-safe: copies
    this.bytes = Uint8Array.of(...file.subarray(0, 4)); // ok t1 copy-safe: copies
    this.doubles = new Float64Array(all.subarray(0, 4)); // ok t1 copy-safe: copies
    this.floats = Float32Array.from(all.subarray(0, 4)); // ok t1 copy-safe: copies
    this.doubles = all.slice(0, 4); // ok t1 typed-slice-copy: copies
    this.doubles = all.subarray(0, 8).slice(0, 4); // ok t1 typed-slice-copy: copies
    this.bytes = Uint8Array.prototype.slice.call(file, 0, 4); // ok t1 copy-safe: borrowed, copies
    this.doubles = all.subarray(0, 4).map((x) => x * 2); // ok t1 copy-safe: new memory
    this.doubles = all.subarray(0, 4).filter((x) => x > 0); // ok t1 copy-safe: new memory
    this.doubles = all.subarray(0, 4).toReversed(); // ok t1 copy-safe: new memory
    this.doubles = all.subarray(0, 4).toSorted(); // ok t1 copy-safe: new memory
    this.doubles = all.subarray(0, 4).with(0, 1); // ok t1 copy-safe: new memory
    this.memory = memory.slice(0, 16); // ok t1 arraybuffer-slice-trap: copies
    this.bytes = new Uint8Array(memory.slice(8, 16)); // ok t1 arraybuffer-slice-trap: copies
    const own = Buffer.alloc(4);
    file.subarray(0, 4).copy(own);
    this.buffer = own; // ok t1 copy-safe: copied into own memory
    const mine = new Float64Array(4);
    mine.set(all.subarray(0, 4));
    this.doubles = mine; // ok t1 copy-safe: copied into own memory
    this.doubles.set(all.subarray(0, 4)); // ok t1 typed-set: copies the values
    this.doubles = new Float64Array([...all.subarray(0, 4)]); // ok t1 copy-safe: numbers in between
    this.buffer = Buffer.from([...file.subarray(0, 4)]); // ok t1 copy-safe: numbers in between
  }

  values(path: string, all: Float64Array): void {
    const file = readFileSync(path);
    this.text = file.subarray(0, 4).toString('latin1'); // ok t1 element-read: a string
    this.text = file.toString('utf8', 0, 4).slice(1); // ok t1 string-trap: a string
    this.text = new TextDecoder().decode(file.subarray(0, 4)); // ok t1 element-read: a string
    this.n = file.subarray(0, 4).readUInt32LE(); // ok t1 element-read: a number
    this.n = file.subarray(0, 4)[0]; // ok t1 element-read: a number
    this.n = file.subarray(4).length; // ok t1 element-read: a number
    this.n = all.subarray(0, 4).at(-1) ?? 0; // ok t1 element-read: a number
    this.n = all.subarray(0, 4).reduce((a, b) => a + b, 0); // ok t1 element-read: a number
    this.numbers = Array.from(all.subarray(0, 4)); // ok t1 element-read: numbers
    this.numbers = [...all.subarray(0, 4)]; // ok t1 element-read: numbers
    this.numbers.push(...all.subarray(0, 4)); // ok t1 element-read: numbers
    [this.n] = all.subarray(0, 4); // ok t1 element-read: a number
    for (const x of all.subarray(0, 4)) this.numbers.push(x); // ok t1 element-read: numbers
    this.text = file.subarray(0, 4).equals(file) ? 'same' : 'other'; // ok t1 element-read: a string
  }

  dump(): unknown {
    return [this.buffer, this.bytes, this.shorts, this.floats, this.doubles, this.longs, this.clamped, this.data, this.memory, this.numbers, this.text, this.n];
  }
}
