import { readFileSync } from "node:fs";
import { LRUCache } from "lru-cache";
import { load, zeros, type NDArray } from "@tsmem/ndarray";

const PALETTE = load("palette.bin");
const icons = new Map<string, Uint8Array>();
const tiles = new LRUCache<string, NDArray>({ max: 100 });
const colours = new Map<number, NDArray>();
const notes = new WeakMap<object, Buffer>();
export const swatch = PALETTE.slice([0, 8]);
export const splash = readFileSync("splash.bin").subarray(0, 256);

export function icon(path: string): void {
  const file = readFileSync(path);
  icons.set(path, new Uint8Array(file.buffer, file.byteOffset + 8, 64));
  icons.set(path, new Uint8Array(file.buffer, file.byteOffset, file.byteLength));
  icons.set(path, new Uint8Array(file.subarray(8, 72)));
  icons.set(path, file.slice(8, 72));
  icons.set(path, new Uint8Array(file).slice(8, 72));
  icons.set(path, Buffer.from(file.buffer, file.byteOffset + 8, 64));
}

export function tile(path: string): void {
  const big = load(path);
  tiles.set(path, big.slice([0, 8], [0, 8]));
  tiles.set(path, zeros([8, 8]));
}

export function colour(i: number, owner: object): void {
  colours.set(i, PALETTE.pick(i));
  notes.set(owner, readFileSync("notes.bin").subarray(0, 8));
}
