import { readFileSync } from 'node:fs';
import { load, zeros, array, asarray, concatenate, type NDArray, type View } from '@tsmem/ndarray';

export interface Layer {
  pixels: Uint8ClampedArray;
  mask?: Uint8Array;
}

export class AudioRing {
  private readonly memory = new ArrayBuffer(1 << 20);
  private readonly left = new Float32Array(this.memory, 0, 1024); // ok t2 base-own-field: the field holds the base
  private peak: Float32Array | null = null;
  private history: Float32Array[] = [];
  private readonly worker?: Worker;

  push(block: Float32Array): void {
    this.left.set(block.subarray(0, 1024)); // ok t1 typed-set: set copies
    this.peak = block.subarray(0, 128); // report t1 field: keeps the block
    this.peak = block.subarray(0, 128).map(Math.abs); // ok t1 copy-safe: map copies
    this.history.unshift(block.subarray(0, 1)); // report t1 unshift: keeps the block
    this.history = [...this.history.slice(-9), block.subarray(-128)]; // report t1 spread: a new list in the field
    this.history = this.history.concat(block.slice(-128)); // ok t1 typed-slice-copy: copies
    this.history = this.history.concat(block.subarray(-128)); // report t2 concat: a view in the list
    this.worker?.postMessage(block.subarray(0, 16)); // ok t1 transient-arg: posted
    this.peak = this.left.subarray(0, 16); // ok t1 base-own-field: the base is a field of this object
    this.peak = this.left.subarray(0, 16).fill(0); // ok t1 base-own-field: in place, the same
  }
}

export class Canvas {
  layers: Layer[] = [];
  background: NDArray | null = null;
  readonly tiles: Map<string, NDArray> = new Map();
  selection: { area: NDArray; at: number } | undefined;
  histogram: number[] = [];
  thumb?: View<NDArray>;

  load(path: string): void {
    const image = load(path);
    this.background = image.slice([0, 10], [0, 10]); // report t1 field: ten by ten of an image
    this.histogram = image.slice([0, 10]).toArray(); // ok t1 element-read: numbers
    this.selection = { area: image.slice(':', [0, 4]), at: 0 }; // report t1 object-literal: four columns
    this.background = image.slice(':', ':').T; // ok t1 whole-view: all of it
    this.background = asarray(image.slice([0, 4])); // report t2 asarray: may be the same
    this.background = image.slice([0, 4]).add(1); // ok t1 copy-safe: arithmetic
    this.background = concatenate([image.slice([0, 4]), image.slice([8, 12])]); // ok t1 copy-safe: new memory
    this.background = image.slice([0, 4]).swapaxes(0, 1).reshape(-1); // report t1 chain: whole views of a narrow one
    this.thumb = image.slice([0, 100]); // report t1 field: typed as a view
    const [first, second] = image;
    this.tiles.set('first', first); // report t2(-1) iteration: rows of an image
    this.tiles.set('mean', array([second.mean()])); // ok t1 element-read: a number
    for (const [y, row] of [...image].entries()) {
      this.tiles.set(`row ${y}`, row); // report t3(-1) iteration: rows spread into a list
    }
  }

  cut(data: ImageData, other: ImageData): void {
    this.layers.push({ pixels: data.data.subarray(0, 4) }); // report t1 object-literal: four bytes of an image
    this.layers.push({ pixels: new Uint8ClampedArray(other.data.buffer) }); // ok t1 whole-view: no offset
    this.layers[0].mask = new Uint8Array(data.data.buffer, 4, 4); // report t1 field: reached from a field
    this.layers.at(-1)!.mask = new Uint8Array(data.data.subarray(0, 16)); // ok t1 copy-safe: copies
  }

  keep(data: ImageData): void {
    this.layers.push({ pixels: data.data, mask: new Uint8Array(data.data.buffer, 4, 4) }); // ok t2 base-stored: the base beside it
  }

  static shared: NDArray = zeros([1000, 1000]);
  static corner: NDArray = Canvas.shared.slice([0, 2], [0, 2]); // ok t2 base-static: its base is a static field
  readonly brush: NDArray = load('brush.npy').slice([0, 8]); // report t1 field-init: keeps the file
  readonly stamp = load('stamp.npy').slice([0, 8]).copy(); // ok t1 copy-safe: copied
}

export function frames(paths: string[]): { first: NDArray; count: number }[] {
  return paths.map((path) => {
    const video = load(path);
    return { first: video.pick(0), count: video.shape[0] }; // report t2 callback-map: one frame keeps each video
  });
}

export function bySize(paths: string[]): Map<number, NDArray[]> {
  const groups = new Map<number, NDArray[]>();
  for (const path of paths) {
    const video = load(path);
    const group = groups.get(video.size);
    if (group) group.push(video.pick(0)); // report t3 loop-accumulate: a list out of the returned map
    else groups.set(video.size, [video.pick(0)]); // report t2 loop-accumulate: a list put into the returned map
  }
  return groups;
}

export function mipmaps(path: string): NDArray[] {
  const out: NDArray[] = [load(path)];
  for (let i = 0; i < 4; i++) out.push(out[i].slice([null, null, 2], [null, null, 2])); // ok t2 base-stored: the base is in the list
  return out;
}

export function channels(path: string): NDArray[] {
  const image = load(path);
  return [0, 1, 2].map((c) => image.slice(':', ':', c)); // ok t2 tiling: together they are the image
}

export function header(path: string): () => string {
  const file = readFileSync(path);
  const head = file.subarray(0, 16);
  return () => head.toString('hex'); // report t2(-1) closure: a returned closure keeps the file
}

export function lazyHeader(path: string): () => string {
  const head = readFileSync(path).subarray(0, 16).toString('hex');
  return () => head; // ok t1 element-read: a string
}

export function callerHeader(file: Buffer): () => string {
  const head = file.subarray(0, 16);
  return () => head.toString('hex'); // ok t2 closure: the caller owns the file
}
